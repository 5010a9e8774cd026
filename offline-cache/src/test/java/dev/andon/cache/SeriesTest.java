package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever comes in whatever order, late, twice and again: what is read is what a sorted map would hold. */
class SeriesTest {

    private static final long SECOND = 1_000_000;
    private static final int POINT = 3;
    private static final int BLOCK = 30;
    private static final byte GOOD = Marks.of(Quality.GOOD, false);

    private long folded;
    private Catalogue catalogue = new Catalogue();
    private Tails tails = new Tails();
    private TreeMap<Long, Row> model = new TreeMap<>();

    private record Row(double number, byte mark) {}

    @Example
    void storiesAreLongEnoughToBeFolded() throws Exception {
        for (int seed = 0; seed < 3; seed++) {
            readsWhatASortedMapWouldHold(seed);
        }

        assertThat(folded).isPositive();
    }

    @Property(tries = 50)
    void readsWhatASortedMapWouldHold(@ForAll long seed) throws Exception {
        Path folder = Files.createTempDirectory("andon-series");
        try {
            story(new Random(seed), folder.resolve("cache.db"));
        } finally {
            delete(folder);
        }
    }

    @Example
    void whatHoldsIsFoundBehindGapsThatWereFilled() throws Exception {
        Path folder = Files.createTempDirectory("andon-series");
        try {
            story(folder.resolve("cache.db"), (series, connection, history) -> {
                for (int block = 0; block < 3; block++) {
                    for (int row = 0; row < BLOCK; row++) {
                        add(block * 100 + row, block == 0 ? GOOD : Marks.GAP_ROW);
                    }
                    flush(series, connection);
                }
                for (int row = 0; row < BLOCK; row++) {
                    add(100 + row, Marks.FILLED);
                }
                flush(series, connection);
                add(200, Marks.FILLED);
                // Behind one block of gaps that were filled, and at the beginning of one that the tail says was.
                for (long from : new long[] {100, 101, 199, 200}) {
                    check(history, from * SECOND, 1_000 * SECOND);
                    envelope(history, from * SECOND, 201 * SECOND, 1);
                    gaps(history, from * SECOND, 1_000 * SECOND);
                }
                flush(series, connection);
            });
        } finally {
            delete(folder);
        }
    }

    @Example
    void blocksThatAreCutOtherwiseWhileTheyAreReadAreReadOnFromWhereItWas() throws Exception {
        Path folder = Files.createTempDirectory("andon-series");
        int blocks = BlockSource.FEW + 10;
        try {
            story(folder.resolve("cache.db"), (series, connection, history) -> {
                for (int row = 0; row < blocks * BLOCK; row++) {
                    add(row, GOOD);
                }
                flush(series, connection);
                Run expected = expected(Long.MIN_VALUE, Long.MAX_VALUE);
                Run read = new Run(Kind.NUMBER);
                history.rows(POINT, Kind.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE, (run, from, to) -> {
                    if (read.size == 0) {
                        // Between two rows each, the last one far behind what was read first.
                        for (long late : new long[] {20, 21, 22, 23, 24, 25, 26, blocks - 2}) {
                            addAt(late * BLOCK * SECOND + SECOND / 2, late, GOOD);
                        }
                        flushed(series, connection);
                    }
                    for (int row = from; row < to; row++) {
                        if (run.times[row] % SECOND == 0) {
                            read.append(run, row, row + 1);
                        }
                    }
                });
                same(read, expected);
            });
        } finally {
            delete(folder);
        }
    }

    private void flushed(Series series, Connection connection) {
        try {
            flush(series, connection);
        } catch (SQLException | Damaged e) {
            throw new AssertionError(e);
        }
    }

    /** Whoever reads may be slow: meanwhile more comes, goes into blocks, and blocks are written anew. */
    @Property(tries = 20)
    void whatIsWrittenAnewWhileItIsReadIsGivenOnce(@ForAll long seed) throws Exception {
        Path folder = Files.createTempDirectory("andon-series");
        Random random = new Random(seed);
        try {
            story(folder.resolve("cache.db"), (series, connection, history) -> {
                long newest = 0;
                for (int step = 0; step < 25; step++) {
                    newest = add(random, newest);
                    if (random.nextInt(3) > 0) {
                        flush(series, connection);
                    }
                    if (step % 5 == 4) {
                        newest = readWhileItGoesOn(series, connection, history, newest);
                    }
                }
                flush(series, connection);
            });
        } finally {
            delete(folder);
        }
    }

