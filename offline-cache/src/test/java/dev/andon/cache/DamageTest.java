package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes the file between two starts: what was changed is told and a gap, nothing else suffers, and recording goes on. */
class DamageTest {

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final int BLOCKS = 4;

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON);

    /** What a visitor is told. */
    private static final class Told implements RowVisitor {
        final List<Long> samples = new ArrayList<>();
        final List<String> gaps = new ArrayList<>();

        @Override
        public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
            long second = (time - NOON) / SECOND;
            assertThat(number % 1_000_000).isEqualTo((double) second);
            samples.add(second);
        }

        @Override
        public void gap(long time, GapCause cause) {
            gaps.add((time - NOON) / SECOND + " s " + cause);
        }
    }

    @BeforeEach
    void fillFourBlocksOfTwoPoints() throws Exception {
        try (Cache cache = open()) {
            record(cache, 0, BLOCKS * Blocks.ROWS);
        }
    }

    @Test
    void aDamagedBodyIsAGapForWhoReads() throws Exception {
        damageBody(1, 1);
        try (Cache cache = open()) {
            Told told = new Told();

            assertThat(cache.rows(1, 0, Long.MAX_VALUE, told)).isEqualTo(Blocks.ROWS);
            assertThat(told.samples).hasSize((BLOCKS - 1) * Blocks.ROWS).doesNotContain(1_000L, 1_999L);
            assertThat(told.gaps).containsExactly("1000 s DAMAGED", "4000 s NOT_RUNNING");
            assertThat(told(cache, 0).samples).hasSize(BLOCKS * Blocks.ROWS);
        }
    }

    @Test
    void theFirstSampleIsTheFirstThatCanBeRead() throws Exception {
        damageBody(1, 0);
        tamper("UPDATE block SET t1 = t1 + 5000000 WHERE point = 1 AND t0 = ?", NOON + 1_000 * SECOND);
        try (Cache cache = open()) {
            assertThat(cache.first(0)).hasValue(NOON);
            assertThat(cache.first(1)).hasValue(NOON + 2_000 * SECOND);
        }
    }

    @Test
    void aDamagedBodyMetWhileMergingIsToldAndRecordingGoesOn() throws Exception {
        damageBody(1, 1);
        try (Cache cache = open()) {
            recordLate(cache, 1, 1_500);
        }
        try (Cache cache = open()) {
            Told told = told(cache, 1);

            assertThat(told.samples)
                    .hasSize((BLOCKS - 1) * Blocks.ROWS + Blocks.ROWS)
                    .contains(1_500L);
            assertThat(told.gaps).startsWith("1000 s DAMAGED");
        }
    }

    @Test
    void aLossIsToldWithPointAndTimes() throws Exception {
        damageBody(1, 1);
        try (Cache cache = open()) {
            recordLate(cache, 1, 1_500);
            await().until(() -> !cache.losses().isEmpty());

            assertThat(cache.losses()).singleElement().satisfies(loss -> {
                assertThat(loss.point()).isEqualTo(key(1));
                assertThat(loss.from()).isEqualTo(NOON + 1_000 * SECOND);
                assertThat(loss.to()).isEqualTo(NOON + 1_999 * SECOND);
                assertThat(loss.rows()).isEqualTo(Blocks.ROWS);
            });
            assertThat(cache.state()).isInstanceOf(CacheState.Recording.class);
        }
    }

    @Test
    void aDamagedHeaderIsAGapForWhoReadsAndForWhoWrites() throws Exception {
        tamper("UPDATE block SET t1 = t1 + 5000000 WHERE point = 1 AND t0 = ?", NOON + 1_000 * SECOND);
        try (Cache cache = open()) {
            assertThat(told(cache, 1).samples).hasSize((BLOCKS - 1) * Blocks.ROWS);
            assertThat(told(cache, 1).gaps).startsWith("999 s DAMAGED");
            recordLate(cache, 1, 1_500);
        }
        try (Cache cache = open()) {
            assertThat(told(cache, 1).samples).hasSize(BLOCKS * Blocks.ROWS);
            assertThat(told(cache, 1).gaps).startsWith("999 s DAMAGED");
        }
    }

    @Test
    void whatIsLostAtTheVeryBeginningIsCountedAsWell() throws Exception {
        tamper("UPDATE block SET t1 = t1 + 5000000 WHERE point = 1 AND t0 = ?", NOON);
        try (Cache cache = open()) {
            Told told = new Told();

            assertThat(cache.rows(1, Long.MIN_VALUE, Long.MAX_VALUE, told)).isEqualTo(Blocks.ROWS);
            assertThat(told.samples).hasSize((BLOCKS - 1) * Blocks.ROWS);
        }
    }

    @Test
    void theBodyOfAnotherPointIsNotTaken() throws Exception {
        long own = number("SELECT body FROM block WHERE point = 0 AND t0 = " + NOON);
        long other = number("SELECT body FROM block WHERE point = 1 AND t0 = " + NOON);
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            Seal seal = file.ring(CacheFile.KEY).seal();
            for (long[] pair : new long[][] {{own, other}, {other, own}}) {
                byte[] frame = file.bytes("SELECT bytes FROM body WHERE id = " + pair[0]);
                byte[] moved = seal.close(Sealed.BODY, seal.open(Sealed.BODY, frame, pair[0]), pair[1]);
                file.tamper("INSERT INTO body VALUES (?, ?)", 1_000_000 + pair[1], moved);
            }
            file.tamper("DELETE FROM body WHERE id IN (?, ?)", own, other);
            file.tamper("UPDATE body SET id = id - 1000000 WHERE id > 1000000");
        }
        try (Cache cache = open()) {
            for (int point = 0; point < 2; point++) {
                assertThat(told(cache, point).samples).hasSize((BLOCKS - 1) * Blocks.ROWS);
            }
        }
    }

    @Test
    void aLostPageOfTheJournalIsAGapOfAllPointsUpToWhatComesNext() throws Exception {
        try (Cache cache = open()) {
            record(cache, 5_000, 5_010);
        }
        try (Cache cache = open()) {
            record(cache, 6_000, 6_010);
        }
        tamper("UPDATE journal SET bytes = zeroblob(length(bytes)) WHERE id = (SELECT max(id) - 1 FROM journal)");
        try (Cache cache = open()) {
            for (int point = 0; point < 2; point++) {
                Told told = told(cache, point);
                assertThat(told.samples).hasSize(BLOCKS * Blocks.ROWS + 10).contains(6_009L);
                assertThat(told.gaps).anySatisfy(gap -> assertThat(gap).endsWith("DAMAGED"));
            }
            assertThat(cache.losses()).isNotEmpty();
        }
    }

    @Test
    void theNumberOfAPointWhoseNameIsLostIsGivenToNobodyElse() throws Exception {
        tamper("DELETE FROM point WHERE id = 1");
        try (Cache cache = open()) {
            assertThat(cache.points()).isEqualTo(2);
            assertThat(cache.point(new PointKey("plant", "press", "another", Kind.NUMBER)))
                    .isEqualTo(2);
            assertThat(cache.key(1).name()).isEqualTo("point 1");
        }
    }

    private Cache open() throws Exception {
        return Cache.open(folder, "the test", CacheFile.KEY, clock::get);
    }

    private static PointKey key(int point) {
        return new PointKey("plant", "press", "p" + point, Kind.NUMBER);
    }

    /** One row a second of each point, whose values tell both. */
    private void record(Cache cache, int from, int to) {
        Rows rows = cache.take();
        for (int point = 0; point < 2; point++) {
            int number = cache.point(key(point));
            for (int second = from; second < to; second++) {
                rows.sample(number, NOON + second * SECOND, number * 1e6 + second, null, Quality.GOOD, false);
            }
        }
        hand(cache, rows);
        clock.set(NOON + to * SECOND);
    }

    /** So many rows that a block is written, of which the first is late. */
    private void recordLate(Cache cache, int point, int second) {
        Rows rows = cache.take();
        rows.sample(point, NOON + second * SECOND, point * 1e6 + second, null, Quality.GOOD, false);
        for (int i = 1; i < Blocks.ROWS; i++) {
            int later = 10_000 + i;
            rows.sample(point, NOON + later * SECOND, point * 1e6 + later, null, Quality.GOOD, false);
        }
        hand(cache, rows);
        clock.set(NOON + 12_000 * SECOND);
    }

    private static void hand(Cache cache, Rows rows) {
        long before = cache.recorded();
        cache.put(rows);
        await().until(() -> cache.recorded() > before);
    }

    private static Told told(Cache cache, int point) throws Unavailable {
        Told told = new Told();
        cache.rows(point, 0, Long.MAX_VALUE, told);
        return told;
    }

    private void damageBody(int point, int block) throws SQLException {
        tamper(
                "UPDATE body SET bytes = zeroblob(length(bytes)) WHERE id ="
                        + " (SELECT body FROM block WHERE point = ? AND t0 = ?)",
                point,
                NOON + (long) block * Blocks.ROWS * SECOND);
    }

    private void tamper(String sql, Object... values) throws SQLException {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            file.tamper(sql, values);
        }
    }

    private long number(String sql) throws SQLException {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            return file.number(sql);
        }
    }
}
