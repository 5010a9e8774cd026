package dev.andon.ui.values;

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
    static final double AGE = 96;

    /** The columns of a row of a width. */
    static RowColumns of(double width) {
        double ageRight = width - PAD;
        double sparkWidth = Math.round(Math.clamp(width * 0.16, 80, 160));
        double spark = ageRight - AGE - 12 - sparkWidth;
        double barWidth = Math.round(Math.clamp(width * 0.18, 90, 180));
        double bar = spark - 24 - barWidth;
        double unit = bar - 12 - UNIT;
        double numberRight = unit - 4;
        return new RowColumns(
                PAD,
                Math.max(40, numberRight - NUMBER - 8 - PAD),
                numberRight,
                unit,
                bar,
                barWidth,
                spark,
                sparkWidth,
                ageRight);
    }
}