    private long readWhileItGoesOn(Series series, Connection connection, History history, long newest)
            throws SQLException, WrongKey {
        Run expected = expected(Long.MIN_VALUE, Long.MAX_VALUE);
        Run read = new Run(Kind.NUMBER);
        long[] second = {newest / SECOND};
        int[] calls = {0};
        history.rows(POINT, Kind.NUMBER, Long.MIN_VALUE, Long.MAX_VALUE, (run, from, to) -> {
            read.append(run, from, Math.max(from, Math.min(to, run.ceiling(newest + 1))));
            if (calls[0]++ % 20 == 0) {
                for (int row = 0; row < 40; row++) {
                    add(++second[0], GOOD);
                }
                flushed(series, connection);
                try {
                    connection.setAutoCommit(true);
                    assertThat(Sql.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)"))
                            .as("nobody keeps the log")
                            .isZero();
                    connection.setAutoCommit(false);
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
        });
        assertThat(calls[0]).isPositive();
        same(read, expected);
        return second[0] * SECOND;
    }

    private void add(long second, byte mark) {
        addAt(second * SECOND, second, mark);
    }

    private void addAt(long time, long second, byte mark) {
        Rows rows = new Rows();
        double number = mark == GOOD ? second % 7 : mark == Marks.GAP_ROW ? 1 : 0;
        rows.add(POINT, time, number, null, mark);
        model.put(time, new Row(number, mark));
        tails.append(rows, catalogue, 1, new TailSet(), Integer.MAX_VALUE);
    }

    /** What happens to a point. */
    private interface Story {
        void run(Series series, Connection connection, History history) throws SQLException, WrongKey, Damaged;
    }

    private void story(Random random, Path file) throws Exception {
        story(file, (series, connection, history) -> {
            long newest = 0;
            for (int step = 0; step < 25; step++) {
                newest = add(random, newest);
                if (random.nextInt(3) > 0) {
                    flush(series, connection);
                }
                if (random.nextInt(4) == 0) {
                    check(history, random, newest);
                }
            }
            check(history, random, newest);
            flush(series, connection);
        });
    }

    private void story(Path file, Story story) throws Exception {
        catalogue = new Catalogue();
        tails = new Tails();
        model = new TreeMap<>();
        for (int point = 0; point <= POINT; point++) {
            catalogue.number(new PointKey("plant", "press", "p" + point, Kind.NUMBER));
        }
        try (CacheFile unsynced = CacheFile.unsynced(file)) {
            Connection connection = unsynced.connection;
            KeyRing keys = KeyRing.open(connection, "here", new byte[32]);
            Seal seal = keys.seal();
            Ledger ledger = new Ledger();
            Blocks blocks = new Blocks(connection, seal, ledger, BLOCK, catalogue::connection);
            Losses losses = new Losses();
            Series series = new Series(
                    blocks,
                    new Folds(connection, seal, ledger, blocks, catalogue::connection),
                    catalogue::find,
                    losses,
                    new AtomicLong());
            History history = new History(Database.read(file), keys.seal(), tails, true, null);
            story.run(series, connection, history);
            long[] blockRows = {0};
            ledger.keep(connection, seal);
            ledger.kept();
            ledger.of(0).values().forEach(sums -> blockRows[0] += sums.rows());
            assertThat(blockRows[0]).isEqualTo(model.size());
            folded += Sql.number(connection, "SELECT count(*) FROM fold");
            history.close();
        }
    }

    /** Rises mostly; sometimes falls back by a little, or far, and repeats itself. */
    private long add(Random random, long from) {
        long newest = from;
        Rows rows = new Rows();
        int count = random.nextInt(random.nextInt(5) == 0 ? 4_000 : 700);
        boolean far = random.nextInt(5) == 0;
        long base = far && newest > 0 ? random.nextLong(newest) : newest;
        long step = random.nextInt(4) == 0 ? 40 * SECOND : SECOND;
        for (int row = 0; row < count; row++) {
            long time = base + row * step + (random.nextInt(10) == 0 ? -random.nextInt(5) * SECOND : 0);
            byte mark = random.nextInt(500) == 0
                    ? Marks.GAP_ROW
                    : random.nextInt(50) == 0
                            ? Marks.FILLED
                            : Marks.of(random.nextInt(9) == 0 ? Quality.BAD : Quality.GOOD, far);
            double number = Marks.gap(mark) ? 1 : Marks.filled(mark) ? 0 : random.nextInt(100) / 10.0;
            rows.add(POINT, time, number, null, mark);
            model.merge(
                    time,
                    new Row(number, mark),
                    (old, fresh) -> Marks.replaces(fresh.mark(), old.mark()) ? fresh : old);
            newest = Math.max(newest, time);
        }
        tails.append(rows, catalogue, 1, new TailSet(), Integer.MAX_VALUE);
        return newest;
    }

    private void flush(Series series, Connection connection) throws SQLException, Damaged {
        Tail tail = tails.find(POINT);
        if (tail != null && tail.rows.size > 0) {
            tails.sort(tail);
            series.write(POINT, tail, tail.rows.size);
            connection.commit();
            tails.drop(tail, tail.written);
            tail.written = 0;
        }
    }

    private void check(History history, Random random, long newest) throws SQLException, WrongKey {
        check(history, Long.MIN_VALUE, Long.MAX_VALUE);
        long from = random.nextLong(newest + 2);
        check(history, from, from + random.nextLong(newest + 2) + 1);
        gaps(history, from, from + 1 + random.nextLong(newest + 2));
        envelope(history, from, from + 1 + random.nextLong(newest + 2), 1 + random.nextInt(50));
    }

    private void check(History history, long from, long to) throws SQLException, WrongKey {
        Run read = rows(history, from, to);
        same(read, expected(from, to));
        assertThat(history.lost()).isZero();
    }

    private static void same(Run read, Run expected) {
        for (int row = 0; row < Math.min(read.size, expected.size); row++) {
            if (read.times[row] != expected.times[row]
                    || read.numbers[row] != expected.numbers[row]
                    || read.marks[row] != expected.marks[row]) {
                assertThat(text(read, row)).as("row %d", row).isEqualTo(text(expected, row));
            }
        }
        assertThat(read.size).isEqualTo(expected.size);
    }

    private void envelope(History history, long from, long to, int pixels) throws SQLException {
        Envelope read = history.envelope(POINT, Kind.NUMBER, from, to, pixels);
        Run rows = expected(from, to);
        Envelope exact = new Envelope(from, to, pixels);
        exact.add(rows, 0, rows.size);
        exact.end(to);
        // Buckets may lie across the edge of two pixels: what is in one must be in it or beside it.
        long slack = (to - from) / pixels < Partials.MINUTE ? 0 : 1;
        for (int pixel = 0; pixel < pixels; pixel++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int near = (int) Math.max(0, pixel - slack); near <= Math.min(pixels - 1, pixel + slack); near++) {
                max = Math.max(max, Double.isNaN(exact.maxs[near]) ? max : exact.maxs[near]);
            }
            if (!Double.isNaN(read.maxs[pixel])) {
                assertThat(read.maxs[pixel]).isLessThanOrEqualTo(max);
            }
            if (!Double.isNaN(exact.maxs[pixel])) {
                assertThat(read.maxs[pixel]).isGreaterThanOrEqualTo(exact.maxs[pixel]);
            }
        }
        long readCovered = 0;
        long exactCovered = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            readCovered += read.covered[pixel];
            exactCovered += exact.covered[pixel];
        }
        assertThat(readCovered).isCloseTo(exactCovered, org.assertj.core.data.Offset.offset((long) pixels));
    }

