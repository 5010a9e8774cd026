package dev.andon.runtime;

import java.util.Arrays;

/**
 * How far the clock of each device is from ours, learnt from what it sends: the shortest delay seen is the offset, what comes later than that
 * is late. Written by the ingest thread alone; all times in microseconds since 1970 UTC.
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
    private static final long JITTER = 5_000_000;
    private static final long STEADY_FOR = 60_000_000;
    private static final int STEADY_ARRIVALS = 5;
    // One part in 256 of the excess: follows clocks that drift apart, and hardly moves with the network's jitter.
    private static final int DRIFT_SHIFT = 8;

    // Replaced as it grows; other threads may ask for an offset, which may then be a moment old.
    private volatile long[] offsets = new long[0];
    private long[] moved = new long[0];
    private long[] lateSince = new long[0];
    private long[] lagLeast = new long[0];
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
            // Not kept before something came in time: what is late says nothing of the clock.
            offset = Math.min(delay, 0);
        }
        long excess = delay - offset;
        if (excess < 0) {
            offset = delay;
        } else if (excess > lateAfter) {
            if (Math.abs(delay) <= RIGHT_WITHIN) {
                // Suddenly right.
                offset = delay;
            } else if (steady(device, excess, received)) {
                offset = Math.min(delay, offset + lags[device]);
            } else {
                return LATE;
            }
        } else if (excess <= JITTER && received != moved[device]) {
            // Once an arrival, and never by more than a network's jitter explains: a backlog must not teach us to
            // believe it.
            moved[device] = received;
            offset += excess >> DRIFT_SHIFT;
        }
        offsets[device] = offset;
        lagArrivals[device] = 0;
        lateSince[device] = 0;
        return Math.abs(offset) <= RIGHT_WITHIN ? Math.min(source, received) : Math.min(source + offset, received);
    }

    /** Whether all that a device sent came late, for a minute and more. */
    boolean onlyLate(int device, long received) {
        return device < lateSince.length && lateSince[device] != 0 && received - lateSince[device] > STEADY_FOR;
    }

    /** How far the device's clock is behind ours, microseconds (negative: ahead); 0 while unknown. */
    long offset(int device) {
        long[] now = offsets;
        return device < now.length && now[device] != UNKNOWN ? now[device] : 0;
    }

    /** Whether it is known: something was not late. */
    boolean knows(int device) {
        long[] now = offsets;
        return device < now.length && now[device] != UNKNOWN;
    }

    /** Looks at the least lag of each arrival: one message may span a while. */
    private boolean steady(int device, long excess, long received) {
        if (lateSince[device] == 0) {
            lateSince[device] = received;
        }
        if (received == lagLast[device]) {
            lagLeast[device] = Math.min(lagLeast[device], excess);
        } else {
            boolean same = Math.abs(lagLeast[device] - lags[device]) <= JITTER;
            if (lagArrivals[device] < 2 || !same) {
                lags[device] = lagArrivals[device] == 0 ? excess : lagLeast[device];
                lagSince[device] = lagArrivals[device] == 0 ? received : lagLast[device];
                lagArrivals[device] = Math.min(lagArrivals[device] + 1, 2);
            } else {
                lagArrivals[device]++;
            }
            lagLeast[device] = excess;
            lagLast[device] = received;
        }
        return lagArrivals[device] >= STEADY_ARRIVALS && received - lagSince[device] >= STEADY_FOR;
    }

    private void ensure(int device) {
        int known = offsets.length;
        if (device >= known) {
            int room = Math.max(device + 1, 2 * known);
            long[] more = Arrays.copyOf(offsets, room);
            Arrays.fill(more, known, room, UNKNOWN);
            offsets = more;
            moved = Arrays.copyOf(moved, room);
            lateSince = Arrays.copyOf(lateSince, room);
            lagLeast = Arrays.copyOf(lagLeast, room);
            lags = Arrays.copyOf(lags, room);
            lagSince = Arrays.copyOf(lagSince, room);
            lagArrivals = Arrays.copyOf(lagArrivals, room);
            lagLast = Arrays.copyOf(lagLast, room);
        }
    }
}
