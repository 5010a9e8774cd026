package dev.andon.cache;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * All that hangs on the connection that writes. After a failure it is closed and another one made: who goes on with a connection after a full
 * disk writes half a transaction.
 */
final class Store implements AutoCloseable {

    private static final int WORTH_A_BLOCK = 64;

    // What a commit clears of old pages, so that it stays a matter of some hundred milliseconds.
    private static final int SETTLED_AT_ONCE = 2_000;
    private static final long NOTHING = Long.MIN_VALUE;
    private static final long LEAST_FREE = 512;
    private static final long FREE_SHARE = 20;
    private static final int SHRINK_PAGES = 64;

    /**
     * How long the journal may be.
     *
     * @param trimmed with so many rows it is looked through for pages whose rows are all in blocks
     * @param rows with so many, or so many bytes, and more than half of them in blocks or newer pages too, the pages of its older half are cleared
     * @param bytes see {@code rows}
     * @param tails with so many rows in no block, or four times the bytes, the old ones go into blocks however few of a point they are
     * @param carried as soon as it is so many rows no more are carried into a newer page at once
     */
    record Limits(long trimmed, long rows, long bytes, long tails, long carried) {

        /** A start reads it within a second or two, and what is in memory is some hundred megabytes at most. */
        static final Limits USUAL = new Limits(1 << 19, 1 << 21, 16L << 20, 1 << 22, 1 << 19);
    }

    private final Connection connection;
    private final Limits limits;
    private final Seal seal;
    private final Tails tails;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final LastValues last;
    private final Blocks blocks;
    private final Folds folds;
    private final Series series;
    private final Journal journal;
    private final JournalPage page = new JournalPage();
    private final PreparedStatement alive;
    private final TailSet settled = new TailSet();
    private final TailSet carried = new TailSet();
    private long nextPage;
    // Pages before this one are being cleared.
    private long clearing = NOTHING;