    private void gaps(History history, long from, long to) throws SQLException {
        Run rows = expected(from, to);
        GapFinder exact = new GapFinder();
        exact.rows(rows, 0, rows.size);
        assertThat(history.gaps(POINT, Kind.NUMBER, from, to)).isEqualTo(exact.found());
    }

    private static Run rows(History history, long from, long to) throws SQLException, WrongKey {
        Run all = new Run(Kind.NUMBER);
        history.rows(POINT, Kind.NUMBER, from, to, all::append);
        return all;
    }

    private Run expected(long from, long to) {
        Run all = new Run(Kind.NUMBER);
        var before = model.headMap(from, true).descendingMap();
        for (var one : before.entrySet()) {
            if (!Marks.filled(one.getValue().mark())) {
                if (one.getKey() < from
                        && !(model.containsKey(from)
                                && !Marks.filled(model.get(from).mark()))) {
                    all.add(
                            one.getKey(),
                            one.getValue().number(),
                            one.getValue().mark());
                }
                break;
            }
        }
        model.subMap(from, to).forEach((time, row) -> {
            if (!Marks.filled(row.mark())) {
                all.add(time, row.number(), row.mark());
            }
        });
        return all;
    }

    private static String text(Run run, int row) {
        return run.times[row] + " " + run.numbers[row] + " " + run.marks[row];
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
