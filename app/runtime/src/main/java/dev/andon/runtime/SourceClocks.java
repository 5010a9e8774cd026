package dev.andon.runtime;

import java.util.Arrays;

/**
 * How far the clock of each device is from ours, learnt from what it sends: the shortest delay seen is the offset, what comes later than that
 * is late. Used by the ingest thread alone; all times in microseconds since 1970 UTC.
 *
 * <p>A sample that comes much later than the offset explains is taken as late (a buffer being emptied), never as live. Only when all of a
 * device's samples keep the same lag for a minute is the lag taken as a clock that was set back; a device whose clock is suddenly right is
 * believed at once.
 */
final class SourceClocks {

    /** What {@link #align} returns for a sample that is late. */
    static final long LATE = Long.MIN_VALUE;

    /** An offset up to this is taken as none. */
    static final long RIGHT_WITHIN = 2_000_000;

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long STEADY_WITHIN = 1_000_000;
    private static final long STEADY_FOR = 60_000_000;
    private static final int STEADY_ARRIVALS = 5;
    // One part in 256 of the excess: follows clocks that drift apart, and hardly moves with the network's jitter.
    private static final int DRIFT_SHIFT = 8;

    private long[] offsets = new long[0];
    private long[] lags = new long[0];
    private long[] lagSince = new long[0];
    private int[] lagArrivals = new int[0];
    private long[] lagLast = new long[0];

    /** Our time for the source's time, never after the receipt; or {@link #LATE}. */
    long align(int device, long source, long received, long lateAfter) {
        ensure(device);
        long delay = received - source;
        long offset = offsets[device];
        if (offset == UNKNOWN) {
            offset = Math.min(delay, 0);
            offsets[device] = offset;
        }
        long excess = delay - offset;
        if (excess < 0) {
            offsets[device] = delay;
            excess = 0;
        } else if (excess > lateAfter) {
            boolean suddenlyRight = Math.abs(delay) <= RIGHT_WITHIN;
            if (!suddenlyRight && !steady(device, excess, received)) {
                return LATE;
            }
            offsets[device] = delay;
            excess = 0;
        } else {
            offsets[device] = offset + (excess >> DRIFT_SHIFT);
        }
        lagArrivals[device] = 0;
        return Math.abs(offsets[device]) <= RIGHT_WITHIN ? Math.min(source, received) : received - excess;
    }

    /** How far the device's clock is behind ours, microseconds (negative: ahead); 0 while unknown. */
    long offset(int device) {
        return device < offsets.length && offsets[device] != UNKNOWN ? offsets[device] : 0;
    }

    private boolean steady(int device, long excess, long received) {
        if (lagArrivals[device] == 0 || Math.abs(excess - lags[device]) > STEADY_WITHIN) {
            lags[device] = excess;
            lagSince[device] = received;
            lagArrivals[device] = 1;
        } else if (received > lagLast[device]) {
            lagArrivals[device]++;
        }
        lagLast[device] = received;
        return lagArrivals[device] >= STEADY_ARRIVALS && received - lagSince[device] >= STEADY_FOR;
    }

    private void ensure(int device) {
        int known = offsets.length;
        if (device >= known) {
            int room = Math.max(device + 1, 2 * known);
            offsets = Arrays.copyOf(offsets, room);
            Arrays.fill(offsets, known, room, UNKNOWN);
            lags = Arrays.copyOf(lags, room);
            lagSince = Arrays.copyOf(lagSince, room);
            lagArrivals = Arrays.copyOf(lagArrivals, room);
            lagLast = Arrays.copyOf(lagLast, room);
        }
    }
}
