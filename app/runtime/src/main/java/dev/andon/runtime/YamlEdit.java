package dev.andon.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A YAML file of the workspace and changes to it that leave alone what they do not touch: comments, order, quotes, indents. An edit is a cut
 * into the text; afterwards the text is read again, and refused unless it says exactly what it was meant to say.
 *
 * <p>A path is a list of keys (String) and indices (Integer, from 0) from the root; a value is a String, Integer, Long, finite Double or
 * Boolean, or a List, or a Map by String, of these. Immutable: each edit returns the edited text, and {@link #write} writes it.
 */
public final class YamlEdit {

    private static final String MARK = "\uFEFF";

    private final @Nullable Path file;
    private final byte @Nullable [] read;
    private final String mark;
    private final String text;

    private YamlEdit(@Nullable Path file, byte @Nullable [] read, String mark, String text) {
        this.file = file;
        this.read = read;
        this.mark = mark;
        this.text = text;
    }

    /**
     * A text that is not in a file yet.
     *
     * @throws Wrong when it cannot be read
     */
    public static YamlEdit of(String text) {
        return of(null, null, text);
    }

    /**
     * Reads a file, or begins an empty one where there is none; blocks on the disk.
     *
     * @throws Wrong when it is no YAML that can be read
     */
    public static YamlEdit read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return of(file, null, "");
        }
        byte[] bytes = Files.readAllBytes(file);
        return of(file, bytes, new String(bytes, StandardCharsets.UTF_8));
    }

    private static YamlEdit of(@Nullable Path file, byte @Nullable [] read, String text) {
        check(file, read == null ? text.getBytes(StandardCharsets.UTF_8) : read);
        boolean marked = text.startsWith(MARK);
        return new YamlEdit(file, read, marked ? MARK : "", marked ? text.substring(1) : text);
    }

    private static void check(@Nullable Path file, byte[] bytes) {
        String name = file == null ? "the text" : file.getFileName().toString();
        List<Mistake> mistakes = new ArrayList<>();
        YamlText.parse(new WorkspaceFile(Path.of(""), name, mistakes, true), bytes);
        if (!mistakes.isEmpty()) {
            Mistake first = mistakes.getFirst();
            throw new Wrong(first.where() + " " + first.what(), first.remedy());
        }
    }

    /** What the file would hold. */
    public String text() {
        return mark + text;
    }

    /** What stands at a path: a String, Long, Double, Boolean, List or Map (in the order of the file); without a value: the empty text. */
    public Optional<Object> value(Object... path) {
        return new YamlSplice(text).find(List.of(path)).map(part -> YamlForm.value(part.tree()));
    }

    /**
     * Gives what stands at a path another value, or adds it: a key at the end of its mapping, an element at the end of its list (with the
     * index that it gets). Mappings that the path needs are made. Where both are mappings or lists only what differs is touched.
     *
     * @throws Wrong when the path does not lead anywhere, or the file has a form that cannot be edited safely
     */
    public YamlEdit set(Object value, Object... path) {
        List<Object> steps = List.of(path);
        Object wanted = YamlForm.tree(value);
        Object intended = YamlPath.with(tree(), steps, wanted);
        return become(text, steps, wanted, intended);
    }

    /** Adds an element to the list at a path, before the one that has the index now. */
    public YamlEdit insert(Object value, int index, Object... path) {
        List<Object> steps = List.of(path);
        Object wanted = YamlForm.tree(value);
        Object intended = YamlPath.inserted(tree(), steps, index, wanted);
        return checked(new YamlSplice(text).insert(steps, index, wanted), intended);
    }

    /** Takes out the key or the element at a path; nothing happens when it is not there. */
    public YamlEdit remove(Object... path) {
        List<Object> steps = List.of(path);
        YamlSplice splice = new YamlSplice(text);
        if (steps.isEmpty() || splice.find(steps).isEmpty()) {
            return this;
        }
        return checked(splice.remove(steps), YamlPath.without(tree(), steps));
    }

    /**
     * Writes the file whole or not at all; blocks on the disk.
     *
     * @throws Wrong when the file on the disk is not what was read
     * @throws IllegalStateException when there is no file
     */
    public void write() throws IOException {
        if (file == null) {
            throw new IllegalStateException("a text without a file");
        }
        byte[] there = Files.notExists(file) ? null : Files.readAllBytes(file);
        if (!Arrays.equals(there, read)) {
            throw new Wrong(
                    file.getFileName() + " was changed by someone else in the meantime, and was left as it is",
                    "look at it and do this again");
        }
        AtomicFile.write(file, text().getBytes(StandardCharsets.UTF_8));
    }

    private Object tree() {
        YamlPart root = new YamlSplice(text).root();
        return root == null ? YamlPart.Leaf.NULL : root.tree();
    }

    private YamlEdit become(String text, List<Object> path, Object wanted, Object intended) {
        String changed;
        try {
            changed = changed(text, path, wanted);
        } catch (IndexOutOfBoundsException e) {
            throw refused();
        }
        return checked(changed, intended);
    }

    /** The text with the wanted value at a path, touching only what differs. */
    private static String changed(String text, List<Object> path, Object wanted) {
        YamlSplice splice = new YamlSplice(text);
        Optional<YamlPart> part = splice.find(path);
        if (part.isEmpty() && !path.isEmpty()) {
            List<Object> above = path.subList(0, path.size() - 1);
            return switch (splice.find(above).map(YamlPart::tree).orElse(YamlPart.Leaf.NULL)) {
                case Map<?, ?> mapping -> splice.add(above, (String) path.getLast(), wanted);
                case List<?> list -> splice.insert(above, (Integer) path.getLast(), wanted);
                default -> changed(text, above, Map.of(path.getLast(), wanted));
            };
        }
        Object now = part.map(YamlPart::tree).orElse(YamlPart.Leaf.NULL);
        if (part.isPresent() && now.equals(wanted)) {
            return text;
        }
        if (now instanceof Map<?, ?> before && wanted instanceof Map<?, ?> after && !after.isEmpty()) {
            return mapping(text, path, before, after);
        }
        return now instanceof List<?> before && wanted instanceof List<?> after && !after.isEmpty()
                ? list(text, path, before, after)
                : splice.replace(path, wanted);
    }

    private static String mapping(String text, List<Object> path, Map<?, ?> before, Map<?, ?> after) {
        String changed = text;
        // First what is added: a mapping that is emptied on the way would lose its form.
        for (Map.Entry<?, ?> entry : after.entrySet()) {
            changed = changed(changed, YamlPath.below(path, entry.getKey()), Objects.requireNonNull(entry.getValue()));
        }
        for (Object key : before.keySet()) {
            if (!after.containsKey(key)) {
                changed = new YamlSplice(changed).remove(YamlPath.below(path, key));
            }
        }
        return changed;
    }

    private static String list(String text, List<Object> path, List<?> before, List<?> after) {
        int least = Math.min(before.size(), after.size());
        int same = 0;
        while (same < least && before.get(same).equals(after.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < least - same && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        String changed = text;
        for (int index = same; index < after.size() - tail; index++) {
            changed = index < before.size() - tail
                    ? changed(changed, YamlPath.below(path, index), after.get(index))
                    : new YamlSplice(changed).insert(path, index, after.get(index));
        }
        for (int index = before.size() - tail - 1; index >= after.size() - tail; index--) {
            changed = new YamlSplice(changed).remove(YamlPath.below(path, index));
        }
        return changed;
    }

    private YamlEdit checked(String changed, Object intended) {
        YamlEdit edit = new YamlEdit(file, read, mark, changed);
        try {
            check(file, edit.text().getBytes(StandardCharsets.UTF_8));
            if (edit.tree().equals(intended)) {
                return edit;
            }
        } catch (Wrong wrong) {
            throw refused();
        }
        throw refused();
    }

    private Wrong refused() {
        String name = file == null ? "the text" : file.getFileName().toString();
        return new Wrong(
                name
                        + " is written in a way that cannot be changed here without harm (an alias, or a form of YAML that is rare)",
                "change it with an editor");
    }
}
