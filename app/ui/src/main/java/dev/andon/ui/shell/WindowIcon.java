package dev.andon.ui.shell;

import dev.andon.ui.raster.Raster;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.theme.Theme;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The program's mark in title bars and task lists: a lamp board of three, the middle one lit. */
final class WindowIcon {

    private static final int LAMPS = 3;

    private WindowIcon() {}

    /** The mark in the sizes that window systems ask for. */
    static List<Image> all(Theme theme) {
        return Stream.of(16, 32, 64, 128).map(size -> draw(theme, size)).toList();
    }

    private static Image draw(Theme theme, int size) {
        RasterView view = new RasterView();
        view.fit(size, size, 1);
        Raster raster = view.raster();
        double height = size * 0.24;
        for (int lamp = 0; lamp < LAMPS; lamp++) {
            int colour = theme.colour(lamp == 1 ? "process" : "ink");
            raster.pill(size * 0.12, size * 0.08 + lamp * size * 0.3, size * 0.76, height, colour, 1);
        }
        view.show();
        return view.getImage();
    }
}
