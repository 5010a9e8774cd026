package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounds of age and of size, kept while everything goes on. */
class RetentionTest {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long BEGIN = 20_000 * DAY;
    private static final long STEP = 5;
    private static final int ROWS_A_DAY = (int) (86_400 / STEP);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(BEGIN);

    @Test
    void oldRowsLeaveMinutesBehindAndThenNothing() throws Exception {
        try (Cache cache = open()) {
            record(cache, 0, 0, 10);
            List<Double> before = hours(cache, 0);
            keep(cache, bounds(2, 5, 1_000_000_000));

            Told told = told(cache, 0);
            long bound = clock.get() - 2 * DAY;
            assertThat(told.since(bound)).isEqualTo(rows(bound, BEGIN + 10 * DAY));
            assertThat(told.coarse.getFirst()).isBetween(BEGIN + 5 * DAY, BEGIN + 5 * DAY + HOUR);
            assertThat(told.times.size() - told.since(BEGIN + 8 * DAY))
                    .as("one row of each block, to hold on")
                    .isLessThan(3 * 2 * ROWS_A_DAY / Blocks.ROWS);
            List<Double> after = hours(cache, 0);
            assertThat(after.subList(0, 5 * 24)).containsOnly(Double.NaN);
            assertThat(after.subList(5 * 24 + 1, 10 * 24)).isEqualTo(before.subList(5 * 24 + 1, 10 * 24));
        }
    }

    @Test
    void aBlockThatReachesIntoTheBoundKeepsItsRows() throws Exception {
        try (Cache cache = open()) {
            block(cache, BEGIN + DAY - 30 * MINUTE);
            settle(cache);
            clock.set(BEGIN + 3 * DAY + 10 * MINUTE - 2 * HOUR);
            settle(cache);
            keep(cache, bounds(2, 30, 1_000_000_000));

            assertThat(told(cache, 0).times).hasSize(Blocks.ROWS);
            assertThat(told(cache, 0).coarse).isEmpty();
        }
    }

    @Test
    void aTrendSaysWhereItKnowsMinutesOnly() throws Exception {
        try (Cache cache = open()) {
            record(cache, 0, 0, 4);
            keep(cache, bounds(1, 5, 1_000_000_000));
            Envelope old = cache.trend(0, BEGIN + DAY, BEGIN + DAY + 10 * MINUTE, 60);
            Envelope wide = cache.trend(0, BEGIN, BEGIN + 4 * DAY, 96);
            Envelope fresh = cache.trend(0, BEGIN + 3 * DAY + HOUR, BEGIN + 3 * DAY + HOUR + 10 * MINUTE, 60);
            for (int pixel = 0; pixel < 60; pixel++) {
                assertThat(old.coarse(pixel)).isTrue();
                assertThat(old.min(pixel)).isLessThanOrEqualTo(value(old.edge(pixel)));
                assertThat(old.max(pixel)).isGreaterThanOrEqualTo(value(old.edge(pixel)));
                assertThat(fresh.coarse(pixel)).isFalse();
                assertThat(wide.coarse(pixel)).isFalse();
            }
        }
    }

    @Test
    void gapsStayAsExactAsTheyWere() throws Exception {
        try (Cache cache = open()) {
            record(cache, 0, 0, 2);
            Rows rows = cache.take();
            rows.gap(0, BEGIN + 5 * HOUR + 1, GapCause.LINK_LOST);
            rows.gap(0, BEGIN + 9 * HOUR + 3, GapCause.SILENT);
            hand(cache, rows);
            record(cache, 0, 2, 5);
            List<Gap> before = cache.gaps(0, BEGIN, BEGIN + 5 * DAY);
            assertThat(before).hasSize(2);
            keep(cache, bounds(1, 10, 1_000_000_000));
            assertThat(cache.gaps(0, BEGIN, BEGIN + 5 * DAY)).isEqualTo(before);
            assertThat(told(cache, 0).gaps).containsExactly(GapCause.LINK_LOST, GapCause.SILENT);
        }
    }

    @Test
    void whatIsTooMuchGoesByWholeOldestDays() throws Exception {
        try (Cache cache = open()) {
            recordAll(cache, 8, 6);
            long all = cache.usage().getFirst().bytes();
            keep(cache, bounds(90, 1_000, all * 7 / 10));
            Usage usage = cache.usage().getFirst();
            assertThat(usage.bytes()).isBetween(all * 5 / 10, all * 7 / 10);
            assertThat(usage.oldestFine()).isEqualTo(BEGIN + 2 * DAY);
            for (int point = 0; point < 8; point++) {
                Told told = told(cache, point);
                assertThat(told.times.getFirst()).isEqualTo(BEGIN + 2 * DAY);
                assertThat(told.times).hasSize(4 * ROWS_A_DAY);
            }
        }
    }

