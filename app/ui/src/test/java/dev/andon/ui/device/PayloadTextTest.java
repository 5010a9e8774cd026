package dev.andon.ui.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.Payload;
import dev.andon.ui.device.LineDiff.Change;
import dev.andon.ui.device.LineDiff.Line;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Payloads as lines, and what changed in them. */
class PayloadTextTest {

    @Test
    void jsonHasALineForEachValueAndLosesNothing() {
        assertThat(lines("{\"b\":1.50,\"a\":{\"x\":[1,2e3,{}],\"y\":[]},\"a\":null,\"t\":\"q\\\"z\"}"))
                .containsExactly(
                        "{",
                        "  \"b\": 1.50,",
                        "  \"a\": {",
                        "    \"x\": [",
                        "      1,",
                        "      2e3,",
                        "      {}",
                        "    ],",
                        "    \"y\": []",
                        "  },",
                        "  \"a\": null,",
                        "  \"t\": \"q\\\"z\"",
                        "}");
        assertThat(lines("[]")).containsExactly("[]");
    }

    @Test
    void whatIsNoJsonIsShownAsItCame() {
        assertThat(lines("23.50 °C")).containsExactly("23.50 °C");
        assertThat(lines("{\"broken\": ")).containsExactly("{\"broken\": ");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void whatIsNoTextIsShownInHexadecimal() {
        byte[] content = {0, 1, 'A', (byte) 0xFF};
        assertThat(PayloadText.lines(payload(content, 4)))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("000000  00 01 41 ff").endsWith("  ..A."));
    }

    @Test
    void aCharacterThatWasCutInTwoDoesNotMakeItBinary() {
        byte[] whole = "größe".getBytes(StandardCharsets.UTF_8);
        assertThat(PayloadText.lines(payload(Arrays.copyOf(whole, 3), whole.length)))
                .containsExactly("gr");
    }

    @Test
    void onlyTheLineThatChangedIsMarked() {
        assertThat(LineDiff.between(List.of("{", "  a: 1", "  b: 2", "}"), List.of("{", "  a: 1", "  b: 3", "}")))
                .containsExactly(
                        new Line(Change.SAME, "{"),
                        new Line(Change.SAME, "  a: 1"),
                        new Line(Change.REMOVED, "  b: 2"),
                        new Line(Change.ADDED, "  b: 3"),
                        new Line(Change.SAME, "}"));
    }

    @Test
    void aLineBetweenTwoThatChangedIsNotMarked() {
        assertThat(LineDiff.between(List.of("a", "x", "b"), List.of("c", "x", "d")))
                .filteredOn(line -> line.change() == Change.SAME)
                .extracting(Line::text)
                .containsExactly("x");
    }

    @Property
    void fromTheDifferenceBothMessagesCanBeRead(
            @ForAll @Size(max = 30) List<@CharRange(from = 'a', to = 'e') Character> older,
            @ForAll @Size(max = 30) List<@CharRange(from = 'a', to = 'e') Character> newer) {
        List<String> before = older.stream().map(String::valueOf).toList();
        List<String> after = newer.stream().map(String::valueOf).toList();
        List<Line> lines = LineDiff.between(before, after);

        assertThat(lines.stream().filter(line -> line.change() != Change.ADDED).map(Line::text))
                .containsExactlyElementsOf(before);
        assertThat(lines.stream()
                        .filter(line -> line.change() != Change.REMOVED)
                        .map(Line::text))
                .containsExactlyElementsOf(after);
    }

    private static List<String> lines(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return PayloadText.lines(payload(bytes, bytes.length));
    }

    private static Payload payload(byte[] content, long length) {
        return new Payload("a", 0, 0, false, content, length, null);
    }
}
