package dev.andon.ui.pull;

import dev.andon.runtime.Monitor;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.Words;
import java.util.function.BooleanSupplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The line over the page: has all connections asked anew when a page that is at its top is pulled down, or when {@link #ask} says so, and tells what comes of it in one line over
 * the page. FX thread.
 */
public final class PullToRefresh extends Label {

    private static final double SLIDE = 12;

    private final Monitor monitor;
    private final Words words;
    private final Pull pull = new Pull();
    private final Asking asking;
    private boolean swallow;

    /** Pulled by nobody as yet, and asking nothing. FX thread. */
    public PullToRefresh(Console console) {
        monitor = console.monitor();
        words = console.words();
        asking = new Asking(words, console.surroundings()::connected);
        setId("pull");
        getStyleClass().add("pull");
        setMouseTransparent(true);
        setWrapText(true);
        setVisible(false);
    }

    /**
     * Lets a page be pulled.
     *
     * @param here whether it may be at the moment
     */
    public void over(Node page, BooleanSupplier here) {
        page.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> press(page, press, here.getAsBoolean()));
        page.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        page.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        page.addEventFilter(MouseEvent.MOUSE_CLICKED, click -> {
            // What was pulled was not meant to be opened.
            if (swallow) {
                click.consume();
            }
        });
    }

    /** Asks all connections anew, unless they are being asked. */
    public void ask() {
        if (asking.begin(monitor.links(), monitor.now())) {
            monitor.refresh();
        }
        show();
    }

    /** Says something else for a while, by its key. */
    public void tell(String key) {
        asking.tell(words.get(key), monitor.now() + Asking.LONG);
        show();
    }

    /** Says how it goes on; a few times a second. */
    public void show() {
        String text = pull.pulling()
                ? words.get(pull.enough() ? "pull.let-go" : "pull.further")
                : asking.text(monitor.links(), monitor.now());
        setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            setText(text);
        }
        setTranslateY(pull.pulling() ? (pull.depth() - 1) * SLIDE : 0);
    }

    private void press(Node page, MouseEvent press, boolean here) {
        swallow = false;
        pull.release();
        Node touched = press.getPickResult().getIntersectedNode();
        if (here && press.getButton() == MouseButton.PRIMARY && atTop(touched, page)) {
            pull.press(press.getSceneX(), press.getSceneY());
        }
    }

    private void drag(MouseEvent drag) {
        if (pull.move(drag.getSceneX(), drag.getSceneY())) {
            swallow = true;
        }
        if (pull.pulling()) {
            disarm(drag);
            show();
        }
    }

    private void release(MouseEvent release) {
        if (pull.pulling()) {
            disarm(release);
            if (pull.release()) {
                ask();
            }
        }
        pull.release();
        show();
    }

    /** A button under the finger is not pressed by it. */
    private static void disarm(MouseEvent event) {
        for (Node node = (Node) event.getTarget(); node != null; node = node.getParent()) {
            if (node instanceof ButtonBase button) {
                button.disarm();
            }
        }
    }

    /** Whether nothing between a node and the page can still be scrolled up, or takes the drag for itself. */
    private static boolean atTop(@Nullable Node touched, Node page) {
        for (Node node = touched; node != null && !node.equals(page.getParent()); node = node.getParent()) {
            boolean own = node instanceof TextInputControl
                    || node instanceof ScrollBar
                    || node.getStyleClass().contains("map");
            if (own || (node instanceof Parent parent && scrolled(parent))) {
                return false;
            }
        }
        return true;
    }

    private static boolean scrolled(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .anyMatch(child -> child instanceof ScrollBar bar
                        && bar.getOrientation() == Orientation.VERTICAL
                        && bar.isVisible()
                        && bar.getValue() > bar.getMin());
    }
}
