package dev.andon.connector.mqtt;

import java.math.BigInteger;

/**
 * The double nearest to {@code digits * 10^power}, without allocating: the algorithm of Eisel and Lemire (Lemire, "Number Parsing at a Gigabyte
 * per Second", 2021), for the powers in which 128 bits of the power of five are always enough.
 */
final class ExactDouble {

    private static final int MIN_POWER = -27;
    private static final int MAX_POWER = 55;

    private static final long[] HIGH = new long[MAX_POWER - MIN_POWER + 1];
    private static final long[] LOW = new long[HIGH.length];

    private static final int FRACTION_BITS = 52;
    private static final int BIAS = 1023;

    /** A product is shifted so far that the fraction, its leading bit and one bit for rounding remain. */
    private static final int SHIFT = Long.SIZE - FRACTION_BITS - 3;

    /** The bits that are shifted out: when all are set, the lower half of the power matters. */
    private static final long BELOW = (1L << SHIFT) - 1;

    private static final long FRACTION = (1L << FRACTION_BITS) - 1;

    static {
        for (int power = MIN_POWER; power <= MAX_POWER; power++) {
            BigInteger five = BigInteger.valueOf(5).pow(Math.abs(power));
            // The leading 128 bits: of 5^power cut off, of a reciprocal rounded up.
            BigInteger bits = power >= 0
                    ? five.shiftLeft(128).shiftRight(five.bitLength())
                    : BigInteger.ONE
                            .shiftLeft(127 + five.subtract(BigInteger.ONE).bitLength())
                            .divide(five)
                            .add(BigInteger.ONE);
            HIGH[power - MIN_POWER] = bits.shiftRight(Long.SIZE).longValue();
            LOW[power - MIN_POWER] = bits.longValue();
        }
    }

    private ExactDouble() {}

    /**
     * The double.
     *
     * @param digits above 0
     * @return NaN when the power is out of range
     */
    static double of(long digits, int power) {
        if (power < MIN_POWER || power > MAX_POWER) {
            return Double.NaN;
        }
        int zeros = Long.numberOfLeadingZeros(digits);
        long factor = digits << zeros;
        long five = HIGH[power - MIN_POWER];
        long high = Math.unsignedMultiplyHigh(factor, five);
        long low = factor * five;
        if ((high & BELOW) == BELOW) {
            long carry = Math.unsignedMultiplyHigh(factor, LOW[power - MIN_POWER]);
            low += carry;
            if (Long.compareUnsigned(low, carry) < 0) {
                high++;
            }
        }
        int top = (int) (high >>> 63);
        long fraction = high >>> (top + SHIFT);
        // Exactly between two doubles: the even one, which rounding up below would miss.
        if (Long.compareUnsigned(low, 1) <= 0
                && power >= -4
                && power <= 23
                && (fraction & 3) == 1
                && fraction << (top + SHIFT) == high) {
            fraction &= ~1L;
        }
        fraction = (fraction + (fraction & 1)) >>> 1;
        // 217706 / 65536 is the binary logarithm of ten.
        int exponent = ((217_706 * power) >> 16) + 63 + top - zeros + BIAS;
        if (fraction == 2L << FRACTION_BITS) {
            fraction = 1L << FRACTION_BITS;
            exponent++;
        }
        return Double.longBitsToDouble((fraction & FRACTION) | ((long) exponent << FRACTION_BITS));
    }
}
