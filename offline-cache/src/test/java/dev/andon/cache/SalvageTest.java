package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that SQLite cannot read is set aside, what can be read of it is there again, and what was lost is told. */
class SalvageTest {

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final int POINTS = 4;
    /** Enough of each point that its blocks are folded. */
    private static final int ROWS = 80_000;

    private static final int PAGE = 8_192;
    /** Each as long as a block. */
    private static final int PIXELS = ROWS / Blocks.ROWS;

    @TempDir
    static Path filled;

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON + ROWS * SECOND);

    @BeforeAll
    static void fill() throws Exception {
        AtomicLong clock = new AtomicLong(NOON);
        try (Cache cache = Cache.open(filled, "the test", CacheFile.KEY, clock::get)) {
            for (int from = 0; from < ROWS; from += 1_000) {
                Rows rows = cache.take();
                for (int point = 0; point < POINTS; point++) {
                    for (int second = from; second < from + 1_000; second++) {
                        double number = value(point, second);
                        rows.sample(cache.point(key(point)), NOON + second * SECOND, number, null, Quality.GOOD, false);
                    }
                }
                long before = cache.recorded();
                cache.put(rows);
                await().pollInterval(Duration.ofMillis(2)).until(() -> cache.recorded() > before);
            }
            clock.set(NOON + ROWS * SECOND);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        Files.copy(filled.resolve("cache.db"), folder.resolve("cache.db"));
    }

    @Test
    void aWholeFileIsFoundWhole() throws Exception {
        List<Double> progress = new ArrayList<>();

        Report report = Check.full(folder, CacheFile.KEY, progress::add);

        assertThat(report.losses()).isEmpty();
        assertThat(report.whole()).isTrue();
        assertThat(report.rows()).isEqualTo((long) POINTS * ROWS);
        assertThat(progress).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void aDamagedBlockIsToldWithItsPointAndItsTimes() throws Exception {
        tamper("UPDATE body SET bytes = zeroblob(length(bytes)) WHERE id ="
                + " (SELECT body FROM block WHERE point = 3 AND t0 = " + (NOON + 7_000 * SECOND) + ")");

        Report report = Check.full(folder, CacheFile.KEY, part -> {});

        assertThat(report.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.point()).isEqualTo(key(3));
            assertThat(loss.from()).isEqualTo(NOON + 7_000 * SECOND);
            assertThat(loss.to()).isEqualTo(NOON + 7_999 * SECOND);
            assertThat(loss.rows()).isEqualTo(1_000);
        });
        assertThat(report.lost()).isEqualTo(1_000);
    }

    @Test
    void blocksThatAreGoneWithoutATraceAreMissedInTheLedger() throws Exception {
        tamper("DELETE FROM body WHERE id IN (SELECT body FROM block WHERE point = 3 AND t0 = " + NOON + ")");
        tamper("DELETE FROM block WHERE point = 3 AND t0 = " + NOON);

        Report report = Check.full(folder, CacheFile.KEY, part -> {});

        assertThat(report.lost()).isEqualTo(1_000);
        assertThat(report.losses()).anySatisfy(loss -> assertThat(loss.what()).contains("rows that begin on this day"));
    }

    @Test
    void aCheckWhileRecordingGoesOnFindsNothing() throws Exception {
        try (Cache cache = open()) {
            Rows rows = cache.take();
            rows.sample(0, NOON + ROWS * SECOND, 1, null, Quality.GOOD, false);
            cache.put(rows);

            assertThat(Check.full(folder, CacheFile.KEY, part -> {}).losses()).isEmpty();
        }
    }

    @Test
    void withAnotherKeyNothingIsTouched() throws Exception {
        destroy(0, 100);
        byte[] before = Files.readAllBytes(folder.resolve("cache.db"));

        assertThatThrownBy(() -> Cache.open(folder, "the test", CacheFile.OTHER_KEY, clock::get))
                .isInstanceOf(WrongKey.class);
        assertThat(Files.readAllBytes(folder.resolve("cache.db"))).isEqualTo(before);
        assertThat(names()).containsExactlyInAnyOrder("cache.db", "cache.db.lock");
    }

    @Test
    void aFileWithoutItsBeginningComesBackWhole() throws Exception {
        destroy(0, PAGE);
        byte[] before = Files.readAllBytes(folder.resolve("cache.db"));
        Report unread = Check.full(folder, CacheFile.KEY, part -> {});
        assertThat(unread.unread()).isTrue();
        assertThat(unread.losses())
                .singleElement()
                .satisfies(
                        loss -> assertThat(loss.what()).startsWith("the beginning of the file is destroyed (SQLite:"));
        try (Cache cache = open()) {
            Salvaged salvaged = cache.salvaged();
            assertThat(salvaged).isNotNull();
            assertThat(salvaged.report().rows()).isEqualTo((long) POINTS * ROWS);
            assertThat(salvaged.report().lost()).isZero();
            assertThat(Files.readAllBytes(salvaged.aside())).isEqualTo(before);
            assertThat(salvaged.aside().getFileName().toString()).startsWith("cache.db.damaged-2023-11-1");
            assertThat(rows(cache, 0)).isEqualTo(ROWS);
            assertThat(rows(cache, POINTS - 1)).isEqualTo(ROWS);
        }
        assertThat(Check.full(folder, CacheFile.KEY, part -> {}).losses()).isEmpty();
        try (Cache cache = open()) {
            assertThat(cache.salvaged()).isNull();
        }
    }

    @Test
    void whatAPageOfHeadersHeldIsFoundByItsBodies() throws Exception {
        destroyPageOf("block");
        Salvage.want(folder.resolve("cache.db"));
        try (Cache cache = open()) {
            long all = 0;
            for (int point = 0; point < POINTS; point++) {
                all += rows(cache, point);
            }
            assertThat(all).isEqualTo((long) POINTS * ROWS);
            assertThat(cache.salvaged()).isNotNull();
            assertThat(cache.salvaged().report().count()).isPositive();
            assertThat(cache.salvaged().report().rows()).isEqualTo(all);
            assertThat(cache.salvaged().report().lost()).isZero();
        }
        assertThat(Check.full(folder, CacheFile.KEY, part -> {}).losses()).isEmpty();
    }

    @Test
    void whereHeadsAndBodiesAreGoneWhatIsSavedAndWhatIsLostIsAllThereWas() throws Exception {
        tamper("DELETE FROM block");
        tamper("DELETE FROM body WHERE id % 3 = 0");
        long saved = number("SELECT count(*) FROM body") * Blocks.ROWS;
        Report found = Check.full(folder, CacheFile.KEY, part -> {});
        assertThat(found.rows()).isEqualTo(saved);
        assertThat(found.lost()).isEqualTo((long) POINTS * ROWS - saved);
        Salvage.want(folder.resolve("cache.db"));
        try (Cache cache = open()) {
            assertThat(cache.salvaged()).isNotNull();
            assertThat(cache.salvaged().report().rows()).isEqualTo(saved);
            assertThat(cache.salvaged().report().lost()).isEqualTo((long) POINTS * ROWS - saved);
            assertThat(cache.salvaged().report().losses())
                    .allSatisfy(loss -> assertThat(loss.what()).startsWith("a block of values"));
        }
    }

    @Test
    void whatAPageOfBodiesHeldIsLostButForItsMinutes() throws Exception {
        destroyPageOf("body");
        Salvage.want(folder.resolve("cache.db"));
        try (Cache cache = open()) {
            long all = 0;
            int blank = 0;
            for (int point = 0; point < POINTS; point++) {
                all += rows(cache, point);
                Envelope trend = cache.trend(point, NOON, NOON + ROWS * SECOND, PIXELS);
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    blank += Double.isNaN(trend.max(pixel)) ? 1 : 0;
                }
            }
            Salvaged salvaged = cache.salvaged();
            assertThat(salvaged).isNotNull();
            assertThat(blank).isZero();
            assertThat(all).isLessThan((long) POINTS * ROWS).isGreaterThan((long) POINTS * ROWS * 9 / 10);
            assertThat(salvaged.report().lost()).isEqualTo((long) POINTS * ROWS - all);
            assertThat(salvaged.report().losses()).allSatisfy(loss -> {
                assertThat(loss.what()).isNotBlank();
            });
        }
    }

    @Test
    void ofAFileOfNothingNothingComesBackAndRecordingBegins() throws Exception {
        Files.write(folder.resolve("cache.db"), new byte[400_000]);
        try (Cache cache = open()) {
            assertThat(cache.salvaged()).isNotNull();
            assertThat(cache.salvaged().report().whole()).isFalse();
            assertThat(cache.salvaged().report().unread()).isTrue();
            assertThat(cache.state()).isInstanceOf(CacheState.Recording.class);
            assertThat(cache.points()).isZero();
        }
    }

    @Test
    void whatIsInNoBlockYetComesBackButForThePageThatIsLost() throws Exception {
        for (int page = 0; page < 3; page++) {
            try (Cache cache = open()) {
                Rows rows = cache.take();
                int second = ROWS + 10 * page;
                rows.sample(0, NOON + second * SECOND, value(0, second), null, Quality.GOOD, false);
                cache.put(rows);
            }
            clock.addAndGet(10 * SECOND);
        }
        tamper("UPDATE journal SET bytes = zeroblob(length(bytes)) WHERE id = (SELECT max(id) - 1 FROM journal)");
        Salvage.want(folder.resolve("cache.db"));
        try (Cache cache = open()) {
            assertThat(cache.salvaged()).isNotNull();
            assertThat(rows(cache, 0)).isEqualTo(ROWS + 2);
            assertThat(cache.gaps(0, NOON, clock.get()))
                    .extracting(Gap::cause)
                    .as("where the page is missing nothing is known")
                    .contains(GapCause.DAMAGED);
        }
    }

    @Test
    void whereSqliteCannotReadAPageOfTheJournalNothingIsKnown() throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            Seal seal = file.ring(CacheFile.KEY).seal();
            Run run = new Run(Kind.NUMBER);
            for (int page = 0; page < 40; page++) {
                run.clear();
                for (int row = 0; row < 10; row++) {
                    int second = ROWS + 10 * page + row;
                    run.add(NOON + second * SECOND, value(0, second), Marks.of(Quality.GOOD, false));
                }
                JournalPage written = new JournalPage();
                written.start();
                for (int copy = 0; copy < 100; copy++) {
                    written.carry(0, run, 0, run.size);
                }
                long id = 1_000L + page;
                byte[] frame = seal.closePart(Sealed.JOURNAL, written.bytes(), 0, written.finish(), id);
                file.tamper("INSERT INTO journal VALUES (?, ?)", id, frame);
            }
        }
        destroyPageOf("journal");
        Salvage.want(folder.resolve("cache.db"));
        try (Cache cache = open()) {
            assertThat(rows(cache, 0)).isBetween(ROWS + 1, ROWS + 399);
            assertThat(cache.gaps(0, NOON, NOON + 2 * ROWS * SECOND))
                    .extracting(Gap::cause)
                    .contains(GapCause.DAMAGED);
        }
    }

    @Test
    void hoursOfManyBlocksComeBackUnlessABlockOfTheirsIsGone() throws Exception {
        assertThat(number("SELECT count(*) FROM fold")).isEqualTo(POINTS);
        tamper("DELETE FROM body WHERE id = (SELECT body FROM block WHERE point = 2 AND t0 = " + (NOON + 7_000 * SECOND)
                + ")");
        tamper("DELETE FROM block WHERE point = 2 AND t0 = " + (NOON + 7_000 * SECOND));
        Salvage.want(folder.resolve("cache.db"));
        try (Cache cache = open()) {
            assertThat(cache.salvaged()).isNotNull();
        }
        assertThat(number("SELECT count(*) FROM fold")).isEqualTo(POINTS - 1);
        assertThat(number("SELECT count(*) FROM fold WHERE point = 2")).isZero();
    }

    private long number(String sql) throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            return file.number(sql);
        }
    }

    @Test
    void aKillBetweenTwoNamesIsMadeGood() throws Exception {
        Path aside = folder.resolve("cache.db.damaged-2026-01-01T00-00-00Z");
        Files.copy(folder.resolve("cache.db"), folder.resolve("cache.db.salvage"));
        Files.move(folder.resolve("cache.db"), aside);
        Files.write(folder.resolve("cache.db-wal"), new byte[100]);
        Salvage.want(folder.resolve("cache.db"));
        try (Cache cache = open()) {
            assertThat(rows(cache, 0)).isEqualTo(ROWS);
            assertThat(cache.salvaged()).isNull();
        }
        assertThat(names()).contains(aside.getFileName() + "-wal").doesNotContain("cache.db.suspect");
    }

    private Cache open() throws Exception {
        return Cache.open(folder, "the test", CacheFile.KEY, clock::get);
    }

    private static PointKey key(int point) {
        return new PointKey("plant", "press", "p" + point, Kind.NUMBER);
    }

    private static double value(int point, long second) {
        return Math.floorMod(((second * 31 + point) * 0x9E3779B97F4A7C15L) >>> 20, 500) / 10.0;
    }

    private static int rows(Cache cache, int point) throws Unavailable {
        int[] rows = {0};
        cache.rows(point, 0, Long.MAX_VALUE, new RowVisitor() {
            @Override
            public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
                if (number != value(point, (time - NOON) / SECOND)) {
                    throw new AssertionError(number + " of point " + point + " at " + time);
                }
                rows[0]++;
            }

            @Override
            public void gap(long time, GapCause cause) {}
        });
        return rows[0];
    }

    private void destroy(long from, int length) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("cache.db").toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[length]);
        }
    }

    /** A leaf in the middle of a table. */
    private void destroyPageOf(String table) throws Exception {
        long page;
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            page = file.number("SELECT pageno FROM dbstat WHERE name = '" + table
                    + "' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 5");
        }
        destroy((page - 1) * PAGE, PAGE);
    }

    private void tamper(String sql) throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            file.tamper(sql);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
