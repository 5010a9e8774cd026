package dev.andon.ui.values;

import dev.andon.ui.quality.QualityGlyph;

/**
 * The columns of a row: name left, number right with its unit beside it, bar, sparkline, age. Logical pixels from the row's left edge.
 *
 * @param numberRight where numbers end
 * @param ageRight where ages end
 */
record RowColumns(
        double name,
        double nameWidth,
        double numberRight,
        double unit,
        double bar,
        double barWidth,
        double spark,
        double sparkWidth,
        double ageRight) {

    static final double PAD = 14;
    static final double NUMBER = 84;
    static final double UNIT = 46;
    static final double AGE = 100;
    /** Below this width there is no room for anything drawn. */
    static final double NARROW = 480;

    /** The middle of the marks, which stand in one column before the ages. */
    double mark() {
        return ageRight - AGE + QualityGlyph.SIZE / 2;
    }

    /**
     * The columns of a row of a width.
     *
     * @param bars whether any row of the card has a bar; without one the sparklines take its room
     */
    static RowColumns of(double width, boolean bars) {
        double ageRight = width - PAD;
        if (width < NARROW) {
            return narrow(ageRight);
        }
        double nameWidth = Math.round(Math.clamp(width * 0.24, 90, 320));
        double numberRight = PAD + nameWidth + 8 + NUMBER;
        double unit = numberRight + 4;
        double bar = unit + UNIT + 12;
        double barWidth = bars ? Math.round(Math.clamp(width * 0.21, 80, 260)) : 0;
        double spark = bars ? bar + barWidth + 24 : bar;
        double sparkWidth = Math.max(40, ageRight - AGE - 12 - spark);
        return new RowColumns(PAD, nameWidth, numberRight, unit, bar, barWidth, spark, sparkWidth, ageRight);
    }

    /** Where there is no room for bars and sparklines the name has what they leave. */
    private static RowColumns narrow(double ageRight) {
        double numberRight = ageRight - AGE - 4 - UNIT;
        double nameWidth = Math.max(60, numberRight - NUMBER - 8 - PAD);
        double unit = numberRight + 4;
        return new RowColumns(PAD, nameWidth, numberRight, unit, unit + UNIT, 0, unit + UNIT, 0, ageRight);
    }
}
