package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.andon.connector.ConnectionSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFilesTest {

    private static final String LINE = "# the hall\nurl: mqtt://a   # by the door\ntopics: [\"x/#\"]\n";

    @TempDir
    Path temp;

    @Test
    void aNewConnectionGetsAFileOfItsName() throws IOException {
        files().save("hall", Map.of("url", "mqtt://a"));

        assertThat(path("hall.yaml")).content().isEqualTo("url: mqtt://a\n");
        assertThat(files().keys("hall")).contains(Map.of("url", "mqtt://a"));
        assertThat(files().keys("yard")).isEmpty();
    }

    @Test
    void aChangeKeepsTheComments() throws IOException {
        write("hall.yaml", LINE);
        Map<String, Object> keys = new LinkedHashMap<>(files().keys("hall").orElseThrow());
        keys.put("url", "mqtts://b");
        keys.put("password", "secret:hall");

        files().save("hall", keys);

        assertThat(path("hall.yaml"))
                .content()
                .isEqualTo("# the hall\nurl: mqtts://b   # by the door\ntopics: [\"x/#\"]\npassword: secret:hall\n");
    }

    @Test
    void oneThatIsNamedInItsFileOrStandsInAListIsFound() throws IOException {
        write("some.yaml", "- name: a\n  url: mqtt://a\n# the other\n- name: b\n  url: mqtt://b\n");
        write("z.yml", "name: c\nurl: mqtt://c\n");

        files().save("b", Map.of("name", "b", "url", "mqtt://new"));
        files().save("c", Map.of("name", "c", "url", "mqtt://new"));

        assertThat(path("some.yaml")).content().endsWith("# the other\n- name: b\n  url: mqtt://new\n");
        assertThat(path("z.yml")).content().contains("mqtt://new");
    }

    @Test
    void whatIsRemovedIsPutAsideAndCanComeBack() throws IOException {
        write("hall.yaml", LINE);
        write("hall.yaml.removed", "an earlier one\n");

        ConnectionFiles.Undo undo = files().remove("hall");

        assertThat(path("hall.yaml")).doesNotExist();
        assertThat(path("hall.yaml.removed-2")).content().isEqualTo(LINE);
        undo.run();
        assertThat(path("hall.yaml")).content().isEqualTo(LINE);
        assertThat(path("hall.yaml.removed-2")).doesNotExist();
    }

    @Test
    void oneOfAListIsTakenOutAndComesBackAsItWas() throws IOException {
        String both = "- name: a\n  url: mqtt://a # A\n- name: b\n  url: mqtt://b\n";
        write("some.yaml", both);

        ConnectionFiles.Undo undo = files().remove("a");

        assertThat(path("some.yaml")).content().isEqualTo("- name: b\n  url: mqtt://b\n");
        undo.run();
        assertThat(path("some.yaml")).content().isEqualTo(both);
    }

    @Test
    void comingBackOverSomethingElseIsRefused() throws IOException {
        write("hall.yaml", LINE);
        ConnectionFiles.Undo undo = files().remove("hall");
        write("hall.yaml", "url: mqtt://other\n");

        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(undo::run)
                .withMessageContaining("there is a hall.yaml again");
        assertThat(path("hall.yaml")).content().isEqualTo("url: mqtt://other\n");
    }

    @Test
    void anotherNameTakesTheFileAndTheWorkspaceWithItAndKeepsTheComments() throws IOException {
        write("hall.yaml", LINE);
        Files.writeString(temp.resolve(WorkspaceReader.ROOT), "id: x # ours\nauthority: hall\n");

        files().rename("hall", "yard", files().keys("hall").orElseThrow());

        assertThat(path("hall.yaml")).doesNotExist();
        assertThat(path("yard.yaml")).content().isEqualTo(LINE);
        assertThat(temp.resolve(WorkspaceReader.ROOT)).content().isEqualTo("id: x # ours\nauthority: yard\n");
        files().rename("yard", "hall", files().keys("yard").orElseThrow());
        assertThat(path("hall.yaml")).content().isEqualTo(LINE);
        assertThat(temp.resolve(WorkspaceReader.ROOT)).content().isEqualTo("id: x # ours\nauthority: hall\n");
    }

    @Test
    void anotherNameInsideAFileLeavesTheFileWhereItIs() throws IOException {
        write("some.yaml", "- name: a\n  url: mqtt://a # A\n- name: b\n  url: mqtt://b\n");

        files().rename("a", "c", files().keys("a").orElseThrow());

        assertThat(path("some.yaml"))
                .content()
                .isEqualTo("- name: c\n  url: mqtt://a # A\n- name: b\n  url: mqtt://b\n");
    }

    @Test
    void aNameThatIsTakenIsRefusedAndNothingIsTouched() throws IOException {
        write("hall.yaml", LINE);
        write("yard.yaml", "url: mqtt://b\n");
        write("z.yaml", "- name: gate\n  url: mqtt://c\n");

        for (String taken : List.of("yard", "gate", "z")) {
            assertThatExceptionOfType(Wrong.class)
                    .isThrownBy(() -> files().rename("hall", taken, Map.of("url", "mqtt://new")))
                    .withMessageContaining(taken);
        }
        assertThat(path("hall.yaml")).content().isEqualTo(LINE);
        assertThat(path("yard.yaml")).content().isEqualTo("url: mqtt://b\n");
    }

    @Test
    void aWorkspaceBegunFromWhatRunsReadsBackTheSame() throws IOException {
        ConnectionSettings hall =
                ConnectionSettings.of(ConnectionFiles.id("127.0.0.1:1883"), URI.create("scripted://127.0.0.1:1883"));
        Workspace bare = Workspace.of(hall);
        assertThat(ConnectionFiles.of(bare)).isEmpty();

        ConnectionFiles.begin(temp, bare, List.of(hall));

        WorkspaceReading reading = WorkspaceReader.read(temp);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.workspace().connections())
                .extracting(ConnectionSettings::url)
                .containsExactly(hall.url());
        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(() -> ConnectionFiles.begin(temp, bare, List.of(hall)))
                .withMessageContaining("already");
    }

    private ConnectionFiles files() {
        return new ConnectionFiles(temp);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(path(name).resolveSibling(""));
        Files.writeString(path(name), text);
    }

    private Path path(String name) {
        return temp.resolve("connections").resolve(name);
    }
}
