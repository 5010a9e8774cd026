package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of: the one that records, for as long as it does. */
class HolderTest {

    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);
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

    private Holder holder() {
        Path database = folder.resolve("andon.db");
        return new Holder(database, new Held(database.toString(), "another program"), clock::get);
    }
}
