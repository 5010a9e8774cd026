package dev.andon.ui.trend;

import dev.andon.model.Range;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Draws what the cache told of a point, in the same manner as {@link CurvePainter}: a stroke for each column of pixels. While the columns that are shown
 * are others than those that were asked for, what is there is stretched.
 */
final class PastPainter {

    private static final double PEN = 1.5;
    private static final double COARSE_OPACITY = 0.3;
    private static final double HOLLOW_RADIUS = 2.2;
    private static final double HOLLOW_STEP = 9;

    private final TrendGround ground;
    private final int process;
    private final int grey;
    private final int surface;
    private double[] lows = new double[0];
    private double[] highs = new double[0];

    /**
     * How the pen stands at the newest value.
     *
     * @param number the newest value
     * @param until to when the pen writes, microseconds since 1970 UTC; {@link Gaps#OPEN} while it goes on
     * @param grey whether what is seen ends in something that is not live
     */
    record Tip(double number, long until, boolean grey) {}

    PastPainter(Theme theme) {
        ground = new TrendGround(theme);
        process = theme.colour("process");
        grey = theme.colour("ink-3");
        surface = theme.colour("surface");
    }

    /** Lays what was told over the columns that are shown; what follows is drawn and read of these. */
    void lay(Past past, PixelGrid shown, Tip tip) {
        if (lows.length != shown.count()) {
            lows = new double[shown.count()];
            highs = new double[shown.count()];
        }
        Arrays.fill(lows, Double.NaN);
        Arrays.fill(highs, Double.NaN);
        double level = Double.NaN;
        for (int column = 0; column < shown.count(); column++) {
            long from = (shown.first() + column) * shown.width();
            if (from > tip.until()) {
                break;
            }
            if (from >= past.grid().to()) {
                // It is not yet known what came in the last moments but for the newest value.
                if (tip.until() == Gaps.OPEN) {
                    lows[column] = Double.isNaN(level) ? tip.number() : Math.min(level, tip.number());
                    highs[column] = Double.isNaN(level) ? tip.number() : Math.max(level, tip.number());
                    level = tip.number();
                }
            } else {
                join(past, past.column(from), past.column(from + shown.width() - 1), column);
                level = Double.isNaN(highs[column]) ? Double.NaN : (lows[column] + highs[column]) / 2;
            }
        }
    }

    private void join(Past past, int first, int last, int column) {
        for (int index = Math.max(0, first); index <= Math.min(last, past.grid().count() - 1); index++) {
            double low = past.low(index);
            if (!Double.isNaN(low)) {
                lows[column] = Double.isNaN(lows[column]) ? low : Math.min(lows[column], low);
                highs[column] =
                        Double.isNaN(highs[column]) ? past.high(index) : Math.max(highs[column], past.high(index));
            }
        }
    }

    /** The axis of what was laid. */
    ValueAxis axis(Past past, PixelGrid shown, @Nullable Range normal, int ticks) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < shown.count(); column++) {
            if (!Double.isNaN(lows[column])) {
                low = Math.min(low, lows[column]);
                high = Math.max(high, highs[column]);
            }
        }
        int end = past.column(shown.to());
        for (int column = Math.max(0, past.column(shown.from())); column < end; column++) {
            if (past.coarse(column)) {
                low = Math.min(low, past.min(column));
                high = Math.max(high, past.max(column));
            }
        }
        return ValueAxis.around(low, high, normal, ticks);
    }

    /** Draws what was laid onto an area that was cleared before, and is as wide as the columns. */
    void paint(Raster raster, PlotArea area, Past past, PixelGrid shown, @Nullable Range normal, Tip tip) {
        ground.normal(raster, area, normal);
        double behind = area.x();
        for (Band band : past.bands()) {
            behind = ground.gap(raster, area, band.from(), band.to(), band.faulty(), behind);
        }
        if (tip.until() < area.to()) {
            ground.gap(raster, area, tip.until(), area.to(), false, behind);
        }
        int colour = tip.grey() ? grey : process;
        shade(raster, area, past, shown, colour);
        stroke(raster, area, shown, colour);
        hollows(raster, area, past, shown);
    }

    private void shade(Raster raster, PlotArea area, Past past, PixelGrid shown, int colour) {
        int left = (int) Math.round(area.x() * raster.scale());
        for (int column = 0; column < shown.count(); column++) {
            int index = past.column((shown.first() + column) * shown.width());
            if (index >= 0 && index < past.grid().count() && past.coarse(index)) {
                double top = area.down(past.max(index)) * raster.scale();
                double bottom = area.down(past.min(index)) * raster.scale();
                raster.column(left + column, top, bottom, colour, COARSE_OPACITY);
            }
        }
    }

    private void stroke(Raster raster, PlotArea area, PixelGrid shown, int colour) {
        double half = PEN * raster.scale() / 2;
        double ceiling = area.y() * raster.scale() - half;
        double floor = (area.y() + area.height()) * raster.scale() + half;
        int left = (int) Math.round(area.x() * raster.scale());
        for (int column = 0; column < shown.count(); column++) {
            if (!Double.isNaN(lows[column])) {
                double top = Math.clamp(area.down(highs[column]) * raster.scale() - half, ceiling, floor);
                double bottom = Math.clamp(area.down(lows[column]) * raster.scale() + half, ceiling, floor);
                raster.column(left + column, top, bottom, colour, 1);
            }
        }
    }

    /** What was delivered late is marked by hollow points, as far apart as the eye can tell them. */
    private void hollows(Raster raster, PlotArea area, Past past, PixelGrid shown) {
        double last = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < shown.count(); column++) {
            double x = area.x() + column / raster.scale();
            int index = past.column((shown.first() + column) * shown.width());
            boolean late = index >= 0 && index < past.grid().count() && past.late(index);
            if (late && x - last >= HOLLOW_STEP && !Double.isNaN(lows[column])) {
                double y = area.down((lows[column] + highs[column]) / 2);
                raster.disc(x, y, HOLLOW_RADIUS, surface, 1);
                raster.ring(x, y, HOLLOW_RADIUS, 1, process, 1);
                last = x;
            }
        }
    }
}
