package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.Bounds;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a workspace says of how long its history is kept, and each mistake in it. */
class KeepReaderTest {

    @TempDir
    Path temp;

    @Test
    void aWorkspaceThatSaysNothingKeepsWhatIsUsual() {
        Keeping keep = keep("id: test", "url: mqtt://h");

        assertThat(keep).isEqualTo(Keeping.DEFAULT);
        assertThat(keep.of("line", true)).isEqualTo(Bounds.DEFAULT);
    }

    @Test
    void aConnectionSaysWhatIsOtherwiseThanForAll() {
        Keeping keep = keep("id: test\nkeep: { values: 12w, size: 1.5TB }", "url: mqtt://h\nkeep: { minutes: 10y }");

        Duration weeks = Duration.ofDays(84);
        assertThat(keep.of("other", true)).isEqualTo(new Bounds(weeks, Bounds.DEFAULT.coarse(), 1_500_000_000_000L));
        assertThat(keep.of("line", true)).isEqualTo(new Bounds(weeks, Duration.ofDays(3650), 1_500_000_000_000L));
    }

    @Test
    void minutesLastAsLongAsTheValuesThatWereAskedFor() {
        assertThat(keep("id: test\nkeep: { values: 9y }", "url: mqtt://h").all().coarse())
                .isEqualTo(Duration.ofDays(9 * 365));
        assertThat(keep("id: test\nkeep: { minutes: 30d }", "url: mqtt://h")
                        .all()
                        .fine())
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void whatAMistakeIsAboutIsNotDropped() {
        Keeping keep = keep("id: test", "url: mqtt://h\nkeep: { values: 30x }");

        assertThat(keep.of("line", true)).isEqualTo(Keeping.EVERYTHING);
        assertThat(keep.of("gone", false)).as("nobody knows what it was called").isEqualTo(Keeping.EVERYTHING);
        assertThat(keep.of("other", true)).isEqualTo(Bounds.DEFAULT);
    }

    @Test
    void ofAWorkspaceThatCannotBeReadNothingIsDropped() {
        assertThat(keep("id: test: 1", "url: mqtt://h").of("line", true)).isEqualTo(Keeping.EVERYTHING);
        assertThat(WorkspaceReader.read(temp.resolve("gone")).workspace().keep().of("line", true))
                .isEqualTo(Keeping.EVERYTHING);
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "90d => here belongs a mapping (key: value), not a text",
                "{ days: 90d } => the key days is not known here; known here: minutes, size, values",
                "{ values: 90 } => '90' is no age; write it like 90d, 12w or 5y",
                "{ values: 12h } => '12h' is less than a day; write 1d at least, such as 90d, 12w or 5y",
                "{ size: 5 } => '5' is no size; write it like 500MB, 5GB or 1.5TB",
                "{ size: 0.5MB } => '0.5MB' is next to nothing; write 1MB at least",
                "{ values: 2y, minutes: 1y } => minutes are kept for a shorter time than values; swap them, or leave one out"
            })
    void aMistakeIsNamedByItsLine(String keep, String told) {
        Folder folder = Folder.in(temp).file("connections/line.yaml", "url: mqtt://h\nkeep: " + keep + "\n");

        assertThat(folder.mistakes()).containsExactly("connections/line.yaml:2: " + told);
        assertThat(folder.read().workspace().connections())
                .as("what is watched is watched all the same")
                .hasSize(1);
    }

    private Keeping keep(String workspace, String connection) {
        return Folder.in(temp)
                .file("workspace.yaml", workspace + "\n")
                .file("connections/line.yaml", connection + "\n")
                .read()
                .workspace()
                .keep();
    }
}
