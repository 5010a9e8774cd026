package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Secrets;
import dev.andon.model.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection that stands in no file yet, with the reader of the files and in its words, and tells what is wrong with each key. Any
 * thread; looks at the disk for the files that the keys name.
 *
 * @param settings null: there is a mistake
 * @param mistakes by key, those of a mapping with a dot ({@code tls.ca}); the place in each is empty
 */
public record ConnectionText(@Nullable ConnectionSettings settings, Map<String, Problem> mistakes) {

    private static final String FILE = "connection.yaml";

    /** @throws NullPointerException when a key or a mistake is null */
    public ConnectionText {
        mistakes = Map.copyOf(mistakes);
    }

    /**
     * Reads the keys of a connection.
     *
     * @param keys as {@link YamlEdit#value} gives them
     * @param folder of the workspace, which files are named relative to
     */
    public static ConnectionText read(String name, Map<String, ?> keys, Path folder, Secrets secrets) {
        List<String> keyOfLine = new ArrayList<>();
        String text = text(keys, keyOfLine);
        List<Mistake> found = new ArrayList<>();
        WorkspaceFile file = new WorkspaceFile(folder, FILE, found, true);
        ConnectionSettings settings = YamlText.parse(file, text.getBytes(StandardCharsets.UTF_8))
                .flatMap(root -> Mapping.of(file, root))
                .map(mapping -> new ConnectionReader(mapping, name, ConnectionUrl.schemes()).read(secrets))
                .orElse(null);
        Map<String, Problem> mistakes = new LinkedHashMap<>();
        for (Mistake mistake : found) {
            int line = Math.clamp(mistake.line() - 1L, 0, Math.max(0, keyOfLine.size() - 1));
            String key = keyOfLine.isEmpty() ? "url" : keyOfLine.get(line);
            mistakes.putIfAbsent(key, new Problem("", mistake.what(), mistake.remedy()));
        }
        return new ConnectionText(settings, mistakes);
    }

    /** Each key on a line of its own, so that the line of a mistake tells the key. */
    private static String text(Map<String, ?> keys, List<String> keyOfLine) {
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> {
            boolean mapping = value instanceof Map<?, ?> map && !map.isEmpty();
            keyOfLine.add(key);
            text.append(YamlForm.text(key)).append(mapping ? ":" : ": " + YamlForm.flow(YamlForm.tree(value)));
            text.append('\n');
            if (mapping) {
                ((Map<?, ?>) value).forEach((inner, innerValue) -> {
                    keyOfLine.add(key + "." + inner);
                    text.append("  ").append(YamlForm.text((String) inner)).append(": ");
                    text.append(YamlForm.flow(YamlForm.tree(innerValue))).append('\n');
                });
            }
        });
        return text.toString();
    }
}
