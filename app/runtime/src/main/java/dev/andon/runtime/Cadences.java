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
    // So many turns in even steps are a rhythm, such as a heartbeat's; kept up, more than half of them may be missing
    // before it is none.
    private static final int TURNS_LEARNT_AFTER = 20;
    private static final int MOST_TURNS = 3 * TURNS_LEARNT_AFTER;
    private static final int EVEN_SHIFT = 2;

    private long[] last = new long[0];
    private long[] mean = new long[0];
    private long[] spread = new long[0];
    private long[] longest = new long[0];
    private byte[] learnt = new byte[0];
    // How often each turned in even steps, as far as it counts, and the step.
    private byte[] turns = new byte[0];
    private long[] turnStep = new long[0];

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

    /**
     * Something arrived that may have come because it changed: it tells how long a pause may be, but of a rhythm only when it has turned in even
     * steps many times. What then turns late by several steps has no rhythm after all.
     */
    void changed(int point, long received) {
        ensure(point);
        long before = last[point];
        last[point] = received;
        long interval = received - before;
        if (before == 0 || interval <= 0) {
            return;
        }
        boolean known = turns[point] >= TURNS_LEARNT_AFTER;
        turn(point, interval);
        if (turns[point] >= TURNS_LEARNT_AFTER) {
            learn(point, interval);
        } else {
            learnt[point] = known ? 0 : learnt[point];
            remember(point, interval);
        }
    }

    /** Counts a turn that was even with those before; an uneven one halves the count, a rest ends it. */
    private void turn(int point, long interval) {
        long step = turnStep[point];
        if (Math.abs(interval - step) <= step >> EVEN_SHIFT) {
            turns[point] = (byte) Math.min(turns[point] + 1, MOST_TURNS);
            turnStep[point] += (interval - step) >> GAIN_SHIFT;
        } else if (interval > OUTLIER * step || turns[point] < TURNS_LEARNT_AFTER) {
            turns[point] = 1;
            turnStep[point] = interval;
        } else {
            turns[point] >>= 1;
        }
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
            turns = Arrays.copyOf(turns, room);
            turnStep = Arrays.copyOf(turnStep, room);
        }
    }
}
