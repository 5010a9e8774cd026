package dev.andon.ui.values;

import dev.andon.model.Point;
import dev.andon.model.Range;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * The moving analog bar beside a number: the instrument's range as a rail, the normal band on it, and a pointer at the value. One look tells
 * whether a value is where it should be, and how far off.
 */
final class AnalogBar {

    /** Logical pixels from the top of the pointer to the bottom of the rail. */
    static final double HEIGHT = 12;

    private static final double RAIL = 5;
    private static final double POINTER = 5.5;
    private static final double POINTER_HALF = 4.5;
    private static final double BAND_OPACITY = 0.55;
    // Without a range the rail is the normal band and this share of it on either side.
    private static final double AROUND_NORMAL = 0.75;

    private final int rail;
    private final int band;
    private final int ink;
    private final int grey;

    AnalogBar(Theme theme) {
        rail = theme.colour("line");
        band = theme.colour("ink-3");
        ink = theme.colour("ink");
        grey = theme.colour("ink-3");
    }

    /** What the bar of a point spans; null: too little is known of the point for a bar. */
    static @Nullable Range span(Point point) {
        if (point.range() != null) {
            return point.range().width() > 0 ? point.range() : null;
        }
        Range normal = point.normal();
        if (normal == null || normal.width() <= 0) {
            return null;
        }
        double air = normal.width() * AROUND_NORMAL;
        double low = normal.low() >= 0 ? Math.max(0, normal.low() - air) : normal.low() - air;
        return new Range(low, normal.high() + air);
    }

    /**
     * Draws a bar; the place was cleared before.
     *
     * @param span from {@link #span}
     * @param value where the pointer stands; NaN: there is none
     */
    void paint(
            Raster raster,
            double x,
            double y,
            double width,
            Range span,
            @Nullable Range normal,
            double value,
            QualityLook look) {
        double top = y + HEIGHT - RAIL;
        raster.pill(x, top, width, RAIL, rail, 1);
        if (normal != null) {
            double left = across(normal.low(), span, x, width);
            double right = across(normal.high(), span, x, width);
            raster.fill(left, top, right - left, RAIL, band, BAND_OPACITY);
        }
        if (look.digits() && !Double.isNaN(value)) {
            raster.pointer(
                    across(value, span, x, width), y + POINTER, POINTER_HALF, POINTER, look.grey() ? grey : ink, 1);
        }
    }

    /** Where the pointer of a value stands, in device pixels: equal means that it need not be drawn again. */
    static long place(double value, Range span, double width, double scale) {
        return Math.round(across(value, span, 0, width) * scale);
    }

    private static double across(double value, Range span, double x, double width) {
        return x + Math.clamp((value - span.low()) / span.width(), 0, 1) * width;
    }
}
