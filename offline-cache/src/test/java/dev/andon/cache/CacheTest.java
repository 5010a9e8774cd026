package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final byte[] KEY = new byte[32];
    private static final PointKey PRESSURE = new PointKey("plant", "press 1", "pressure", Kind.NUMBER);
    private static final PointKey RECIPE = new PointKey("plant", "press 1", "recipe", Kind.TEXT);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON);

    @Test
    void theFileIsNobodyElsesToRead() throws Exception {
        try (Cache cache = open()) {
            assertThat(Files.getPosixFilePermissions(cache.file()))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void whatIsHandedInIsReadAtOnce() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, 4.2, null);

            assertThat(told(cache, PRESSURE)).containsExactly("0 s 4.2 null GOOD");
        }
    }

    @Test
    void everythingIsThereAgainAfterTheNextStart() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, 4.2, null);
            record(cache, RECIPE, NOON, 0, "Äpfel");
            record(cache, PRESSURE, NOON + SECOND, 4.3, null);
            clock.set(NOON + 2 * SECOND);
        }
        clock.set(NOON + 60 * SECOND);
        try (Cache cache = open()) {
            assertThat(told(cache, PRESSURE))
                    .containsExactly("0 s 4.2 null GOOD", "1 s 4.3 null GOOD", "2 s NOT_RUNNING");
            assertThat(told(cache, RECIPE)).containsExactly("0 s 0.0 Äpfel GOOD", "2 s NOT_RUNNING");
            assertThat(cache.gaps(cache.point(PRESSURE), NOON, NOON + 60 * SECOND))
                    .containsExactly(new Gap(NOON + 2 * SECOND, Long.MAX_VALUE, GapCause.NOT_RUNNING));
            LastValue last = cache.last(cache.point(PRESSURE));
            assertThat(last).isNotNull();
            assertThat(last.number()).isEqualTo(4.3);
            assertThat(last.until()).isEqualTo(NOON + 2 * SECOND);
        }
    }

    @Test
    void everyQualityIsThereAgainAndWhatCameLateIsMarked() throws Exception {
        List<String> expected = new ArrayList<>();
        try (Cache cache = open()) {
            Rows rows = cache.take();
            for (Quality quality : Quality.values()) {
                for (boolean late : new boolean[] {false, true}) {
                    long second = expected.size();
                    rows.sample(cache.point(PRESSURE), NOON + second * SECOND, 1.5, null, quality, late);
                    expected.add(second + " s 1.5 null " + quality + (late ? " late" : ""));
                }
            }
            cache.put(rows);
            await().until(() -> cache.recorded() == expected.size());
            assertThat(told(cache, PRESSURE)).isEqualTo(expected);
        }
        clock.set(NOON + 60 * SECOND);
        try (Cache cache = open()) {
            assertThat(told(cache, PRESSURE).subList(0, expected.size())).isEqualTo(expected);
        }
    }

    @Test
    void whatComesLateDoesNotBecomeTheLastValue() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, 4.2, null);
            record(cache, PRESSURE, NOON - SECOND, 1.1, null);

            LastValue last = cache.last(cache.point(PRESSURE));
            assertThat(last).isNotNull();
            assertThat(last.number()).isEqualTo(4.2);
        }
    }

    @Test
    void aGapWithinAGapTellsNothingNew() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, 4.2, null);
            Rows rows = cache.take();
            rows.gap(cache.point(PRESSURE), NOON + SECOND, GapCause.LINK_LOST);
            rows.gap(cache.point(PRESSURE), NOON + 2 * SECOND, GapCause.SILENT);
            cache.put(rows);
            await().until(() -> cache.recorded() == 3);

            assertThat(cache.gaps(cache.point(PRESSURE), NOON, NOON + 9 * SECOND))
                    .containsExactly(new Gap(NOON + SECOND, Long.MAX_VALUE, GapCause.LINK_LOST));
        }
    }

    @Test
    void whatIsCommittedWaitsForTheDisk() throws Exception {
        try (Connection connection = Database.write(folder.resolve("cache.db"))) {
            // 2 is FULL: a power cut takes nothing that was committed (sqlite.org/pragma.html#pragma_synchronous).
            assertThat(Sql.number(connection, "PRAGMA synchronous")).isEqualTo(2);
        }
    }

    @Test
    void whatAPointIsBesidesItsKeyIsThereAgainAsItWasSaidLast() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, 4.2, null);
            cache.describe(cache.point(PRESSURE), new Unit("bar"), "Press");
            record(cache, RECIPE, NOON, 0, "bread");
            cache.describe(cache.point(PRESSURE), new Unit("kPa"), "Press one");
        }
        try (Cache cache = open()) {
            assertThat(cache.unit(cache.point(PRESSURE))).isEqualTo(new Unit("kPa"));
            assertThat(cache.title(cache.point(PRESSURE))).isEqualTo("Press one");
            assertThat(cache.unit(cache.point(RECIPE))).isEqualTo(Unit.NONE);
            assertThat(cache.title(cache.point(RECIPE))).isEmpty();
        }
    }

    @Test
    void aSecondProgramReadsAndIsToldWhoRecords() throws Exception {
        try (Cache first = open()) {
            record(first, PRESSURE, NOON, 4.2, null);
            try (Cache second = Cache.open(folder, "the window", KEY, clock::get)) {
                assertThat(second.state())
                        .isInstanceOfSatisfying(
                                CacheState.ReadOnly.class,
                                state -> assertThat(state.why().what()).contains("the test"));
            }
        }
    }

    @Test
    void aValueHoldsInAStretchInWhichNothingCame() throws Exception {
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, 4.2, null);

            Envelope trend = cache.trend(cache.point(PRESSURE), NOON + 10 * SECOND, NOON + 20 * SECOND, 2);

            assertThat(trend.covered(0)).isEqualTo(5 * SECOND);
            assertThat(trend.covered(1)).isEqualTo(5 * SECOND);
            assertThat(trend.mean(1)).isEqualTo(4.2);
            assertThat(trend.min(1)).as("it was not measured then").isNaN();
        }
    }

    @Test
    void withAnotherKeyWhatAKillLeftIsNotTouched() throws Exception {
        Path killed = Files.createDirectories(folder.resolve("killed"));
        try (Cache cache = open()) {
            record(cache, PRESSURE, NOON, 4.2, null);
            clock.addAndGet(SECOND);
            await().until(() -> cache.durable() == 1);
            for (String name : List.of("cache.db", "cache.db-wal")) {
                Files.copy(folder.resolve(name), killed.resolve(name));
            }
        }
        byte[] file = Files.readAllBytes(killed.resolve("cache.db"));
        byte[] log = Files.readAllBytes(killed.resolve("cache.db-wal"));

        assertThatThrownBy(() -> Cache.open(killed, "the test", CacheFile.OTHER_KEY, clock::get))
                .isInstanceOf(WrongKey.class);

        assertThat(Files.readAllBytes(killed.resolve("cache.db"))).isEqualTo(file);
        assertThat(Files.readAllBytes(killed.resolve("cache.db-wal"))).isEqualTo(log);
        try (Cache cache = Cache.open(killed, "the test", KEY, clock::get)) {
            assertThat(told(cache, PRESSURE).getFirst()).isEqualTo("0 s 4.2 null GOOD");
        }
    }

    @Test
    void aDatabaseOfAnotherProgramIsNotTouched() throws Exception {
        Path file = folder.resolve("cache.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE bookmark (url TEXT)");
        }
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(this::open).isInstanceOf(OtherVersion.class);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private Cache open() throws Exception {
        return Cache.open(folder, "the test", KEY, clock::get);
    }

    private static void record(Cache cache, PointKey key, long time, double number, @Nullable String text) {
        Rows rows = cache.take();
        rows.sample(cache.point(key), time, number, text, Quality.GOOD, false);
        long before = cache.recorded();
        cache.put(rows);
        await().until(() -> cache.recorded() > before);
    }

    private static List<String> told(Cache cache, PointKey key) throws Unavailable {
        List<String> rows = new ArrayList<>();
        long lost = cache.rows(cache.point(key), Long.MIN_VALUE, Long.MAX_VALUE, new RowVisitor() {
            @Override
            public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
                rows.add((time - NOON) / SECOND + " s " + number + " " + text + " " + quality
                        + (historical ? " late" : ""));
            }

            @Override
            public void gap(long time, GapCause cause) {
                rows.add((time - NOON) / SECOND + " s " + cause);
            }
        });
        assertThat(lost).isZero();
        return rows;
    }
}
