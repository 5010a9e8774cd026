package dev.andon.cache;

import dev.andon.model.Kind;

/**
 * Rows of one point as bytes: times, marks, numbers and texts, each column in the form that makes it short. Whoever stores the bytes
 * guards them with a checksum; here only nonsense is refused. Keeps buffers: one owner, one thread.
 */
final class Block {

    /** The most rows of one block. */
    static final int MOST_ROWS = 1 << 16;

    private static final int VERSION = 1;
    private static final int KINDS = Kind.values().length;

    private final BitWriter out = new BitWriter();
    private final BitReader in = new BitReader();
    private final Columns columns = new Columns();

    /**
     * Encodes the rows {@code from} to {@code to} of a rising run of a point, which is named in the bytes: they tell by themselves whose they are.
     *
     * @return how many of {@link #bytes} are the block
     * @throws IllegalArgumentException when there are more than {@link #MOST_ROWS}, or the run is not rising
     */
    int encode(int point, Run run, int from, int to) {
        if (to - from > MOST_ROWS) {
            throw new IllegalArgumentException("a block of " + (to - from) + " rows; the most is " + MOST_ROWS);
        }
        out.clear();
        out.put(VERSION, 8);
        out.varint(point);
        write(out, columns, run, from, to);
        return out.finish();
    }

    /** The bytes of the last block encoded, at the beginning of an array that the next one overwrites. */
    byte[] bytes() {
        return out.bytes();
    }

    /** Which point's rows a block holds. */
    int point(byte[] bytes, int offset, int length) throws Damaged {
        in.open(bytes, offset, length);
        long version = in.get(8);
        if (version != VERSION) {
            throw new Damaged("format " + version + " of a block, where " + VERSION + " is known");
        }
        return in.count(Integer.MAX_VALUE);
    }

    /** Of which kind its rows are. */
    Kind kind(byte[] bytes, int offset, int length) throws Damaged {
        point(bytes, offset, length);
        return kind(in);
    }

    /** Appends all rows of a point's block to a run of its kind; a run is left as it was when the block is damaged or another's. */
    void decode(int point, byte[] bytes, int offset, int length, Run into) throws Damaged {
        decode(point, bytes, offset, length, Long.MIN_VALUE, Long.MAX_VALUE, into);
    }

    /** Appends the rows with {@code from <= time < to} only; {@link Long#MAX_VALUE} as {@code to} is no bound. */
    void decode(int point, byte[] bytes, int offset, int length, long from, long to, Run into) throws Damaged {
        int named = point(bytes, offset, length);
        if (named != point) {
            throw new Damaged("rows of point " + named + " in place of those of point " + point);
        }
        int start = into.size;
        if (kind(in) != into.kind) {
            throw new Damaged("rows of another kind than " + into.kind.word());
        }
        int rows = readRows(in, columns, into, MOST_ROWS);
        in.checkEnd();
        into.size = start + rows;
        if (from != Long.MIN_VALUE || to != Long.MAX_VALUE) {
            int first = start;
            while (first < into.size && into.times[first] < from) {
                first++;
            }
            int last = into.size;
            while (last > first && to != Long.MAX_VALUE && into.times[last - 1] >= to) {
                last--;
            }
            into.keep(start, first, last);
        }
    }

    /** Writes rows as part of something larger. */
    static void write(BitWriter out, Columns columns, Run run, int from, int to) {
        int count = to - from;
        for (int row = from + 1; row < to; row++) {
            if (run.times[row] <= run.times[row - 1]) {
                throw new IllegalArgumentException("rows that do not rise could not be read again");
            }
        }
        out.put(run.kind.ordinal(), 2);
        out.varint(count);
        columns.longs.encode(out, run.times, from, count);
        columns.encode(out, run.numbers, run.marks, from, count);
        if (run.kind == Kind.TEXT) {
            columns.texts.encode(out, run.texts, from, count);
        }
    }

    /** Reads rows, of whatever kind they are, as a run of their own. */
    static Run read(BitReader in, Columns columns, int most) throws Damaged {
        Run run = new Run(kind(in), 0);
        run.size = readRows(in, columns, run, most);
        return run;
    }

    private static Kind kind(BitReader in) throws Damaged {
        int ordinal = (int) in.get(2);
        if (ordinal >= KINDS) {
            throw new Damaged("rows of an unknown kind");
        }
        return Kind.of(ordinal);
    }

    /** Reads rows behind the last of a run, without counting them in its size. */
    private static int readRows(BitReader in, Columns columns, Run into, int most) throws Damaged {
        int count = in.count(most);
        int start = into.size;
        into.ensure(start + count);
        columns.longs.decode(in, into.times, start, count);
        for (int row = start + 1; row < start + count; row++) {
            if (into.times[row] <= into.times[row - 1]) {
                throw new Damaged("times that do not rise");
            }
        }
        columns.decode(in, into.numbers, into.marks, start, count);
        if (into.kind == Kind.TEXT) {
            columns.texts.decode(in, into.texts, start, count);
        }
        return count;
    }
}