    @Test
    void aDayThatIsTooMuchByItselfGoesByAndBy() throws Exception {
        try (Cache cache = open()) {
            recordAll(cache, 60, 1);
            long all = cache.usage().getFirst().bytes();
            assertThat(all).isGreaterThan(1_500_000);
            keep(cache, bounds(90, 1_000, 1_000_000));
            assertThat(cache.usage().getFirst().bytes()).isBetween(700_000L, 1_000_000L);
            long first = told(cache, 0).times.getFirst();
            for (int point = 0; point < 60; point++) {
                Told told = told(cache, point);
                assertThat(told.times.getLast()).isEqualTo(BEGIN + DAY - STEP * SECOND);
                assertThat(told.times).hasSizeBetween(ROWS_A_DAY / 3, ROWS_A_DAY);
                assertThat(told.times.getFirst()).isEqualTo(first);
            }
        }
    }

    @Test
    void theLedgerSaysWhatStandsInTheFile() throws Exception {
        try (Cache cache = open()) {
            record(cache, 0, 0, 6);
            record(cache, 1, 2, 8);
            keep(cache, bounds(2, 4, 1_000_000_000));
            Usage usage = cache.usage().getFirst();
            try (Connection reader = Database.read(cache.file())) {
                assertThat(usage.bytes())
                        .isEqualTo(Sql.number(
                                reader,
                                "SELECT (SELECT sum(size + length(rolled)) FROM block)"
                                        + " + (SELECT coalesce(sum(length(rolled)), 0) FROM fold)"));
                Ledger ledger = Ledger.load(
                        reader, KeyRing.open(reader, "here", CacheFile.KEY).seal());
                assertThat(ledger.of(0).values().stream()
                                .mapToLong(Ledger.Day::rows)
                                .sum())
                        .isEqualTo(Sql.number(reader, "SELECT sum(n) FROM block WHERE body > 0"));
                assertThat(Sql.number(reader, "SELECT count(*) FROM body"))
                        .isEqualTo(Sql.number(reader, "SELECT count(*) FROM block WHERE body > 0"));
            }
        }
    }

