package dev.andon.ui.map;

import dev.andon.ui.map.Clusters.Cluster;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What hands do to a map: drag, throw gently, wheel, pinch, tap, and the keys for all of it. FX thread. */
final class MapGestures {

    private static final double SLACK = 4;
    private static final double REACH = 14;
    private static final double TOUCH_REACH = 24;
    private static final double WHEEL_NOTCH = 40;
    private static final double ZOOM_NOTCH = 1.3;
    private static final double ZOOM_KEY = 1.5;
    private static final double PAN_KEY = 90;
    // A throw goes on for this long at most, and no faster than this (px a second).
    private static final Duration THROW = Duration.millis(350);
    private static final double FASTEST = 2_500;
    private static final double SLOWEST = 120;
    private static final long STILL_NANOS = 60_000_000;

    private final MapView view;
    private final Throw thrown = new Throw();
    private double lastX;
    private double lastY;
    private double startX;
    private double startY;
    private long lastNanos;
    private double speedX;
    private double speedY;
    private boolean dragging;
    private boolean pinching;
    private @Nullable Marker held;

    MapGestures(MapView view) {
        this.view = view;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        view.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        view.addEventHandler(ZoomEvent.ZOOM_STARTED, pinch -> pinching = true);
        view.addEventHandler(ZoomEvent.ZOOM_FINISHED, pinch -> pinching = false);
        view.addEventHandler(ZoomEvent.ZOOM, pinch -> {
            zoom(pinch.getZoomFactor(), pinch.getX(), pinch.getY());
            pinch.consume();
        });
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent event) {
        thrown.stop();
        view.requestFocus();
        dragging = false;
        Hand hand = view.hand();
        Cluster hit = hand == null ? null : view.at(event.getX(), event.getY(), REACH);
        held = hit == null ? null : hit.members().getFirst();
        startX = event.getX();
        startY = event.getY();
        follow(event);
        speedX = 0;
        speedY = 0;
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        dragging |= Math.hypot(event.getX() - startX, event.getY() - startY) > SLACK;
        Marker moving = held;
        Hand hand = view.hand();
        if (dragging && moving != null && hand != null) {
            hand.drag(moving, view.port().worldX(event.getX()), view.port().worldY(event.getY()));
        } else if (dragging && !pinching) {
            double byX = event.getX() - lastX;
            double byY = event.getY() - lastY;
            double seconds = Math.max(1e-3, (System.nanoTime() - lastNanos) / 1e9);
            // The last few steps together: a single one jumps.
            speedX = 0.6 * speedX + 0.4 * byX / seconds;
            speedY = 0.6 * speedY + 0.4 * byY / seconds;
            view.port().pan(byX, byY);
            view.moved();
        }
        follow(event);
        event.consume();
    }

    private void release(MouseEvent event) {
        double speed = Math.hypot(speedX, speedY);
        Marker moving = held;
        Hand hand = view.hand();
        if (moving != null && hand != null && dragging) {
            hand.drop(moving);
        }
        if (dragging && !pinching && speed > SLOWEST && System.nanoTime() - lastNanos < STILL_NANOS) {
            double most = Math.min(1, FASTEST / speed);
            thrown.start(speedX * most, speedY * most);
        }
        event.consume();
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || dragging) {
            return;
        }
        Cluster hit = view.at(event.getX(), event.getY(), event.isSynthesized() ? TOUCH_REACH : REACH);
        if (hit != null && view.hand() != null) {
            view.focus(hit.members().getFirst());
        } else if (hit != null) {
            open(hit);
        } else if (event.getClickCount() == 2) {
            zoom(2, event.getX(), event.getY());
        } else {
            view.choose(null);
        }
        event.consume();
    }

    private void wheel(ScrollEvent event) {
        // What a finger does on the glass itself comes as a drag as well.
        if (!event.isDirect() && event.getDeltaY() != 0) {
            double notches = Math.clamp(event.getDeltaY() / WHEEL_NOTCH, -4, 4);
            zoom(Math.pow(ZOOM_NOTCH, notches), event.getX(), event.getY());
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean taken = true;
        double middleX = view.port().width() / 2;
        double middleY = view.port().height() / 2;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> pan(PAN_KEY, 0);
            case RIGHT, KP_RIGHT -> pan(-PAN_KEY, 0);
            case UP, KP_UP -> pan(0, PAN_KEY);
            case DOWN, KP_DOWN -> pan(0, -PAN_KEY);
            case PLUS, ADD, EQUALS -> zoom(ZOOM_KEY, middleX, middleY);
            case MINUS, SUBTRACT -> zoom(1 / ZOOM_KEY, middleX, middleY);
            case DIGIT0, NUMPAD0 -> view.fit();
            case TAB -> taken = view.step(event.isShiftDown() ? -1 : 1);
            case ENTER, SPACE -> {
                Cluster at = view.focusedCluster();
                taken = at != null;
                if (at != null) {
                    open(at);
                }
            }
            case ESCAPE -> {
                taken = view.chosen() != null;
                view.choose(null);
            }
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    /** Goes closer where that takes it apart; else it is chosen. */
    private void open(Cluster cluster) {
        if (cluster.single() || !view.zoomInto(cluster)) {
            view.choose(cluster);
        }
    }

    private void pan(double byX, double byY) {
        view.port().pan(byX, byY);
        view.moved();
    }

    void zoom(double factor, double x, double y) {
        thrown.stop();
        view.port().zoom(factor, x, y);
        view.moved();
    }

    private void follow(MouseEvent event) {
        lastX = event.getX();
        lastY = event.getY();
        lastNanos = System.nanoTime();
    }

    /** The map goes on a little after it was let go. */
    private final class Throw extends Transition {
        private double fullX;
        private double fullY;
        private double doneX;
        private double doneY;

        Throw() {
            setCycleDuration(THROW);
            setInterpolator(Interpolator.EASE_OUT);
        }

        void start(double perSecondX, double perSecondY) {
            // Slowing down evenly goes half as far as the same speed throughout.
            fullX = perSecondX * THROW.toSeconds() / 2;
            fullY = perSecondY * THROW.toSeconds() / 2;
            doneX = 0;
            doneY = 0;
            playFromStart();
        }

        @Override
        protected void interpolate(double share) {
            view.port().pan(fullX * share - doneX, fullY * share - doneY);
            doneX = fullX * share;
            doneY = fullY * share;
            view.moved();
        }
    }
}
