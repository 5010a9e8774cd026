package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that may not be written: what is there is read, and why nothing is recorded is said. */
class ReadOnlyTest {

    private static final long NOON = 1_700_000_000_000_000L;
    private static final PointKey PRESSURE = new PointKey("plant", "press 1", "pressure", Kind.NUMBER);

    @TempDir
    Path parent;

    private Path folder = Path.of("");
    private boolean bound;
    private final AtomicLong clock = new AtomicLong(NOON);

    /** Binds the folder to itself: a mount of its own can be made read-only, for the owner and for root too. */
    @BeforeEach
    void bind() throws Exception {
        folder = Files.createDirectories(parent.resolve("cache"));
        bound = Mounts.run("mount", "--bind", folder.toString(), folder.toString());
        assumeThat(bound).as("no folder can be made read-only here: not tested").isTrue();
    }

    @AfterEach
    void unbind() throws Exception {
        if (bound) {
            assertThat(Mounts.run("umount", folder.toString())).isTrue();
        }
    }

    @Test
    void aCacheThatWasClosedIsRead() throws Exception {
        try (Cache cache = open()) {
            record(cache, 3);
        }
        lock();
        try (Cache cache = open()) {
            assertThat(cache.state())
                    .isInstanceOfSatisfying(
                            CacheState.ReadOnly.class,
                            state -> assertThat(state.why().toString())
                                    .contains(folder.toString())
                                    .contains("nothing can be recorded here")
                                    .contains("give this account the right to write there"));
            assertThat(numbers(cache)).containsExactly(0.0, 1.0, 2.0);
            record(cache, 4);
            assertThat(numbers(cache)).as("nothing is recorded").hasSize(3);
        }
    }

    @Test
    void aCacheThatWasKilledIsReadWithItsLog() throws Exception {
        Path elsewhere = Files.createDirectories(parent.resolve("elsewhere"));
        try (Cache cache = Cache.open(elsewhere, "the test", CacheFile.KEY, clock::get)) {
            record(cache, 3);
            await().until(() -> cache.recorded() == 3);
            clock.addAndGet(10_000_000);
            await().until(() -> pages(elsewhere) > 0);
            for (String name : List.of("cache.db", "cache.db-wal", "cache.db-shm")) {
                Files.copy(elsewhere.resolve(name), folder.resolve(name));
            }
        }
        lock();
        try (Cache cache = open()) {
            assertThat(cache.state()).isInstanceOf(CacheState.ReadOnly.class);
            assertThat(numbers(cache)).containsExactly(0.0, 1.0, 2.0);
        }
    }

    @Test
    void whereThereIsNoCacheNothingCanBeRead() throws Exception {
        lock();

        assertThatThrownBy(this::open)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("nothing can be recorded here");
    }

    private Cache open() throws Exception {
        return Cache.open(folder, "the test", CacheFile.KEY, clock::get);
    }

    private void lock() throws Exception {
        assertThat(Mounts.run("mount", "-o", "remount,ro,bind", folder.toString(), folder.toString()))
                .isTrue();
    }

    private static long pages(Path where) throws Exception {
        try (var reader = Database.read(where.resolve("cache.db"))) {
            return Sql.number(reader, "SELECT count(*) FROM journal");
        }
    }

    private static void record(Cache cache, int count) {
        for (int i = 0; i < count; i++) {
            Rows rows = cache.take();
            rows.sample(cache.point(PRESSURE), NOON + i, i, null, Quality.GOOD, false);
            cache.put(rows);
        }
    }

    private static List<Double> numbers(Cache cache) throws Unavailable {
        List<Double> numbers = new ArrayList<>();
        cache.rows(cache.point(PRESSURE), 0, Long.MAX_VALUE, new RowVisitor() {
            @Override
            public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
                numbers.add(number);
            }

            @Override
            public void gap(long time, GapCause cause) {}
        });
        return numbers;
    }
}