    @Test
    void aDamagedLedgerIsCountedAnew() throws Exception {
        long bytes;
        try (Cache cache = open()) {
            record(cache, 0, 0, 3);
            bytes = cache.usage().getFirst().bytes();
        }
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            file.tamper("UPDATE ledger SET sealed = zeroblob(50) WHERE day = 20001");
        }
        try (Cache cache = open()) {
            await().until(() -> cache.usage().getFirst().bytes() == bytes);
        }
        try (Cache cache = open()) {
            assertThat(cache.usage().getFirst().bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aClockThatJumpsForwardDropsNothingAtFirstAndThenLittle() throws Exception {
        try (Cache cache = open()) {
            record(cache, 0, 0, 3);
            keep(cache, bounds(30, 60, 1_000_000_000));
            clock.addAndGet(1_000 * DAY);
            settle(cache);
            assertThat(told(cache, 0).times).hasSize(3 * ROWS_A_DAY);
            clock.addAndGet(-1_000 * DAY);
            settle(cache);
            clock.addAndGet(2 * HOUR);
            settle(cache);
            assertThat(told(cache, 0).times).hasSize(3 * ROWS_A_DAY);

            clock.addAndGet(1_000 * DAY);
            settle(cache);
            clock.addAndGet(2 * HOUR);
            // Two days go an hour: who sets the clock right in time has lost little.
            await().until(() -> told(cache, 0).times.size() < 2 * ROWS_A_DAY);
            settle(cache);
            assertThat(told(cache, 0).times).hasSizeGreaterThanOrEqualTo(ROWS_A_DAY);
            clock.addAndGet(HOUR);
            // What is in no block yet stays.
            await().until(() -> told(cache, 0).times.size() < Blocks.ROWS);
        }
    }

    @Test
    void rowsThatComeTooLateAreCountedAndTheRestOfThemIsKept() throws Exception {
        try (Cache cache = open()) {
            block(cache, BEGIN);
            block(cache, BEGIN + 3 * DAY);
            clock.set(BEGIN + 6 * DAY);
            settle(cache);
            keep(cache, bounds(2, 30, 1_000_000_000));
            assertThat(told(cache, 0).times).hasSize(2);
            Rows rows = cache.take();
            sample(rows, 0, BEGIN + SECOND);
            sample(rows, 0, BEGIN + 2 * DAY);
            hand(cache, rows);
            block(cache, BEGIN + 6 * DAY);
            settle(cache);

            assertThat(cache.late()).isEqualTo(1);
            assertThat(told(cache, 0).times)
                    .hasSize(2 + 1 + Blocks.ROWS)
                    .contains(BEGIN + 2 * DAY)
                    .doesNotContain(BEGIN + SECOND);
        }
    }

    @Test
    void aQueryThatRunsMeanwhileSeesOneState() throws Exception {
        try (Cache cache = open()) {
            recordAll(cache, 4, 12);
            keep(cache, bounds(12, 30, 1_000_000_000));
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> {
                int times = 0;
                while (!done.get()) {
                    Told told = told(cache, times++ % 4);
                    assertThat(told.since(BEGIN + 11 * DAY + 3 * HOUR))
                            .isEqualTo(rows(BEGIN + 11 * DAY + 3 * HOUR, BEGIN + 12 * DAY));
                }
                return times;
            });
            for (int days = 11; days > 1; days--) {
                Bounds less = bounds(1, days, 1_000_000_000);
                cache.keep(connection -> less);
                settle(cache);
            }
            done.set(true);

            assertThat(reading.join()).isGreaterThan(3);
            assertThat(cache.losses()).isEmpty();
        }
    }

    @Test
    void whatIsFreedGoesBackToTheDisk() throws Exception {
        try (Cache cache = open()) {
            recordAll(cache, 60, 4);
            long pages = pages(cache, "page_count");
            assertThat(pages).isGreaterThan(1_000);
            keep(cache, bounds(1, 1, 1_000_000_000));
            await().until(() -> {
                clock.addAndGet(MINUTE);
                return pages(cache, "page_count") < pages / 2 + 512;
            });
            assertThat(pages(cache, "freelist_count")).isLessThanOrEqualTo(512);
        }
    }

    private Cache open() throws Exception {
        return Cache.open(folder, "the test", CacheFile.KEY, clock::get);
    }

    private static Bounds bounds(int fine, int coarse, long bytes) {
        return new Bounds(Duration.ofDays(fine), Duration.ofDays(coarse), bytes);
    }

    /** Sets bounds, and waits until they are met. */
    private void keep(Cache cache, Bounds bounds) {
        // The days of these tests go by so fast that the clock is doubted at first.
        clock.addAndGet(-4 * HOUR);
        cache.keep(connection -> bounds);
        for (int hour = 0; hour < 6; hour++) {
            clock.addAndGet(HOUR);
            settle(cache);
        }
    }

    private void settle(Cache cache) {
        clock.addAndGet(2 * SECOND);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .until(cache::settled);
    }

    private static double value(long time) {
        return Math.floorMod((time / SECOND * 0x9E3779B97F4A7C15L) >>> 17, 8_000) / 10.0;
    }

    private static void sample(Rows rows, int point, long time) {
        rows.sample(point, time, value(time), null, Quality.GOOD, false);
    }

    /** So many days of one point, in blocks to the last row; the clock goes along. */
    private void record(Cache cache, int point, int firstDay, int lastDay) {
        write(cache, point, firstDay, lastDay);
        settle(cache);
    }

    /** So many days of each of the first points. */
    private void recordAll(Cache cache, int points, int lastDay) {
        for (int point = 0; point < points; point++) {
            write(cache, point, 0, lastDay);
        }
        settle(cache);
    }

    private void write(Cache cache, int point, int firstDay, int lastDay) {
        int number = cache.point(new PointKey("plant", "press", "p" + point, Kind.NUMBER));
        for (int day = firstDay; day < lastDay; day++) {
            for (int from = 0; from < ROWS_A_DAY; from += Rows.CAPACITY) {
                Rows rows = cache.take();
                for (int row = from; row < Math.min(ROWS_A_DAY, from + Rows.CAPACITY); row++) {
                    sample(rows, number, BEGIN + day * DAY + row * STEP * SECOND);
                }
                hand(cache, rows);
            }
            clock.set(Math.max(clock.get(), BEGIN + (day + 1) * DAY));
        }
    }

    /** So many rows of the first point as make a block. */
    private static void block(Cache cache, long from) {
        Rows rows = cache.take();
        int point = cache.point(new PointKey("plant", "press", "p0", Kind.NUMBER));
        for (int row = 0; row < Blocks.ROWS; row++) {
            sample(rows, point, from + row * STEP * SECOND);
        }
        hand(cache, rows);
    }

    private static long rows(long from, long to) {
        return (to - 1 - BEGIN) / (STEP * SECOND) - (from - 1 - BEGIN) / (STEP * SECOND);
    }

    private static void hand(Cache cache, Rows rows) {
        long before = cache.recorded();
        cache.put(rows);
        await().pollInterval(Duration.ofMillis(2)).until(() -> cache.recorded() > before);
    }

    private static Told told(Cache cache, int point) {
        Told told = new Told(RetentionTest::value);
        try {
            assertThat(cache.rows(point, 0, Long.MAX_VALUE, told)).isZero();
        } catch (Unavailable e) {
            throw new AssertionError(e);
        }
        return told;
    }

    /** The greatest value of each hour of the first ten days. */
    private static List<Double> hours(Cache cache, int point) throws Unavailable {
        Envelope envelope = cache.trend(point, BEGIN, BEGIN + 10 * DAY, 240);
        List<Double> hours = new ArrayList<>();
        for (int hour = 0; hour < 240; hour++) {
            hours.add(envelope.max(hour));
        }
        return hours;
    }

    private static long pages(Cache cache, String which) throws Exception {
        try (Connection reader = Database.read(cache.file())) {
            return Sql.number(reader, "PRAGMA " + which);
        }
    }
}
