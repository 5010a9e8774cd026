package dev.andon.ui.values;

import dev.andon.ui.quality.QualityGlyph;
import dev.andon.ui.quality.QualityLook;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** The card of one device: its ground, its name, where it stands, and how it fares as a whole. Used for one device after another. */
final class CardHead extends Region {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final double GAP = 10;

    private final Label title = new Label();
    private final Label path = new Label();
    private final Text fares = new Text();
    private final QualityGlyph clock = new QualityGlyph();
    private int device = -1;
    private boolean silent;

    CardHead() {
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("card");
        title.getStyleClass().add("card-title");
        path.getStyleClass().add("secondary");
        fares.getStyleClass().add("value-age");
        fares.setTextOrigin(VPos.CENTER);
        fares.setManaged(false);
        getChildren().addAll(title, path, clock, fares);
    }

    int device() {
        return device;
    }

    boolean silent() {
        return silent;
    }

    void show(int handle, String name, String where) {
        device = handle;
        setId("card-" + handle);
        title.setText(name);
        path.setText(where);
        requestLayout();
    }

    /**
     * Says how the device fares as a whole.
     *
     * @param isSilent nothing of it is live any more
     * @param words for how long, or its presence; empty: nothing to say
     */
    void fares(boolean isSilent, String words) {
        if (silent != isSilent || clock.getContent().isEmpty()) {
            silent = isSilent;
            title.pseudoClassStateChanged(GREY, isSilent);
            clock.show(QualityLook.STALE);
            clock.setVisible(isSilent);
        }
        if (!fares.getText().equals(words)) {
            fares.setText(words);
            alignRight();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - 2 * RowColumns.PAD);
        double titleWidth = Math.min(Math.ceil(title.prefWidth(-1)), width * 0.6);
        title.resizeRelocate(RowColumns.PAD, 0, titleWidth, BoardLayout.HEAD);
        double pathLeft = RowColumns.PAD + titleWidth + GAP;
        double pathWidth = getWidth() - RowColumns.AGE - 2 * RowColumns.PAD - pathLeft;
        path.resizeRelocate(pathLeft, 1, Math.max(0, pathWidth), BoardLayout.HEAD);
        alignRight();
    }

    private void alignRight() {
        double left = getWidth() - RowColumns.PAD - fares.getLayoutBounds().getWidth();
        fares.setX(left);
        fares.setY(BoardLayout.HEAD / 2 + 1);
        clock.centreAt(left - QualityGlyph.SIZE / 2 - 5, BoardLayout.HEAD / 2 + 1);
    }
}
