package dev.andon.ui.text;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as the people of one locale write them, with a real minus sign. By one thread at a time. */
public final class NumberText {

    /** The most decimals that are ever shown. */
    public static final int MOST_DECIMALS = 3;

    private static final char MINUS = '\u2212';
    private static final double[] POWERS = {1, 10, 100, 1_000};
    private static final double GROUPED_FROM = 10_000;
    private static final double PLAIN_BELOW = 1e12;
    // What binary fractions add to a decimal number of a few digits.
    private static final double ROUNDING = 1e-9;

    private final char point;
    private final char group;
    private final StringBuilder line = new StringBuilder(24);

    public NumberText(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        point = symbols.getDecimalSeparator();
        group = symbols.getGroupingSeparator();
    }

    /**
     * Writes a number.
     *
     * @param value finite
     * @param decimals 0 to {@link #MOST_DECIMALS}
     */
    public String format(double value, int decimals) {
        if (Math.abs(value) >= PLAIN_BELOW) {
            return String.format(Locale.ROOT, "%.3e", value).replace('.', point).replace('-', MINUS);
        }
        long scaled = scaled(value, decimals);
        line.setLength(0);
        if (scaled < 0) {
            line.append(MINUS);
        }
        long power = (long) POWERS[decimals];
        long whole = Math.abs(scaled) / power;
        appendWhole(whole);
        if (decimals > 0) {
            line.append(point);
            long rest = Math.abs(scaled) % power;
            for (long place = power / 10; place > 0; place /= 10) {
                line.append((char) ('0' + rest / place % 10));
            }
        }
        return line.toString();
    }

    /** What {@link #format} shows, as a whole number of the last decimal: equal means that the text is equal. */
    public static long scaled(double value, int decimals) {
        return Math.round(value * POWERS[decimals]);
    }

    /** How many decimals a number needs to be written exactly, at most {@link #MOST_DECIMALS}. */
    public static int decimalsOf(double value) {
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            double scaled = value * POWERS[decimals];
            if (Math.abs(scaled - Math.rint(scaled)) <= ROUNDING * Math.max(1, Math.abs(scaled))) {
                return decimals;
            }
        }
        return MOST_DECIMALS;
    }

    /**
     * How many decimals tell a person anything.
     *
     * @param span what the value moves over: the width of its range, or its size where no range is known; positive
     */
    public static int usefulDecimals(double span) {
        return span >= 200 ? 0 : span >= 20 ? 1 : span >= 2 ? 2 : MOST_DECIMALS;
    }

    private void appendWhole(long whole) {
        int start = line.length();
        line.append(whole);
        if (whole >= GROUPED_FROM) {
            for (int at = line.length() - 3; at > start; at -= 3) {
                line.insert(at, group);
            }
        }
    }
}
