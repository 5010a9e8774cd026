package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our clock was ahead and is set back: what is heard now is the last value, not what is still to come. */
class LastValuesTest {

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final PointKey PRESSURE = new PointKey("plant", "press", "pressure", Kind.NUMBER);
    private static final byte LIVE = Marks.of(Quality.GOOD, false);
    private static final byte LATE = Marks.of(Quality.GOOD, true);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON + DAY);
    private final LastValues last = new LastValues(clock::get);

    @Test
    void whatIsHeardAfterTheClockWasSetBackIsTheLastValue() {
        last.add(0, NOON + DAY, 1, null, LIVE);
        clock.set(NOON);
        last.add(0, NOON, 2, null, LIVE);
        last.add(0, NOON - SECOND, 3, null, LIVE);

        assertThat(last()).extracting(LastValue::number, LastValue::time).containsExactly(2.0, NOON);
    }

    @Test
    void whatComesLateIsNot() {
        last.add(0, NOON + DAY, 1, null, LIVE);
        clock.set(NOON);
        last.add(0, NOON, 2, null, LATE);

        assertThat(last().number()).isEqualTo(1);
    }

    @Test
    void ofTwoTimesThatAreStillToComeTheLaterCounts() {
        last.add(0, NOON + DAY, 1, null, LIVE);
        clock.set(NOON);
        last.add(0, NOON + DAY / 2, 2, null, LIVE);

        assertThat(last().number()).isEqualTo(1);
    }

    @Test
    void aDeviceWhoseClockIsALittleAheadIsHeardInItsOwnOrder() {
        clock.set(NOON);
        last.add(0, NOON + 60 * SECOND, 1, null, LIVE);
        last.add(0, NOON, 2, null, LIVE);

        assertThat(last().number()).isEqualTo(1);
    }

    @Test
    void aGapOfTheWrongTimeEndsWithIt() {
        last.add(0, NOON + DAY, 1, null, LIVE);
        last.add(0, NOON + DAY + SECOND, 0, null, Marks.GAP_ROW);
        clock.set(NOON);
        last.add(0, NOON, 2, null, LIVE);

        assertThat(last().until()).isEqualTo(Long.MAX_VALUE);
        assertThat(last.open(0)).isTrue();
    }

    @Test
    void whatIsReadInTheOrderOfTimeIsJudgedAlike() {
        clock.set(NOON);
        last.recall(0, NOON - SECOND, 1, null, LIVE);
        last.recall(0, NOON, 2, null, LIVE);
        last.recall(0, NOON + DAY, 3, null, LIVE);
        last.recall(1, NOON + DAY, 4, null, LIVE);

        assertThat(last().number()).isEqualTo(2);
        assertThat(Objects.requireNonNull(last.of(1)).number())
                .as("nothing else is known of it")
                .isEqualTo(4);
    }

    @Test
    void itIsSoAfterTheNextStartAsWell() throws Exception {
        try (Cache cache = open()) {
            record(cache, NOON + DAY, 1);
        }
        clock.set(NOON);
        try (Cache cache = open()) {
            record(cache, NOON, 2);
            assertThat(cache.last(cache.point(PRESSURE)))
                    .extracting(LastValue::number)
                    .isEqualTo(2.0);
        }
        clock.addAndGet(SECOND);
        try (Cache cache = open()) {
            assertThat(cache.last(cache.point(PRESSURE)))
                    .extracting(LastValue::number, LastValue::time)
                    .containsExactly(2.0, NOON);
        }
    }

    @Test
    void whatABrokerKeptIsNotHeardNow() {
        last.add(0, NOON + DAY, 1, null, LIVE);
        clock.set(NOON);
        last.add(0, NOON, 2, null, Marks.of(Quality.UNCERTAIN, false));

        assertThat(last().number()).isEqualTo(1);
    }

    @Test
    void aClockThatIsBehindAtTheStartMakesNothingOfWhatWasRecordedUntrue() throws Exception {
        clock.set(NOON);
        try (Cache cache = open()) {
            record(cache, NOON, 1);
            clock.set(NOON + DAY);
            record(cache, NOON + DAY, 2);
        }
        // As one without a battery: when it lost its power comes later.
        clock.set(NOON + SECOND);
        try (Cache cache = open()) {
            assertThat(cache.last(cache.point(PRESSURE)))
                    .extracting(LastValue::number, LastValue::time)
                    .containsExactly(2.0, NOON + DAY);
        }
    }

    private LastValue last() {
        return Objects.requireNonNull(last.of(0));
    }

    private Cache open() throws Exception {
        return Cache.open(folder, "the test", CacheFile.KEY, clock::get);
    }

    private static void record(Cache cache, long time, double number) {
        Rows rows = cache.take();
        rows.sample(cache.point(PRESSURE), time, number, null, Quality.GOOD, false);
        long before = cache.recorded();
        cache.put(rows);
        await().until(() -> cache.recorded() > before);
    }
}
