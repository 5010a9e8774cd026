package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs on one cache: the second one says who records, reads what is there and what comes, and changes nothing. */
class TwoProgramsTest {

    private static final int HALF = Recorder.BATCH / 2;
    // More blocks than are read at once.
    private static final int MANY = (BlockSource.FEW + 8) * Blocks.ROWS;

    @TempDir
    Path folder;

    @Test
    void theSecondSaysWhoRecordsAndReadsOn() throws Exception {
        long begun = Recorder.now();
        Process recorder = record(begun, 0);
        try {
            try (Cache second = open("the console")) {
                readsOnly(second, Recorder.NAME + ", process " + recorder.pid());
                // What it has handed over it commits in a moment.
                await().atMost(Duration.ofSeconds(20)).until(() -> last(second, begun) > 0);
                long before = last(second, begun);
                for (int more = 0; more < 5; more++) {
                    long known = last(second, begun);
                    await().atMost(Duration.ofSeconds(20)).until(() -> last(second, begun) > known);
                }
                assertThat(last(second, begun)).isGreaterThan(before);

                Rows rows = second.take();
                rows.sample(1, begun - 1, -1, null, Quality.GOOD, false);
                second.put(rows);
                assertThat(recorder.isAlive()).isTrue();
            }
        } finally {
            recorder.destroyForcibly();
        }
        assertThat(recorder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (Cache first = Cache.open(folder, "the test", Recorder.KEY, Recorder::now)) {
            assertThat(first.state()).isInstanceOf(CacheState.Recording.class);
            assertThat(last(first, begun)).isPositive();
        }
    }

    @Test
    void afterEachHolderThatIsKilledTheNextOneRecordsAndTheOthersRead() throws Exception {
        long begun = Recorder.now();
        long next = 0;
        for (int round = 0; round < 3; round++) {
            long first = next;
            Process holder = record(begun, first);
            try (Cache second = open("the console");
                    Cache third = open("the export")) {
                for (Cache reader : List.of(second, third)) {
                    readsOnly(reader, Recorder.NAME + ", process " + holder.pid());
                    await().atMost(Duration.ofSeconds(20)).until(() -> last(reader, begun) > first);
                }
            } finally {
                holder.destroyForcibly();
            }
            assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
            try (Cache heir = open("the heir");
                    Cache reader = open("the console")) {
                assertThat(heir.state()).isInstanceOf(CacheState.Recording.class);
                readsOnly(reader, "the heir, process " + ProcessHandle.current().pid());
                assertThat(last(heir, begun)).isGreaterThan(first).isEqualTo(last(reader, begun));
                // Batches are committed whole, and the next begins behind one or in the middle of it.
                next = (last(heir, begun) / HALF + 1) * HALF;
            }
        }
    }

    @Test
    void whoOnlyReadsSaysWhenTheHolderHasEndedAndWhoFollows() throws Exception {
        assumeThat(CacheLock.named(CacheLock.HOST))
                .as("this machine has a name")
                .isTrue();
        long begun = Recorder.now();
        Process holder = record(begun, 0);
        try (Cache reader = open("the console")) {
            readsOnly(reader, Recorder.NAME + ", process " + holder.pid());
            holder.destroyForcibly();
            assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
            await().until(() -> why(reader).what().equals(Recorder.NAME + ", which recorded, seems to have ended"));
            assertThat(why(reader).remedy()).contains("start it anew to record here");
            try (Cache heir = open("the heir")) {
                assertThat(heir.state()).isInstanceOf(CacheState.Recording.class);
                await().until(() -> why(reader).what().startsWith("the cache is written by the heir"));
            }
            await().until(() -> why(reader).what().equals("the heir, which recorded, seems to have ended"));
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void whoOnlyReadsFollowsTheHoldersNextKey() throws Exception {
        try (Cache first = open("the test")) {
            sample(first, 1);
        }
        try (Cache reader = Cache.read(folder, Recorder.KEY, Recorder::now)) {
            try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
                file.tamper("UPDATE key SET sealed = ?", KeyRing.FULL);
            }
            try (Cache first = open("the test")) {
                sample(first, 2);
                assertThat(samples(reader)).isEqualTo(2);
                assertThat(reader.losses()).isEmpty();
                assertThat(reader.check(part -> {}).losses()).isEmpty();
            }
        }
    }

    @Test
    void whoOnlyReadsIsToldThatItWasSealedUnderAnotherKey() throws Exception {
        try (Cache first = open("the test")) {
            sample(first, 1);
        }
        try (Cache reader = Cache.read(folder, Recorder.KEY, Recorder::now)) {
            try (Cache first = open("the test")) {
                first.rekey(CacheFile.OTHER_KEY, part -> {});
                sample(first, 2);
            }
            assertThatThrownBy(() -> samples(reader))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("sealed under another key");
            assertThatThrownBy(() -> reader.check(part -> {})).isInstanceOf(Unavailable.class);
            assertThatThrownBy(reader::verifyAudit).isInstanceOf(Unavailable.class);
            assertThat(reader.losses()).isEmpty();
        }
    }

    @Test
    void whoReadsForLongFollowsTheHoldersNextKeyInTheMidstOfIt() throws Exception {
        try (Cache first = open("the test")) {
            hand(first, 0, MANY, 0);
        }
        try (Cache reader = Cache.read(folder, Recorder.KEY, Recorder::now)) {
            try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
                file.tamper("UPDATE key SET sealed = ?", KeyRing.FULL);
            }
            Told told = new Told(time -> time);
            long lost = whileItIsRead(reader, told, () -> {
                try (Cache first = open("the test")) {
                    // Between those of the last blocks, which are sealed anew, under the next key.
                    hand(first, MANY - 3 * Blocks.ROWS, MANY - Blocks.ROWS, 1);
                }
            });
            assertThat(lost).isZero();
            assertThat(told.gaps).doesNotContain(GapCause.DAMAGED);
        }
    }

    @Test
    void whoReadsForLongIsToldOfAnotherKeyInsteadOfDamage() throws Exception {
        try (Cache first = open("the test")) {
            hand(first, 0, MANY, 0);
        }
        try (Cache reader = Cache.read(folder, Recorder.KEY, Recorder::now)) {
            Told told = new Told(time -> time);
            assertThatThrownBy(() -> whileItIsRead(reader, told, () -> {
                        try (Cache first = open("the test")) {
                            first.rekey(CacheFile.OTHER_KEY, part -> {});
                        }
                    }))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("sealed under another key");
            assertThat(told.times).isNotEmpty();
            assertThat(told.gaps).isEmpty();
        }
    }

    /** A time for each of some numbers, in the order of time. */
    private static void hand(Cache cache, int from, int to, int after) {
        int point = Recorder.points(cache).get(1);
        for (int begin = from; begin < to; begin += Blocks.ROWS) {
            Rows rows = cache.take();
            for (int number = begin; number < begin + Blocks.ROWS; number++) {
                long time = 2L * number + after;
                rows.sample(point, time, (double) time, null, Quality.GOOD, false);
            }
            cache.put(rows);
            int handed = begin + Blocks.ROWS - from;
            await().pollInterval(Duration.ofMillis(2)).until(() -> cache.recorded() >= handed);
        }
    }

    private interface Deed {
        void run() throws Exception;
    }

    /** Reads all that is there; something is done after the first row. Tells how many rows were lost. */
    private static long whileItIsRead(Cache cache, Told told, Deed deed) throws Exception {
        return cache.rows(Recorder.points(cache).get(1), 0, Long.MAX_VALUE, new RowVisitor() {
            @Override
            public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
                if (told.times.isEmpty()) {
                    assertThatCode(deed::run).doesNotThrowAnyException();
                }
                told.sample(time, number, text, quality, historical);
            }

            @Override
            public void gap(long time, GapCause cause) {
                told.gap(time, cause);
            }
        });
    }

