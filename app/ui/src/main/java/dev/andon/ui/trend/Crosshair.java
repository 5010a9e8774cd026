package dev.andon.ui.trend;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A line through a trend at one place, and a card that says what stands there. FX thread. */
final class Crosshair extends Group {

    private static final double AWAY = 12;

    private final Region line = new Region();
    private final Label card = new Label();
    private double x = Double.NaN;

    Crosshair() {
        setManaged(false);
        setMouseTransparent(true);
        line.getStyleClass().add("trend-cross");
        line.setManaged(false);
        card.setId("trend-reading");
        card.getStyleClass().add("trend-reading");
        card.setManaged(false);
        getChildren().addAll(line, card);
        setVisible(false);
    }

    /** Where it stands, px from the left of the plot; NaN: nowhere. */
    double x() {
        return x;
    }

    boolean on() {
        return !Double.isNaN(x);
    }

    /** @param place px from the left of the plot; NaN: it goes */
    void stand(double place) {
        x = place;
        setVisible(on());
    }

    /** What is said; empty while it stands nowhere. */
    String text() {
        return on() ? card.getText() : "";
    }

    /**
     * Shows what stands there.
     *
     * @param left of the plot, like its height in px
     * @param width of the plot: the card stays within
     */
    void show(String text, double left, double width, double height) {
        card.setText(text);
        double cardWidth = Math.ceil(card.prefWidth(-1));
        double cardHeight = Math.ceil(card.prefHeight(-1));
        line.resizeRelocate(left + Math.round(x), 0, 1, height);
        boolean before = x + AWAY + cardWidth > width;
        double at = Math.clamp(before ? x - AWAY - cardWidth : x + AWAY, 0, Math.max(0, width - cardWidth));
        card.resizeRelocate(left + Math.rint(at), 6, cardWidth, cardHeight);
    }
}
