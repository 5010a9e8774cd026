package dev.andon.ui.devices;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** The box that says whether a row is chosen; drawn by its style alone, so that a row costs little. FX thread. */
final class CheckBoxMark extends Region {

    /** Width and height, px. */
    static final double SIZE = 16;

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final PseudoClass PARTLY = PseudoClass.getPseudoClass("partly");

    private final Region tick = new Region();

    CheckBoxMark() {
        getStyleClass().add("check-mark");
        tick.getStyleClass().add("tick");
        tick.setMouseTransparent(true);
        getChildren().add(tick);
    }

    void show(boolean on, boolean partly) {
        pseudoClassStateChanged(ON, on);
        pseudoClassStateChanged(PARTLY, partly);
    }

    @Override
    protected void layoutChildren() {
        tick.resizeRelocate(4, 4, SIZE - 8, SIZE - 8);
    }
}
