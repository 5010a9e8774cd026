package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of: the one that records, for as long as it does. */
class HolderTest {

    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);
    private static final String SINCE = "2026-03-01T10:00:00Z";
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(SECOND);

    @Test
    void aDiskThatHangsKeepsNobodyWaiting() throws Exception {
        Path file = folder.resolve("andon.db.holder");
        Files.writeString(file, "the watch, process 1 on elsewhere, since 2026-03-01T10:00:00Z\n");
        Holder holder = holder();
        String before = holder.problem().what();
        assertThat(before).contains("the watch, process 1 on elsewhere");

        // Who reads a pipe that nobody writes waits.
        Files.delete(file);
        assumeThat(Mounts.run("mkfifo", file.toString())).as("there are pipes").isTrue();
        for (int look = 0; look < 3; look++) {
            clock.addAndGet(2 * SECOND);
            assertThat(assertTimeoutPreemptively(AT_ONCE, holder::problem).what())
                    .isEqualTo(before);
        }
        Files.writeString(file, "the heir, process 2 on elsewhere, since 2026-03-01T11:00:00Z\n");
        await().until(() -> holder.problem().what().contains("the heir, process 2 on elsewhere"));
    }

    @Test
    void aContainerOfThisMachinesNameCountsItsOwnProcesses() throws Exception {
        Process none =
                new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-version").start();
        none.waitFor();
        Files.writeString(folder.resolve("andon.db.holder"), written(none.pid(), CacheLock.HOST, SINCE));

        Holder holder = holder();

        assertThat(holder.problem().what()).startsWith("the cache is written by the watch, process " + none.pid());
    }

    @Test
    void aProcessIsKnownByMachineNumberAndStart() {
        ProcessHandle self = ProcessHandle.current();
        String start = self.info().startInstant().map(Instant::toString).orElse("");
        assumeThat(start).as("it is told here when a process started").isNotEmpty();

        assertThat(CacheLock.process(written(self.pid(), "hall", start), "hall"))
                .contains(self);
        assertThat(CacheLock.process(written(self.pid(), "hall", SINCE), "hall"))
                .as("the number was given anew")
                .isEmpty();
        assertThat(CacheLock.process(written(self.pid(), "hall", start), "cellar"))
                .isEmpty();
        for (String unnamed : List.of("this machine", "localhost")) {
            assertThat(CacheLock.process(written(self.pid(), unnamed, start), unnamed))
                    .as("two machines may be called so")
                    .isEmpty();
        }
    }

    private static String written(long pid, String host, String start) {
        return "the watch, process " + pid + " on " + host + ", since " + SINCE + "\nits own mark\n" + start + "\n";
    }

    private Holder holder() {
        Path database = folder.resolve("andon.db");
        return new Holder(database, new Held(database.toString(), "another program"), clock::get);
    }
}
