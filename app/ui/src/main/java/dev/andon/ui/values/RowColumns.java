package dev.andon.ui.values;

import dev.andon.ui.quality.QualityGlyph;

/**
 * The columns of a row: name left, number right with its unit beside it, bar, sparkline, age. Logical pixels from the row's left edge.
 *
 * @param numberRight where numbers end
 * @param ageRight where ages end
 * @param numberWidth how wide a number may be
 * @param ageWidth how wide an age may be, with the mark before it
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
        double ageRight,
        double numberWidth,
        double ageWidth) {

    static final double PAD = 14;
    static final double AGE = 100;

    // On a phone the name needs the room more.
    private static final double NARROW = 440;
    private static final double NUMBER = 84;
    private static final double NARROW_NUMBER = 68;
    private static final double UNIT = 46;
    private static final double NARROW_UNIT = 38;
    private static final double NARROW_AGE = 76;

    private static final double NAME_SHARE = 0.24;
    private static final double NAME_LEAST = 90;
    private static final double NAME_MOST = 320;
    private static final double BAR_SHARE = 0.21;
    private static final double BAR_LEAST = 72;
    private static final double BAR_MOST = 260;
    private static final double SPARK_LEAST = 40;
    private static final double GAP = 12;

    /** The middle of the marks, which stand in one column before the ages. */
    double mark() {
        return ageRight - ageWidth + QualityGlyph.SIZE / 2;
    }

    /** How wide a number and its unit may be together. */
    double reading() {
        return numberWidth + (numberWidth < NUMBER ? NARROW_UNIT : UNIT);
    }

    /**
     * The columns of a row of a width. Where there is no room for everything the sparkline goes first (its width is then 0), then the bar; the
     * name takes what they leave.
     *
     * @param bars whether any row of the card has a bar; without one the sparklines take its room
     */
    static RowColumns of(double width, boolean bars) {
        boolean narrow = width < NARROW;
        double number = narrow ? NARROW_NUMBER : NUMBER;
        double unitWidth = narrow ? NARROW_UNIT : UNIT;
        double age = narrow ? NARROW_AGE : AGE;
        double ageRight = width - PAD;
        double end = ageRight - age - GAP;
        double digits = 8 + number + 4 + unitWidth + GAP;
        double nameWidth = Math.round(Math.clamp(width * NAME_SHARE, NAME_LEAST, NAME_MOST));
        double rest = end - PAD - nameWidth - digits;
        boolean bar = bars && rest >= BAR_LEAST;
        double barWidth = bar ? Math.round(Math.clamp(width * BAR_SHARE, BAR_LEAST, Math.min(BAR_MOST, rest))) : 0;
        double afterBar = bar ? rest - barWidth - 2 * GAP : rest;
        double sparkWidth = afterBar >= SPARK_LEAST ? afterBar : 0;
        if (sparkWidth == 0) {
            double spare = bar ? rest - barWidth : rest;
            nameWidth = Math.max(0, Math.floor(nameWidth + spare));
        }
        double numberRight = PAD + nameWidth + 8 + number;
        double unit = numberRight + 4;
        double barLeft = unit + unitWidth + GAP;
        double spark = bar ? barLeft + barWidth + 2 * GAP : barLeft;
        return new RowColumns(
                PAD, nameWidth, numberRight, unit, barLeft, barWidth, spark, sparkWidth, ageRight, number, age);
    }
}
