package dev.andon.cache;

import java.util.Arrays;

/**
 * What a point did in each of consecutive stretches of time, as columns of buckets in the order of time; a bucket without any row is
 * not there. Not safe for use by two threads.
 *
 * <p>A bucket knows of its rows alone: how a value holds from one bucket into the next is left to who joins them, from the last
 * row of the one to the first of the other. So buckets of neighbouring blocks, even the halves of one, are joined without an error.
 */
final class Partials {

    static final long MINUTE = 60_000_000L;
    static final long HOUR = 60 * MINUTE;

    /** Microseconds; a bucket begins at a multiple of it, counted from 1970. */
    final long width;

    /** The beginning of the bucket; this and the times below in microseconds since 1970. */
    long[] starts;

    /** The first and the last row of any sort, be it bad or a gap. */
    long[] firstTimes;

    long[] lastTimes;

    /** Of the values that hold ({@link Marks#holds}); NaN when there is none. */
    double[] mins;

    double[] maxs;
    double[] firsts;
    double[] lasts;

    /** The mean over the time covered; where that is none, the first value that holds. */
    double[] means;

    /** For how many microseconds between the first and the last row a value held. */
    long[] covered;

    /** How many samples; gaps do not count. */
    int[] counts;

    /** How many of them were good. */
    int[] goods;

    /** The mark of the last row, with bad quality where its number is none: whether {@code lasts} holds into the next bucket. */
    byte[] lastMarks;

    /** {@link Marks#GAP} and {@link Marks#HISTORICAL}, each when some row had it. */
    byte[] seen;

    int size;

    Partials(long width) {
        this(width, 16);
    }

    Partials(long width, int capacity) {
        this.width = width;
        starts = new long[capacity];
        firstTimes = new long[capacity];
        lastTimes = new long[capacity];
        mins = new double[capacity];
        maxs = new double[capacity];
        firsts = new double[capacity];
        lasts = new double[capacity];
        means = new double[capacity];
        covered = new long[capacity];
        counts = new int[capacity];
        goods = new int[capacity];
        lastMarks = new byte[capacity];
        seen = new byte[capacity];
    }

    /** The buckets of rows {@code from} to {@code to} of a rising run. */
    static Partials of(Run run, int from, int to, long width) {
        Partials partials = new Partials(width);
        for (int row = from; row < to; ) {
            long start = Math.floorDiv(run.times[row], width) * width;
            int end = row + 1;
            while (end < to && run.times[end] - start < width) {
                end++;
            }
            partials.addRows(run, row, end, start);
            row = end;
        }
        return partials;
    }

    /** Appends buckets of the same width of later rows; the last of here and the first of there may be halves of one. */
    void append(Partials later) {
        append(later, 0, later.size);
    }

    /** Appends some of them. */
    void append(Partials later, int from, int to) {
        ensure(size + to - from);
        for (int bucket = from; bucket < to; bucket++) {
            addBucket(later, bucket, later.starts[bucket]);
        }
    }

    /**
     * The same in wider buckets.
     *
     * @param wider a multiple of the width
     */
    Partials coarser(long wider) {
        Partials coarse = new Partials(wider);
        for (int bucket = 0; bucket < size; bucket++) {
            coarse.addBucket(this, bucket, Math.floorDiv(starts[bucket], wider) * wider);
        }
        return coarse;
    }

    void clear() {
        size = 0;
    }

    /** Whether the last value of a bucket is true until the next row. */
    boolean holdsOver(int bucket) {
        return Marks.holds(lastMarks[bucket]);
    }

