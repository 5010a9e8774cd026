package dev.andon.ui.trend;

import dev.andon.model.Quality;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last hour of one point, in memory: at most {@link #BUCKETS} slices of time, each with its minimum, maximum and last value, and the gaps in which the
 * point was not live. While little time has passed the slices are short; as it passes, they are joined two by two. No minimum and no maximum is
 * lost. Written by ingest, read by the screen: a series guards itself, for a few microseconds at most.
 */
final class Series {

    static final int BUCKETS = 1024;

    /** A slice is at first this long, microseconds. */
    static final long SHORTEST = 100_000;

    /** A slice is at last this long: 1024 of them hold well over an hour. */
    static final long LONGEST = SHORTEST << 6;

    /** So far back it reaches, at the most, microseconds. */
    static final long REACH = BUCKETS * LONGEST;

    private static final int FIRST_ROOM = 64;
    private static final byte EMPTY = 0;
    private static final byte LIVE = 1;
    private static final byte BACKFILLED = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private final Gaps gaps = new Gaps();
    // Values are kept as their distance from the first one: a counter of nine digits still shows its tenths.
    private float[] lows = new float[FIRST_ROOM];
    private float[] highs = new float[FIRST_ROOM];
    private float[] lasts = new float[FIRST_ROOM];
    private byte[] states = new byte[FIRST_ROOM];
    private long width = SHORTEST;
    private long firstSlice;
    private int slices;
    private long firstTime = NEVER;
    private long lastTime = NEVER;
    private double base;
    private double lastValue;
    private boolean live;
    private @Nullable Missing missing;

    /**
     * A stretch in which nobody wrote.
     *
     * @param from microseconds since 1970 UTC
     * @param to its end, or {@link Gaps#OPEN} where the point was not live when it was written again
     */
    record Missing(long from, long to) {}

    /** A live sample: ends a gap. Older than the newest it only widens its slice. */
    synchronized void add(long time, double value) {
        if (put(time, value, LIVE)) {
            gaps.finish(time);
            live = true;
            if (time >= lastTime) {
                lastTime = time;
                lastValue = value;
            }
        }
    }

    /**
     * A sample that was delivered late.
     *
     * @param reach how far apart two such samples may be and still leave no gap between them, microseconds
     */
    synchronized void backfill(long time, double value, long reach) {
        if (put(time, value, BACKFILLED)) {
            gaps.fill(time, reach);
        }
    }

    /** The point ceased to be live: what follows its last sample is a gap, until a live one comes. What it is instead may change meanwhile. */
    synchronized void lose(long now, Quality cause) {
        live = false;
        if (lastTime != NEVER) {
            gaps.begin(gaps.open() ? now : Math.min(lastTime, now), cause);
        }
    }

    /**
     * It is written again. What came meanwhile is missing, and a gap until it is {@link #recall recalled}.
     *
     * @param time of the newest value
     * @param quality of it, now
     */
    synchronized void resume(long now, long time, double value, Quality quality) {
        if (lastTime == NEVER || (live && quality.live() && time <= lastTime)) {
            // Nothing was known before, or nothing came.
            return;
        }
        long from = missing == null ? lastTime : Math.min(missing.from(), lastTime);
        if (!quality.live()) {
            lose(now, quality);
        } else {
            if (!gaps.open()) {
                gaps.begin(lastTime, Quality.STALE);
            }
            add(Math.max(time, lastTime), value);
        }
        missing = new Missing(from, live ? lastTime : Gaps.OPEN);
    }

    /** What is missing; null: nothing. */
    synchronized @Nullable Missing missing() {
        return missing;
    }

    /** Nobody can tell what was missing: it stays a gap. */
    synchronized void giveUp(Missing what) {
        missing = what.equals(missing) ? null : missing;
    }

    /** What was missing, as it was recorded elsewhere. */
    synchronized void recall(Missing what, Recalled told) {
        for (int row = 0; row < told.size(); row++) {
            put(told.time(row), told.value(row), told.late(row) ? BACKFILLED : LIVE);
        }
        gaps.replace(what.from(), what.to() == Gaps.OPEN ? gaps.endBehind(what.from()) : what.to(), told.gaps(what));
        if (!live && told.newest() > lastTime) {
            lastTime = told.newest();
            lastValue = told.newestValue();
        }
        // Unless more has come to be missing since it was asked.
        giveUp(what);
    }

    /** Copies what is known into a picture of it, in the same time and without any link to this series. */
    synchronized void copyTo(SeriesPicture picture) {
        picture.takeSlices(lows, highs, lasts, states, slices);
        picture.takeFrame(width, firstSlice, base);
        picture.takeEnds(firstTime, lastTime, lastValue, live);
        picture.takeWhole(missing == null);
        gaps.copyTo(picture.gaps());
    }

    private boolean put(long time, double value, byte state) {
        long slice = Math.floorDiv(time, width);
        if (slices == 0) {
            firstSlice = slice;
            base = value;
        }
        if (slice < firstSlice && !prepend(slice)) {
            return false;
        }
        while (Math.floorDiv(time, width) - firstSlice >= BUCKETS) {
            makeRoom(Math.floorDiv(time, width));
        }
        int at = (int) (Math.floorDiv(time, width) - firstSlice);
        ensureRoom(at + 1);
        if (at >= slices) {
            Arrays.fill(states, slices, at + 1, EMPTY);
            slices = at + 1;
        }
        widen(at, (float) (value - base), state);
        firstTime = firstTime == NEVER ? time : Math.min(firstTime, time);
        return true;
    }

    /** Moves everything back so that an earlier slice fits in front; false when it would lie before the hour that is kept. */
    private boolean prepend(long slice) {
        long missing = firstSlice - slice;
        if (missing + slices > BUCKETS) {
            return false;
        }
        int by = (int) missing;
        ensureRoom(slices + by);
        move(0, by, slices);
        Arrays.fill(states, 0, by, EMPTY);
        slices += by;
        firstSlice = slice;
        return true;
    }

    private void makeRoom(long newest) {
        if (width < LONGEST) {
            joinPairs();
            return;
        }
        // The oldest leave, a good part at once so that this is rare.
        long drop = Math.min(newest - firstSlice - BUCKETS + 1 + BUCKETS / 16, slices);
        int by = (int) drop;
        move(by, 0, slices - by);
        slices -= by;
        firstSlice = slices == 0 ? newest : firstSlice + by;
        firstTime = firstSlice * width;
        gaps.forgetBefore(firstTime);
    }

    private void move(int from, int to, int count) {
        System.arraycopy(lows, from, lows, to, count);
        System.arraycopy(highs, from, highs, to, count);
        System.arraycopy(lasts, from, lasts, to, count);
        System.arraycopy(states, from, states, to, count);
    }

    private void joinPairs() {
        long first = Math.floorDiv(firstSlice, 2);
        int lead = (int) Math.floorMod(firstSlice, 2L);
        int count = (slices + lead + 1) / 2;
        for (int to = 0; to < count; to++) {
            join(2 * to - lead, to);
        }
        slices = count;
        firstSlice = first;
        width *= 2;
    }

    /** Joins the slices at {@code left} and {@code left + 1}, either of which may be outside, into the one at {@code to}. */
    private void join(int left, int to) {
        boolean hasLeft = left >= 0 && states[left] != EMPTY;
        boolean hasRight = left + 1 < slices && states[left + 1] != EMPTY;
        int one = hasLeft ? left : left + 1;
        int other = hasRight ? left + 1 : left;
        if (!hasLeft && !hasRight) {
            states[to] = EMPTY;
            return;
        }
        float low = Math.min(lows[one], lows[other]);
        float high = Math.max(highs[one], highs[other]);
        float last = lasts[other];
        byte state = (byte) (states[one] | states[other]);
        lows[to] = low;
        highs[to] = high;
        lasts[to] = last;
        states[to] = state;
    }

    private void widen(int at, float value, byte state) {
        boolean empty = states[at] == EMPTY;
        lows[at] = empty ? value : Math.min(lows[at], value);
        highs[at] = empty ? value : Math.max(highs[at], value);
        lasts[at] = value;
        states[at] |= state;
    }

    private void ensureRoom(int wanted) {
        if (wanted > states.length) {
            int room = Math.min(BUCKETS, Math.max(wanted, 2 * states.length));
            lows = Arrays.copyOf(lows, room);
            highs = Arrays.copyOf(highs, room);
            lasts = Arrays.copyOf(lasts, room);
            states = Arrays.copyOf(states, room);
        }
    }
}
