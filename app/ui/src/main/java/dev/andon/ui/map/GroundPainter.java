package dev.andon.ui.map;

import dev.andon.ui.raster.PolygonFill;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;

/** Draws water, land and borders of a rectangle of the world, in the theme's calm tones. Any thread. */
final class GroundPainter {

    private static final double BORDER = 1;

    private final int water;
    private final int land;
    private final int line;

    GroundPainter(Theme theme) {
        water = theme.colour("band");
        land = theme.colour("surface");
        line = theme.colour("line");
    }

    /**
     * Paints all of a raster.
     *
     * @param left of what is seen, in units of the world
     * @param top of what is seen
     * @param unit logical px for a unit of the world
     */
    void paint(Raster raster, BaseMap.Level level, double left, double top, double unit) {
        double dense = unit * raster.scale();
        double right = left + raster.width() / dense;
        double bottom = top + raster.height() / dense;
        PolygonFill fill = new PolygonFill(raster.width(), raster.height());
        for (BaseMap.Line ring : level.land()) {
            if (ring.meets(left, top, right, bottom)) {
                outline(fill, ring.points(), left, top, dense);
            }
        }
        fill.paint(raster, water, land, line);
        for (BaseMap.Line border : level.borders()) {
            if (border.meets(left, top, right, bottom)) {
                border(raster, border.points(), left, top, unit);
            }
        }
    }

    private static void outline(PolygonFill fill, float[] points, double left, double top, double dense) {
        int last = points.length - 2;
        double fromX = (points[last] - left) * dense;
        double fromY = (points[last + 1] - top) * dense;
        for (int at = 0; at < points.length; at += 2) {
            double toX = (points[at] - left) * dense;
            double toY = (points[at + 1] - top) * dense;
            fill.edge(fromX, fromY, toX, toY);
            fromX = toX;
            fromY = toY;
        }
    }

    private void border(Raster raster, float[] points, double left, double top, double unit) {
        double fromX = (points[0] - left) * unit;
        double fromY = (points[1] - top) * unit;
        for (int at = 2; at < points.length; at += 2) {
            double toX = (points[at] - left) * unit;
            double toY = (points[at + 1] - top) * unit;
            boolean end = at == points.length - 2;
            // Steps of less than a pixel would only make the line thicker.
            if (end || Math.abs(toX - fromX) + Math.abs(toY - fromY) >= 1) {
                raster.line(fromX, fromY, toX, toY, BORDER, line, 1);
                fromX = toX;
                fromY = toY;
            }
        }
    }
}
