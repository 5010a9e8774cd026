package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a slow point, whose blocks have no minutes, a gap is left where one is lost. */
class RescueTest {

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final PointKey SLOW = new PointKey("plant", "press", "p0", Kind.NUMBER);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON);

    @Test
    void hoursWhoseLastBlockIsOnlyAGapNowDoNotComeBack() throws Exception {
        try (Cache cache = Cache.open(folder, "the test", CacheFile.KEY, clock::get)) {
            for (int block = 0; block < 70; block++) {
                Rows rows = cache.take();
                for (int row = 0; row < Blocks.ROWS; row++) {
                    // So few that a block has no minutes: of one that is lost a gap is left.
                    long minute = (long) block * Blocks.ROWS + row;
                    rows.sample(cache.point(SLOW), NOON + minute * 60 * SECOND, 1, null, Quality.GOOD, false);
                }
                long before = cache.recorded();
                cache.put(rows);
                await().pollInterval(Duration.ofMillis(2)).until(() -> cache.recorded() > before);
            }
            clock.set(NOON + 70 * Blocks.ROWS * 60 * SECOND);
        }
        Path path = folder.resolve("cache.db");
        try (CacheFile file = CacheFile.bare(path)) {
            assertThat(file.number("SELECT count(*) FROM fold")).isEqualTo(1);
            file.tamper("UPDATE body SET bytes = zeroblob(length(bytes)) WHERE id ="
                    + " (SELECT body FROM block WHERE t1 = (SELECT t1 FROM fold))");
        }
        Salvage.want(path);
        try (Cache cache = Cache.open(folder, "the test", CacheFile.KEY, clock::get)) {
            assertThat(cache.salvaged()).isNotNull();
        }
        try (CacheFile file = CacheFile.bare(path)) {
            assertThat(file.number("SELECT count(*) FROM fold")).isZero();
        }
    }
}
