package dev.andon.desktop;

import dev.andon.ui.screen.Settings;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Opens the window where it was closed, as long as it can still be seen there. FX thread. */
final class WindowPlace {

    private static final String KEY = "window";
    private static final String FILLING = "filling";
    // So much of a window must lie on a screen, px, for a hand to find it.
    private static final double SEEN = 80;

    private final Settings settings;
    private final Stage stage;

    WindowPlace(Settings settings, Stage stage) {
        this.settings = settings;
        this.stage = stage;
    }

    /** Takes the place that was kept, and keeps the one at which the window is hidden. */
    void keep() {
        List<String> kept = Arrays.asList(settings.get(KEY).split(" "));
        if (kept.size() >= 4) {
            take(kept);
        }
        stage.setOnHiding(hiding -> remember());
    }

    private void take(List<String> kept) {
        try {
            double x = Double.parseDouble(kept.get(0));
            double y = Double.parseDouble(kept.get(1));
            double width = Double.parseDouble(kept.get(2));
            double height = Double.parseDouble(kept.get(3));
            if (seen(x, y, width)) {
                stage.setX(x);
                stage.setY(y);
                stage.setWidth(width);
                stage.setHeight(height);
            }
            stage.setMaximized(kept.contains(FILLING));
        } catch (NumberFormatException e) {
            // Somebody wrote into the file by hand: the usual place is as good.
            settings.set(KEY, "");
        }
    }

    private static boolean seen(double x, double y, double width) {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(bounds -> onto(bounds, x, y, width));
    }

    private static boolean onto(Rectangle2D bounds, double x, double y, double width) {
        return x + width - SEEN > bounds.getMinX()
                && x + SEEN < bounds.getMaxX()
                && y >= bounds.getMinY() - 1
                && y + SEEN < bounds.getMaxY();
    }

    private void remember() {
        if (!stage.isFullScreen() && !stage.isIconified()) {
            String place = Math.round(stage.getX()) + " " + Math.round(stage.getY()) + " "
                    + Math.round(stage.getWidth()) + " " + Math.round(stage.getHeight());
            settings.set(KEY, stage.isMaximized() ? place + ' ' + FILLING : place);
        }
    }
}
