package dev.andon.ui.trend;

import dev.andon.model.Quality;
import java.util.Arrays;

/**
 * What a {@link Series} knew at one moment, to draw from at leisure; made once and filled again and again. Only slices that hold a sample count
 * here: they are numbered 0, 1, 2 ... in the order of time.
 */
final class SeriesPicture {

    private static final byte BACKFILLED_ONLY = 2;

    private final Gaps gaps = new Gaps();
    private float[] lows = new float[0];
    private float[] highs = new float[0];
    private float[] lasts = new float[0];
    private byte[] states = new byte[0];
    private int[] places = new int[0];
    private int size;
    private long width = Series.SHORTEST;
    private long firstSlice;
    private double base;
    private long firstTime = Long.MIN_VALUE;
    private long lastTime = Long.MIN_VALUE;
    private double lastValue;
    private boolean live;
    private boolean whole = true;

    void takeSlices(float[] lows, float[] highs, float[] lasts, byte[] states, int slices) {
        if (this.lows.length < slices) {
            this.lows = new float[lows.length];
            this.highs = new float[lows.length];
            this.lasts = new float[lows.length];
            this.states = new byte[lows.length];
            this.places = new int[lows.length];
        }
        size = 0;
        for (int slice = 0; slice < slices; slice++) {
            if (states[slice] != 0) {
                this.lows[size] = lows[slice];
                this.highs[size] = highs[slice];
                this.lasts[size] = lasts[slice];
                this.states[size] = states[slice];
                this.places[size] = slice;
                size++;
            }
        }
    }

    void takeFrame(long width, long firstSlice, double base) {
        this.width = width;
        this.firstSlice = firstSlice;
        this.base = base;
    }

    void takeEnds(long firstTime, long lastTime, double lastValue, boolean live) {
        this.firstTime = firstTime;
        this.lastTime = lastTime;
        this.lastValue = lastValue;
        this.live = live;
    }

    /** The point is not live, whoever failed to tell the series: what follows its last sample is a gap. */
    void cease(Quality cause) {
        if (live) {
            live = false;
            gaps.begin(lastTime, cause);
        }
    }

    /** Forgets everything: the picture of a point of which nothing is recorded. */
    void clear() {
        size = 0;
        firstTime = Long.MIN_VALUE;
        lastTime = Long.MIN_VALUE;
        live = false;
        new Gaps().copyTo(gaps);
    }

    void takeWhole(boolean all) {
        whole = all;
    }

    /** Whether nothing of what came is missing. */
    boolean whole() {
        return whole;
    }

    Gaps gaps() {
        return gaps;
    }

    /** How many slices hold a sample. */
    int size() {
        return size;
    }

    boolean empty() {
        return size == 0;
    }

    /** The middle of a slice, microseconds since 1970 UTC. */
    long time(int index) {
        return (firstSlice + places[index]) * width + width / 2;
    }

    double low(int index) {
        return base + lows[index];
    }

    double high(int index) {
        return base + highs[index];
    }

    /** The value that came last in a slice. */
    double last(int index) {
        return base + lasts[index];
    }

    /** How far from zero the values reach. */
    double reach() {
        double reach = 0;
        for (int index = 0; index < size; index++) {
            reach = Math.max(reach, Math.max(Math.abs(low(index)), Math.abs(high(index))));
        }
        return reach;
    }

    /** Whether everything in the slice was delivered late. */
    boolean backfilled(int index) {
        return states[index] == BACKFILLED_ONLY;
    }

    /** How long a slice is, microseconds. */
    long width() {
        return width;
    }

    /** When recording began, microseconds since 1970 UTC; {@link Long#MIN_VALUE} when it has not. */
    long firstTime() {
        return firstTime;
    }

    /** The time of the newest live sample; {@link Long#MIN_VALUE} when there was none. */
    long lastTime() {
        return lastTime;
    }

    double lastValue() {
        return lastValue;
    }

    /** Whether the newest sample still holds. */
    boolean live() {
        return live;
    }

    /** The first slice whose middle is not before a time; {@link #size} when all are. */
    int from(long time) {
        int place = Math.clamp(Math.floorDiv(time - width / 2, width) - firstSlice, 0, Integer.MAX_VALUE);
        int found = Arrays.binarySearch(places, 0, size, place);
        int index = found >= 0 ? found : -found - 1;
        while (index < size && time(index) < time) {
            index++;
        }
        return index;
    }

    /** Whether the point was not live for a while between two times, both the middles of slices. */
    boolean parted(long from, long to) {
        for (int index = gaps.size() - 1; index >= 0; index--) {
            // A gap begins and ends with a sample, which may lie half a slice beside its slice's middle.
            if (gaps.start(index) + width < to && gaps.end(index) - width > from) {
                return true;
            }
        }
        return false;
    }
}
