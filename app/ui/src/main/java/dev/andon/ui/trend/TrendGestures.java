package dev.andon.ui.trend;

import java.util.function.LongSupplier;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** What hands do to a trend: wheel, pinch, drag, point, and the keys for all of it. FX thread. */
final class TrendGestures {

    private static final double SLACK = 4;
    private static final double WHEEL_NOTCH = 40;
    private static final double ZOOM_NOTCH = 1.3;
    private static final double ZOOM_KEY = 1.5;
    private static final double PAN_KEY = 0.1;
    private static final double PAN_KEY_FAST = 0.5;
    private static final int CROSS_KEY_FAST = 20;

    private final TrendView view;
    private final TrendPlot plot;
    private final Stretch stretch;
    private final LongSupplier clock;
    private double lastX;
    private double startX;
    private boolean pressed;
    private boolean dragging;
    private boolean pinching;

    TrendGestures(TrendView view, TrendPlot plot, Stretch stretch, LongSupplier clock) {
        this.view = view;
        this.plot = plot;
        this.stretch = stretch;
        this.clock = clock;
        plot.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        plot.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        plot.addEventHandler(MouseEvent.MOUSE_EXITED, event -> stand(Double.NaN));
        plot.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        plot.addEventHandler(ZoomEvent.ZOOM_STARTED, pinch -> pinching = true);
        plot.addEventHandler(ZoomEvent.ZOOM_FINISHED, pinch -> pinching = false);
        plot.addEventHandler(ZoomEvent.ZOOM, pinch -> {
            zoom(pinch.getZoomFactor(), plot.share(pinch.getX()));
            pinch.consume();
        });
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        pressed = event.getButton() == MouseButton.PRIMARY && plot.within(event.getX(), event.getY());
        dragging = false;
        startX = event.getX();
        lastX = startX;
    }

    private void drag(MouseEvent event) {
        if (!pressed || pinching) {
            return;
        }
        dragging |= Math.abs(event.getX() - startX) > SLACK;
        if (dragging) {
            pan((lastX - event.getX()) / plot.plotWidth());
            lastX = event.getX();
            stand(Double.NaN);
            event.consume();
        }
    }

    private void click(MouseEvent event) {
        if (dragging || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2) {
            view.home();
        } else {
            point(event.getX(), event.getY());
        }
        event.consume();
    }

    private void point(double x, double y) {
        stand(plot.within(x, y) ? plot.share(x) * plot.plotWidth() : Double.NaN);
    }

    private void stand(double x) {
        if (plot.cross().on() || !Double.isNaN(x)) {
            plot.cross().stand(x);
            view.moved();
        }
    }

    private void wheel(ScrollEvent event) {
        // What a finger does on the glass comes as a drag as well, and upwards it moves the page.
        if (event.isDirect() || !plot.within(event.getX(), event.getY())) {
            return;
        }
        if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            pan(-event.getDeltaX() / plot.plotWidth());
        } else if (event.getDeltaY() != 0) {
            double notches = Math.clamp(event.getDeltaY() / WHEEL_NOTCH, -4, 4);
            zoom(Math.pow(ZOOM_NOTCH, notches), plot.share(event.getX()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getTarget() != view) {
            return;
        }
        boolean taken = true;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> aside(-1, event.isShiftDown());
            case RIGHT, KP_RIGHT -> aside(1, event.isShiftDown());
            case PLUS, ADD, EQUALS -> zoom(ZOOM_KEY, middle());
            case MINUS, SUBTRACT -> zoom(1 / ZOOM_KEY, middle());
            case HOME -> view.home();
            case END -> view.move(stretch::toNow);
            case ENTER, SPACE -> stand(plot.cross().on() ? Double.NaN : plot.plotWidth() / 2);
            case ESCAPE -> {
                taken = plot.cross().on();
                stand(Double.NaN);
            }
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    /** To the side: the crosshair where there is one, and at its end the trend; else the trend. */
    private void aside(int way, boolean fast) {
        if (!plot.cross().on()) {
            pan(way * (fast ? PAN_KEY_FAST : PAN_KEY));
            return;
        }
        double wanted = plot.cross().x() + way * (fast ? CROSS_KEY_FAST : 1);
        double allowed = Math.clamp(wanted, 0, plot.plotWidth() - 1);
        if (allowed != wanted) {
            pan(way * PAN_KEY);
        }
        stand(allowed);
    }

    /** Where the keys zoom: at the crosshair, else at the present, else in the middle. */
    private double middle() {
        return plot.cross().on() ? plot.cross().x() / plot.plotWidth() : stretch.live() ? 1 : 0.5;
    }

    private void zoom(double factor, double share) {
        view.move(() -> stretch.zoom(factor, Math.clamp(share, 0, 1), clock.getAsLong()));
    }

    private void pan(double share) {
        view.move(() -> stretch.pan(Math.round(share * stretch.span()), clock.getAsLong()));
    }
}
