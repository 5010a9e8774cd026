package dev.andon.cache;

import java.util.Arrays;

/**
 * A column of whole numbers: a common divisor is taken out of their distances, each is told by its difference from what the ones
 * before it foretell, and the differences are written as Rice codes in groups of 64, each group with the width that suits it (R. F.
 * Rice, JPL 79-22; the width for each group as in FLAC). Noise costs little more than its entropy, and a column that does as foretold
 * costs a dozen bits in all. Keeps buffers: one owner, one thread.
 */
final class Longs {

    private static final int GROUP = 64;
    /** So many zeros in front of a code say that the number follows as it stands, behind its length. */
    private static final int ESCAPE = 16;
    /** In place of a group's width: every difference in it is zero. */
    private static final int ALL_ZERO = 63;
    /** Codes up to this width lie within what one peek is sure to show. */
    private static final int ONE_PEEK = 57 - ESCAPE;

    private static final long[] DIVISORS = {1, 1_000, 1_000_000};

    private static final int LEVEL = 0;
    private static final int STEP = 1;
    private static final int SLOPE = 2;

    private long[] steps = new long[1024];

    /** Writes {@code count} numbers, any at all. */
    void encode(BitWriter out, long[] values, int from, int count) {
        if (count == 0) {
            return;
        }
        room(count);
        long first = values[from];
        int divisor = divisor(values, from, count, first);
        long by = DIVISORS[divisor];
        for (int i = 0; i < count; i++) {
            steps[i] = by == 1 ? values[from + i] - first : (values[from + i] - first) / by;
        }
        int order = order(count);
        out.varint(zigzag(first));
        out.put(divisor, 2);
        out.put(order, 2);
        differences(out, order, count);
        groups(out, count);
    }

    /** Reads {@code count} numbers into an array from {@code at} on. */
    void decode(BitReader in, long[] into, int at, int count) throws Damaged {
        if (count == 0) {
            return;
        }
        room(count);
        long first = unzigzag(in.varint());
        int divisor = (int) in.get(2);
        if (divisor == DIVISORS.length) {
            throw new Damaged("an unknown divisor");
        }
        long by = DIVISORS[divisor];
        int order = (int) in.get(2);
        switch (order) {
            case LEVEL -> {
                long least = unzigzag(in.varint());
                readGroups(in, count);
                for (int i = 0; i < count; i++) {
                    into[at + i] = first + by * (steps[i] + least);
                }
            }
            case STEP -> {
                readGroups(in, count);
                long value = first;
                for (int i = 0; i < count; i++) {
                    value += by * unzigzag(steps[i]);
                    into[at + i] = value;
                }
            }
            case SLOPE -> {
                readGroups(in, count);
                long value = first;
                long slope = 0;
                for (int i = 0; i < count; i++) {
                    slope += unzigzag(steps[i]);
                    value += by * slope;
                    into[at + i] = value;
                }
            }
            default -> throw new Damaged("an unknown order of differences");
        }
    }

    private static int divisor(long[] values, int from, int count, long first) {
        int divisor = DIVISORS.length - 1;
        for (int i = from + 1; i < from + count && divisor > 0; i++) {
            long distance = values[i] - first;
            while (distance % DIVISORS[divisor] != 0) {
                divisor--;
            }
        }
        return divisor;
    }

    /** Which order leaves the fewest bits; differences in their codes are estimated by their length. */
    private int order(int count) {
        long least = least(count);
        int level = 0;
        int step = 0;
        int slope = 0;
        long before = 0;
        long stepBefore = 0;
        for (int i = 0; i < count; i++) {
            long value = steps[i];
            long distance = value - before;
            level += length(value - least);
            step += length(zigzag(distance));
            slope += length(zigzag(distance - stepBefore));
            before = value;
            stepBefore = distance;
        }
        return level < step && level < slope ? LEVEL : step <= slope ? STEP : SLOPE;
    }

    private long least(int count) {
        long least = steps[0];
        for (int i = 1; i < count; i++) {
            least = Math.min(least, steps[i]);
        }
        return least;
    }

