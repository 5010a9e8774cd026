package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of tails into blocks: appended where they are new, merged where they are late, folded where there are many. A block that turns
 * out to be damaged is told as a loss, and a gap is put in its place. The thread that writes, within its transaction.
 */
final class Series {

    private static final long FIRST = Long.MIN_VALUE;
    private static final long LAST = Long.MAX_VALUE;

    /** So many small blocks that followed each other are made into one. */
    private static final int GATHERED = 8;

    private final Blocks blocks;
    private final Folds folds;
    private final IntFunction<@Nullable PointKey> keys;
    private final Losses losses;
    private final AtomicLong late;

    /**
     * One for all points.
     *
     * @param keys what the numbers of points stand for
     * @param late counts rows that come so late that only coarse data are left of their time, and are dropped
     */
    Series(Blocks blocks, Folds folds, IntFunction<@Nullable PointKey> keys, Losses losses, AtomicLong late) {
        this.late = late;
        this.blocks = blocks;
        this.folds = folds;
        this.keys = keys;
        this.losses = losses;
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
            tail.small += blocks.small(1, count - lates) ? 1 : 0;
        }
        tail.written = count;
        if (tail.small >= GATHERED) {
            gather(point, tail);
        }
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
        return heads(point, kind, from, to, -1);
    }

    /** The first so many of them. */
    List<Blocks.Head> heads(int point, Kind kind, long from, long to, int most) throws SQLException {
        List<Blocks.Head> all = blocks.between(point, from, to, most);
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
        return heads(point, kind, from, to, most);
    }

    /** Many small blocks become few; otherwise they are folded. */
    private void fold(int point, Tail tail) throws SQLException {
        Folds.Stretch last = folds.atOrBefore(point, LAST);
        List<Blocks.Head> heads = heads(point, tail.rows.kind, last == null ? FIRST : last.end() + 1, LAST);
        if (heads.isEmpty()) {
            tail.unfolded = 0;
            return;
        }
        long rows = heads.stream().mapToLong(Blocks.Head::rows).sum();
        if (blocks.small(heads.size(), rows) && heads.stream().noneMatch(Blocks.Head::coarse)) {
            tail.unfolded = rewrite(point, tail.rows.kind, heads);
        } else {
            folds.add(point, tail.rows.kind, heads, this::mend);
            tail.unfolded = 0;
        }
    }

    /** The newest blocks, as far as they are small, become as few as can be. */
    private void gather(int point, Tail tail) throws SQLException {
        Folds.Stretch last = folds.atOrBefore(point, LAST);
        List<Blocks.Head> heads = heads(point, tail.rows.kind, last == null ? FIRST : last.end() + 1, LAST);
        int from = heads.size();
        while (from > 0
                && blocks.small(1, heads.get(from - 1).rows())
                && !heads.get(from - 1).coarse()) {
            from--;
        }
        tail.unfolded = from + rewrite(point, tail.rows.kind, heads.subList(from, heads.size()));
        tail.small = 0;
    }

    /** Writes the rows of blocks that follow each other as blocks of the usual size; tells how many. */
    private int rewrite(int point, Kind kind, List<Blocks.Head> heads) throws SQLException {
        if (heads.size() < 2) {
            return heads.size();
        }
        Run all = readAll(heads, kind);
        for (Blocks.Head head : heads) {
            blocks.remove(head);
        }
        return blocks.addAll(point, all, 0, all.size);
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

    /** Drops the rows of a block; tells what stands there then. */
    Ledger.Day thin(Blocks.Head head, PointKey key) throws SQLException {
        if (key.connection().equals(Catalogue.LOST)) {
            blocks.remove(head);
            return Ledger.Day.NOTHING;
        }
        try {
            return blocks.thin(head, key.kind());
        } catch (Damaged e) {
            return replace(head, key.kind(), e);
        }
    }

    /** Drops a block, or what it has before a time. */
    void remove(Blocks.Head head, PointKey key, long before) throws SQLException {
        if (head.end() >= before && !key.connection().equals(Catalogue.LOST)) {
            try {
                blocks.cut(head, key.kind(), before);
                return;
            } catch (Damaged e) {
                losses.add(head.loss(key, e));
            }
        }
        blocks.remove(head);
    }

    /** Takes out the folds that reach into a stretch. */
    void unfold(int point, long from, long to) throws SQLException {
        folds.removeAll(point, from, to);
    }

    /** What folds have that begin within a stretch. */
    Ledger.Day folded(int point, long from, long to) throws SQLException {
        return new Ledger.Day(0, folds.bytes(point, from, to), 0);
    }

    private Ledger.Day replace(Blocks.Head head, Kind kind, Damaged why) throws SQLException {
        losses.add(head.loss(keys.apply(head.point()), why));
        blocks.remove(head);
        return blocks.addGap(head.point(), kind, head.start());
    }

    /** Puts a gap where a block cannot be read, and tells its hours. */
    private Partials mend(Blocks.Head head, Kind kind, Damaged why) throws SQLException {
        replace(head, kind, why);
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
                late.addAndGet(behind - row);
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
