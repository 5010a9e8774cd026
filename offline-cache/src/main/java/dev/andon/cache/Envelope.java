package dev.andon.cache;

import java.util.Arrays;

/**
 * What a point did in each pixel of a trend: fed with rows and buckets in the order of time, those before the first pixel included
 * where their value holds into it. Exact for rows; for buckets too, where pixels begin at multiples of their width. A bucket that
 * lies across a border gives its extremes to each pixel it touches, and its mean in proportion.
 *
 * <p>A value holds from its row to the next, or to {@link #end}. Extremes, first and last are of the rows within a pixel alone; what
 * holds into it is in the mean and the time covered. One owner, one thread.
 */
public final class Envelope {

    /** Of {@link #seen}: what is told of the pixel is of a bucket wider than it. */
    static final byte COARSE = 1 << 6;

    /** Of {@link #seen}: some sample was good, or what holds into the pixel is. */
    static final byte BELIEVED = 1;

    /** Of {@link #seen}: some sample was not good, be it uncertain or bad, or what holds into the pixel is uncertain. */
    static final byte DOUBTED = 1 << 1;

    final int pixels;

    /** Of the values that hold among the rows of the pixel; NaN where there is none. */
    final double[] mins;

    final double[] maxs;
    final double[] firsts;
    final double[] lasts;

    /** For how many microseconds of the pixel a value held. */
    final long[] covered;

    /** How many samples. */
    final long[] counts;

    /** {@link Marks#GAP} where a gap touches the pixel, {@link Marks#HISTORICAL} where some row was delivered late, {@link #COARSE}, {@link #BELIEVED}, {@link #DOUBTED}. */
    final byte[] seen;

    private final long from;
    private final long to;
    /** Value times microseconds above {@link #base}, which is the first value seen, so that small distances are not lost. */
    private final double[] areas;

    private double base = Double.NaN;

    /** The pixel of the last row within, where it begins and where the next does. */
    private int pixel;

    private long pixelStart;
    private long pixelEnd;

    /** The last row's time, what it holds, and whether it began a gap. */
    private long time = Long.MIN_VALUE;

    private double held = Double.NaN;
    private boolean gap;

    /** What a pixel into which it holds has seen. */
    private byte faith;

    /**
     * @param from the beginning of the first pixel, in microseconds since 1970
     * @param to the end of the last
     * @param pixels at least 1
     */
    Envelope(long from, long to, int pixels) {
        if (to <= from || pixels < 1) {
            throw new IllegalArgumentException("a trend from " + from + " to " + to + " in " + pixels + " pixels");
        }
        this.from = from;
        this.to = to;
        this.pixels = pixels;
        mins = empty();
        maxs = empty();
        firsts = empty();
        lasts = empty();
        areas = new double[pixels];
        covered = new long[pixels];
        counts = new long[pixels];
        seen = new byte[pixels];
        pixelStart = from;
        pixelEnd = edge(1);
    }

