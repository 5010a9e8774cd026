package dev.andon.ui.quality;

import dev.andon.ui.theme.Icon;
import javafx.css.PseudoClass;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/** The sign beside a value that is not plainly live; invisible beside one that is. FX thread. */
public final class QualityGlyph extends SVGPath {

    /** Width and height, px. */
    public static final double SIZE = 13;

    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");

    private static final PseudoClass LIMIT = PseudoClass.getPseudoClass("limit");

    private @Nullable Icon drawn;

    public QualityGlyph() {
        getStyleClass().addAll("icon", "quality-glyph");
        getTransforms().add(new Scale(SIZE / Icon.FIELD, SIZE / Icon.FIELD));
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Shows the sign of a look. */
    public void show(QualityLook look) {
        show(look, null);
    }

    /**
     * Shows the sign of a look.
     *
     * @param way which way the value lies outside its limits, for a value that is plainly live; null: it does not
     */
    public void show(QualityLook look, @Nullable Icon way) {
        Icon wanted = look.glyph() != null ? look.glyph() : way;
        if (drawn != wanted) {
            drawn = wanted;
            setVisible(wanted != null);
            setContent(wanted == null ? "" : wanted.path());
            pseudoClassStateChanged(FAULT, look.frame() == QualityLook.Frame.FAULT);
            pseudoClassStateChanged(LIMIT, wanted != null && wanted == way);
        }
    }

    /** Puts the middle of the sign's field at a place in its parent. */
    public void centreAt(double x, double y) {
        setLayoutX(x - SIZE / 2);
        setLayoutY(y - SIZE / 2);
    }
}