    private static void sample(Cache cache, int number) {
        Rows rows = cache.take();
        rows.sample(Recorder.points(cache).get(1), number, number, null, Quality.GOOD, false);
        cache.put(rows);
        await().until(() -> cache.durable() > 0);
    }

    private static int samples(Cache cache) throws Unavailable {
        Told told = new Told(time -> time);
        cache.rows(Recorder.points(cache).get(1), 0, Long.MAX_VALUE, told);
        return told.times.size();
    }

    private static Problem why(Cache cache) {
        return ((CacheState.ReadOnly) cache.state()).why();
    }

    private Cache open(String program) throws Exception {
        return Cache.open(folder, program, Recorder.KEY, Recorder::now);
    }

    private static void readsOnly(Cache cache, String holder) {
        assertThat(cache.state())
                .isInstanceOfSatisfying(
                        CacheState.ReadOnly.class,
                        state -> assertThat(state.why().what()).startsWith("the cache is written by " + holder));
    }

    /** A program that records rows from a number on; it has begun. */
    private Process record(long begun, long number) throws Exception {
        Path said = folder.resolve("said" + number);
        Process recorder = Recorder.start(folder, begun, number, said);
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.size(said) > 0 || !recorder.isAlive());
        assertThat(recorder.isAlive()).isTrue();
        return recorder;
    }

    @Test
    void aPointThatWasNeverRecordedHasNoNumberForWhoOnlyReads() throws Exception {
        try (Cache first = Cache.open(folder, "the test", Recorder.KEY, Recorder::now);
                Cache second = Cache.open(folder, "the console", Recorder.KEY, Recorder::now)) {
            PointKey key = new PointKey("plant", "press", "pressure", Kind.NUMBER);
            int none = second.point(key);
            assertThat(none).isNegative();
            assertThat(second.rows(none, 0, Long.MAX_VALUE, new Last(0))).isZero();
            assertThat(second.last(none)).isNull();
            assertThat(second.trend(none, 0, 10, 1).count(0)).isZero();

            Rows rows = first.take();
            rows.sample(first.point(key), Recorder.now(), 1, null, Quality.GOOD, false);
            first.put(rows);
            await().until(() -> second.point(key) == first.point(key));
        }
    }

    /** The number of the newest row; each must be what the recorder wrote, none may be missing before it. */
    private static long last(Cache cache, long begun) throws Unavailable {
        Last last = new Last(begun);
        int point = Recorder.points(cache).get(1);
        assertThat(cache.rows(point, 0, Long.MAX_VALUE, last)).isZero();
        if (last.rows == 0) {
            return 0;
        }
        assertThat(last.number / Recorder.POINTS + 1).isEqualTo(last.rows);
        return last.number;
    }

    private static final class Last implements RowVisitor {
        private final long begun;
        private long number;
        private long rows;

        Last(long begun) {
            this.begun = begun;
        }

        @Override
        public void sample(long time, double value, @Nullable String text, Quality quality, boolean historical) {
            assertThat(time).isEqualTo(begun + ((long) value) * Recorder.STEP);
            assertThat((long) value).isGreaterThan(number);
            number = (long) value;
            rows++;
        }

        @Override
        public void gap(long time, GapCause cause) {
            assertThat(cause).isEqualTo(GapCause.NOT_RUNNING);
        }
    }
}
