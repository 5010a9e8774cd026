package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("connections"));
        Files.writeString(folder.resolve("workspace.yaml"), "id: dairy\nname: The dairy\n");
        Files.writeString(folder.resolve("connections/line.yaml"), "url: mqtt://127.0.0.1\n");
    }

    @Test
    void aSoundWorkspaceSaysWhatIsInIt() {
        Run run = Run.andon("check", "--workspace", folder.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("The workspace The dairy is sound: 1 connection, 0 profiles, 0 places.\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyMistakeIsALineWithItsPlaceAndWhatToDo() throws IOException {
        Files.writeString(folder.resolve("connections/line.yaml"), "url: mqqt://127.0.0.1\ntopcis: [a]\n");
        Run run = Run.andon("check", "--workspace", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines())
                .containsExactly(
                        "connections/line.yaml:1: there is no connector for mqqt://; did you mean mqtt?",
                        "connections/line.yaml:2: the key topcis is not known here; did you mean topics?");
        assertThat(run.err()).startsWith("andon: 2 mistakes in the workspace " + folder);
    }

    @Test
    void aKeyThatNoConnectorKnowsIsAMistake() throws IOException {
        Files.writeString(
                folder.resolve("connections/line.yaml"),
                "url: mqtts://127.0.0.1\nca: plant.pem\nzzz: 1\nwill: { topic: gone }\nkeepAlive: 20s\n");
        Run run = Run.andon("check", "--workspace", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().getFirst())
                .isEqualTo(
                        "connections/line.yaml:2: the key ca is not known here; write it below tls: tls: { ca: ... }");
        assertThat(run.lines().getLast()).startsWith("connections/line.yaml:3: the key zzz is not known here; known");
    }

    @Test
    void programsGetJson() throws IOException {
        Files.writeString(folder.resolve("connections/line.yaml"), "url: mqqt://127.0.0.1\n");
        Files.delete(folder.resolve("workspace.yaml"));
        Run run = Run.andon("check", "--workspace", folder.toString(), "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.object(0))
                .containsExactly(
                        entry("file", "connections/line.yaml"),
                        entry("line", 1),
                        entry("what", "there is no connector for mqqt://"),
                        entry("remedy", "did you mean mqtt?"));
        assertThat(run.object(1)).containsEntry("file", "workspace.yaml").containsEntry("line", null);
    }

    @Test
    void aFolderThatIsNotThereIsAMistake() {
        Run run = Run.andon("check", "--workspace", folder.resolve("nowhere").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("nowhere: there is no such folder");
    }
}
