package dev.andon.cache;

import java.util.Arrays;

/**
 * A column of doubles, each given back bit by bit. What instruments send is mostly decimal: numbers that are exactly a decimal of few
 * places (or the {@code float} nearest to one) are written as scaled whole numbers, with the few that are not beside them. Any other
 * column is written as its bits, in an order that makes near numbers near. Keeps buffers: one owner, one thread.
 */
final class Numbers {

    private static final int MOST_PLACES = 9;
    /** Above this not every whole number is a double. */
    private static final double EXACT = 1L << 53;

    private static final double[] SCALE = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /** So many numbers are looked at to guess the places. */
    private static final int LOOKED_AT = 32;
    /** One in so many may be no such decimal; more, and the places are wrong. */
    private static final int ODD_SHARE = 16;

    private static final int DECIMAL = 0;
    private static final int FLOAT = 1;
    private static final int BITS = 2;

    private final Longs longs;
    private long[] scaled = new long[1024];
    private int[] odd = new int[64];
    private int odds;

    Numbers(Longs longs) {
        this.longs = longs;
    }

    void encode(BitWriter out, double[] values, int count) {
        if (count == 0) {
            return;
        }
        room(count);
        for (int form = DECIMAL; form <= FLOAT; form++) {
            for (int places = guess(values, count, form == FLOAT); places <= MOST_PLACES; places++) {
                if (scale(values, count, places, form == FLOAT)) {
                    out.put(form, 2);
                    out.put(places, 4);
                    longs.encode(out, scaled, 0, count);
                    encodeOdd(out, values);
                    return;
                }
            }
        }
        encodeBits(out, values, count);
    }

    void decode(BitReader in, double[] into, int at, int count) throws Damaged {
        if (count == 0) {
            return;
        }
        room(count);
        int form = (int) in.get(2);
        int places = (int) in.get(form == BITS ? 6 : 4);
        if (form > BITS || (form != BITS && places > MOST_PLACES)) {
            throw new Damaged("an unknown form of numbers");
        }
        longs.decode(in, scaled, 0, count);
        if (form == BITS) {
            for (int i = 0; i < count; i++) {
                into[at + i] = Double.longBitsToDouble(ordered(scaled[i]) << places);
            }
            return;
        }
        double scale = SCALE[places];
        if (form == FLOAT) {
            for (int i = 0; i < count; i++) {
                into[at + i] = (float) (scaled[i] / scale);
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[at + i] = scaled[i] / scale;
            }
        }
        decodeOdd(in, into, at, count);
    }

    /** The fewest places that suit nearly all of some numbers; more than {@link #MOST_PLACES} when none do. */
    private static int guess(double[] values, int count, boolean single) {
        int[] needing = new int[MOST_PLACES + 2];
        int looks = Math.min(count, LOOKED_AT);
        for (int look = 0; look < looks; look++) {
            double value = values[(int) ((long) look * count / looks)];
            int places = 0;
            while (places <= MOST_PLACES && !exact(value, SCALE[places], single)) {
                places++;
            }
            needing[places]++;
        }
        int odd = looks;
        for (int places = 0; places <= MOST_PLACES; places++) {
            odd -= needing[places];
            if (odd <= looks / ODD_SHARE) {
                return places;
            }
        }
        return MOST_PLACES + 1;
    }

    private boolean scale(double[] values, int count, int places, boolean single) {
        double scale = SCALE[places];
        int most = count / ODD_SHARE;
        odds = 0;
        long before = 0;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            if (exact(value, scale, single)) {
                before = (long) Math.rint(value * scale);
            } else {
                if (odds == most) {
                    return false;
                }
                odd[odds++] = i;
            }
            scaled[i] = before;
        }
        return true;
    }

    /** Whether a number comes back, bit by bit, from being scaled to a whole one; minus zero does not. */
    private static boolean exact(double value, double scale, boolean single) {
        double whole = Math.rint(value * scale);
        if (!(Math.abs(whole) < EXACT)) {
            return false;
        }
        double back = (long) whole / scale;
        return Double.doubleToRawLongBits(single ? (float) back : back) == Double.doubleToRawLongBits(value);
    }

    private void encodeOdd(BitWriter out, double[] values) {
        out.varint(odds);
        int before = 0;
        for (int i = 0; i < odds; i++) {
            out.varint(odd[i] - before);
            out.put(Double.doubleToRawLongBits(values[odd[i]]), Long.SIZE);
            before = odd[i];
        }
    }

    private static void decodeOdd(BitReader in, double[] into, int at, int count) throws Damaged {
        int odds = in.count(count);
        int row = 0;
        for (int i = 0; i < odds; i++) {
            row += in.count(count);
            if (row >= count) {
                throw new Damaged("a number behind the last row");
            }
            into[at + row] = Double.longBitsToDouble(in.get(Long.SIZE));
            in.check();
        }
    }

    private void encodeBits(BitWriter out, double[] values, int count) {
        long any = 0;
        for (int i = 0; i < count; i++) {
            any |= Double.doubleToRawLongBits(values[i]);
        }
        // What was a float leaves its last 29 bits empty.
        int empty = any == 0 ? 0 : Long.numberOfTrailingZeros(any);
        for (int i = 0; i < count; i++) {
            scaled[i] = ordered(Double.doubleToRawLongBits(values[i]) >> empty);
        }
        out.put(BITS, 2);
        out.put(empty, 6);
        longs.encode(out, scaled, 0, count);
    }

    /** Raw bits as numbers in the order of the doubles they stand for, and back. */
    private static long ordered(long bits) {
        return bits ^ (bits >> 63 >>> 1);
    }

    private void room(int count) {
        if (scaled.length < count) {
            scaled = new long[count + (count >> 1)];
        }
        if (odd.length < count / ODD_SHARE) {
            odd = Arrays.copyOf(odd, count / ODD_SHARE);
        }
    }
}
