package dev.andon.ui.screen;

import java.util.function.DoubleConsumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * Makes everything in a window larger or smaller: a root that gives its one child less room the larger it is drawn, so that it is laid out as if for a
 * smaller window. Popups and tooltips of the same window grow with it. FX thread.
 */
public final class Zoom extends Region implements AutoCloseable {

    /** The smallest factor. */
    public static final double LEAST = 0.8;

    /** The largest factor. */
    public static final double MOST = 3;

    private static final double FINE_STEP = 0.1;
    private static final double STEP = 0.25;
    private static final double FINE_BELOW = 1.5;

    // So many logical pixels high, a screen is read from the desk it stands on; what is higher hangs on a wall, or is
    // dense.
    private static final double DESK_HEIGHT = 1440;
    private static final double REFERENCE_HEIGHT = 1080;

    private static final String FONT = "-fx-font-size: ";
    private static final double BASE_FONT = 13;
    private static final double TOOLTIP_FONT = 12;

    private final Region child;
    private final Scale scale = new Scale(1, 1);
    private final DoubleConsumer changed;
    private final ListChangeListener<Window> windows = this::windowsChanged;
    private double factor = 1;

    /**
     * A root at its natural size.
     *
     * @param child what fills it
     * @param changed told the factor whenever it changes
     */
    public Zoom(Region child, DoubleConsumer changed) {
        this.child = child;
        this.changed = changed;
        setId("zoom");
        child.setManaged(false);
        child.getTransforms().add(scale);
        getChildren().add(child);
        Window.getWindows().addListener(windows);
    }

    /** How much larger than natural everything is drawn. */
    public double factor() {
        return factor;
    }

    /** Draws everything so much larger, as far as it may go. */
    public void to(double wanted) {
        double allowed = Math.clamp(wanted, LEAST, MOST);
        if (allowed != factor) {
            factor = allowed;
            scale.setX(allowed);
            scale.setY(allowed);
            requestLayout();
            changed.accept(allowed);
        }
    }

    /** One step larger. */
    public void in() {
        to(next(factor));
    }

    /** One step smaller. */
    public void out() {
        to(previous(factor));
    }

    /**
     * The factor that suits a window when nobody chose one: wall screens are read from across the room.
     *
     * @param height of the window, logical pixels
     */
    public static double automatic(double height) {
        if (height <= DESK_HEIGHT) {
            return 1;
        }
        return Math.min(MOST, Math.rint(height / REFERENCE_HEIGHT / STEP) * STEP);
    }

    /** The next larger factor: by tenths at first, then by quarters. */
    public static double next(double factor) {
        double step = factor < FINE_BELOW - FINE_STEP / 2 ? FINE_STEP : STEP;
        return Math.min(MOST, round((Math.floor(factor / step + 1e-6) + 1) * step));
    }

    /** The next smaller factor. */
    public static double previous(double factor) {
        double step = factor <= FINE_BELOW + FINE_STEP / 2 ? FINE_STEP : STEP;
        return Math.max(LEAST, round((Math.ceil(factor / step - 1e-6) - 1) * step));
    }

    @Override
    public void close() {
        Window.getWindows().removeListener(windows);
    }

    @Override
    protected void layoutChildren() {
        child.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }

    @Override
    protected double computeMinWidth(double height) {
        return child.minWidth(-1) * factor;
    }

    @Override
    protected double computeMinHeight(double width) {
        return child.minHeight(-1) * factor;
    }

    @Override
    protected double computePrefWidth(double height) {
        return child.prefWidth(-1) * factor;
    }

    @Override
    protected double computePrefHeight(double width) {
        return child.prefHeight(-1) * factor;
    }

    private static double round(double factor) {
        return Math.rint(factor * 100) / 100;
    }

    private void windowsChanged(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (Window window : change.getAddedSubList()) {
                if (window instanceof PopupControl popup && ours(popup)) {
                    grow(popup);
                }
            }
        }
    }

    /** Whether a popup, or the one it belongs to, was opened from our window. */
    private boolean ours(PopupWindow popup) {
        Window owner = popup.getOwnerWindow();
        while (owner instanceof PopupWindow outer) {
            owner = outer.getOwnerWindow();
        }
        Scene scene = getScene();
        return scene != null && owner != null && owner.equals(scene.getWindow());
    }

    /** By its font, which all else in it is measured by: what is only drawn larger would be cut off at the popup's edge. */
    private void grow(PopupControl popup) {
        String style = popup.getStyle();
        if (style == null || style.isEmpty() || style.startsWith(FONT)) {
            double natural = popup instanceof Tooltip ? TOOLTIP_FONT : BASE_FONT;
            popup.setStyle(factor == 1 ? "" : FONT + round(natural * factor) + "px;");
        }
    }
}
