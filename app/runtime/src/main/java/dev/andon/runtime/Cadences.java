package dev.andon.runtime;

import java.util.Arrays;

/**
 * The rhythm in which each point arrives, learnt by receipt: mean and spread of the time between two arrivals. Samples that arrive together
 * (one message, one read) are one arrival. Used by the ingest thread alone; microseconds.
 */
final class Cadences {

    private static final int LEARNT_AFTER = 2;
    private static final int GAIN_SHIFT = 3;
    private static final int OUTLIER = 4;

    private long[] last = new long[0];
    private long[] mean = new long[0];
    private long[] spread = new long[0];
    private long[] longest = new long[0];
    private byte[] learnt = new byte[0];

    void arrived(int point, long received) {
        ensure(point);
        long before = last[point];
        last[point] = received;
        long interval = received - before;
        if (before == 0 || interval <= 0) {
            return;
        }
        learn(point, interval);
    }

    /** Something arrived because it changed: it tells nothing of a rhythm, only how long a pause may be. */
    void changed(int point, long received) {
        ensure(point);
        if (last[point] != 0 && received > last[point]) {
            remember(point, received - last[point]);
        }
        last[point] = received;
    }

    /** Forgets the last arrival, so that an outage is not taken for the rhythm. */
    void interrupted(int point) {
        if (point < last.length) {
            last[point] = 0;
        }
    }

    /** Whether enough was heard, and evenly enough, to know when the next is due. */
    boolean regular(int point) {
        return point < learnt.length && learnt[point] >= LEARNT_AFTER && spread[point] < mean[point] / 2;
    }

    /** The mean time between two arrivals; 0 while fewer than three were heard. */
    long mean(int point) {
        return point < learnt.length && learnt[point] >= LEARNT_AFTER ? mean[point] : 0;
    }

    /** The longest time between two arrivals, slowly forgotten; 0 when fewer than two were heard. */
    long longest(int point) {
        return point < longest.length ? longest[point] : 0;
    }

    private void learn(int point, long heard) {
        remember(point, heard);
        if (learnt[point] == 0) {
            mean[point] = heard;
            spread[point] = heard / 4;
        } else {
            // One missed arrival must not look like a new rhythm; several in a row are one.
            long interval = Math.min(heard, OUTLIER * mean[point]);
            long error = interval - mean[point];
            // The first few weigh more, so that three arrivals are enough to know a steady rhythm.
            int shift = Math.min(learnt[point], GAIN_SHIFT);
            mean[point] += error >> shift;
            spread[point] += (Math.abs(error) - spread[point]) >> shift;
        }
        if (learnt[point] < Byte.MAX_VALUE) {
            learnt[point]++;
        }
    }

    private void remember(int point, long heard) {
        longest[point] = Math.max(heard, longest[point] - (longest[point] >> GAIN_SHIFT));
    }

    private void ensure(int point) {
        if (point >= last.length) {
            int room = Math.max(point + 1, Math.max(64, 2 * last.length));
            last = Arrays.copyOf(last, room);
            mean = Arrays.copyOf(mean, room);
            spread = Arrays.copyOf(spread, room);
            longest = Arrays.copyOf(longest, room);
            learnt = Arrays.copyOf(learnt, room);
        }
    }
}
