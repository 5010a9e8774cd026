package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One program writes a cache, and a second one is told which. */
class CacheLockTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private Path database = Path.of("");

    @BeforeEach
    void nameTheDatabase() {
        database = folder.resolve("andon.db");
    }

    /** The other program of the tests: takes the lock, says so, and waits to be told to end. */
    static final class Other {

        private Other() {}

        public static void main(String[] arguments) throws Exception {
            try (CacheLock held = CacheLock.take(Path.of(arguments[0]), "the watch", NOW)) {
                assertThat(held).isNotNull();
                Files.createFile(Path.of(arguments[1]));
                assertThat(System.in.read()).isNotEqualTo(0);
            }
        }
    }

    @Test
    void aSecondProgramIsToldWhoHoldsIt() throws Exception {
        Process other = start();
        try {
            assertThatThrownBy(() -> CacheLock.take(database, "the console", NOW))
                    .isInstanceOf(Held.class)
                    .hasMessageContaining(database.toString())
                    .hasMessageContaining("the watch, process " + other.pid() + " on ")
                    .hasMessageContaining("since 2026-03-01T10:00:00Z");
        } finally {
            end(other);
        }
        try (CacheLock free = CacheLock.take(database, "the console", NOW)) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void aKilledProgramHoldsNothing() throws Exception {
        Process other = start();
        other.destroyForcibly();
        assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("andon.db.holder")).as("left by the kill").exists();

        try (CacheLock free = CacheLock.take(database, "the console", NOW)) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void theSameProgramGetsItOnceAndDoesNotLoseItByTrying() throws Exception {
        try (CacheLock first = CacheLock.take(database, "the console", NOW)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> CacheLock.take(database, "the console", NOW))
                    .isInstanceOf(Held.class);

            Process other = launch(folder.resolve("never"));
            other.getOutputStream().close();
            try (BufferedReader told = other.errorReader(StandardCharsets.UTF_8)) {
                assertThat(String.join("\n", told.lines().toList()))
                        .contains("Held")
                        .contains("the console, process");
            } finally {
                end(other);
            }
        }
        try (CacheLock again = CacheLock.take(database, "the console", NOW)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void tryingAgainInTheSameProgramDoesNotOpenTheLockedFile() throws Exception {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors));
        try (CacheLock first = CacheLock.take(database, "the console", NOW)) {
            assertThat(first).isNotNull();
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> CacheLock.take(database, "the console", NOW))
                        .isInstanceOf(Held.class);
            }
            try (var all = Files.list(descriptors)) {
                // Whichever of several is closed first, be it by the garbage collector, gives the lock up.
                assertThat(all.filter(CacheLockTest.this::isTheLock)).hasSize(1);
            }
        }
    }

    private boolean isTheLock(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).endsWith("andon.db.lock");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Test
    void nothingIsLeftBehindThatTellsOfAHolder() throws Exception {
        CacheLock.take(database, "the console", NOW).close();

        assertThat(folder.resolve("andon.db.holder")).doesNotExist();
    }

    private Process start() throws Exception {
        Path ready = folder.resolve("ready");
        Process other = launch(ready);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(ready) || !other.isAlive());
        assertThat(other.isAlive()).isTrue();
        return other;
    }

    private Process launch(Path ready) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        database.toString(),
                        ready.toString())
                .start();
    }

    private static void end(Process other) throws Exception {
        other.getOutputStream().close();
        if (!other.waitFor(20, TimeUnit.SECONDS)) {
            other.destroyForcibly();
        }
    }
}
