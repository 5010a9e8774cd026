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

    private @Nullable QualityLook look;

    public QualityGlyph() {
        getStyleClass().addAll("icon", "quality-glyph");
        getTransforms().add(new Scale(SIZE / Icon.FIELD, SIZE / Icon.FIELD));
        setManaged(false);
        setMouseTransparent(true);
    }

    /** Shows the sign of a look. */
    public void show(QualityLook wanted) {
        if (look != wanted) {
            look = wanted;
            Icon glyph = wanted.glyph();
            setVisible(glyph != null);
            setContent(glyph == null ? "" : glyph.path());
            pseudoClassStateChanged(FAULT, wanted.frame() == QualityLook.Frame.FAULT);
        }
    }

    /** Puts the middle of the sign's field at a place in its parent. */
    public void centreAt(double x, double y) {
        setLayoutX(x - SIZE / 2);
        setLayoutY(y - SIZE / 2);
    }
}
