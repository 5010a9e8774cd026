package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of points in the order of time, a block at a time, what is in no block yet included. One connection, one owner at a time. */
final class History implements AutoCloseable {

    private static final String FIRST =
            "SELECT t0 FROM block WHERE point = ? AND t0 <= ? ORDER BY t0 DESC LIMIT 1";
    private static final String HEADS = "SELECT t0, t1, n, body, size, rolled FROM block"
            + " WHERE point = ? AND t0 >= ? AND t0 < ? ORDER BY t0";

    private final Connection connection;
    private final Seal seal;
    private final Tails tails;
    private final Block block = new Block();
    private final PreparedStatement first;
    private final PreparedStatement heads;
    private final PreparedStatement body;
    private long lost;

    /** Takes runs of rising rows, each later than those before; the run is valid during the call only. */
    interface Visitor {
        void rows(Run run, int from, int to);
    }

    History(Connection connection, Seal seal, Tails tails) throws SQLException {
        this.connection = connection;
        this.seal = seal;
        this.tails = tails;
        first = connection.prepareStatement(FIRST);
        heads = connection.prepareStatement(HEADS);
        body = connection.prepareStatement("SELECT bytes FROM body WHERE id = ?");
    }

    /**
     * Visits the rows of a point from the last one at or before {@code from}, which holds into it, to the last before {@code to}.
     */
    void rows(int point, Kind kind, long from, long to, Visitor visitor) throws SQLException {
        // First the tail, then the blocks: what is moved between is met twice rather than never.
        Run tail = tails.copy(point);
        Merging merging = new Merging(tail, from, to, visitor);
        try {
            Run run = new Run(kind, Blocks.ROWS);
            Blocks.Head before = null;
            heads.setInt(1, point);
            heads.setLong(2, start(point, from));
            heads.setLong(3, to);
            try (ResultSet rows = heads.executeQuery()) {
                while (rows.next()) {
                    Blocks.Head head = Blocks.head(point, rows);
                    if (before != null) {
                        merging.block(read(before, run), head.start());
                    }
                    before = head;
                }
            }
            merging.block(before == null ? cleared(run) : read(before, run), Long.MAX_VALUE);
            merging.end();
        } finally {
            connection.commit();
        }
    }

    /** Rows that could not be read since the last time it was asked, in blocks that are damaged. */
    long lost() {
        long count = lost;
        lost = 0;
        return count;
    }

    private long start(int point, long from) throws SQLException {
        first.setInt(1, point);
        first.setLong(2, from);
        try (ResultSet row = first.executeQuery()) {
            return row.next() ? row.getLong(1) : from;
        }
    }

    private Run read(Blocks.Head head, Run run) throws SQLException {
        cleared(run);
        body.setLong(1, head.body());
        try (ResultSet row = body.executeQuery()) {
            if (row.next()) {
                Blocks.decode(head, row.getBytes(1), seal, block, run);
            }
        } catch (Damaged e) {
            lost += head.rows();
        }
        return run;
    }

    private static Run cleared(Run run) {
        run.clear();
        return run;
    }

    /** Joins blocks with the rows of the tail, and leaves out what was not asked for. */
    private static final class Merging {

        private final @Nullable Run tail;
        private final long from;
        private final long to;
        private final Visitor visitor;
        private int next;
        // What held before the first row that was asked for.
        private @Nullable Run held;

        Merging(@Nullable Run tail, long from, long to, Visitor visitor) {
            this.tail = tail;
            this.from = from;
            this.to = to;
            this.visitor = visitor;
        }

        /** @param until where the next block begins */
        void block(Run run, long until) {
            Run merged = run;
            if (tail != null && next < tail.size) {
                int end = until == Long.MAX_VALUE ? tail.size : tail.ceiling(until);
                if (end > next) {
                    Run late = new Run(tail.kind, end - next);
                    late.append(tail, next, end);
                    merged = run.size == 0 ? late : Run.merge(run, late);
                    next = end;
                }
            }
            merged.dropFilled(0);
            tell(merged);
        }

        private void tell(Run run) {
            int start = run.ceiling(from);
            if (start > 0 && (start == run.size || run.times[start] > from)) {
                held = new Run(run.kind, 1);
                held.append(run, start - 1, start);
            }
            int end = to == Long.MAX_VALUE ? run.size : run.ceiling(to);
            if (start < end) {
                tellHeld(run.times[start]);
                visitor.rows(run, start, end);
            }
        }

        private void tellHeld(long before) {
            if (held != null && held.times[0] < from && before != from) {
                visitor.rows(held, 0, 1);
            }
            held = null;
        }

        void end() {
            tellHeld(Long.MAX_VALUE);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                first;
                heads;
                body) {
            // Each in turn, whatever the one before says.
        }
    }
}