    Store(Connection connection, Opened opened, Limits limits) throws SQLException {
        this.connection = connection;
        this.limits = limits;
        seal = opened.keys.seal();
        tails = opened.tails;
        ledger = opened.ledger;
        catalogue = opened.catalogue;
        last = opened.last;
        blocks = new Blocks(connection, seal, ledger, Blocks.ROWS, catalogue::connection);
        folds = new Folds(connection, seal, ledger, blocks, catalogue::connection);
        series = new Series(blocks, folds, catalogue::find, opened.losses, opened.late);
        journal = new Journal(connection, seal);
        alive = connection.prepareStatement("INSERT OR REPLACE INTO setting (id, sealed) VALUES (?, ?)");
        nextPage = Sql.number(connection, "SELECT coalesce(max(id), 0) + 1 FROM journal");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, length(bytes) FROM journal ORDER BY id")) {
            while (rows.next()) {
                // How many rows is not told without opening it: a few bytes for each.
                journal.note(rows.getLong(1), rows.getLong(2) / 4, rows.getLong(2));
            }
        }
        connection.commit();
    }

    /** The number that the next page of the journal has. */
    long page() {
        return nextPage;
    }

    /**
     * Writes batches that are in the tails already, and what is due besides, in one transaction.
     *
     * @param full tails to be brought into blocks
     * @param now microseconds since 1970 UTC
     */
    void commit(List<Rows> batches, TailSet full, long now) throws SQLException {
        settled.clear();
        carried.clear();
        for (int place = 0; place < full.size(); place++) {
            settled.add(full.get(place));
        }
        chooseOld();
        boolean paged = writePage(batches);
        for (int place = 0; place < settled.size(); place++) {
            int point = settled.get(place);
            Tail tail = tail(point);
            tails.sort(tail);
            series.write(point, tail, tail.rows.size);
        }
        boolean cleared = journal.rows() > limits.trimmed() && settled.size() + carried.size() > 0;
        long oldest = cleared ? oldestPage() : 0;
        boolean due = journal.has(oldest - 1);
        if (due) {
            last.keep(connection, seal);
            journal.deleteBefore(oldest);
        }
        int points = catalogue.keep(connection, seal);
        ledger.keep(connection, seal);
        alive(now);
        connection.commit();
        committed(paged, due, points);
    }

    private void alive(long now) throws SQLException {
        byte[] plain = new byte[Long.BYTES];
        ByteBuffer.wrap(plain).putLong(now);
        alive.setLong(1, Setting.ALIVE.id());
        alive.setBytes(2, seal.close(Sealed.SETTING, plain, Setting.ALIVE.id()));
        alive.executeUpdate();
    }

    /** Whether the older pages are to be cleared; where all their rows are in tails that would be work for nothing. */
    private boolean clutter() {
        boolean worth = journal.rows() > 2 * tails.rows();
        return crowded() || (worth && (journal.rows() > limits.rows() || journal.bytes() > limits.bytes()));
    }

    private boolean crowded() {
        return tails.rows() > limits.tails() || journal.bytes() > 4 * limits.bytes();
    }

    /** Some of the tails with rows in old pages: the longer ones go into blocks, the others are carried. */
    private void chooseOld() {
        if (clearing == NOTHING && clutter()) {
            clearing = journal.middle();
        }
        if (clearing == NOTHING) {
            return;
        }
        int least = crowded() ? 1 : WORTH_A_BLOCK;
        int chosen = 0;
        long rows = 0;
        boolean all = true;
        for (int point = 0; point < tails.bound(); point++) {
            Tail tail = tails.find(point);
            if (tail == null || tail.page >= clearing || tail.rows.size >= Blocks.ROWS) {
                continue;
            }
            if (tail.rows.size >= least && chosen < SETTLED_AT_ONCE) {
                settled.add(point);
                chosen++;
            } else if (tail.rows.size < least && rows < limits.carried()) {
                carried.add(point);
                rows += tail.rows.size;
            } else {
                all = false;
            }
        }
        if (all) {
            clearing = NOTHING;
        }
    }

    /** Writes the page of this commit; false when there is nothing to write. */
    private boolean writePage(List<Rows> batches) throws SQLException {
        page.start();
        long rows = 0;
        for (Rows batch : batches) {
            page.rows(
                    batch.points,
                    batch.times,
                    batch.numbers,
                    batch.hasTexts ? batch.texts : null,
                    batch.marks,
                    0,
                    batch.size);
            rows += batch.size;
        }
        if (settled.size() > 0) {
            page.settled(settled);
        }
        if (carried.size() > 0) {
            page.settled(carried);
            for (int place = 0; place < carried.size(); place++) {
                Tail tail = tail(carried.get(place));
                tails.sort(tail);
                page.carry(carried.get(place), tail.rows, 0, tail.rows.size);
                rows += tail.rows.size;
            }
        }
        if (rows + settled.size() == 0) {
            return false;
        }
        journal.add(nextPage, page, page.finish(), rows);
        return true;
    }

    private Tail tail(int point) {
        Tail tail = tails.find(point);
        if (tail == null) {
            throw new IllegalStateException("no tail of point " + point);
        }
        return tail;
    }

    /** The oldest page that holds what no newer one and no block does. */
    private long oldestPage() {
        long oldest = nextPage;
        for (int point = 0; point < tails.bound(); point++) {
            Tail tail = tails.find(point);
            if (tail != null && tail.written == 0 && tail.page < oldest && !carried.has(point)) {
                oldest = tail.page;
            }
        }
        return oldest;
    }

    private void committed(boolean paged, boolean due, int points) {
        for (int place = 0; place < settled.size(); place++) {
            Tail tail = tail(settled.get(place));
            tails.drop(tail, tail.written);
            tail.written = 0;
            tail.page = Long.MAX_VALUE;
        }
        for (int place = 0; place < carried.size(); place++) {
            tail(carried.get(place)).page = nextPage;
        }
        // As whoever opens it anew counts: with a higher number rows would go with pages before theirs.
        nextPage += paged ? 1 : 0;
        ledger.kept();
        catalogue.kept(points);
        if (due) {
            last.kept();
        }
    }

    /** Forgets what a transaction that failed had counted. */
    void rolledBack() {
        ledger.dropped();
        for (int place = 0; place < settled.size(); place++) {
            Tail tail = tail(settled.get(place));
            tail.written = 0;
            tail.met = false;
        }
    }

    /** A little of what bounds ask for, in a transaction of its own. */
    void retain(Retention retention) throws SQLException {
        retention.step(series);
        ledger.keep(connection, seal);
        connection.commit();
        ledger.kept();
    }

    /** Brings the log into the file, as far as nobody reads older pages; no transaction is open. */
    void checkpoint() throws SQLException {
        connection.setAutoCommit(true);
        Sql.number(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        connection.setAutoCommit(false);
    }

    /**
     * Gives a little of what is free in the file back to the disk, unless it is so little that it is soon used again.
     *
     * @return whether there is more
     */
    boolean shrink() throws SQLException {
        long pages = Sql.number(connection, "PRAGMA page_count");
        long free = Sql.number(connection, "PRAGMA freelist_count");
        boolean much = free > Math.max(LEAST_FREE, pages / FREE_SHARE);
        if (much) {
            try (Statement statement = connection.createStatement()) {
                // As an update it is run to its end; as a query it would give one page back.
                statement.executeUpdate("PRAGMA incremental_vacuum(" + SHRINK_PAGES + ")");
            }
        }
        connection.commit();
        return much;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                blocks;
                folds;
                journal;
                alive) {
            // Each in turn, whatever the one before says.
        }
    }
}
