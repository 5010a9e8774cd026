package dev.andon.ui.trend;

import dev.andon.model.Range;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/** Draws what lies behind the curve of a trend: the normal band, and the hatched ones in which there was no value. */
final class TrendGround {

    private static final double HATCH_OPACITY = 0.75;
    private static final double NARROW = 3;
    private static final double FAULT_LINE = 2;

    private final int band;
    private final int hatch;
    private final int surface;
    private final int fault;

    TrendGround(Theme theme) {
        band = theme.colour("band");
        hatch = theme.colour("hatch");
        surface = theme.colour("surface");
        fault = theme.colour("fault");
    }

    /** @param normal null: none is known */
    void normal(Raster raster, PlotArea area, @Nullable Range normal) {
        if (normal != null) {
            double top = Math.clamp(area.down(normal.high()), area.y(), area.y() + area.height());
            double bottom = Math.clamp(area.down(normal.low()), area.y(), area.y() + area.height());
            raster.fill(area.x(), top, area.width(), bottom - top, band, 1);
        }
    }

    /** @param faulty whether the source itself was at fault */
    void gap(Raster raster, PlotArea area, long from, long to, boolean faulty) {
        gap(raster, area, from, to, faulty, area.x());
    }

    /**
     * Draws one of many gaps that may be narrower than can be seen.
     *
     * @param behind where the one before it ends: what is hatched twice would look like another thing
     * @return where it ends, px
     */
    double gap(Raster raster, PlotArea area, long from, long to, boolean faulty, double behind) {
        double left = area.across(Math.clamp(from, area.from(), area.to()));
        double right = area.across(Math.clamp(to, area.from(), area.to()));
        if (right <= left) {
            return behind;
        }
        double begin = Math.max(left, behind);
        double width = Math.min(Math.max(right, left + NARROW), area.x() + area.width()) - begin;
        if (width <= 0) {
            return behind;
        }
        raster.fill(begin, area.y(), width, area.height(), surface, 1);
        if (width > NARROW) {
            raster.hatch(begin, area.y(), width, area.height(), hatch, HATCH_OPACITY);
        } else {
            raster.fill(begin, area.y(), width, area.height(), hatch, HATCH_OPACITY);
        }
        if (faulty) {
            raster.fill(begin, area.y() + area.height() - FAULT_LINE, width, FAULT_LINE, fault, 1);
        }
        return begin + width;
    }
}
