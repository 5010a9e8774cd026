package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.cache.Bounds;
import dev.andon.cache.Cache;
import dev.andon.connector.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace whose folder is gone is there all the same, as it was read last. */
class WorkspaceSnapshotTest {

    @TempDir
    Path temp;

    private Path folder;
    private Path elsewhere;

    @BeforeEach
    void begin() throws IOException {
        folder = Files.createDirectories(temp.resolve("stick"));
        elsewhere = temp.resolve("elsewhere");
        Folder.in(folder)
                .file("workspace.yaml", "id: plant\nkeep: { values: 30d }\n")
                .file("connections/line.yaml", "url: counted://one\ntls: { ca: ca.pem }\n")
                .file("ca.pem", "")
                .file("profiles/press.yaml", "id: press\nmatch: \"plant/press*\"\n")
                .file("places/hall.yaml", "id: hall\ntitle: Hall\ndevices: \"plant/**\"\n");
    }

    @Test
    void aWorkspaceWhoseFolderIsGoneIsAsItWas() throws IOException {
        Workspace before = run();
        Files.move(folder, elsewhere);

        assertThat(WorkspaceSnapshot.gone(folder)).isTrue();
        WorkspaceReading kept = kept().orElseThrow();
        Workspace after = kept.workspace();
        assertThat(after.connections())
                .extracting(ConnectionSettings::name)
                .as("also what names a file that is gone with it")
                .containsExactly("line");
        assertThat(after.profiles()).isEqualTo(before.profiles());
        assertThat(after.places()).isEqualTo(before.places());
        assertThat(after.keep()).isEqualTo(before.keep());
        assertThat(after.id()).isEqualTo("plant");
        assertThat(after.folder()).as("nothing can be written there").isNull();
        assertThat(after.kept()).isNotNull().satisfies(stand -> {
            assertThat(stand.folder()).isEqualTo(folder);
            assertThat(kept.problems()).containsExactly(WorkspaceSnapshot.problem(stand));
        });
        assertThat(before.kept()).as("it was read itself").isNull();
        assertThat(kept.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains(folder.toString())
                        .contains("cannot be reached")
                        .contains("as they were on 20"));
    }

    @Test
    void whatIsReadLaterTakesThePlaceOfWhatWasBefore() throws IOException {
        run();
        Folder.in(folder).file("workspace.yaml", "id: plant\nname: Other\n");
        try (Recording recording = recording();
                Monitor monitor = Monitor.of(
                        WorkspaceReader.read(folder, name -> Optional.empty()).workspace(), recording)) {
            monitor.start();
            await().until(() -> WorkspaceSnapshot.read(recording, folder, name -> Optional.empty())
                    .filter(reading -> reading.workspace().name().equals("Other"))
                    .isPresent());
        }
    }

    @Test
    void filesWithAMistakeAreNotKept() throws IOException {
        run();
        Folder.in(folder)
                .file("workspace.yaml", "id: plant\n")
                .file("connections/line.yaml", "url: counted://one\npassword: hunter2\n");
        try (Recording recording = recording()) {
            WorkspaceSnapshot.keep(recording.cache().orElseThrow(), folder, 1);
        }
        assertThat(kept().orElseThrow().workspace().connections()).hasSize(1);
    }

    @Test
    void ofAFolderThatWasNeverReadNothingIsKept() throws IOException {
        run();
        try (Recording recording = recording()) {
            assertThat(WorkspaceSnapshot.read(recording, elsewhere, name -> Optional.empty()))
                    .isEmpty();
        }
        assertThat(WorkspaceSnapshot.gone(folder)).isFalse();
    }

    @Test
    void whatIsKeptOfAConnectionIsKnownWithoutTheFolder() throws Exception {
        run();
        Files.move(folder, elsewhere);
        try (Recording recording = recording()) {
            Cache cache = recording.cache().orElseThrow();
            assertThat(WorkspaceSnapshot.bounds(cache).apply("plant/line").fine())
                    .isEqualTo(Duration.ofDays(30));
            assertThat(WorkspaceSnapshot.bounds(cache).apply("other/line")).isEqualTo(Keeping.EVERYTHING);
            assertThat(WorkspaceSnapshot.bounds(cache).apply("10.0.0.1:1883/10.0.0.1:1883"))
                    .as("what a URL on the command line brought")
                    .isEqualTo(Bounds.DEFAULT);
        }
    }

    /** Runs it until it is kept. */
    private Workspace run() {
        Workspace workspace =
                WorkspaceReader.read(folder, name -> Optional.empty()).workspace();
        try (Recording recording = recording();
                Monitor monitor = Monitor.of(workspace, recording)) {
            monitor.start();
            await().until(() -> WorkspaceSnapshot.read(recording, folder, name -> Optional.empty())
                    .isPresent());
            return workspace;
        }
    }

    private Optional<WorkspaceReading> kept() {
        try (Recording recording = recording()) {
            return WorkspaceSnapshot.read(recording, folder, name -> Optional.empty());
        }
    }

    private Recording recording() {
        SecretSources secrets = new SecretSources(Map.of("ANDON_PASSPHRASE", "open"), List.of(), temp);
        return Recording.open(temp.resolve("data"), secrets, "the test", Recording.Begin.SEALED);
    }
}
