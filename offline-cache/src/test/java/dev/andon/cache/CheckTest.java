package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full check finds each sort of damage for what it is. */
class CheckTest {

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws Exception {
        try (Cache cache = Cache.open(folder, "the test", CacheFile.KEY, () -> NOON)) {
            Rows rows = cache.take();
            int point = cache.point(new PointKey("plant", "press", "pressure", Kind.NUMBER));
            for (int second = 0; second < 2 * Blocks.ROWS; second++) {
                rows.sample(point, NOON + second * SECOND, second, null, Quality.GOOD, false);
            }
            cache.put(rows);
            await().until(() -> cache.recorded() == 2 * Blocks.ROWS);
        }
        assertThat(Check.full(folder, CacheFile.KEY, part -> {}).whole()).isTrue();
    }

    @Test
    void anAuditWithoutItsFirstEntryIsBroken() throws Exception {
        tamper("UPDATE audit SET sealed = zeroblob(60)");

        assertThat(found()).contains("the audit is broken at entry 1");
    }

    @Test
    void aHeaderThatWasChangedIsFound() throws Exception {
        tamper("UPDATE block SET n = n + 1 WHERE t0 = " + NOON);

        assertThat(found()).contains("block");
    }

    @Test
    void aFrameOfAnotherTableIsFound() throws Exception {
        tamper("UPDATE setting SET sealed = zeroblob(60) WHERE id = " + Setting.ALIVE.id());

        assertThat(found()).contains("setting");
    }

    private String found() throws Exception {
        return Check.full(folder, CacheFile.KEY, part -> {}).losses().stream()
                .map(Loss::what)
                .reduce("", (all, one) -> all + one + "\n");
    }

    private void tamper(String sql) throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            file.tamper(sql);
        }
    }
}
