package dev.andon.cache;

import org.jspecify.annotations.Nullable;

/**
 * Joins the rows of blocks with those of the tail, in the order of time, and leaves out what was not asked for: but for the row that holds
 * into the beginning.
 */
final class Merging {

    private final @Nullable Run tail;
    private final long from;
    private final long to;
    private final Visitor visitor;
    private int next;
    private @Nullable Run held;

    /** Takes runs of rising rows, each later than those before; the run is valid during the call only. */
    interface Visitor {
        void rows(Run run, int from, int to);

        /** Of this stretch only coarse data are left, and few rows. */
        default void coarse(long start, long end) {}

        /** What was of this stretch has gone since it was begun to be read. */
        default void dropped(long start, long end) {}
    }

    Merging(@Nullable Run tail, long from, long to, Visitor visitor) {
        this.tail = tail;
        this.from = from;
        this.to = to;
        this.visitor = visitor;
    }

    /** Whether the tail has rows before a time that were not given yet. */
    boolean tailBefore(long until) {
        return tail != null && next < tail.size && tail.times[next] < until;
    }

    /** When the next row of the tail was measured; {@link Long#MAX_VALUE} where there is none. */
    long tailNext() {
        return tail != null && next < tail.size ? tail.times[next] : Long.MAX_VALUE;
    }

    /**
     * Gives the rows of a block, and those of the tail that belong among them.
     *
     * @param run the block's; changed
     * @param until where the next block begins
     */
    void block(Run run, long until) {
        Run merged = run;
        Run late = tail;
        if (late != null && tailBefore(until)) {
            int end = until == Long.MAX_VALUE ? late.size : late.ceiling(until);
            Run part = new Run(late.kind, end - next);
            part.append(late, next, end);
            merged = run.size == 0 ? part : Run.merge(run, part);
            next = end;
        }
        merged.dropFilled(0);
        give(merged);
    }

    private void give(Run run) {
        int start = run.ceiling(from);
        if (start > 0) {
            held = new Run(run.kind, 1);
            held.append(run, start - 1, start);
        }
        int end = to == Long.MAX_VALUE ? run.size : run.ceiling(to);
        if (start < end) {
            giveHeld(run.times[start]);
            visitor.rows(run, start, end);
        }
    }

    /** Leaves out the rows of the tail up to a time, of which there are buckets. */
    void skipTail(long end) {
        while (tailBefore(end + 1)) {
            next++;
        }
    }

    /** What is given next begins here. */
    void giveHeld(long before) {
        Run one = held;
        held = null;
        if (one != null && before != from) {
            visitor.rows(one, 0, 1);
        }
    }
}
