package dev.andon.ui.values;

import javafx.scene.control.Label;

/** Puts labels of any size onto one line of writing, as print does; centred, small words would float above large ones. */
final class Baseline {

    private Baseline() {}

    /** Where the line of writing lies in a row of a height, px from its top: that of a centred name. */
    static double of(double height) {
        return Math.rint(height / 2 + 5);
    }

    /**
     * Gives a label its place.
     *
     * @param y of the line of writing, px
     */
    static void place(Label label, double x, double width, double y) {
        label.resize(Math.max(0, width), Math.ceil(label.prefHeight(-1)));
        label.relocate(x, Math.rint(y - label.getBaselineOffset()));
    }
}