    private double[] empty() {
        double[] column = new double[pixels];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    /** Where a pixel begins; the one behind the last begins at the end of all. */
    public long edge(int index) {
        long span = to - from;
        return from + span / pixels * index + span % pixels * index / pixels;
    }

    /** How many pixels there are. */
    public int pixels() {
        return pixels;
    }

    /** The least value that was measured in a pixel; NaN where none was. */
    public double min(int index) {
        return mins[index];
    }

    /** The greatest value that was measured in a pixel; NaN where none was. */
    public double max(int index) {
        return maxs[index];
    }

    /** The first value that was measured in a pixel; NaN where none was. */
    public double first(int index) {
        return firsts[index];
    }

    /** The last value that was measured in a pixel; NaN where none was. */
    public double last(int index) {
        return lasts[index];
    }

    /** For how many microseconds of a pixel the value is known. */
    public long covered(int index) {
        return covered[index];
    }

    /** How many samples there are in a pixel. */
    public long count(int index) {
        return counts[index];
    }

    /** Whether a gap touches a pixel. */
    public boolean gap(int index) {
        return (seen[index] & Marks.GAP) != 0;
    }

    /** Whether something in a pixel was delivered late. */
    public boolean late(int index) {
        return (seen[index] & Marks.HISTORICAL) != 0;
    }

    /** Whether of a pixel only buckets wider than it are left: its extremes then need not lie within it. */
    public boolean coarse(int index) {
        return (seen[index] & COARSE) != 0;
    }

    /** Whether some of a pixel is good: what was measured in it, or what holds into it. */
    public boolean good(int index) {
        return (seen[index] & BELIEVED) != 0;
    }

    /** Whether some of a pixel is not good: uncertain or, beside what holds, bad. */
    public boolean doubtful(int index) {
        return (seen[index] & DOUBTED) != 0;
    }

    /** The mean over the time covered; NaN where nothing is. */
    public double mean(int index) {
        return covered[index] == 0 ? Double.NaN : base + areas[index] / covered[index];
    }

    /** Feeds rows {@code start} to {@code end} of a rising run, all later than what was fed before. */
    void add(Run run, int start, int end) {
        for (int row = start; row < end; ) {
            long at = run.times[row];
            advance(at);
            if (at >= from && at < to) {
                locate(at);
                row = addWithin(run, row, end);
            } else {
                row++;
            }
            double value = run.holds(row - 1) ? run.numbers[row - 1] : Double.NaN;
            hold(run.times[row - 1], value, run.marks[row - 1]);
        }
    }

    /**
     * Feeds the rows that lie in the present pixel, of which the first does. All in locals, as whole years go through here.
     *
     * @return the row behind the last fed
     */
    private int addWithin(Run run, int start, int end) {
        double min = Double.isNaN(mins[pixel]) ? Double.POSITIVE_INFINITY : mins[pixel];
        double max = Double.isNaN(maxs[pixel]) ? Double.NEGATIVE_INFINITY : maxs[pixel];
        double first = firsts[pixel];
        double last = lasts[pixel];
        double area = 0;
        long cover = 0;
        int gaps = 0;
        int flags = 0;
        // One bit for each mark there may be.
        long marks = 0;
        long before = 0;
        boolean holds = false;
        int row = start;
        for (; row < end && run.times[row] < pixelEnd; row++) {
            long at = run.times[row];
            if (holds) {
                area += (last - base) * (at - before);
                cover += at - before;
            }
            int mark = run.marks[row];
            double value = run.numbers[row];
            flags |= mark;
            marks |= 1L << mark;
            gaps += Marks.gap(mark) ? 1 : 0;
            holds = Marks.holds(mark) && Double.isFinite(value);
            if (holds) {
                if (Double.isNaN(first)) {
                    first = value;
                    noteBase(value);
                }
                min = value < min ? value : min;
                max = value > max ? value : max;
                last = value;
            }
            before = at;
        }
        if (min <= max) {
            mins[pixel] = min;
            maxs[pixel] = max;
        }
        firsts[pixel] = first;
        lasts[pixel] = last;
        areas[pixel] += area;
        covered[pixel] += cover;
        counts[pixel] += row - start - gaps;
        seen[pixel] |= (byte) ((flags & (Marks.GAP | Marks.HISTORICAL)) | Marks.seen(marks));
        return row;
    }

    /** Feeds buckets {@code start} to {@code end}, all later than what was fed before. */
    void add(Partials partials, int start, int end) {
        for (int bucket = start; bucket < end; bucket++) {
            addBucket(partials, bucket);
        }
    }

    private void addBucket(Partials partials, int bucket) {
        long first = partials.firstTimes[bucket];
        long last = partials.lastTimes[bucket];
        advance(first);
        if (last >= from && first < to) {
            int right = find(Math.min(last, to - 1));
            locate(Math.max(first, from));
            int left = pixel;
            counts[left] += partials.counts[bucket];
            double low = partials.mins[bucket];
            int good = partials.goods[bucket];
            int faiths = (good > 0 ? BELIEVED : 0) | (good < partials.counts[bucket] ? DOUBTED : 0);
            for (int i = left; i <= right; i++) {
                seen[i] |= (byte) (partials.seen[bucket] | faiths);
                if (!Double.isNaN(low)) {
                    extend(i, low, partials.maxs[bucket]);
                }
            }
            if (!Double.isNaN(low)) {
                noteBase(partials.means[bucket]);
                spread(first, last, partials.means[bucket], partials.covered[bucket], (byte) 0);
                firsts[left] = !Double.isNaN(firsts[left]) ? firsts[left] : partials.firsts[bucket];
                lasts[right] = partials.lasts[bucket];
            }
        }
        boolean holds = partials.holdsOver(bucket);
        hold(last, holds ? partials.lasts[bucket] : Double.NaN, partials.lastMarks[bucket]);
    }

    /** Says that of a stretch only buckets are left that are wider than a pixel. */
    void addCoarse(long start, long end) {
        long left = Math.max(start, from);
        long right = Math.min(end, to - 1);
        if (left <= right) {
            for (int i = find(left), last = find(right); i <= last; i++) {
                seen[i] |= COARSE;
            }
        }
    }

    /** Lets the last value hold until this time, and no longer. */
    void end(long until) {
        advance(until);
        held = Double.NaN;
        gap = false;
    }

    private void hold(long at, double value, byte mark) {
        time = at;
        held = value;
        gap = Marks.gap(mark);
        faith = Marks.seen(mark);
        noteBase(value);
    }

    private void noteBase(double value) {
        base = !Double.isNaN(base) ? base : value;
    }

    /** Writes what the last row left behind, up to the next. */
    private void advance(long until) {
        if (until <= from || until <= time || time >= to) {
            return;
        }
        if (gap) {
            long start = Math.max(time, from);
            long end = Math.min(until, to);
            if (start < end) {
                for (int i = find(start), right = find(end - 1); i <= right; i++) {
                    seen[i] |= Marks.GAP;
                }
            }
        } else if (!Double.isNaN(held)) {
            spread(time, until, held, until - time, faith);
        }
    }

    /**
     * Adds a mean over a stretch of time, of which so much is covered, to the pixels in it in proportion.
     *
     * @param sees what the pixels have seen by it
     */
    private void spread(long start, long end, double value, long cover, byte sees) {
        if (start >= pixelStart && end <= pixelEnd) {
            areas[pixel] += (value - base) * cover;
            covered[pixel] += cover;
            return;
        }
        long left = Math.max(start, from);
        long right = Math.min(end, to);
        double share = (double) cover / (end - start);
        while (left < right) {
            locate(left);
            long until = Math.min(pixelEnd, right);
            long part = cover == end - start ? until - left : Math.round((until - left) * share);
            areas[pixel] += (value - base) * part;
            covered[pixel] += part;
            seen[pixel] |= sees;
            left = until;
        }
    }

    private void extend(int index, double low, double high) {
        if (Double.isNaN(mins[index])) {
            mins[index] = low;
            maxs[index] = high;
        } else {
            mins[index] = Math.min(mins[index], low);
            maxs[index] = Math.max(maxs[index], high);
        }
    }

    /** Makes the pixel of this time, which is within, the present one. */
    private void locate(long at) {
        if (at < pixelStart || at >= pixelEnd) {
            pixel = find(at);
            pixelStart = edge(pixel);
            pixelEnd = edge(pixel + 1);
        }
    }

    private int find(long at) {
        if (at >= pixelStart && at < pixelEnd) {
            return pixel;
        }
        int index = (int) Math.min(pixels - 1, (long) ((double) (at - from) / (to - from) * pixels));
        while (at < edge(index)) {
            index--;
        }
        while (at >= edge(index + 1)) {
            index++;
        }
        return index;
    }
}
