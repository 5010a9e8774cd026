package dev.andon.ui.values;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Range;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * The moving analog bar beside a number: the instrument's range as a rail, the normal band on it with its limits, and a pointer at the value. One look
 * tells whether a value is where it should be, and how far off. Only what is measured now has a solid pointer: what is set, simulated, entered or old
 * has a hollow one, what is unknown has none, and what is stale has a rail in stripes.
 */
final class AnalogBar {

    /** Logical pixels from the top of the pointer to the bottom of the rail. */
    static final double HEIGHT = 12;

    private static final double RAIL = 5;
    private static final double POINTER = 5.5;
    private static final double POINTER_HALF = 4.5;
    private static final double HOLLOW_LINE = 1.4;
    private static final double BAND_OPACITY = 0.55;
    private static final double NO_VALUE_OPACITY = 0.45;
    private static final double LIMIT_ABOVE = 2;
    // Without a range the rail is the normal band and this share of it on either side.
    private static final double AROUND_NORMAL = 0.75;

    private final int rail;
    private final int band;
    private final int limit;
    private final int ink;
    private final int grey;
    private final int surface;

    AnalogBar(Theme theme) {
        rail = theme.colour("line");
        band = theme.colour("ink-3");
        limit = theme.colour("ink-2");
        ink = theme.colour("ink");
        grey = theme.colour("ink-3");
        surface = theme.colour("surface");
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

    /** Draws the bar of what was read, if it has one; the place was cleared before. */
    void paint(Raster raster, double x, double y, double width, Reading reading) {
        Range span = reading.span();
        if (span == null || reading.value().kind() != Kind.NUMBER) {
            return;
        }
        QualityLook look = reading.look();
        double top = y + HEIGHT - RAIL;
        double opacity = look.digits() ? 1 : NO_VALUE_OPACITY;
        raster.pill(x, top, width, RAIL, rail, opacity);
        Range normal = reading.point().normal();
        if (normal != null) {
            double left = across(normal.low(), span, x, width);
            double right = across(normal.high(), span, x, width);
            raster.fill(left, top, right - left, RAIL, band, BAND_OPACITY * opacity);
            paintLimit(raster, normal.low(), span, x, top, width, opacity);
            paintLimit(raster, normal.high(), span, x, top, width, opacity);
        }
        if (look.hatched()) {
            raster.hatch(x, top, width, RAIL, surface, 1);
        }
        if (look.digits()) {
            paintPointer(raster, across(reading.value().number(), span, x, width), y + POINTER, look);
        }
    }

    /** Where the pointer of a value stands, in device pixels: equal means that it need not be drawn again. */
    static long place(double value, Range span, double width, double scale) {
        return Math.round(across(value, span, 0, width) * scale);
    }

    /** A limit at the very end of the rail would say nothing. */
    private void paintLimit(Raster raster, double at, Range span, double x, double top, double width, double opacity) {
        if (at > span.low() && at < span.high()) {
            double place = Math.rint(across(at, span, x, width) - 0.5);
            raster.fill(place, top - LIMIT_ABOVE, 1, RAIL + LIMIT_ABOVE, limit, opacity);
        }
    }

    private void paintPointer(Raster raster, double x, double tip, QualityLook look) {
        raster.pointer(x, tip, POINTER_HALF, POINTER, look.grey() ? grey : ink, 1);
        if (!look.solid()) {
            double inner = POINTER - 2 * HOLLOW_LINE;
            raster.pointer(x, tip - HOLLOW_LINE * 1.1, POINTER_HALF - 1.7 * HOLLOW_LINE, inner + 0.4, surface, 1);
        }
    }

    private static double across(double value, Range span, double x, double width) {
        return x + Math.clamp((value - span.low()) / span.width(), 0, 1) * width;
    }
}
