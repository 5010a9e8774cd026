package dev.andon.cache;

/**
 * A column of whole numbers: a common divisor is taken out of their distances, and each is told by its difference from what the ones
 * before it foretell: nothing, the last one, or the last one and its step. Differences are written as {@link Rice} codes; a column
 * that does as foretold costs a dozen bits in all. Keeps buffers: one owner, one thread.
 */
final class Longs {

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
        Rice.encode(out, steps, count);
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
                Rice.decode(in, steps, count);
                for (int i = 0; i < count; i++) {
                    into[at + i] = first + by * (steps[i] + least);
                }
            }
            case STEP -> {
                Rice.decode(in, steps, count);
                long value = first;
                for (int i = 0; i < count; i++) {
                    value += by * unzigzag(steps[i]);
                    into[at + i] = value;
                }
            }
            case SLOPE -> {
                Rice.decode(in, steps, count);
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
            level += Rice.length(value - least);
            step += Rice.length(zigzag(distance));
            slope += Rice.length(zigzag(distance - stepBefore));
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
