package dev.andon.ui.settings;

import dev.andon.ui.raster.RasterView;
import dev.andon.ui.theme.Theme;
import javafx.scene.layout.Region;

/** A theme in small: its ground, a card on it, a line of writing, a bar. FX thread. */
final class Swatch extends Region {

    private static final double WIDTH = 36;
    private static final double HEIGHT = 24;

    private final RasterView picture = new RasterView();

    Swatch(Theme theme) {
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        getChildren().add(picture);
        picture.fit(WIDTH, HEIGHT, 2);
        var ink = picture.raster();
        ink.fill(0, 0, WIDTH, HEIGHT, theme.colour("line"), 1);
        ink.fill(1, 1, WIDTH - 2, HEIGHT - 2, theme.colour("canvas"), 1);
        ink.fill(5, 5, WIDTH - 10, HEIGHT - 10, theme.colour("surface"), 1);
        ink.fill(8, 8, 14, 2, theme.colour("ink"), 1);
        ink.fill(8, 13, 20, 3, theme.colour("band"), 1);
        ink.fill(8, 13, 11, 3, theme.colour("process"), 1);
        picture.show();
    }
}
