package dev.andon.ui.quality;

import dev.andon.ui.raster.RasterView;
import dev.andon.ui.theme.Theme;

/** The diagonal lines over a whole card or tile of which nothing is live. FX thread. */
public final class Hatching extends RasterView {

    private static final double OPACITY = 0.5;

    private final int colour;

    public Hatching(Theme theme) {
        colour = theme.colour("hatch");
        setVisible(false);
    }

    /** Covers a rectangle of its parent, logical pixels; drawn only while it can be seen. */
    public void cover(double x, double y, double width, double height) {
        relocate(x, y);
        if (isVisible() && width > 0 && height > 0 && fit(width, height)) {
            raster().hatch(0, 0, width, height, colour, OPACITY);
            show();
        }
    }
}
