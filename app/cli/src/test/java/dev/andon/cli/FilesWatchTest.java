package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.runtime.Monitor;
import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretFile;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.runtime.WorkspaceReading;
import dev.andon.runtime.WorkspaceSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody edits the files of a workspace, or takes its folder away, while it is watched. */
@SuppressWarnings("NullAway.Init") // Every test begins with a workspace that runs.
class FilesWatchTest {

    @TempDir
    Path temp;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path folder;
    private Monitor monitor;
    private FilesWatch files;

    @BeforeEach
    void begin() throws IOException {
        folder = Files.createDirectories(temp.resolve("plant"));
        Files.createDirectories(folder.resolve("connections"));
        Files.createDirectories(folder.resolve("profiles"));
        write("workspace.yaml", "id: plant\nkeep: { values: 30d }\n");
        write("connections/line.yaml", "url: mqtt://127.0.0.1:9\n");
        start();
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void aMistakeInWhatIsKeptIsToldOnceAndThatItIsGoneAgain() throws IOException {
        write("workspace.yaml", "id: plant\nkeep: { values: soon }\n");
        assertThat(told()).singleElement().asString().startsWith("andon: workspace.yaml:2: ");
        assertThat(told()).isEmpty();
        assertThat(kept()).isEqualTo(Duration.ofDays(30));

        write("workspace.yaml", "id: plant\nkeep: { values: 7d }\n");
        assertThat(told())
                .containsExactly(
                        "andon: the files of the workspace can be read again",
                        "andon: the workspace says otherwise what is kept of the history; that holds now");
        assertThat(kept()).isEqualTo(Duration.ofDays(7));
        assertThat(told()).isEmpty();
    }

    @Test
    void aMistakeInAnyOtherFileIsToldAndTheNextOneToo() throws IOException {
        write("profiles/press.yaml", "id: press\nmatsch: \"plant/press*\"\n");
        assertThat(told()).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("andon: profiles/press.yaml:"));

        write("connections/line.yaml", "url: mqqt://127.0.0.1:9\n");
        assertThat(told()).singleElement().asString().startsWith("andon: connections/line.yaml:1: ");
    }

    @Test
    void whatWasToldAtTheStartIsNotToldAgain() throws IOException {
        write("profiles/press.yaml", "id: press\nmatsch: \"plant/press*\"\n");
        monitor.close();
        start();
        assertThat(told()).isEmpty();

        Files.delete(folder.resolve("profiles/press.yaml"));
        assertThat(told()).containsExactly("andon: the files of the workspace can be read again");
    }

    @Test
    void whatOneConnectionKeepsHoldsAtOnceToo() throws IOException {
        write("connections/line.yaml", "url: mqtt://127.0.0.1:9\nkeep: { values: 7d }\n");
        assertThat(told())
                .containsExactly("andon: the workspace says otherwise what is kept of the history; that holds now");
        assertThat(monitor.keep().own()).containsOnlyKeys("line");
    }

    @Test
    void aFolderThatNeverWasAWorkspaceIsNotAway() throws IOException {
        Files.delete(folder.resolve("connections/line.yaml"));
        Files.delete(folder.resolve("connections"));
        Files.delete(folder.resolve("workspace.yaml"));
        monitor.close();
        start();
        assertThat(told()).isEmpty();
    }

    @Test
    void aFolderThatIsAwayIsToldOnceAndThatItIsBack() throws IOException {
        Path elsewhere = temp.resolve("elsewhere");
        Files.move(folder, elsewhere);
        assertThat(told())
                .containsExactly(
                        "andon: " + folder + ": the workspace folder is away; going on with what was read last");
        // The empty place where a stick was.
        Files.createDirectories(folder);
        assertThat(told()).isEmpty();
        assertThat(kept()).isEqualTo(Duration.ofDays(30));

        Files.delete(folder);
        Files.move(elsewhere, folder);
        assertThat(told()).containsExactly("andon: the files of the workspace can be read again");
    }

    @Test
    void whatIsKeptFromNowOnIsAlsoKnownToANextStartWithoutTheFolder() throws Exception {
        monitor.close();
        SecretFile secrets = new SecretFile(temp.resolve("secrets"));
        secrets.unlock("of the test".toCharArray());
        WorkspaceReading reading = WorkspaceReader.read(folder, name -> Optional.empty());
        try (Recording recording = Recording.open(temp.resolve("data"), secrets, "the test", Recording.Begin.SEALED)) {
            monitor = Monitor.of(reading.workspace(), recording);
            files = new FilesWatch(monitor, new Printer(Run.utf8(err), Run.utf8(err)), reading.problems());
            write("workspace.yaml", "id: plant\nkeep: { values: 7d }\n");
            told();
            await().until(() -> WorkspaceSnapshot.bounds(recording.cache().orElseThrow())
                    .apply("plant/line")
                    .fine()
                    .equals(Duration.ofDays(7)));
            monitor.close();
        }
    }

    private void start() {
        WorkspaceReading reading = WorkspaceReader.read(folder, name -> Optional.empty());
        monitor = Monitor.of(reading.workspace());
        files = new FilesWatch(monitor, new Printer(Run.utf8(err), Run.utf8(err)), reading.problems());
    }

    /** What it tells when it reads once more. */
    private List<String> told() {
        err.reset();
        files.read(folder);
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Duration kept() {
        return monitor.keep().all().fine();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
