package dev.andon.ui.quality;

import dev.andon.ui.theme.Icon;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * The mark of what needs a look: a diamond with an F where an instrument or the way to it is at fault, an arrow off a line where a value lies
 * outside its limits; nothing where all is well. FX thread.
 */
public final class StandingMark extends Region {

    /** Width and height, px. */
    public static final double SIZE = 16;

    private static final double HALF = SIZE / 2;
    private static final double ICON = 14;
    private static final String FAULT_LETTER = "F";

    private final Polygon diamond = new Polygon(HALF, 0, SIZE, HALF, HALF, SIZE, 0, HALF);
    private final Text letter = new Text(FAULT_LETTER);
    private final SVGPath arrow = new SVGPath();
    private @Nullable Icon drawn;

    public StandingMark() {
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        resize(SIZE, SIZE);
    }

    /** Most never need a look: what they would show is made for those only that do. */
    private void make() {
        diamond.getStyleClass().add("mark-fault");
        letter.getStyleClass().add("mark-letter");
        letter.setTextOrigin(VPos.CENTER);
        arrow.getStyleClass().addAll("icon", "mark-limit");
        arrow.getTransforms().add(new Scale(ICON / Icon.FIELD, ICON / Icon.FIELD));
        arrow.relocate((SIZE - ICON) / 2, (SIZE - ICON) / 2);
        getChildren().addAll(diamond, letter, arrow);
        letter.layoutBoundsProperty().addListener(changed -> centreLetter());
        centreLetter();
    }

    /**
     * Shows how something stands.
     *
     * @param standing null: nothing about it needs a look
     * @param way which way it lies outside, where it does
     */
    public void show(@Nullable Standing standing, Icon way) {
        boolean seen = standing != null && standing.needsLook();
        setVisible(seen);
        if (seen && getChildren().isEmpty()) {
            make();
        }
        boolean outside = standing == Standing.OUTSIDE;
        diamond.setVisible(!outside);
        letter.setVisible(!outside);
        arrow.setVisible(outside);
        if (outside && drawn != way) {
            drawn = way;
            arrow.setContent(way.path());
        }
    }

    /** Puts its middle at a place in its parent. */
    public void centreAt(double x, double y) {
        relocate(Math.rint(x - HALF), Math.rint(y - HALF));
    }

    private void centreLetter() {
        letter.setX(HALF - letter.getLayoutBounds().getWidth() / 2);
        letter.setY(HALF);
    }
}
