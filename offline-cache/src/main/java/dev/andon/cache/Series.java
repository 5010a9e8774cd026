package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of tails into blocks: appended where they are new, merged where they are late, folded where there are many. A block that turns
 * out to be damaged is told as a loss, and a gap is put in its place. The thread that writes, within its transaction.
 */
final class Series {

    private static final long FIRST = Long.MIN_VALUE;
    private static final long LAST = Long.MAX_VALUE;

    private final Blocks blocks;
    private final Folds folds;
    private final IntFunction<@Nullable PointKey> keys;
    private final Losses losses;
    private long late;

    /** @param keys what the numbers of points stand for */
    Series(Blocks blocks, Folds folds, IntFunction<@Nullable PointKey> keys, Losses losses) {
        this.blocks = blocks;
        this.folds = folds;
        this.keys = keys;
        this.losses = losses;
    }

    /** Rows that came so late that only coarse data are left of their time; they were dropped. */
    long late() {
        return late;
    }

    /**
     * Writes the first rows of a tail, whose rows rise, into blocks.
     *
     * @param count how many
     */
    void write(int point, Tail tail, int count) throws SQLException {
        meet(point, tail);
        Run rows = tail.rows;
        int lates = tail.blocksEnd == Tail.NO_BLOCK ? 0 : Math.min(count, rows.ceiling(tail.blocksEnd + 1));
        if (lates > 0) {
            merge(point, tail, lates);
        }
        if (lates < count) {
            tail.unfolded += blocks.addAll(point, rows, lates, count);
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
            List<Blocks.Head> rest = heads(point, tail.rows.kind, last == null ? FIRST : last.end() + 1, LAST);
            tail.blocksEnd = !rest.isEmpty() ? rest.getLast().end() : last == null ? Tail.NO_BLOCK : last.end();
            tail.unfolded = rest.size();
            tail.met = true;
        }
    }

    /** The blocks that begin between two times, both included, with headers as they were written. */
    private List<Blocks.Head> heads(int point, Kind kind, long from, long to) throws SQLException {
        List<Blocks.Head> all = blocks.between(point, from, to);
        List<Blocks.Head> whole = new ArrayList<>(all.size());
        List<Long> gaps = new ArrayList<>();
        for (Blocks.Head head : all) {
            long free = whole.isEmpty() ? head.start() : whole.getLast().end() + 1;
            try {
                blocks.check(head);
                if (head.start() >= free) {
                    whole.add(head);
                }
            } catch (Damaged e) {
                losses.add(new Loss(
                        e.getMessage(), keys.apply(point), free, LAST, within(head.rows(), 0, Block.MOST_ROWS)));
                if (blocks.removeHead(head) && !whole.isEmpty()) {
                    gaps.add(free);
                }
            }
        }
        if (gaps.isEmpty()) {
            return whole;
        }
        for (long gap : gaps) {
            if (blocks.between(point, gap, gap).isEmpty()) {
                blocks.addGap(point, kind, gap);
            }
        }
        return heads(point, kind, from, to);
    }

    /** Many small blocks become few; otherwise they are folded. */
    private void fold(int point, Tail tail) throws SQLException {
        Folds.Stretch last = folds.atOrBefore(point, LAST);
        List<Blocks.Head> heads = heads(point, tail.rows.kind, last == null ? FIRST : last.end() + 1, LAST);
        long rows = heads.stream().mapToLong(Blocks.Head::rows).sum();
        if (blocks.small(heads.size(), rows) && heads.stream().noneMatch(Blocks.Head::coarse)) {
            Run all = readAll(heads, tail.rows.kind);
            for (Blocks.Head head : heads) {
                blocks.remove(head);
            }
            tail.unfolded = blocks.addAll(point, all, 0, all.size);
        } else {
            folds.add(point, tail.rows.kind, heads, this::mend);
            tail.unfolded = 0;
        }
    }

    private Run readAll(List<Blocks.Head> heads, Kind kind) throws SQLException {
        Run all = new Run(kind, Blocks.ROWS);
        for (Blocks.Head head : heads) {
            try {
                blocks.read(head, all);
            } catch (Damaged e) {
                losses.add(head.loss(keys.apply(head.point()), e));
                all.addGap(head.start(), GapCause.DAMAGED);
            }
        }
        return all;
    }

    /** Puts a gap where a block cannot be read. */
    private Partials mend(Blocks.Head head, Kind kind, Damaged why) throws SQLException {
        losses.add(head.loss(keys.apply(head.point()), why));
        blocks.remove(head);
        blocks.addGap(head.point(), kind, head.start());
        Run gap = new Run(kind, 1);
        gap.addGap(head.start(), GapCause.DAMAGED);
        return Partials.of(gap, 0, 1, Partials.HOUR);
    }

    /** Merges the first rows of a tail, none after the last block, into the blocks they belong to. */
    private void merge(int point, Tail tail, int count) throws SQLException {
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
            throws SQLException {
        Run rows = tail.rows;
        List<Blocks.Head> group = heads(point, rows.kind, from, end == LAST ? LAST : end - 1);
        int more = 0;
        int row = first;
        int begin = 0;
        for (int place = 0; place < group.size(); place++) {
            Blocks.Head head = group.get(place);
            if (head.coarse()) {
                more += mergeInto(
                        point, rows, row, within(rows.ceiling(head.start()), row, to), group.subList(begin, place));
                row = within(rows.ceiling(head.start()), row, to);
                int behind = within(rows.ceiling(head.end() + 1), row, to);
                late += behind - row;
                row = behind;
                begin = place + 1;
            }
        }
        more += mergeInto(point, rows, row, to, group.subList(begin, group.size()));
        if (fold == null) {
            tail.unfolded += more;
        } else {
            folds.remove(point, fold);
            long start = Math.min(fold.start(), rows.times[first]);
            folds.add(point, rows.kind, heads(point, rows.kind, start, end == LAST ? LAST : end - 1), this::mend);
        }
    }

    private static int within(int row, int from, int to) {
        return Math.max(from, Math.min(row, to));
    }

    /**
     * Merges rows into those of blocks that they overlap, or as new ones between.
     *
     * @return how many blocks there are more
     */
    private int mergeInto(int point, Run rows, int first, int to, List<Blocks.Head> group) throws SQLException {
        if (first == to) {
            return 0;
        }
        int left = 0;
        while (left + 1 < group.size() && group.get(left + 1).start() <= rows.times[first]) {
            left++;
        }
        int right = left;
        while (right < group.size() && group.get(right).start() <= rows.times[to - 1]) {
            right++;
        }
        List<Blocks.Head> met = group.subList(left, right);
        Run added = new Run(rows.kind, to - first);
        added.append(rows, first, to);
        Run merged = Run.merge(readAll(met, rows.kind), added);
        for (Blocks.Head head : met) {
            blocks.remove(head);
        }
        return blocks.addAll(point, merged, 0, merged.size) - met.size();
    }
}
