package dev.andon.ui.map;

import dev.andon.model.GeoPosition;
import dev.andon.runtime.Pin;
import dev.andon.ui.screen.Surroundings;
import dev.andon.ui.text.Words;
import dev.andon.ui.track.Projection;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Where the person is, on the world: only where the device can say it, only while the person asks for it, and kept nowhere. FX thread.
 */
final class Whereabouts {

    static final double BUTTON = 44;

    /** Px for the world's width at which one sees what is round one: some streets. */
    private static final double CLOSE = 256 * 16_384.0;

    private static final double SIZE = 16;

    private final MapView view;
    private final ToggleButton button = new ToggleButton();
    private final Region mark = new Region();
    private @Nullable Pin asked;
    private @Nullable GeoPosition here;

    Whereabouts(Surroundings surroundings, MapView view, Words words) {
        this.view = view;
        Region sign = new Region();
        sign.getStyleClass().add("map-me");
        sign.setMinSize(SIZE, SIZE);
        sign.setMaxSize(SIZE, SIZE);
        button.setGraphic(sign);
        button.setId("map-me");
        button.getStyleClass().add("map-me-button");
        button.setAccessibleText(words.get("map.me"));
        button.setTooltip(new Tooltip(words.get("map.me")));
        button.setVisible(surroundings.locates());
        button.setOnAction(pressed -> {
            if (button.isSelected()) {
                asked = surroundings.onPosition(this::moved);
            } else {
                rest();
            }
        });
        mark.setId("map-me-mark");
        mark.getStyleClass().add("map-me");
        mark.setAccessibleText(words.get("map.me.mark"));
        mark.setMouseTransparent(true);
        mark.setVisible(false);
    }

    ToggleButton button() {
        return button;
    }

    Region mark() {
        return mark;
    }

    /** The map was drawn anew, perhaps with another part of the world. */
    void place() {
        GeoPosition position = here;
        mark.setVisible(position != null);
        if (position != null) {
            double x = view.port().screenX(Projection.x(position));
            double y = view.port().screenY(Projection.y(position));
            mark.resizeRelocate(x - SIZE / 2, y - SIZE / 2, SIZE, SIZE);
        }
    }

    /** Nobody looks any more: the device need not find out where it is. */
    void rest() {
        Pin open = asked;
        if (open != null) {
            open.close();
        }
        asked = null;
        here = null;
        button.setSelected(false);
        place();
    }

    private void moved(GeoPosition position) {
        if (asked == null && !button.isSelected()) {
            return;
        }
        boolean first = here == null;
        here = position;
        if (first) {
            view.port().centre(Projection.x(position), Projection.y(position), CLOSE);
            view.moved();
        }
        place();
    }
}
