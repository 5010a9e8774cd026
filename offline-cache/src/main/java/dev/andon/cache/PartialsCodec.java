package dev.andon.cache;

import java.util.function.IntToLongFunction;

/**
 * {@link Partials} as bytes. All is given back as it was but the mean, which is written as its place between minimum and maximum, in
 * steps of a two-millionth. Keeps buffers: one owner, one thread.
 */
final class PartialsCodec {

    /** The most buckets of one piece. */
    static final int MOST_BUCKETS = 1 << 16;

    private static final int VERSION = 1;
    private static final double MEAN_STEPS = 1 << 21;

    private final BitWriter out = new BitWriter();
    private final BitReader in = new BitReader();
    private final Longs longs = new Longs();
    private final Numbers numbers = new Numbers(longs);
    private long[] column = new long[256];

    /**
     * Encodes all buckets.
     *
     * @return how many of {@link #bytes} they are
     */
    int encode(Partials partials) {
        int count = partials.size;
        if (count > MOST_BUCKETS) {
            throw new IllegalArgumentException(count + " buckets in one piece; the most is " + MOST_BUCKETS);
        }
        column = column.length < count ? new long[count] : column;
        out.clear();
        out.put(VERSION, 8);
        out.varint(partials.width);
        out.varint(count);
        write(count, i -> partials.starts[i] / partials.width);
        write(count, i -> partials.firstTimes[i] - partials.starts[i]);
        write(count, i -> partials.lastTimes[i] - partials.firstTimes[i]);
        write(count, i -> partials.lastTimes[i] - partials.firstTimes[i] - partials.covered[i]);
        numbers.encode(out, partials.mins, count);
        numbers.encode(out, partials.maxs, count);
        numbers.encode(out, partials.firsts, count);
        numbers.encode(out, partials.lasts, count);
        write(count, i -> place(partials.means[i], partials.mins[i], partials.maxs[i]));
        write(count, i -> partials.counts[i]);
        write(count, i -> (long) partials.counts[i] - partials.goods[i]);
        write(count, i -> ((long) partials.lastMarks[i] << 8) | partials.seen[i]);
        return out.finish();
    }

    private void write(int count, IntToLongFunction rows) {
        for (int i = 0; i < count; i++) {
            column[i] = rows.applyAsLong(i);
        }
        longs.encode(out, column, 0, count);
    }

    /** Where a mean lies between its extremes; in halves, as their distance may be more than a double can hold. */
    private static long place(double mean, double min, double max) {
        double least = min / 2;
        double share = (mean / 2 - least) / (max / 2 - least);
        return Math.round(Math.min(Math.max(share, 0), 1) * MEAN_STEPS);
    }

    /** The bytes of the last piece encoded, at the beginning of an array that the next one overwrites. */
    byte[] bytes() {
        return out.bytes();
    }

    /** Reads what was encoded. */
    Partials decode(byte[] bytes, int offset, int length) throws Damaged {
        in.open(bytes, offset, length);
        long version = in.get(8);
        if (version != VERSION) {
            throw new Damaged("format " + version + " of partials, where " + VERSION + " is known");
        }
        long width = in.varint();
        int count = in.count(MOST_BUCKETS);
        if (width <= 0) {
            throw new Damaged("buckets of no width");
        }
        column = column.length < count ? new long[count] : column;
        Partials partials = new Partials(width, count);
        readTimes(partials, count);
        numbers.decode(in, partials.mins, 0, count);
        numbers.decode(in, partials.maxs, 0, count);
        numbers.decode(in, partials.firsts, 0, count);
        numbers.decode(in, partials.lasts, 0, count);
        readMeans(partials, count);
        longs.decode(in, column, 0, count);
        for (int i = 0; i < count; i++) {
            partials.counts[i] = (int) column[i];
        }
        longs.decode(in, column, 0, count);
        for (int i = 0; i < count; i++) {
            partials.goods[i] = partials.counts[i] - (int) column[i];
        }
        longs.decode(in, column, 0, count);
        for (int i = 0; i < count; i++) {
            partials.lastMarks[i] = (byte) (column[i] >> 8);
            partials.seen[i] = (byte) column[i];
            if (!Marks.valid(partials.lastMarks[i] & 0xff) || !Marks.valid(partials.seen[i] & 0xff)) {
                throw new Damaged("an unknown mark");
            }
        }
        in.checkEnd();
        partials.size = count;
        return partials;
    }

    private void readTimes(Partials partials, int count) throws Damaged {
        longs.decode(in, partials.starts, 0, count);
        longs.decode(in, partials.firstTimes, 0, count);
        longs.decode(in, partials.lastTimes, 0, count);
        longs.decode(in, partials.covered, 0, count);
        for (int i = 0; i < count; i++) {
            partials.starts[i] *= partials.width;
            partials.firstTimes[i] += partials.starts[i];
            long span = partials.lastTimes[i];
            partials.lastTimes[i] += partials.firstTimes[i];
            partials.covered[i] = span - partials.covered[i];
            if (span < 0
                    || partials.covered[i] < 0
                    || partials.covered[i] > span
                    || partials.firstTimes[i] < partials.starts[i]
                    || partials.lastTimes[i] - partials.starts[i] >= partials.width
                    || (i > 0 && partials.starts[i] <= partials.starts[i - 1])) {
                throw new Damaged("a bucket with times that cannot be");
            }
        }
    }

    private void readMeans(Partials partials, int count) throws Damaged {
        longs.decode(in, column, 0, count);
        for (int i = 0; i < count; i++) {
            if (column[i] < 0 || column[i] > MEAN_STEPS) {
                throw new Damaged("a mean beyond its extremes");
            }
            double share = column[i] / MEAN_STEPS;
            partials.means[i] = partials.covered[i] == 0
                    ? partials.firsts[i]
                    : partials.mins[i] * (1 - share) + partials.maxs[i] * share;
        }
    }
}
