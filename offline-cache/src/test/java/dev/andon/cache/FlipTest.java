package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One byte of the file is another, wherever: what is read is what was written, what is missing is told, and nothing falls over.
 * {@code -Dflips=20000} tries more of them.
 */
class FlipTest {

    private static final Logger LOG = LoggerFactory.getLogger(FlipTest.class);
    private static final int FLIPS = Integer.getInteger("flips", 150);
    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final int POINTS = 6;
    private static final int PAGE = 8_192;
    private static final String UNTOLD = "missing, not told";

    private static final Random RANDOM = new Random(Long.getLong("seed", 1));
    private static final AtomicLong CLOCK = new AtomicLong(NOON);
    private static final List<Map<Long, Value>> WRITTEN = new ArrayList<>();

    @TempDir
    static Path folder;

    private final Map<String, Integer> outcomes = new TreeMap<>();

    private record Value(double number, @Nullable String text) {}

    @BeforeAll
    static void writeEverySortOfRow() throws Exception {
        for (int point = 0; point < POINTS; point++) {
            WRITTEN.add(new HashMap<>());
        }
        Path whole = folder.resolve("whole");
        try (Cache cache = open(whole)) {
            for (int part = 0; part < 70; part++) {
                CLOCK.addAndGet(SECOND);
                Rows rows = cache.take();
                for (int second = 0; second < 1_000; second++) {
                    row(cache, rows, 0, part * 1_000 + second);
                    if (part < 5 && second % 2 == 0) {
                        for (int point = 1; point < POINTS; point++) {
                            row(cache, rows, point, part * 1_000 + second);
                        }
                    }
                }
                hand(cache, rows);
            }
            Rows late = cache.take();
            for (int point = 0; point < POINTS; point++) {
                row(cache, late, point, 71_000);
            }
            hand(cache, late);
            CLOCK.addAndGet(SECOND);
            await().until(cache::settled);
            copy(whole, folder.resolve("killed"));
        }
        try (Connection connection = Database.write(whole.resolve("cache.db"))) {
            Seal seal = KeyRing.open(connection, "here", CacheFile.KEY).seal();
            Audit audit = new Audit(connection, seal);
            audit.append(Instant.EPOCH, "the test", "command.sent", "press", Map.of());
            connection.commit();
        }
    }

    @Test
    void whateverByteIsChangedNothingWrongIsTold() throws Exception {
        flip("cache.db", FLIPS);
    }

    @Test
    void whateverByteOfTheLogIsChangedNothingWrongIsTold() throws Exception {
        flip("cache.db-wal", FLIPS / 3);
    }

    private void flip(String file, int flips) throws Exception {
        Path whole = folder.resolve(file.endsWith("wal") ? "killed" : "whole");
        byte[] bytes = Files.readAllBytes(whole.resolve(file));
        for (int flip = 0; flip < flips; flip++) {
            // Where the file tells what it is, and where its tables begin, every bit counts.
            int at = RANDOM.nextInt(
                    switch (flip % 6) {
                        case 0 -> 200;
                        case 1, 2 -> Math.min(bytes.length, 20 * PAGE);
                        default -> bytes.length;
                    });
            int bit = RANDOM.nextInt(8);
            Path changed = Files.createDirectories(folder.resolve(file + "-" + flip));
            Files.copy(whole.resolve("cache.db"), changed.resolve("cache.db"));
            bytes[at] ^= (byte) (1 << bit);
            Files.write(changed.resolve(file), bytes);
            bytes[at] ^= (byte) (1 << bit);
            try {
                outcomes.merge(look(changed), 1, Integer::sum);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("bit " + bit + " of byte " + at + ", page " + (at / PAGE + 1), e);
            }
            delete(changed);
        }
        LOG.info("{} bytes of {}: {}", bytes.length, file, outcomes);
        assertThat(outcomes).doesNotContainKey(UNTOLD);
    }

