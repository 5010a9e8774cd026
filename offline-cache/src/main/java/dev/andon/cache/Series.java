package dev.andon.cache;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of tails into blocks: appended where they are new, merged where they are late, folded where there are many. The thread
 * that writes, within its transaction.
 */
final class Series {

    private static final long FIRST = Long.MIN_VALUE;
    private static final long LAST = Long.MAX_VALUE;

    private final Blocks blocks;
    private final Folds folds;

    Series(Blocks blocks, Folds folds) {
        this.blocks = blocks;
        this.folds = folds;
    }

    /**
     * Writes the first rows of a tail, whose rows rise, into blocks.
     *
     * @param count how many
     */
    void write(int point, Tail tail, int count) throws SQLException, Damaged {
        meet(point, tail);
        Run rows = tail.rows;
        int late = tail.blocksEnd == Tail.NO_BLOCK ? 0 : Math.min(count, rows.ceiling(tail.blocksEnd + 1));
        if (late > 0) {
            merge(point, tail, late);
        }
        if (late < count) {
            tail.unfolded += blocks.addAll(point, rows, late, count);
            tail.blocksEnd = rows.times[count - 1];
        }
        tail.written = count;
        if (tail.unfolded >= Folds.BLOCKS) {
            fold(point, tail);
        }
    }

    /** Finds out where a point stands, once. */
    private void meet(int point, Tail tail) throws SQLException {
        if (!tail.met) {
            Folds.Stretch last = folds.atOrBefore(point, LAST);
            List<Blocks.Head> rest = blocks.between(point, last == null ? FIRST : last.end() + 1, LAST);
            tail.blocksEnd = !rest.isEmpty() ? rest.getLast().end() : last == null ? Tail.NO_BLOCK : last.end();
            tail.unfolded = rest.size();
            tail.met = true;
        }
    }

    /** Many small blocks become few; otherwise they are folded. */
    private void fold(int point, Tail tail) throws SQLException, Damaged {
        Folds.Stretch last = folds.atOrBefore(point, LAST);
        List<Blocks.Head> heads = blocks.between(point, last == null ? FIRST : last.end() + 1, LAST);
        long rows = heads.stream().mapToLong(Blocks.Head::rows).sum();
        if (blocks.small(heads.size(), rows)) {
            Run all = new Run(tail.rows.kind, (int) rows);
            for (Blocks.Head head : heads) {
                blocks.read(head, all);
            }
            for (Blocks.Head head : heads) {
                blocks.remove(head);
            }
            tail.unfolded = blocks.addAll(point, all, 0, all.size);
        } else {
            folds.add(point, tail.rows.kind, heads);
            tail.unfolded = 0;
        }
    }

    /** Merges the first rows of a tail, none after the last block, into the blocks they belong to. */
    private void merge(int point, Tail tail, int count) throws SQLException, Damaged {
        int done = 0;
        while (done < count) {
            long time = tail.rows.times[done];
            Folds.Stretch fold = foldFor(point, time);
            Folds.Stretch next = folds.after(point, fold == null ? FIRST : fold.start());
            long from = fold == null ? FIRST : fold.start();
            long end = fold == null || next != null ? LAST : fold.end() + 1;
            if (fold != null && next != null) {
                end = next.start();
            }
            if (fold != null && next == null && time > fold.end()) {
                from = fold.end() + 1;
                end = LAST;
                fold = null;
            }
            int to = Math.min(count, end == LAST ? count : tail.rows.ceiling(end));
            mergeWithin(point, tail, done, to, from, end, fold);
            done = to;
        }
    }

    /** The fold that a time belongs to: the one before, or the first where there is none before. */
    private Folds.@Nullable Stretch foldFor(int point, long time) throws SQLException {
        Folds.Stretch before = folds.atOrBefore(point, time);
        return before == null ? folds.after(point, time) : before;
    }

    /** Merges rows into blocks that begin from {@code from} on and before {@code end}, which are those of a fold or of none. */
    private void mergeWithin(int point, Tail tail, int first, int to, long from, long end, Folds.@Nullable Stretch fold)
            throws SQLException, Damaged {
        Run late = tail.rows;
        List<Blocks.Head> group = blocks.between(point, from, end == LAST ? LAST : end - 1);
        int left = 0;
        while (left + 1 < group.size() && group.get(left + 1).start() <= late.times[first]) {
            left++;
        }
        int right = left;
        while (right < group.size() && group.get(right).start() <= late.times[to - 1]) {
            right++;
        }
        Run run = new Run(late.kind, Blocks.ROWS);
        for (Blocks.Head head : group.subList(left, right)) {
            blocks.read(head, run);
        }
        Run added = new Run(late.kind, to - first);
        added.append(late, first, to);
        Run merged = Run.merge(run, added);
        for (Blocks.Head head : group.subList(left, right)) {
            blocks.remove(head);
        }
        int pieces = blocks.addAll(point, merged, 0, merged.size);
        if (fold == null) {
            tail.unfolded += pieces - (right - left);
        } else {
            folds.remove(point, fold);
            long start = Math.min(fold.start(), late.times[first]);
            folds.add(point, late.kind, blocks.between(point, start, end == LAST ? LAST : end - 1));
        }
    }
}
