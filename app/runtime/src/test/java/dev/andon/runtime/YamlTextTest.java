package dev.andon.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {

    @TempDir
    Path temp;

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "id: a\\n\\tmatch: b => 2: a tab indents this line; YAML takes only spaces: replace it",
                "id: a\\nunit: %\\n => 2: a text cannot begin with %; put the whole text in double quotes",
                "id: a\\nmatch: @x\\n => 2: a text cannot begin with @; put the whole text in double quotes",
                "id: a\\nmatch: *\\n => 2: a text cannot begin with *; put the whole text in double quotes",
                "id: a\\nmatch: *hunter2\\n => 2: a text that begins with * names an alias, and there is none; put the whole text in double quotes",
                "id: a\\nmatch: !hunter2 x\\n => 2: a tag (a word that begins with !) has no meaning here; put the text in quotes",
                "id: a\\ntitle: Press: left\\n => 2: a colon stands where none can; if it belongs to a text, put the whole text in double quotes",
                "id: a\\ntitle: \"Press\\nmatch: b\\n => 2: a quote is opened here and never closed; close it in the same line",
                "id: a\\npoints: { x: 1\\nmatch: b\\n => 2: a { is opened here and not closed properly; look for a missing , or }",
                "id: a\\npoints: [ x, y\\nmatch: b\\n => 2: a [ is opened here and not closed properly; look for a missing , or ]",
                "id: a\\n  match: b\\n => 2: a colon stands where none can; if it belongs to a text, put the whole text in double quotes",
                "points:\\n    x: { title: X }\\n  y: 1\\n => 3: this line is indented otherwise than those it belongs to; indent them alike",
                "id: a\\npath: \"C:\\q\"\\n => 2: a \\ in double quotes begins an escape; write \\\\, or use single quotes",
                "id: a\\nmatch\\n => 2: a key without a colon; write key: value",
                "id: a\\n---\\nid: b\\n => 2: holds a second document; make the file a list, each entry with a - before it",
                "id: a\\n? [x]\\n: b\\n => 2: a key is a word, not a list; write key: value",
                "id: a\\u0007\\n => 1: holds a control character that no text has; take it out",
                "id: a\\nid: b\\n => 2: the key id stands twice; take one out; the first is used"
            })
    void aFaultOfGrammarIsToldInPlainWords(String text, String told) {
        Folder folder = Folder.in(temp)
                .file(
                        "profiles/p.yaml",
                        text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007"));

        assertThat(folder.mistakes()).contains("profiles/p.yaml:" + told);
        assertThat(folder.mistakes()).noneMatch(mistake -> mistake.contains("hunter2"));
    }

    @Test
    void textThatIsNotUtf8NamesTheLine() {
        Folder folder = Folder.in(temp).file("profiles/p.yaml", "id: a\ntitle: Überdruck\n".getBytes(ISO_8859_1));

        assertThat(folder.mistakes()).containsExactly("profiles/p.yaml:2: is not UTF-8 from here on; save it as UTF-8");
    }

    @Test
    void utf16SaysSo() {
        assertThat(Folder.in(temp)
                        .file("profiles/p.yaml", "id: a\n".getBytes(UTF_16))
                        .mistakes())
                .containsExactly("profiles/p.yaml:1: is UTF-16; save it as UTF-8");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreFine() {
        Folder folder = Folder.in(temp).file("profiles/p.yaml", "\uFEFFid: a\r\nmatch: \"*\"\r\nunknown: 1\r\n");

        assertThat(folder.mistakes())
                .singleElement()
                .asString()
                .startsWith("profiles/p.yaml:3: the key unknown is not known here");
    }

    @Test
    void anEmptyFileIsNoMistake() {
        assertThat(Folder.in(temp).file("profiles/p.yaml", "# nothing yet\n").mistakes())
                .isEmpty();
    }

    @Test
    void aHugeFileIsRefused() {
        assertThat(Folder.in(temp)
                        .file("profiles/p.yaml", "#".repeat(YamlText.SIZE_LIMIT + 1))
                        .mistakes())
                .containsExactly("profiles/p.yaml: is larger than 1 MiB; split it into several files");
    }

    @Test
    @Timeout(60)
    void deepNestingIsRefusedBeforeItExhaustsTheStack() {
        assertThat(Folder.in(temp)
                        .file("profiles/p.yaml", "[".repeat(YamlText.SIZE_LIMIT))
                        .mistakes())
                .containsExactly("profiles/p.yaml:1: is nested more than 32 levels deep; make it flatter");
    }

    @Test
    @Timeout(60)
    void aliasesThatMultiplyAreRefusedBeforeTheyExhaustMemory() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(Folder.in(temp).file("profiles/p.yaml", bomb.toString()).mistakes())
                .singleElement()
                .asString()
                .contains("aliases");
    }

    @Test
    @Timeout(60)
    void anAliasOfItselfIsRefused() {
        assertThat(Folder.in(temp)
                        .file("places/p.yaml", "id: a\nchildren: &c [{ id: b, children: *c }]\n")
                        .mistakes())
                .containsExactly(
                        "places/p.yaml: grows without bounds when its aliases (*name) are unfolded; write out what they stand for");
    }

    @Test
    void anHonestAliasIsFine() {
        Folder folder = Folder.in(temp)
                .file(
                        "profiles/p.yaml",
                        "id: a\nmatch: \"*\"\npoints:\n  x: &t { unit: Cel, range: [0, 9] }\n  y: *t\n");

        assertThat(folder.mistakes()).isEmpty();
        assertThat(folder.read().workspace().profiles().getFirst().points()).hasSize(2);
    }

    @Property(tries = 500)
    void noTextWhateverMakesTheReaderThrow(
            @ForAll @StringLength(max = 80) @CharRange(from = '\t', to = '~') String text) {
        assertThatCode(() -> parse(text)).doesNotThrowAnyException();
    }

    private static List<Mistake> parse(String text) {
        List<Mistake> mistakes = new ArrayList<>();
        WorkspaceFile file = new WorkspaceFile(Path.of(""), "profiles/p.yaml", mistakes, true);
        YamlText.parse(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .flatMap(node -> Mapping.of(file, node))
                .ifPresent(ProfileReader::read);
        return mistakes;
    }
}