    private void differences(BitWriter out, int order, int count) {
        if (order == LEVEL) {
            long least = least(count);
            out.varint(zigzag(least));
            for (int i = 0; i < count; i++) {
                steps[i] -= least;
            }
            return;
        }
        long before = 0;
        long stepBefore = 0;
        for (int i = 0; i < count; i++) {
            long value = steps[i];
            long distance = value - before;
            steps[i] = zigzag(order == STEP ? distance : distance - stepBefore);
            before = value;
            stepBefore = distance;
        }
    }

    private void groups(BitWriter out, int count) {
        long any = 0;
        for (int i = 0; i < count; i++) {
            any |= steps[i];
        }
        out.put(any == 0 ? 0 : 1, 1);
        if (any == 0) {
            return;
        }
        for (int from = 0; from < count; from += GROUP) {
            int to = Math.min(from + GROUP, count);
            int width = width(from, to);
            out.put(width, 6);
            if (width != ALL_ZERO) {
                for (int i = from; i < to; i++) {
                    code(out, steps[i], width);
                }
            }
        }
    }

    private static void code(BitWriter out, long value, int width) {
        long high = value >>> width;
        if (high >= 0 && high < ESCAPE) {
            int ahead = (int) high + 1;
            long low = value & ((1L << width) - 1);
            if (ahead + width <= Long.SIZE) {
                out.put((1L << width) | low, ahead + width);
            } else {
                out.put(1, ahead);
                out.put(low, width);
            }
        } else {
            int length = length(value);
            out.put(length - 1, ESCAPE + 6);
            out.put(value, length);
        }
    }

    /** The width that makes a group shortest, or {@link #ALL_ZERO}. */
    private int width(int from, int to) {
        long any = 0;
        for (int i = from; i < to; i++) {
            any |= steps[i];
        }
        if (any == 0) {
            return ALL_ZERO;
        }
        // From just above the mean downwards; without what a sum of 64 could not hold.
        int dropped = Math.max(0, length(any) - 57);
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += steps[i] >>> dropped;
        }
        int width = Math.min(ALL_ZERO - 1, length(sum / (to - from)) + dropped + 1);
        long cost = cost(from, to, width);
        while (width > 0) {
            long less = cost(from, to, width - 1);
            if (less > cost) {
                break;
            }
            cost = less;
            width--;
        }
        return width;
    }

    private long cost(int from, int to, int width) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            long high = steps[i] >>> width;
            bits += high >= 0 && high < ESCAPE ? high + 1 + width : ESCAPE + 6 + length(steps[i]);
        }
        return bits;
    }

    private void readGroups(BitReader in, int count) throws Damaged {
        boolean any = in.get(1) != 0;
        if (!any) {
            in.check();
            Arrays.fill(steps, 0, count, 0);
            return;
        }
        for (int from = 0; from < count; from += GROUP) {
            int to = Math.min(from + GROUP, count);
            int width = (int) in.get(6);
            if (width == ALL_ZERO) {
                Arrays.fill(steps, from, to, 0);
            } else if (width <= ONE_PEEK) {
                readNarrow(in, from, to, width);
            } else {
                readWide(in, from, to, width);
            }
            in.check();
        }
    }

    private void readNarrow(BitReader in, int from, int to, int width) {
        for (int i = from; i < to; i++) {
            long bits = in.peek();
            int high = Long.numberOfLeadingZeros(bits);
            if (high < ESCAPE) {
                // In two shifts, as a shift by 64 is none at all and the width may be 0.
                long low = bits << (high + 1) >>> 1 >>> (63 - width);
                steps[i] = ((long) high << width) | low;
                in.skip(high + 1 + width);
            } else {
                steps[i] = readEscaped(in);
            }
        }
    }

    private void readWide(BitReader in, int from, int to, int width) {
        for (int i = from; i < to; i++) {
            int high = Long.numberOfLeadingZeros(in.peek());
            if (high < ESCAPE) {
                in.skip(high + 1);
                steps[i] = ((long) high << width) | in.get(width);
            } else {
                steps[i] = readEscaped(in);
            }
        }
    }

    private static long readEscaped(BitReader in) {
        in.skip(ESCAPE);
        return in.get((int) in.get(6) + 1);
    }

    /** The bits a number needs, taken as one without a sign. */
    private static int length(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    private void room(int count) {
        if (steps.length < count) {
            steps = new long[count + (count >> 1)];
        }
    }

    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
