package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More points than rows of each: the journal, what is in no block, and what a commit does stay bounded all the same. */
class ManyPointsTest {

    private static final Store.Limits LIMITS = new Store.Limits(2_000, 8_000, 1 << 20, 16_000, 1 << 19);
    private static final long SECOND = 1_000_000;
    private static final long BEGIN = 1_700_000_000 * SECOND;

    @TempDir
    Path folder;

    private final List<Integer> points = new ArrayList<>();
    private int rounds;

    @Test
    void manyPointsThatFillNoBlockStillGoIntoBlocks() throws Exception {
        recordAll(900, (store, opened, connection) -> {
            for (int i = 0; i < 300; i++) {
                record(store, opened);
                assertThat(opened.tails.rows()).isLessThan(LIMITS.tails() + 2L * points.size());
                assertThat(journal(connection)).isLessThan(4 * LIMITS.bytes());
            }
            assertThat(Sql.number(connection, "SELECT max(n) FROM block"))
                    .as("rows of the greatest block: small ones were gathered")
                    .isGreaterThan(40);
        });
    }

    @Test
    void fewRowsOfManyPointsAreNotWrittenAgainAndAgain() throws Exception {
        recordAll(3_000, (store, opened, connection) -> {
            for (int i = 0; i < 4; i++) {
                record(store, opened);
            }
            long before = Sql.number(connection, "SELECT total_changes()");
            for (int i = 0; i < 50; i++) {
                store.commit(List.of(), new TailSet(), BEGIN);
            }
            // The time of each commit is a row.
            assertThat(Sql.number(connection, "SELECT total_changes()") - before)
                    .isLessThan(60);
        });
    }

    @Test
    void pagesGoWhenEverythingInThemIsInNewerOnes() throws Exception {
        recordAll(100, (store, opened, connection) -> {
            for (int i = 0; i < 1_000; i++) {
                record(store, opened);
            }
            assertThat(Sql.number(connection, "SELECT count(*) FROM journal")).isLessThan(100);
        });
    }

    private interface Recording {
        void run(Store store, Opened opened, Connection connection) throws SQLException;
    }

    /** Records of so many points; all of it is there then, and when it is opened anew. */
    private void recordAll(int count, Recording recording) throws Exception {
        try (Connection connection = Database.write(folder.resolve("cache.db"))) {
            Opened opened = meet(connection, count);
            try (Store store = new Store(connection, opened, LIMITS)) {
                recording.run(store, opened, connection);
                connection.commit();
                allIsThere(opened);
            }
        }
        try (Connection connection = Database.write(folder.resolve("cache.db"))) {
            allIsThere(new Opened(connection, "here", CacheFile.KEY, new Losses(), () -> BEGIN));
        }
    }

    private Opened meet(Connection connection, int count) throws Exception {
        Opened opened = new Opened(connection, "here", CacheFile.KEY, new Losses(), () -> BEGIN);
        for (int i = 0; i < count; i++) {
            points.add(opened.catalogue.number(new PointKey("plant", "device " + i, "level", Kind.NUMBER)));
        }
        return opened;
    }

    /** A row of each point, committed. */
    private void record(Store store, Opened opened) throws SQLException {
        TailSet full = new TailSet();
        List<Rows> batches = new ArrayList<>();
        Rows rows = new Rows();
        for (int point : points) {
            rows.sample(point, BEGIN + rounds * SECOND, rounds, null, Quality.GOOD, false);
            if (rows.full()) {
                batches.add(rows);
                rows = new Rows();
            }
        }
        batches.add(rows);
        for (Rows batch : batches) {
            opened.tails.append(batch, opened.catalogue, store.page(), full, Blocks.ROWS);
        }
        store.commit(batches, full, BEGIN + rounds * SECOND);
        rounds++;
    }

    private static long journal(Connection connection) throws SQLException {
        return Sql.number(connection, "SELECT coalesce(sum(length(bytes)), 0) FROM journal");
    }

    private void allIsThere(Opened opened) throws SQLException, WrongKey {
        try (History history =
                new History(Database.read(folder.resolve("cache.db")), opened.keys.seal(), opened.tails, true, null)) {
            for (int point : points) {
                List<Double> numbers = new ArrayList<>();
                history.rows(point, Kind.NUMBER, 0, Long.MAX_VALUE, new Merging.Visitor() {
                    @Override
                    public void rows(Run run, int first, int end) {
                        for (int row = first; row < end; row++) {
                            numbers.add(run.numbers[row]);
                        }
                    }
                });
                assertThat(numbers).hasSize(rounds);
                for (int i = 0; i < rounds; i++) {
                    assertThat(numbers.get(i)).isEqualTo(i);
                }
            }
            assertThat(history.lost()).isZero();
        }
    }
}
