package dev.andon.cache;

import java.sql.SQLException;
import java.util.List;

/** Goes through a day of one connection, a few blocks at a time, and drops what is to be dropped of it. The thread that writes. */
final class Sweep {

    /** So many blocks a step: some milliseconds. */
    private static final int STEP = 75;
    /** To find the blocks of a point takes as long as to drop one, about. */
    private static final int SEEK = 1;

    private final Mode mode;
    private final int connection;
    private final long from;
    private final long to;
    private final long cut;
    private Ledger.Day left = Ledger.Day.NOTHING;
    private int point;
    private long next;

    /** What becomes of blocks. */
    enum Mode {
        /** Their rows go, minutes or hours stay. */
        THIN,
        REMOVE,
        /** They are but counted. */
        COUNT
    }

    /**
     * A sweep of what begins within a stretch of one day.
     *
     * @param to its end, which is not of it; what lies behind of a block that is removed stays
     * @param cut blocks whose last row is not before this keep their rows
     */
    Sweep(Mode mode, int connection, long from, long to, long cut) {
        this.mode = mode;
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.cut = cut;
        next = from;
    }

    /**
     * Does a little; within the transaction.
     *
     * @return whether there is more to do
     */
    boolean step(Catalogue catalogue, Series series, Ledger ledger) throws SQLException {
        if (point == 0 && next == from) {
            ledger.watch(connection, Ledger.day(from));
        }
        int budget = STEP;
        while (budget > 0 && point < catalogue.size()) {
            if (catalogue.connection(point) == connection) {
                budget -= SEEK + visit(catalogue.key(point), series, budget);
            } else {
                point++;
            }
        }
        if (point < catalogue.size()) {
            return true;
        }
        if (from % Ledger.DAY == 0 && to - from == Ledger.DAY) {
            ledger.settle(left);
        }
        return false;
    }

    /** Visits the next blocks of the point, which is the next one's turn when there are no more. */
    private int visit(PointKey key, Series series, int most) throws SQLException {
        if (next == from && mode == Mode.REMOVE) {
            series.unfold(point, from, to);
        }
        List<Blocks.Head> heads = series.heads(point, key.kind(), next, to - 1, most);
        for (Blocks.Head head : heads) {
            if (mode == Mode.REMOVE) {
                series.remove(head, key, to);
            } else if (mode == Mode.THIN && head.end() < cut && !head.coarse()) {
                left = left.plus(series.thin(head, key));
            } else {
                left = left.plus(head.sums());
            }
        }
        if (heads.size() < most) {
            left = left.plus(series.folded(point, from, to));
            point++;
            next = from;
        } else {
            next = heads.getLast().start() + 1;
        }
        return heads.size();
    }
}
