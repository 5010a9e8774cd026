package dev.andon.ui.values;

import dev.andon.ui.quality.QualityGlyph;
import dev.andon.ui.quality.QualityLook;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The card of one device: its ground, its name, where it stands, and how it fares as a whole. Used for one device after another. */
final class CardHead extends Region {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final double GAP = 10;
    private static final double MIDDLE = BoardLayout.HEAD / 2;
    private static final double LINE = Baseline.of(BoardLayout.HEAD);

    private final Label title = new Label();
    private final Label path = new Label();
    private final RightText fares = new RightText("value-age");
    private final QualityGlyph clock = new QualityGlyph();
    private int device = -1;
    private QualityLook look = QualityLook.LIVE;

    CardHead() {
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("card");
        title.getStyleClass().add("card-title");
        path.getStyleClass().add("secondary");
        getChildren().addAll(title, path, clock, fares);
    }

    int device() {
        return device;
    }

    /** Whether diagonal lines go over it. */
    boolean hatched() {
        return look.hatched();
    }

    void show(int handle, String name, String where) {
        device = handle;
        setId("card-" + handle);
        title.setText(name);
        path.setText(where);
        requestLayout();
    }

    /** Whether its name or where it stands is cut short. */
    boolean elided() {
        return title.prefWidth(-1) > title.getWidth() + 1 || path.prefWidth(-1) > path.getWidth() + 1;
    }

    /** Its name, and where it stands. */
    String inFull() {
        return path.getText().isEmpty() ? title.getText() : title.getText() + '\n' + path.getText();
    }

    /**
     * Says how the device fares as a whole.
     *
     * @param how that of its values taken together
     * @param words for how long, or its presence; empty: nothing to say
     */
    void fares(QualityLook how, String words) {
        if (look != how) {
            look = how;
            title.pseudoClassStateChanged(GREY, how.grey());
        }
        clock.show(how);
        double before = fares.left();
        fares.setText(words);
        if (fares.left() != before) {
            requestLayout();
        }
        clock.centreAt(fares.left() - QualityGlyph.SIZE / 2 - 5, MIDDLE);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - 2 * RowColumns.PAD);
        double titleWidth = Math.min(Math.ceil(title.prefWidth(-1)), width * 0.6);
        Baseline.place(title, RowColumns.PAD, titleWidth, LINE);
        double pathLeft = RowColumns.PAD + titleWidth + GAP;
        fares.endAt(getWidth() - RowColumns.PAD, LINE);
        double faresLeft = fares.left() - QualityGlyph.SIZE - GAP;
        double pathEnd = Math.min(getWidth() - RowColumns.AGE - 2 * RowColumns.PAD, faresLeft);
        Baseline.place(path, pathLeft, Math.max(0, pathEnd - pathLeft), LINE);
        clock.centreAt(fares.left() - QualityGlyph.SIZE / 2 - 5, MIDDLE);
    }
}
