package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each connection has is told from the first row on, whoever asks. */
class UsageTest {

    private static final long SECOND = 1_000_000;
    private static final long DAY = Ledger.DAY;
    private static final long NOON = 19_000 * DAY + DAY / 2;
    private static final PointKey PRESSURE = new PointKey("plant", "press", "pressure", Kind.NUMBER);
    private static final PointKey LEVEL = new PointKey("yard", "tank", "level", Kind.NUMBER);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON);

    @Test
    void whatIsInNoBlockYetIsCountedWithItsDays() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, 3);
            record(cache, PRESSURE, NOON - DAY, 2);
            record(cache, LEVEL, NOON, 1);

            assertThat(cache.usage()).extracting(Usage::connection).containsExactly("plant", "yard");
            assertThat(cache.usage()).extracting(Usage::rows).containsExactly(5L, 1L);
            assertThat(cache.usage())
                    .extracting(Usage::oldestFine)
                    .containsExactly(NOON - DAY - DAY / 2, NOON - DAY / 2);
            assertThat(cache.usage().getFirst().next()).isNotNull();
        }
    }

    @Test
    void whatWentIntoABlockIsCountedOnce() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, Blocks.ROWS);
            record(cache, PRESSURE, NOON + Blocks.ROWS * SECOND, 7);
            clock.addAndGet(SECOND);
            await().until(() -> cache.durable() == Blocks.ROWS + 7);

            assertThat(cache.usage()).extracting(Usage::rows).containsExactly(Blocks.ROWS + 7L);
        }
    }

    @Test
    void whoOnlyReadsIsToldOfWhatCameMeanwhile() throws Exception {
        try (Cache cache = open();
                Cache reader = Cache.read(folder, CacheFile.KEY, clock::get)) {
            assertThat(reader.usage()).isEmpty();
            record(cache, PRESSURE, NOON, 3);
            clock.addAndGet(SECOND);
            await().until(() -> reader.usage().equals(cache.usage()));
            assertThat(reader.usage()).extracting(Usage::rows).containsExactly(3L);

            record(cache, PRESSURE, NOON + 3 * SECOND, Blocks.ROWS);
            clock.addAndGet(SECOND);
            await().until(() -> cache.durable() == Blocks.ROWS + 3);
            assertThat(cache.usage().getFirst().bytes()).isPositive();
            assertThat(reader.usage()).isEqualTo(cache.usage());
        }
    }

    @Test
    void whatWasCountedStaysWhereItCannotBeReadAnew() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, Blocks.ROWS + 3);
        }
        try (Cache reader = Cache.read(folder, CacheFile.KEY, clock::get)) {
            try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
                file.tamper("ALTER TABLE ledger RENAME TO gone");
            }
            assertThat(reader.usage()).extracting(Usage::rows).containsExactly(Blocks.ROWS + 3L);
            assertThat(reader.usage().getFirst().bytes()).isPositive();
        }
    }

    @Test
    void aCheckCountsWhatIsInNoBlockYet() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, Blocks.ROWS);
            record(cache, LEVEL, NOON, 3);
        }

        Report report = Check.full(folder, CacheFile.KEY, part -> {});

        assertThat(report.whole()).isTrue();
        assertThat(report.blocks()).isEqualTo(1);
        assertThat(report.rows()).isEqualTo(Blocks.ROWS + 3L);
    }

    private Cache open() throws Exception {
        return Cache.open(folder, "the test", CacheFile.KEY, clock::get);
    }

    private static void record(Cache cache, PointKey key, long from, int count) {
        Rows rows = cache.take();
        for (int row = 0; row < count; row++) {
            rows.sample(cache.point(key), from + row * SECOND, row, null, Quality.GOOD, false);
        }
        long expected = cache.recorded() + count;
        cache.put(rows);
        await().until(() -> cache.recorded() == expected);
    }
}
