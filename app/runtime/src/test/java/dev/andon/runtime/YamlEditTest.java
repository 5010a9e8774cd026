package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlEditTest {

    private static final String LINE = """
            # One broker.
            url: mqtt://127.0.0.1:1883     # the one in the hall
            topics: ["plant/#"]            # all, when left out

            # who we are
            username: 'line reader'
            tls: { ca: ca.pem }
            """;

    @TempDir
    Path temp;

    @Test
    void aCommentThatMovesUpBelowALiteralStaysAComment() {
        YamlEdit edit = YamlEdit.of("""
                note: |
                  by the door
                port: 1
                  # the old one
                # and the new
                host: hall
                """);
        assertThat(edit.remove("port").text()).isEqualTo("""
                note: |
                  by the door
                # the old one
                # and the new
                host: hall
                """);
    }

    @Test
    void anEditTouchesOnlyWhatItIsAbout() {
        YamlEdit edit = YamlEdit.of(LINE)
                .set("mqtts://broker:8883", "url")
                .set(List.of("plant/#", "site/+/state"), "topics")
                .set("hall: reader", "username")
                .set("secret:line", "password")
                .remove("tls");

        assertThat(edit.text()).isEqualTo("""
                # One broker.
                url: mqtts://broker:8883     # the one in the hall
                topics: ["plant/#", "site/+/state"]            # all, when left out

                # who we are
                username: "hall: reader"
                password: secret:line
                """);
    }

    @Test
    void spotsOfAFloorPlanGoIntoTheRightPlace() {
        String places = """
                - id: riverside
                  children:
                    - id: hall          # the big one
                      plan: hall.svg
                      # nothing below
                    - { id: yard }
                """;

        assertThat(YamlEdit.of(places)
                        .set(Map.of("press3", List.of(0.25, 0.5)), 0, "children", 0, "spots")
                        .set(List.of(0.1, 0.2), 0, "children", 1, "spots", "gate")
                        .text())
                .isEqualTo("""
                        - id: riverside
                          children:
                            - id: hall          # the big one
                              plan: hall.svg
                              spots:
                                press3: [0.25, 0.5]
                              # nothing below
                            - { id: yard, spots: { gate: [0.1, 0.2] } }
                        """);
    }

    @Test
    void whatStandsFirstBehindADashLeavesTheCommentOfTheNext() {
        assertThat(YamlEdit.of("- a: 1  # one\n  # about b\n  b: 2\n")
                        .remove(0, "a")
                        .text())
                .isEqualTo("- \n  # about b\n  b: 2\n");
        assertThat(YamlEdit.of("- a: 1\n  b: 2\n").remove(0, "a").text()).isEqualTo("- b: 2\n");
    }

    @Test
    void anEmptyFileCanBeBegun() {
        assertThat(YamlEdit.of("# to come\n").set("mqtt://host", "url").text())
                .isEqualTo("# to come\nurl: mqtt://host\n");
    }

    @Test
    void whatAnAliasStandsForIsNotChangedBehindAnothersBack() {
        YamlEdit edit = YamlEdit.of("a: &t { x: 1 }\nb: *t\n");

        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(() -> edit.set(2, "a", "x"))
                .withMessageContaining("cannot be changed here without harm");
        assertThat(edit.set(5, "c").text()).isEqualTo("a: &t { x: 1 }\nb: *t\nc: 5\n");
    }

    @Test
    void aFileThatIsBrokenIsRefusedAtItsLine() {
        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(() -> YamlEdit.of("a: 1\n\tb: 2\n"))
                .withMessage("the text:2 a tab indents this line");
    }

    @Test
    void aPathThatLeadsNowhereIsRefused() {
        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(() -> YamlEdit.of("a: word\n").set(1, "a", "b"))
                .withMessageContaining("no place for 'b'");
        assertThat(YamlEdit.of("a: word\n").remove("b").text()).isEqualTo("a: word\n");
    }

    @Test
    void aFileIsWrittenWholeAndItsRightsStay() throws IOException {
        Path file = Files.writeString(temp.resolve("line.yaml"), LINE);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        }

        YamlEdit.read(file).set(5, "keepAlive").write();

        assertThat(file).content().isEqualTo(LINE + "keepAlive: 5\n");
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).containsExactly(file);
        }
        assumeThat(posix).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void aFileThatChangedInTheMeantimeIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(temp.resolve("line.yaml"), LINE);
        YamlEdit edit = YamlEdit.read(file).set(5, "keepAlive");
        Files.writeString(file, LINE + "# by hand\n");

        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(edit::write)
                .withMessage("line.yaml was changed by someone else in the meantime, and was left as it is");
        assertThat(file).content().endsWith("# by hand\n");

        YamlEdit fresh = YamlEdit.read(temp.resolve("new.yaml")).set(1, "a");
        Files.writeString(temp.resolve("new.yaml"), "b: 1\n");
        assertThatExceptionOfType(Wrong.class).isThrownBy(fresh::write);
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkStay() {
        assertThat(YamlEdit.of("\uFEFFa: 1\r\nb: 2\r\n")
                        .set("x", "c")
                        .remove("a")
                        .text())
                .isEqualTo("\uFEFFb: 2\r\nc: x\r\n");
    }
}
