package dev.andon.connector.mqtt;

/**
 * Reads a number as JSON writes it (RFC 8259, 6) straight from bytes. One instance is reused on the network thread; its fields hold the last
 * number read.
 */
final class Decimal {

    /** No number begins there. */
    static final int NONE = 0;

    /** The fields hold it, exactly. */
    static final int READ = 1;

    /** A number, but one that takes the long way to read exactly; only {@link #end} is set. */
    static final int HARD = 2;

    /** Digits that fit a long whatever they are. */
    private static final int MAX_DIGITS = 18;

    /** What is longer is odd enough to be left to others. */
    private static final int MAX_LENGTH = 64;

    /** Up to here a long is a double without loss. */
    private static final long MAX_EXACT = 1L << 53;

    /** The powers of ten that are doubles without loss: with them one multiplication or division rounds once, correctly (Clinger 1990). */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** Where the number ends: the first byte after it. */
    int end;

    double value;

    /** Whether it has neither fraction nor exponent; {@link #whole} is then set too. */
    boolean integral;

    long whole;

    /** Reads the number that begins at {@code from}; what follows it is not looked at. */
    int scan(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long digits = 0;
        while (at < to && digit(bytes[at])) {
            digits = digits * 10 + (bytes[at++] - '0');
        }
        int count = at - first;
        if (count == 0 || (count > 1 && bytes[first] == '0')) {
            return NONE;
        }
        int exponent = 0;
        integral = true;
        if (at < to && bytes[at] == '.') {
            integral = false;
            int point = ++at;
            while (at < to && digit(bytes[at])) {
                digits = digits * 10 + (bytes[at++] - '0');
            }
            exponent = point - at;
            if (exponent == 0) {
                return NONE;
            }
            count -= exponent;
        }
        if (at < to && (bytes[at] | 0x20) == 'e') {
            integral = false;
            boolean down = ++at < to && bytes[at] == '-';
            if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
                at++;
            }
            int power = at;
            int given = 0;
            while (at < to && digit(bytes[at])) {
                given = Math.min(given * 10 + (bytes[at++] - '0'), 100_000);
            }
            if (at == power) {
                return NONE;
            }
            exponent += down ? -given : given;
        }
        end = at;
        if (at - from > MAX_LENGTH || (count > MAX_DIGITS && count - zeros(bytes, first, at) > MAX_DIGITS)) {
            return HARD;
        }
        return round(negative, digits, exponent);
    }

    /** How many zeros a number below one begins with. */
    private static int zeros(byte[] bytes, int first, int to) {
        int at = first;
        while (at < to && (bytes[at] == '0' || bytes[at] == '.')) {
            at++;
        }
        return at - first - 1;
    }

    private int round(boolean negative, long digits, int exponent) {
        if (integral) {
            whole = negative ? -digits : digits;
            value = (double) whole;
            return READ;
        }
        double size;
        if (digits > MAX_EXACT || exponent < 1 - POWERS.length || exponent >= POWERS.length) {
            size = digits == 0 ? 0 : ExactDouble.of(digits, exponent);
        } else {
            size = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
        }
        value = negative ? -size : size;
        return Double.isNaN(size) ? HARD : READ;
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }
}
