package dev.andon.ui.devices;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** A finger that stays where it was put. What it is on is not clicked when it is let go. FX thread. */
final class LongPress {

    /** As long as phones have it. */
    static final Duration AFTER = Duration.millis(500);

    // A finger in a glove is not quite still.
    private static final double SLACK = 10;

    private final PauseTransition patience = new PauseTransition(AFTER);
    private @Nullable MouseEvent pressed;
    private boolean swallow;

    /**
     * Watches the fingers on a node.
     *
     * @param here whether it is to be watched at the moment
     * @param held told of the press when it has lasted
     */
    LongPress(Node node, BooleanSupplier here, Consumer<MouseEvent> held) {
        patience.setOnFinished(over -> {
            MouseEvent press = pressed;
            pressed = null;
            if (press != null) {
                swallow = true;
                held.accept(press);
            }
        });
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            swallow = false;
            forget();
            if (here.getAsBoolean() && press.getButton() == MouseButton.PRIMARY) {
                pressed = press;
                patience.playFromStart();
            }
        });
        node.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> {
            MouseEvent press = pressed;
            if (press != null
                    && Math.hypot(drag.getSceneX() - press.getSceneX(), drag.getSceneY() - press.getSceneY()) > SLACK) {
                forget();
            }
        });
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> forget());
        node.addEventFilter(ScrollEvent.SCROLL, scroll -> forget());
        node.addEventFilter(MouseEvent.MOUSE_CLICKED, click -> {
            if (swallow) {
                click.consume();
            }
        });
    }

    private void forget() {
        pressed = null;
        patience.stop();
    }
}
