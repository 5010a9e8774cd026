package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fast point fills blocks beside a slow one that has a row in an old page: what is kept of the journal is what is in no block. */
class StoreTest {

    /** So few that each commit looks through the journal, which is never crowded. */
    private static final Store.Limits LIMITS = new Store.Limits(100, 1 << 20, 1 << 20, 1 << 20, 1);

    /** So few that old pages are cleared, of one row a commit. */
    private static final Store.Limits CROWDED = new Store.Limits(100, 2_000, 1 << 20, 1 << 20, 1);

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final int FAST = 0;
    private static final int SLOW = 1;
    private static final int SECOND_FAST = 2;
    private static final int SECOND_SLOW = 3;
    private static final int POINTS = 4;
    private static final int A_PAGE = 250;

    @TempDir
    Path folder;

    private final List<List<Double>> told = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
            .limit(POINTS)
            .toList();

    @Test
    void thePageWithTheSlowRowStaysAndThoseBeforeItGo() throws Exception {
        open(store -> {
            record(store, FAST);
            record(store, SLOW);
            for (int i = 0; i < 11; i++) {
                record(store, FAST);
            }
            assertThat(number("SELECT min(id) FROM journal")).isEqualTo(2);
        });
        open(store -> assertThat(rows(store, SLOW)).isEqualTo(told.get(SLOW)));
    }

    @Test
    void whatIsInBlocksIsNotReadFromTheJournalAgain() throws Exception {
        long[] tails = {0};
        open(store -> {
            record(store, SLOW);
            for (int i = 0; i < 10; i++) {
                record(store, FAST);
            }
            tails[0] = store.opened().tails.rows();
            assertThat(tails[0]).isEqualTo(2 * A_PAGE + 1);
        });
        open(store -> {
            assertThat(store.opened().tails.rows()).isEqualTo(tails[0]);
            assertThat(rows(store, FAST)).isEqualTo(told.get(FAST));
        });
    }

    @Test
    void whoIsSettledHoldsNoPageBackAnyMore() throws Exception {
        open(store -> {
            fillABlock(store, FAST);
            fillABlock(store, SECOND_FAST);
            assertThat(number("SELECT count(*) FROM journal")).isEqualTo(1);
        });
    }

    @Test
    void whoWasSettledBeforeTheStartHoldsNoPageBackEither() throws Exception {
        open(store -> fillABlock(store, FAST));
        open(store -> {
            fillABlock(store, SECOND_FAST);
            assertThat(number("SELECT count(*) FROM journal")).isEqualTo(1);
        });
        open(store -> assertThat(rows(store, FAST)).isEqualTo(told.get(FAST)));
    }

    @Test
    void oldRowsAreCarriedIntoNewerPagesOneAfterTheOther() throws Exception {
        open(CROWDED, store -> {
            record(store, SLOW);
            record(store, SECOND_SLOW);
            for (int i = 0; i < 40; i++) {
                record(store, FAST);
            }
            assertThat(number("SELECT min(id) FROM journal")).isGreaterThan(2);
        });
        open(store -> {
            assertThat(rows(store, SLOW)).isEqualTo(told.get(SLOW));
            assertThat(rows(store, SECOND_SLOW)).isEqualTo(told.get(SECOND_SLOW));
        });
    }

    @Test
    void whatIsCarriedIsReadOnceWhileItsOldPageIsThereAsWell() throws Exception {
        long[] rows = {0};
        open(CROWDED, store -> {
            commit(store, SLOW, SECOND_SLOW);
            while (page(store, SLOW) == 1 && page(store, SECOND_SLOW) == 1) {
                record(store, FAST);
            }
            assertThat(number("SELECT min(id) FROM journal")).isEqualTo(1);
            rows[0] = store.opened().tails.rows();
        });
        open(store -> {
            assertThat(store.opened().tails.rows()).isEqualTo(rows[0]);
            assertThat(rows(store, SLOW)).isEqualTo(told.get(SLOW));
            assertThat(rows(store, SECOND_SLOW)).isEqualTo(told.get(SECOND_SLOW));
        });
    }

    @Test
    void aCommitWithoutRowsIsNoPage() throws Exception {
        open(store -> {
            record(store, SLOW);
            long next = store.store().page();
            store.store().commit(List.of(), new TailSet(), NOON);
            assertThat(store.store().page()).isEqualTo(next);
            record(store, SLOW);
            assertThat(number("SELECT max(id) FROM journal")).isEqualTo(next);
        });
    }

    private static long page(Open open, int point) {
        return Objects.requireNonNull(open.opened().tails.find(point)).page;
    }

    private void fillABlock(Open store, int point) throws SQLException {
        for (int rows = 0; rows < Blocks.ROWS; rows += A_PAGE) {
            record(store, point);
        }
    }

    private record Open(Store store, Opened opened) {}

    private interface Story {
        void tell(Open open) throws SQLException, WrongKey;
    }

    private void open(Story story) throws Exception {
        open(LIMITS, story);
    }

    private void open(Store.Limits limits, Story story) throws Exception {
        try (Connection connection = Database.write(folder.resolve("cache.db"))) {
            Opened opened = new Opened(connection, "here", CacheFile.KEY, new Losses(), () -> NOON);
            for (int point = 0; point < POINTS; point++) {
                assertThat(opened.catalogue.number(new PointKey("plant", "press", "p" + point, Kind.NUMBER)))
                        .isEqualTo(point);
            }
            try (Store store = new Store(connection, opened, limits)) {
                story.tell(new Open(store, opened));
            }
        }
    }

    /** Commits a page of a fast point, or one row of a slow one. */
    private void record(Open open, int point) throws SQLException {
        commit(open, point);
    }

    private void commit(Open open, int... points) throws SQLException {
        Rows rows = new Rows();
        for (int point : points) {
            List<Double> numbers = told.get(point);
            for (int i = 0; i < (point == FAST || point == SECOND_FAST ? A_PAGE : 1); i++) {
                rows.sample(point, NOON + numbers.size() * SECOND, numbers.size(), null, Quality.GOOD, false);
                numbers.add((double) numbers.size());
            }
        }
        TailSet full = new TailSet();
        open.opened().tails.append(rows, open.opened().catalogue, open.store().page(), full, Blocks.ROWS);
        open.store().commit(List.of(rows), full, NOON);
    }

    private List<Double> rows(Open open, int point) throws SQLException, WrongKey {
        List<Double> numbers = new ArrayList<>();
        try (History history = new History(
                Database.read(folder.resolve("cache.db")),
                open.opened().keys.seal(),
                open.opened().tails,
                true,
                null)) {
            history.rows(point, Kind.NUMBER, 0, Long.MAX_VALUE, new Merging.Visitor() {
                @Override
                public void rows(Run run, int first, int end) {
                    for (int row = first; row < end; row++) {
                        numbers.add(run.numbers[row]);
                    }
                }
            });
        }
        return numbers;
    }

    private long number(String sql) throws SQLException {
        try (Connection reader = Database.read(folder.resolve("cache.db"))) {
            return Sql.number(reader, sql);
        }
    }
}
