package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person edits the files while everything runs. */
@SuppressWarnings("NullAway.Init") // Every test begins with a workspace that runs.
class WorkspaceChangesTest {

    private static final String PLACE = "id: hall\ntitle: Hall\nlevel: site\ndevices: \"plant/**\"\n";

    @TempDir
    Path folder;

    private Monitor monitor;

    @BeforeEach
    void begin() throws IOException {
        write("workspace.yaml", "id: test\n");
        write("connections/a.yaml", "url: counted://one\n");
        write("connections/b.yaml", "url: counted://two\ntls: { ca: ca.pem }\n");
        write("ca.pem", "");
        write("places/hall.yaml", PLACE);
        write("profiles/press.yaml", "id: press\nmatch: \"plant/press*\"\n");
        monitor = Monitor.of(WorkspaceReader.read(folder).workspace());
        monitor.start();
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void untouchedFilesAndCommentsAreNoChange() throws IOException {
        assertThat(look()).isEmpty();

        write("connections/a.yaml", "# by the door\nurl: counted://one   # the first\n");
        write("profiles/press.yaml", "# presses\nid: press\nmatch: \"plant/press*\"\n");

        assertThat(look()).isEmpty();
    }

    @Test
    void aFolderThatIsAwayTakesNoConnectionWithIt() throws IOException {
        Files.move(folder.resolve("connections"), folder.resolve("kept"));
        assertThat(look().orElseThrow().gone()).containsExactly("a", "b");

        WorkspaceChanges away = WorkspaceChanges.look(folder.resolve("away"), monitor, name -> Optional.empty())
                .orElseThrow();

        assertThat(away.gone()).isEmpty();
        assertThat(away.mistakes())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("no such folder"));
        away.takeOver(monitor);
        assertThat(monitor.connections()).hasSize(2);
    }

    @Test
    void whatTheProgramItselfWroteIsNoChange() throws IOException {
        ConnectionFiles files = new ConnectionFiles(folder);
        files.rename("b", "c", files.keys("b").orElseThrow());
        monitor.rename(
                "b",
                Objects.requireNonNull(
                        ConnectionText.read("c", files.keys("c").orElseThrow(), folder, none -> Optional.empty())
                                .settings()));

        assertThat(look()).isEmpty();
    }

    @Test
    void connectionsThatCameWentAndChangedAreTakenOver() throws IOException {
        write("connections/a.yaml", "url: counted://other\n");
        Files.delete(folder.resolve("connections/b.yaml"));
        write("connections/c.yaml", "url: counted://three\n");

        WorkspaceChanges changes = look().orElseThrow();
        assertThat(changes.fresh()).extracting(ConnectionSettings::name).containsExactly("a", "c");
        assertThat(changes.gone()).containsExactly("b");
        assertThat(changes.rest()).isFalse();

        changes.takeOver(monitor);
        assertThat(monitor.connections()).extracting(ConnectionSettings::name).containsExactly("a", "c");
        assertThat(look()).isEmpty();
    }

    @Test
    void aMistakeStopsAllOfItAndSaysWhereItIs() throws IOException {
        write("connections/a.yaml", "url: counted://other\n");
        write("connections/b.yaml", "topics: 7: 8\n");

        WorkspaceChanges changes = look().orElseThrow();

        assertThat(changes.fresh()).isEmpty();
        assertThat(changes.gone()).as("what cannot be read is not gone").isEmpty();
        assertThat(changes.mistakes().getFirst().where()).isEqualTo("connections/b.yaml:1");
    }

    @Test
    void profilesAndPlacesWaitForTheNextStart() throws IOException {
        write("places/hall.yaml", PLACE.replace("Hall", "Great hall"));

        assertThat(look().orElseThrow().rest()).isTrue();
        assertThat(look().orElseThrow().fresh()).isEmpty();
    }

    @Test
    void whatIsKeptIsTakenOverWhileItRuns() throws IOException {
        write("connections/a.yaml", "url: counted://one\nkeep: { values: 7d }\n");

        WorkspaceChanges changes = look().orElseThrow();
        assertThat(changes.fresh()).as("the link itself stays up").isEmpty();
        changes.takeOver(monitor);

        assertThat(monitor.keep().of("a", true).fine()).isEqualTo(Duration.ofDays(7));
        assertThat(look()).isEmpty();
    }

    @Test
    void aFolderThatIsGoneChangesNothingOfWhatIsKept() throws IOException {
        Files.delete(folder.resolve("workspace.yaml"));

        assertThat(look().orElseThrow().keep()).isEmpty();
    }

    private Optional<WorkspaceChanges> look() {
        return WorkspaceChanges.look(folder, monitor, none -> Optional.empty());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
