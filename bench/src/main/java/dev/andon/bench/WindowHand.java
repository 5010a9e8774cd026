package dev.andon.bench;

import dev.andon.runtime.Pin;
import dev.andon.ui.fx.FxThread;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What a person does with the mouse, and finds on the screen. */
final class WindowHand {

    private WindowHand() {}

    static Pin everyFrame(Runnable action) {
        javafx.animation.AnimationTimer timer = new javafx.animation.AnimationTimer() {
            @Override
            public void handle(long now) {
                action.run();
            }
        };
        timer.start();
        return () -> FxThread.run(timer::stop);
    }

    static Node find(OpenShell window, String... selectors) {
        for (String selector : selectors) {
            Node node = FxThread.isCurrent()
                    ? window.scene().lookup(selector)
                    : FxThread.call(() -> window.scene().lookup(selector));
            if (node != null) {
                return node;
            }
        }
        throw new IllegalStateException("no node " + String.join(", ", selectors));
    }

    static ScrollEvent wheel(double by) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                600,
                500,
                600,
                500,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, double across) {
        return new MouseEvent(
                type,
                700 + across,
                500,
                700 + across,
                500,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null);
    }
}