    private void addRows(Run run, int from, int to, long start) {
        ensure(size + 1);
        double min = Double.NaN;
        double max = Double.NaN;
        double first = Double.NaN;
        double last = Double.NaN;
        // Above the first value, so that a small mean distance is not lost in a large number.
        double area = 0;
        long cover = 0;
        int count = 0;
        int good = 0;
        int flags = 0;
        for (int row = from; row < to; row++) {
            byte mark = run.marks[row];
            flags |= mark;
            count += Marks.gap(mark) ? 0 : 1;
            good += Marks.good(mark) ? 1 : 0;
            if (run.holds(row)) {
                double value = run.numbers[row];
                last = value;
                if (Double.isNaN(first)) {
                    first = value;
                    min = value;
                    max = value;
                }
                min = Math.min(min, value);
                max = Math.max(max, value);
                if (row + 1 < to) {
                    long held = run.times[row + 1] - run.times[row];
                    area += (value - first) * held;
                    cover += held;
                }
            }
        }
        int bucket = size++;
        starts[bucket] = start;
        firstTimes[bucket] = run.times[from];
        lastTimes[bucket] = run.times[to - 1];
        mins[bucket] = min;
        maxs[bucket] = max;
        firsts[bucket] = first;
        lasts[bucket] = last;
        means[bucket] = cover == 0 ? first : first + area / cover;
        covered[bucket] = cover;
        counts[bucket] = count;
        goods[bucket] = good;
        lastMarks[bucket] = run.holds(to - 1) ? run.marks[to - 1] : Marks.notHolding(run.marks[to - 1]);
        seen[bucket] = (byte) (flags & (Marks.GAP | Marks.HISTORICAL));
    }

    private void addBucket(Partials from, int index, long start) {
        if (size > 0 && starts[size - 1] == start) {
            join(from, index);
            return;
        }
        ensure(size + 1);
        int bucket = size++;
        starts[bucket] = start;
        firstTimes[bucket] = from.firstTimes[index];
        lastTimes[bucket] = from.lastTimes[index];
        mins[bucket] = from.mins[index];
        maxs[bucket] = from.maxs[index];
        firsts[bucket] = from.firsts[index];
        lasts[bucket] = from.lasts[index];
        means[bucket] = from.means[index];
        covered[bucket] = from.covered[index];
        counts[bucket] = from.counts[index];
        goods[bucket] = from.goods[index];
        lastMarks[bucket] = from.lastMarks[index];
        seen[bucket] = from.seen[index];
    }

    private void join(Partials from, int index) {
        int bucket = size - 1;
        long held = holdsOver(bucket) ? from.firstTimes[index] - lastTimes[bucket] : 0;
        long cover = covered[bucket] + held + from.covered[index];
        if (cover > 0) {
            double base = !Double.isNaN(firsts[bucket]) ? firsts[bucket] : from.firsts[index];
            double area = area(means[bucket] - base, covered[bucket])
                    + area(lasts[bucket] - base, held)
                    + area(from.means[index] - base, from.covered[index]);
            means[bucket] = base + area / cover;
        } else if (Double.isNaN(firsts[bucket])) {
            means[bucket] = from.means[index];
        }
        covered[bucket] = cover;
        lastTimes[bucket] = from.lastTimes[index];
        lastMarks[bucket] = from.lastMarks[index];
        counts[bucket] += from.counts[index];
        goods[bucket] += from.goods[index];
        seen[bucket] |= from.seen[index];
        if (!Double.isNaN(from.firsts[index])) {
            if (!Double.isNaN(firsts[bucket])) {
                mins[bucket] = Math.min(mins[bucket], from.mins[index]);
                maxs[bucket] = Math.max(maxs[bucket], from.maxs[index]);
            } else {
                firsts[bucket] = from.firsts[index];
                mins[bucket] = from.mins[index];
                maxs[bucket] = from.maxs[index];
            }
            lasts[bucket] = from.lasts[index];
        }
    }

    /** Nothing, where it held for no time: the value may then be NaN. */
    private static double area(double value, long held) {
        return held == 0 ? 0 : value * held;
    }

    private void ensure(int capacity) {
        if (capacity > starts.length) {
            int length = Math.max(capacity, starts.length + (starts.length >> 1) + 1);
            starts = Arrays.copyOf(starts, length);
            firstTimes = Arrays.copyOf(firstTimes, length);
            lastTimes = Arrays.copyOf(lastTimes, length);
            mins = Arrays.copyOf(mins, length);
            maxs = Arrays.copyOf(maxs, length);
            firsts = Arrays.copyOf(firsts, length);
            lasts = Arrays.copyOf(lasts, length);
            means = Arrays.copyOf(means, length);
            covered = Arrays.copyOf(covered, length);
            counts = Arrays.copyOf(counts, length);
            goods = Arrays.copyOf(goods, length);
            lastMarks = Arrays.copyOf(lastMarks, length);
            seen = Arrays.copyOf(seen, length);
        }
    }
}
