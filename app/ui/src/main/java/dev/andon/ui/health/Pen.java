package dev.andon.ui.health;

import dev.andon.ui.raster.Raster;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.theme.Theme;

/** Draws the last ten minutes of a quantity small: from nothing to the most there was, the newest at the right. FX thread. */
final class Pen {

    static final double WIDTH = 120;
    static final double HEIGHT = 22;

    private final int process;
    private final int band;
    private final int line;

    Pen(Theme theme) {
        process = theme.colour("process");
        band = theme.colour("band");
        line = theme.colour("line");
    }

    void draw(RasterView view, Ring ring) {
        view.fit(WIDTH, HEIGHT);
        Raster raster = view.raster();
        raster.clear(0, 0, WIDTH, HEIGHT);
        raster.fill(0, HEIGHT - 1, WIDTH, 1, line, 1);
        double most = Math.max(ring.most(), 1);
        int columns = raster.width();
        for (int column = 0; column < columns; column++) {
            int newest = (int) ((columns - 1L - column) * ring.room() / columns);
            int oldest = (int) ((columns - (long) column) * ring.room() / columns);
            if (newest < ring.size()) {
                double high = 0;
                for (int ago = newest; ago < Math.min(Math.max(oldest, newest + 1), ring.size()); ago++) {
                    high = Math.max(high, ring.ago(ago));
                }
                double floor = (HEIGHT - 1) * raster.scale();
                double top = floor - high / most * (HEIGHT - 3) * raster.scale();
                raster.column(column, top, floor, band, 1);
                raster.column(column, top - raster.scale(), top, process, 1);
            }
        }
        view.show();
    }
}