    /** Opens, reads all, records a little. */
    private String look(Path changed) throws IOException {
        boolean told = false;
        boolean missing = false;
        boolean logged = Files.exists(changed.resolve("cache.db-wal"));
        try {
            told = !logged && !Check.full(changed, CacheFile.KEY, part -> {}).whole();
        } catch (WrongKey | OtherVersion | Unavailable e) {
            told = true;
        }
        try (Cache cache = open(changed)) {
            told |= cache.salvaged() != null;
            for (int point = 0; point < Math.min(POINTS, cache.points()); point++) {
                Reader reader = new Reader(WRITTEN.get(point));
                try {
                    told |= cache.rows(point, Long.MIN_VALUE, Long.MAX_VALUE, reader) > 0;
                    cache.trend(point, NOON, NOON + 80_000 * SECOND, 50);
                    told |= cache.gaps(point, NOON, NOON + 80_000 * SECOND).stream()
                            .anyMatch(gap -> gap.cause() == GapCause.DAMAGED);
                } catch (Unavailable e) {
                    told = true;
                }
                missing |= reader.rows < WRITTEN.get(point).size();
                LastValue last = cache.last(point);
                if (last != null) {
                    assertThat(WRITTEN.get(point)).containsEntry(last.time(), new Value(last.number(), last.text()));
                }
            }
            missing |= cache.points() < POINTS;
            Rows rows = cache.take();
            rows.sample(cache.point(key(0)), NOON + 90_000 * SECOND, 1, null, Quality.GOOD, false);
            cache.put(rows);
            CLOCK.addAndGet(SECOND);
            told |= !cache.losses().isEmpty() || !(cache.state() instanceof CacheState.Recording);
        } catch (WrongKey | OtherVersion | Unavailable e) {
            return "refused: " + e.getClass().getSimpleName();
        }
        return missing ? (told ? "missing, told" : UNTOLD) : told ? "told" : "nothing to tell";
    }

    /** Holds each row to what was written. */
    private static final class Reader implements RowVisitor {
        private final Map<Long, Value> written;
        private long before = Long.MIN_VALUE;
        private int rows;

        Reader(Map<Long, Value> written) {
            this.written = written;
        }

        @Override
        public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
            Value read = new Value(number, text);
            if (time <= before || !read.equals(written.get(time))) {
                throw new AssertionError(read + " at " + time + " behind " + before + ", not " + written.get(time));
            }
            before = time;
            rows++;
        }

        @Override
        public void gap(long time, GapCause cause) {
            assertThat(time).isGreaterThan(before);
            before = time;
        }
    }

    private static Cache open(Path where) throws WrongKey, OtherVersion, Unavailable {
        return Cache.open(where, "the test", CacheFile.KEY, CLOCK::get);
    }

    private static PointKey key(int point) {
        Kind kind = point == 4 ? Kind.TEXT : point == 5 ? Kind.FLAG : Kind.NUMBER;
        return new PointKey("plant", "press", "p" + point, kind);
    }

    private static void row(Cache cache, Rows rows, int point, int second) {
        double number = point == 4 ? 0 : point == 5 ? second / 300 % 2 : point * 1_000 + RANDOM.nextInt(1_000) / 10.0;
        String text = point == 4 ? "step " + second / 100 : null;
        rows.sample(cache.point(key(point)), NOON + second * SECOND, number, text, Quality.GOOD, false);
        WRITTEN.get(point).put(NOON + second * SECOND, new Value(number, text));
        CLOCK.set(Math.max(CLOCK.get(), NOON + second * SECOND));
    }

    private static void hand(Cache cache, Rows rows) {
        long before = cache.recorded();
        cache.put(rows);
        await().pollInterval(Duration.ofMillis(2)).until(() -> cache.recorded() > before);
    }

    /** What a kill would leave. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : List.of("cache.db", "cache.db-wal")) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
