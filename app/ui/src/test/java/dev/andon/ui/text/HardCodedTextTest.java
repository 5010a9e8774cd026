package dev.andon.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads the sources of the screens for words that a person would be shown and that stand in no bundle: literals with letters in whatever is handed to a
 * control as its text, there or by a constant of the same file.
 */
class HardCodedTextTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern SHOWN =
            Pattern.compile("(?:\\bset(?:Text|AccessibleText|AccessibleHelp|PromptText|Title"
                    + "|HeaderText|ContentText|AccessibleRoleDescription)|\\bnew (?:Label|Text|Tooltip|Button|ToggleButton|CheckBox"
                    + "|RadioButton|MenuItem|CheckMenuItem|Menu|Hyperlink|TitledPane|Tab|TableColumn(?:<[^>]*>)?|Alert|ButtonType"
                    + "|TextField|TextArea))\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("(?=.*\\.)\\.?[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.?");
    private static final Pattern CONSTANT =
            Pattern.compile("static final String (\\w+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** What is the same in every language, and why. */
    private static final Map<String, String> ALLOWED = Map.of(
            " – Andon", "the program's own name, in the window's title",
            "F", "the letter on the mark of an instrument fault: a sign, as 1 to 4 are",
            "\\n", "a new line",
            " km", "the sign of a unit",
            " m", "the sign of a unit");

    @Test
    void noScreenHoldsWordsOfItsOwn() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                List<String> words = shownBy(read(file));
                if (!words.isEmpty()) {
                    found.put(file.toString(), words);
                }
            });
        }
        assertThat(found)
                .as("put these into ui.properties and ui_de.properties")
                .isEmpty();
    }

    @Test
    void wordsAreFoundWhereverTheyHide() {
        assertThat(shownBy("title.setText(\"Nothing to see\");")).containsExactly("Nothing to see");
        assertThat(shownBy("new Label(\n  on ? \"an\" : words.get(\"x.off\"))")).containsExactly("an");
        assertThat(shownBy("private static final String HINT = \"Click me\";\nlabel.setText(HINT);"))
                .containsExactly("Click me");
        assertThat(shownBy("new TableColumn<Row, String>(\"Name\")")).containsExactly("Name");
    }

    @Test
    void keysSignsAndCommentsAreNoWords() {
        assertThat(shownBy("a.setText(words.get(\"bar.live\") + \" · \" + words.get(\"quality.\" + name));"))
                .isEmpty();
        assertThat(shownBy("// a.setText(\"gone\")\n/* new Label(\"gone\") */ a.setId(\"id\");"))
                .isEmpty();
    }

    private static List<String> shownBy(String source) {
        String code = COMMENT.matcher(source).replaceAll("");
        Map<String, String> constants = new TreeMap<>();
        CONSTANT.matcher(code).results().forEach(found -> constants.put(found.group(1), found.group(2)));
        List<String> words = new ArrayList<>();
        Matcher call = SHOWN.matcher(code);
        while (call.find()) {
            String argument = argument(code, call.end());
            LITERAL.matcher(argument).results().forEach(found -> words.add(found.group(1)));
            constants.forEach((name, value) -> {
                if (Pattern.compile("\\b" + name + "\\b").matcher(argument).find()) {
                    words.add(value);
                }
            });
        }
        Set<String> allowed = ALLOWED.keySet();
        return words.stream()
                .filter(word -> LETTER.matcher(word).find())
                .filter(word -> !KEY.matcher(word).matches() && !allowed.contains(word))
                .toList();
    }

    /** What stands between a call's parentheses, however deep it goes. */
    private static String argument(String code, int from) {
        int depth = 1;
        boolean quoted = false;
        int at = from;
        while (at < code.length() && depth > 0) {
            char sign = code.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            }
            at++;
        }
        return code.substring(from, Math.min(at, code.length()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
