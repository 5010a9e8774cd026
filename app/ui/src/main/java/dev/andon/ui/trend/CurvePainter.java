package dev.andon.ui.trend;

import dev.andon.model.Quality;
import dev.andon.model.Range;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Draws what is recorded of a point: the normal band, the gaps, and the curve as one vertical stroke for each column of pixels from the lowest to
 * the highest value in it, so that no peak is lost however long the time. Where the point was not live there is a hatched band and never a line.
 */
final class CurvePainter {

    private static final double PEN = 1.5;
    private static final double HOLLOW_RADIUS = 2.2;
    private static final double HOLLOW_STEP = 9;

    private final TrendGround ground;
    private final int process;
    private final int grey;
    private final int surface;
    private float[] tops = new float[0];
    private float[] bottoms = new float[0];

    CurvePainter(Theme theme) {
        ground = new TrendGround(theme);
        process = theme.colour("process");
        grey = theme.colour("ink-3");
        surface = theme.colour("surface");
    }

    /**
     * Draws onto an area that was cleared before.
     *
     * @param normal the band of a good day; null: none is known
     * @param steps whether a value holds until the next one, instead of leading to it
     * @param look how the newest value looks; unless it is plainly live, the pen ends in a hollow point
     */
    void paint(
            Raster raster,
            PlotArea area,
            SeriesPicture picture,
            @Nullable Range normal,
            boolean steps,
            QualityLook look) {
        ground.normal(raster, area, normal);
        paintGaps(raster, area, picture);
        if (picture.empty()) {
            return;
        }
        int columns = (int) Math.ceil(area.width() * raster.scale());
        if (tops.length < columns) {
            tops = new float[columns];
            bottoms = new float[columns];
        }
        Arrays.fill(tops, 0, columns, Float.POSITIVE_INFINITY);
        Arrays.fill(bottoms, 0, columns, Float.NEGATIVE_INFINITY);
        trace(raster.scale(), area, picture, steps, columns);
        int pen = look.grey() ? grey : process;
        stroke(raster, area, columns, pen);
        paintHollows(raster, area, picture);
        if (!look.solid() && look.digits()) {
            paintEnd(raster, area, picture, pen);
        }
    }

    private void paintGaps(Raster raster, PlotArea area, SeriesPicture picture) {
        Gaps gaps = picture.gaps();
        for (int index = 0; index < gaps.size(); index++) {
            ground.gap(raster, area, gaps.start(index), gaps.end(index), gaps.cause(index) == Quality.BAD);
        }
    }

    /** Collects for every column how far up and down the curve reaches in it. */
    private void trace(double scale, PlotArea area, SeriesPicture picture, boolean steps, int columns) {
        int first = Math.max(0, picture.from(area.from()) - 1);
        int end = Math.min(picture.size(), picture.from(area.to()) + 1);
        for (int index = first; index < end; index++) {
            double x = (area.across(picture.time(index)) - area.x()) * scale;
            double top = area.down(picture.high(index)) * scale;
            double bottom = area.down(picture.low(index)) * scale;
            reach((int) Math.floor(x), columns, top, bottom);
            if (index + 1 < end && !picture.parted(picture.time(index), picture.time(index + 1))) {
                double next = (area.across(picture.time(index + 1)) - area.x()) * scale;
                double nextTop = area.down(picture.high(index + 1)) * scale;
                double nextBottom = area.down(picture.low(index + 1)) * scale;
                if (steps) {
                    double held = area.down(picture.last(index)) * scale;
                    lead(x, held, held, next, held, held, columns);
                    reach((int) Math.floor(next), columns, Math.min(held, nextTop), Math.max(held, nextBottom));
                } else {
                    lead(x, top, bottom, next, nextTop, nextBottom, columns);
                }
            }
        }
        if (picture.live() && picture.lastTime() < area.to()) {
            double held = area.down(picture.lastValue()) * scale;
            double x = (area.across(picture.lastTime()) - area.x()) * scale;
            lead(x, held, held, columns, held, held, columns);
        }
    }

    private void lead(
            double x, double top, double bottom, double nextX, double nextTop, double nextBottom, int columns) {
        int from = (int) Math.clamp(Math.floor(x), 0, columns);
        int to = (int) Math.clamp(Math.floor(nextX), -1, columns - 1.0);
        double run = Math.max(nextX - x, 1e-9);
        for (int column = from; column <= to; column++) {
            double enter = Math.clamp((column - x) / run, 0, 1);
            double leave = Math.clamp((column + 1 - x) / run, 0, 1);
            double topIn = top + (nextTop - top) * enter;
            double topOut = top + (nextTop - top) * leave;
            double bottomIn = bottom + (nextBottom - bottom) * enter;
            double bottomOut = bottom + (nextBottom - bottom) * leave;
            reach(column, columns, Math.min(topIn, topOut), Math.max(bottomIn, bottomOut));
        }
    }

    private void reach(int column, int columns, double top, double bottom) {
        if (column >= 0 && column < columns) {
            tops[column] = Math.min(tops[column], (float) top);
            bottoms[column] = Math.max(bottoms[column], (float) bottom);
        }
    }

    private void stroke(Raster raster, PlotArea area, int columns, int colour) {
        double half = PEN * raster.scale() / 2;
        double ceiling = area.y() * raster.scale() - half;
        double floor = (area.y() + area.height()) * raster.scale() + half;
        int left = (int) Math.round(area.x() * raster.scale());
        for (int column = 0; column < columns; column++) {
            if (bottoms[column] >= tops[column]) {
                double top = Math.clamp(tops[column] - half, ceiling, floor);
                double bottom = Math.clamp(bottoms[column] + half, ceiling, floor);
                raster.column(left + column, top, bottom, colour, 1);
            }
        }
    }

    /** Where the pen stands that does not write what is measured now. */
    private void paintEnd(Raster raster, PlotArea area, SeriesPicture picture, int pen) {
        long time = picture.live() ? area.to() : picture.lastTime();
        if (time >= area.from()) {
            double x = Math.min(area.across(time), area.x() + area.width() - HOLLOW_RADIUS);
            double y = Math.clamp(area.down(picture.lastValue()), area.y(), area.y() + area.height());
            raster.disc(x, y, HOLLOW_RADIUS, surface, 1);
            raster.ring(x, y, HOLLOW_RADIUS, 1, pen, 1);
        }
    }

    /** Samples that were delivered late are marked by hollow points, as far apart as the eye can tell them. */
    private void paintHollows(Raster raster, PlotArea area, SeriesPicture picture) {
        double last = Double.NEGATIVE_INFINITY;
        int end = picture.from(area.to());
        for (int index = picture.from(area.from()); index < end; index++) {
            double x = area.across(picture.time(index));
            if (picture.backfilled(index) && x - last >= HOLLOW_STEP) {
                double y = area.down((picture.low(index) + picture.high(index)) / 2);
                raster.disc(x, y, HOLLOW_RADIUS, surface, 1);
                raster.ring(x, y, HOLLOW_RADIUS, 1, process, 1);
                last = x;
            }
        }
    }
}
