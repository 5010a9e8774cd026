package dev.andon.ui.values;

import javafx.geometry.VPos;
import javafx.scene.text.Text;

/** A line of text that ends at a place, whatever its font comes to be. It takes no part in layout. */
final class RightText extends Text {

    private double right;

    RightText(String style) {
        getStyleClass().add(style);
        setTextOrigin(VPos.BASELINE);
        setManaged(false);
        layoutBoundsProperty().addListener(changed -> align());
    }

    /** Where it ends, and its line of writing. */
    void endAt(double x, double y) {
        right = x;
        setY(y);
        align();
    }

    /** Where it begins. */
    double left() {
        return right - getLayoutBounds().getWidth();
    }

    private void align() {
        setX(left());
    }
}
