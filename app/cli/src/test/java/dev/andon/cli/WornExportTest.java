package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.andon.cache.Bounds;
import dev.andon.cache.Cache;
import dev.andon.cache.PointKey;
import dev.andon.cache.Rows;
import dev.andon.cache.Unavailable;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped or sealed anew before an export, or under its eyes, is told. */
class WornExportTest {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;
    // 4 October 2024
    private static final long BEGIN = 20_000 * DAY;
    private static final long STEP = 5 * SECOND;
    private static final long MUCH = 1_000_000_000;

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(BEGIN);

    @Test
    void whereOnlyMinutesAreLeftTheExportSaysSo() throws Exception {
        try (Cache cache = open()) {
            record(cache, 4);
            drop(cache, new Bounds(Duration.ofDays(1), Duration.ofDays(30), MUCH), BEGIN + 2 * DAY);
        }
        Run run = andon("export", "--from", "2024-10-04T12:00:00Z");
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("andon: of 1 point between 2024-10-04T12:00:00.000000Z and 2024-10-0")
                .contains("only minutes or hours are left", "andon cache usage")
                .doesNotContain("hole");
        assertThat(andon("export", "--from", "2024-10-07T23:00:00Z").err()).doesNotContain("only minutes");
        assertThat(andon("export", "--to", "2024-10-04T00:00:00Z").err())
                .as("of what there is the minutes are a part")
                .contains("of this point is from 2024-10-04T00:00:00.000000Z to 2024-10-07T23:59:55.000000Z");
    }

    @Test
    void whatIsDroppedWhileItIsExportedIsToldAsAHole() throws Exception {
        try (Cache cache = open()) {
            record(cache, 6);
            Run run = exportWhile(
                    () -> drop(cache, new Bounds(Duration.ofDays(1), Duration.ofDays(1), MUCH), BEGIN + 4 * DAY));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains("lines of 1 point written")
                    .contains("while it was read, what was recorded of 1 point between 2024-10-05T")
                    .contains("the export has a hole there", "export anew what is left");
        }
    }

    @Test
    void anExportOfWhatIsSealedAnewMeanwhileEndsAndSaysWhy() throws Exception {
        try (Cache cache = open()) {
            record(cache, 4);
            Run run = exportWhile(() -> {
                try {
                    cache.rekey(new byte[32], part -> {});
                } catch (Unavailable e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains("sealed anew since this program began to read it")
                    .doesNotContain("damaged", "inside the program", "written to");
        }
    }

    @Test
    void whoLooksWhatThereIsOfManyPointsCanBeStoppedBeforeEach() throws Exception {
        try (Cache cache = open()) {
            int point = cache.point(new PointKey("plant", "press", "force", Kind.NUMBER));
            long[] times = {0};
            assertThatThrownBy(() -> Stretch.of(cache, List.of(point, point, point), () -> {
                        if (++times[0] == 2) {
                            throw new CancellationException("enough");
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(times[0]).isEqualTo(2);
        }
    }

    private Cache open() throws Exception {
        return Cache.open(data(), "the test", null, clock::get);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Run andon(String... arguments) {
        return History.andon(data(), arguments);
    }

    private void record(Cache cache, int days) {
        int point = cache.point(new PointKey("plant", "press", "pressure", Kind.NUMBER));
        for (long time = BEGIN; time < BEGIN + days * DAY; ) {
            Rows rows = cache.take();
            while (!rows.full() && time < BEGIN + days * DAY) {
                rows.sample(point, time, Math.floorMod(time / STEP * 7_919, 1_000) / 10.0, null, Quality.GOOD, false);
                time += STEP;
            }
            clock.set(time);
            long before = cache.recorded();
            cache.put(rows);
            await().pollInterval(Duration.ofMillis(2)).until(() -> cache.recorded() > before);
        }
    }

    /** Sets bounds, and waits until no rows from before a time are left; the clock goes on meanwhile. */
    private void drop(Cache cache, Bounds bounds, long until) {
        cache.keep(connection -> bounds);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    clock.addAndGet(MINUTE);
                    return cache.usage().getFirst().oldestFine() >= until;
                });
    }

    /** Exports all; something is done as soon as the first lines come. */
    private Run exportWhile(Runnable deed) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (lines.size() == 0) {
                    deed.run();
                }
                lines.write(bytes, offset, length);
            }
        };
        int code = AndonCommand.run(
                new String[] {"export", "--data", data().toString()},
                new PrintStream(out, false, StandardCharsets.UTF_8),
                Run.utf8(err));
        return new Run(code, lines.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
