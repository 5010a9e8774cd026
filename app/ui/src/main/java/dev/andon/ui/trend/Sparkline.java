package dev.andon.ui.trend;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;

/**
 * Draws the recent past of many points small, all onto one raster, with one set of buffers. FX thread.
 */
public final class Sparkline {

    private static final int TICKS = 2;
    private static final double PAD = 2;

    private final SeriesBook book;
    private final CurvePainter painter;
    private final SeriesPicture picture = new SeriesPicture();

    public Sparkline(SeriesBook book, Theme theme) {
        this.book = book;
        this.painter = new CurvePainter(theme);
    }

    /** Whether anything that is recorded of a point differs from the rest of it. */
    public boolean moves(int handle) {
        book.picture(handle, picture);
        for (int index = 0; index < picture.size(); index++) {
            if (picture.low(index) != picture.low(0) || picture.high(index) != picture.low(0)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Draws one onto a part of a raster that was cleared before; all of them end now and begin when recording began, an hour ago at the most.
     *
     * @param handle the point's
     * @param look how the point's value looks now
     */
    public void paint(
            Raster raster,
            double x,
            double y,
            double width,
            double height,
            int handle,
            Point point,
            QualityLook look,
            long now) {
        book.picture(handle, picture);
        if (picture.firstTime() == Long.MIN_VALUE) {
            return;
        }
        if (look.grey()) {
            picture.cease(look.quality());
        }
        long from = now - TimeAxis.span(picture.firstTime(), now);
        ValueAxis axis = ValueAxis.around(picture, from, now, point.normal(), TICKS);
        PlotArea area = new PlotArea(x, y + PAD, width, height - 2 * PAD, from, now, axis.low(), axis.high());
        boolean steps = point.kind() != Kind.NUMBER || book.irregular(handle);
        painter.paint(raster, area, picture, point.normal(), steps, look);
    }
}
