package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is old goes while somebody reads it, or is met by what comes late. */
class WornTest {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long BEGIN = 20_000 * DAY;
    private static final long STEP = 5 * SECOND;
    private static final long MUCH = 1_000_000_000;
    private static final PointKey PRESSURE = new PointKey("plant", "press", "pressure", Kind.NUMBER);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(BEGIN);

    @Test
    void whatIsDroppedWhileItIsReadIsNotTakenForKnown() throws Exception {
        try (Cache cache = open()) {
            record(cache, 6);
            Told told = new Told(WornTest::value);
            whileItIsRead(cache, told, () -> keep(cache, new Bounds(Duration.ofDays(1), Duration.ofDays(1), MUCH)));
            assertThat(told.times.getFirst()).isEqualTo(BEGIN);
            assertThat(told.since(BEGIN + 5 * DAY)).isEqualTo(DAY / STEP);
            assertThat((long) told.times.size()).isLessThan(4 * DAY / STEP);
            assertThat(told.coarse).isEmpty();
            isTheHole(told);
        }
    }

    @Test
    void whatIsDroppedToTheEndWhileItIsReadIsNotTakenForKnownEither() throws Exception {
        try (Cache cache = open()) {
            record(cache, 6);
            Told told = new Told(WornTest::value);
            whileItIsRead(cache, told, () -> {
                clock.addAndGet(10 * DAY);
                keep(cache, new Bounds(Duration.ofDays(1), Duration.ofDays(1), MUCH));
            });
            assertThat((long) told.times.size()).isLessThan(3 * DAY / STEP);
            assertThat(told.dropped).containsExactly(told.times.getLast() + STEP, Long.MAX_VALUE);
        }
    }

    @Test
    void theFirstThatIsKnownIsToldWhereOnlyMinutesAreLeft() throws Exception {
        try (Cache cache = open()) {
            assertThat(cache.first(cache.point(PRESSURE))).isEmpty();
            record(cache, 4);
            assertThat(cache.first(0)).hasValue(BEGIN);
            keep(cache, new Bounds(Duration.ofDays(1), Duration.ofDays(30), MUCH));
            Told told = new Told(WornTest::value);
            cache.rows(0, 0, Long.MAX_VALUE, told);
            assertThat(told.times.getFirst()).isGreaterThan(BEGIN);
            assertThat(told.coarse).isNotEmpty();

            assertThat(cache.first(0)).hasValue(BEGIN);
        }
    }

    @Test
    void theFirstOfAPointThatHasNoBlockYetIsToldAsWell() throws Exception {
        try (Cache cache = open()) {
            Rows rows = cache.take();
            rows.gap(cache.point(PRESSURE), BEGIN, GapCause.LINK_LOST);
            sample(rows, BEGIN + 2 * SECOND);
            sample(rows, BEGIN + SECOND);
            hand(cache, rows);

            assertThat(cache.first(0)).hasValue(BEGIN + SECOND);
        }
    }

    @Test
    void whatComesLateOfATimeBeforeAllMinutesIsInATrend() throws Exception {
        try (Cache cache = open()) {
            record(cache, 4);
            keep(cache, new Bounds(Duration.ofDays(1), Duration.ofDays(30), MUCH));
            Rows rows = cache.take();
            sample(rows, BEGIN - 30 * MINUTE);
            hand(cache, rows);

            Envelope trend = cache.trend(0, BEGIN - HOUR, BEGIN + 3 * HOUR, 4);

            assertThat(trend.max(0)).isEqualTo(value(BEGIN - 30 * MINUTE));
            assertThat(trend.max(1)).isNotNaN();
        }
    }

    /** Reads all that is there; something is done after the first row. */
    private static void whileItIsRead(Cache cache, Told told, Runnable deed) throws Unavailable {
        cache.rows(0, 0, Long.MAX_VALUE, new RowVisitor() {
            @Override
            public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
                if (told.times.isEmpty()) {
                    deed.run();
                }
                told.sample(time, number, text, quality, historical);
            }

            @Override
            public void coarse(long from, long to) {
                told.coarse(from, to);
            }

            @Override
            public void dropped(long from, long to) {
                told.dropped(from, to);
            }

            @Override
            public void gap(long time, GapCause cause) {
                told.gap(time, cause);
            }
        });
    }

    /** What was told as dropped is all that was not given, and nothing else. */
    private static void isTheHole(Told told) {
        assertThat(told.dropped).hasSize(2);
        int behind = 0;
        while (told.times.get(behind) < told.dropped.get(0)) {
            behind++;
        }
        assertThat(told.times.get(behind - 1)).isEqualTo(told.dropped.get(0) - STEP);
        assertThat(told.times.get(behind)).isEqualTo(told.dropped.get(1));
        assertThat((long) told.times.size())
                .isEqualTo(6 * DAY / STEP - (told.dropped.get(1) - told.dropped.get(0)) / STEP);
    }

    private Cache open() throws Exception {
        return Cache.open(folder, "the test", CacheFile.KEY, clock::get);
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

    private void record(Cache cache, int days) {
        assertThat(cache.point(PRESSURE)).isZero();
        for (long time = BEGIN; time < BEGIN + days * DAY; ) {
            Rows rows = cache.take();
            while (!rows.full() && time < BEGIN + days * DAY) {
                sample(rows, time);
                time += STEP;
            }
            clock.set(time);
            hand(cache, rows);
        }
        settle(cache);
    }

    private static void sample(Rows rows, long time) {
        rows.sample(0, time, value(time), null, Quality.GOOD, false);
    }

    private static void hand(Cache cache, Rows rows) {
        long before = cache.recorded();
        cache.put(rows);
        await().pollInterval(Duration.ofMillis(2)).until(() -> cache.recorded() > before);
    }

    private static double value(long time) {
        return Math.floorMod((time / SECOND * 0x9E3779B97F4A7C15L) >>> 17, 8_000) / 10.0;
    }
}
