package dev.andon.ui.trend;

import dev.andon.model.Quality;
import java.util.Arrays;

/** The times in which a point was not live and what it was instead, in order and apart from each other. Not safe for several threads. */
final class Gaps {

    /** A gap that has not ended. */
    static final long OPEN = Long.MAX_VALUE;

    /** The oldest are forgotten beyond this many. */
    private static final int MOST = 256;

    private long[] starts = new long[4];
    private long[] ends = new long[4];
    private byte[] causes = new byte[4];
    private int size;

    int size() {
        return size;
    }

    /** Microseconds since 1970 UTC. */
    long start(int index) {
        return starts[index];
    }

    /** Microseconds since 1970 UTC, or {@link #OPEN}. */
    long end(int index) {
        return ends[index];
    }

    /** What the point was in it: the quality that made it a gap. */
    Quality cause(int index) {
        return Quality.of(causes[index]);
    }

    boolean open() {
        return size > 0 && ends[size - 1] == OPEN;
    }

    /** Begins a gap; while one is open, only another cause begins another one. */
    void begin(long time, Quality cause) {
        if (!open()) {
            insert(size, size > 0 ? Math.max(time, ends[size - 1]) : time, OPEN, cause.ordinal());
        } else if (causes[size - 1] != cause.ordinal()) {
            if (time > starts[size - 1]) {
                ends[size - 1] = time;
                insert(size, time, OPEN, cause.ordinal());
            } else {
                causes[size - 1] = (byte) cause.ordinal();
            }
        }
    }

    /** Ends the open gap, if any. */
    void finish(long time) {
        if (open()) {
            ends[size - 1] = time;
            dropIfEmpty(size - 1);
        }
    }

    /**
     * A sample within a gap was delivered after all: the gap breaks in two there, and what is left of it on either side goes when no longer than
     * {@code reach}.
     */
    void fill(long time, long reach) {
        for (int index = size - 1; index >= 0; index--) {
            if (starts[index] <= time && time <= ends[index]) {
                split(index, time, reach);
                return;
            }
        }
    }

    /** What is known of a stretch by now takes the place of what was believed of it. */
    void replace(long from, long to, Gaps told) {
        Gaps fresh = new Gaps();
        for (int index = 0; index < size; index++) {
            fresh.append(starts[index], Math.min(ends[index], from), causes[index]);
        }
        for (int index = 0; index < told.size; index++) {
            fresh.append(Math.max(told.starts[index], from), Math.min(told.ends[index], to), told.causes[index]);
        }
        for (int index = 0; index < size; index++) {
            fresh.append(Math.max(starts[index], to), ends[index], causes[index]);
        }
        fresh.copyTo(this);
    }

    /** The end of the first gap that reaches beyond a time; that time where there is none. */
    long endBehind(long time) {
        for (int index = 0; index < size; index++) {
            if (ends[index] > time) {
                return ends[index];
            }
        }
        return time;
    }

    /** One more at the end; none where it would be empty. */
    void append(long start, long end, int cause) {
        if (start < end) {
            insert(size, start, end, cause);
        }
    }

    void forgetBefore(long time) {
        int old = 0;
        while (old < size && ends[old] < time) {
            old++;
        }
        remove(0, old);
    }

    /** Whether a time lies within a gap. */
    boolean contains(long time) {
        for (int index = size - 1; index >= 0 && ends[index] > time; index--) {
            if (starts[index] < time) {
                return true;
            }
        }
        return false;
    }

    void copyTo(Gaps other) {
        if (other.starts.length < size) {
            other.starts = new long[starts.length];
            other.ends = new long[ends.length];
            other.causes = new byte[causes.length];
        }
        System.arraycopy(starts, 0, other.starts, 0, size);
        System.arraycopy(ends, 0, other.ends, 0, size);
        System.arraycopy(causes, 0, other.causes, 0, size);
        other.size = size;
    }

    private void split(int index, long time, long reach) {
        long end = ends[index];
        // The open end moves: what is left of an open gap stays open, however short.
        boolean keepsRight = end == OPEN || end - time > reach;
        if (time - starts[index] > reach) {
            ends[index] = time;
            if (keepsRight) {
                insert(index + 1, time, end, causes[index]);
            }
        } else if (keepsRight) {
            starts[index] = time;
        } else {
            remove(index, 1);
        }
    }

    private void insert(int index, long start, long end, int cause) {
        if (size == MOST) {
            remove(0, 1);
            insert(Math.max(0, index - 1), start, end, cause);
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            causes = Arrays.copyOf(causes, 2 * size);
        }
        System.arraycopy(starts, index, starts, index + 1, size - index);
        System.arraycopy(ends, index, ends, index + 1, size - index);
        System.arraycopy(causes, index, causes, index + 1, size - index);
        starts[index] = start;
        ends[index] = end;
        causes[index] = (byte) cause;
        size++;
    }

    private void dropIfEmpty(int index) {
        if (ends[index] <= starts[index]) {
            remove(index, 1);
        }
    }

    private void remove(int index, int count) {
        System.arraycopy(starts, index + count, starts, index, size - index - count);
        System.arraycopy(ends, index + count, ends, index, size - index - count);
        System.arraycopy(causes, index + count, causes, index, size - index - count);
        size -= count;
    }
}
