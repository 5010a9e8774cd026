package dev.andon.cache;

import java.util.Arrays;

/**
 * Whole numbers without a sign as Rice codes (R. F. Rice, JPL 79-22): the part above a width as so many zeros and a one, the part
 * below as it stands. Numbers go in groups of 64, each with the width that makes it shortest, as in FLAC (RFC 9639, 9.2.7). So noise
 * costs little more than its entropy, and nothing needs to be learnt before the first row can be read.
 */
final class Rice {

    private static final int GROUP = 64;
    /** So many zeros in front of a code say that the number follows as it stands, behind its length less one. */
    static final int ESCAPE = 16;

    private static final int LENGTH_BITS = 6;
    /** In place of a group's width: every number in it is zero. */
    private static final int ALL_ZERO = 63;
    /** Codes up to this width lie within what one peek is sure to show. */
    private static final int ONE_PEEK = 57 - ESCAPE;

    private Rice() {}

    static void encode(BitWriter out, long[] numbers, int count) {
        boolean zero = bits(numbers, 0, count) == 0;
        out.put(zero ? 0 : 1, 1);
        for (int from = 0; from < count && !zero; from += GROUP) {
            int to = Math.min(from + GROUP, count);
            int width = width(numbers, from, to);
            out.put(width, LENGTH_BITS);
            for (int i = from; i < to && width != ALL_ZERO; i++) {
                encode(out, numbers[i], width);
            }
        }
    }

    private static void encode(BitWriter out, long number, int width) {
        long high = number >>> width;
        if (high >= 0 && high < ESCAPE) {
            int ahead = (int) high + 1;
            long low = number & ((1L << width) - 1);
            if (ahead + width <= Long.SIZE) {
                out.put((1L << width) | low, ahead + width);
            } else {
                out.put(1, ahead);
                out.put(low, width);
            }
        } else {
            int length = length(number);
            out.put(length - 1, ESCAPE + LENGTH_BITS);
            out.put(number, length);
        }
    }

    /** The width that makes a group shortest, or {@link #ALL_ZERO}. */
    private static int width(long[] numbers, int from, int to) {
        long any = bits(numbers, from, to);
        if (any == 0) {
            return ALL_ZERO;
        }
        // From just above the mean downwards; without what a sum of 64 could not hold.
        int dropped = Math.max(0, length(any) - 57);
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i] >>> dropped;
        }
        int width = Math.min(ALL_ZERO - 1, length(sum / (to - from)) + dropped + 1);
        long cost = cost(numbers, from, to, width);
        while (width > 0) {
            long less = cost(numbers, from, to, width - 1);
            if (less > cost) {
                break;
            }
            cost = less;
            width--;
        }
        return width;
    }

    private static long cost(long[] numbers, int from, int to, int width) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            long high = numbers[i] >>> width;
            bits += high >= 0 && high < ESCAPE ? high + 1 + width : ESCAPE + LENGTH_BITS + length(numbers[i]);
        }
        return bits;
    }

    private static long bits(long[] numbers, int from, int to) {
        long any = 0;
        for (int i = from; i < to; i++) {
            any |= numbers[i];
        }
        return any;
    }

    /** The bits a number needs, taken as one without a sign. */
    static int length(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    static void decode(BitReader in, long[] into, int count) throws Damaged {
        if (in.get(1) == 0) {
            in.check();
            Arrays.fill(into, 0, count, 0);
            return;
        }
        for (int from = 0; from < count; from += GROUP) {
            int to = Math.min(from + GROUP, count);
            int width = (int) in.get(LENGTH_BITS);
            if (width == ALL_ZERO) {
                Arrays.fill(into, from, to, 0);
            } else {
                for (int i = from; i < to; ) {
                    // Stops at codes that want more than one look.
                    i = width <= ONE_PEEK ? in.codes(into, i, to, width) : i;
                    if (i < to) {
                        into[i++] = decode(in, width);
                    }
                }
            }
            in.check();
        }
    }

    private static long decode(BitReader in, int width) {
        int high = Long.numberOfLeadingZeros(in.peek());
        if (high < ESCAPE) {
            in.skip(high + 1);
            return ((long) high << width) | in.get(width);
        }
        in.skip(ESCAPE);
        return in.get((int) in.get(LENGTH_BITS) + 1);
    }
}
