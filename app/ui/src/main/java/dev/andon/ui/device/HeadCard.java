package dev.andon.ui.device;

import dev.andon.ui.quality.Standing;
import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.theme.Icon;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What the page is about: the device's name, its type, where it stands, and how it fares as a whole. FX thread. */
final class HeadCard extends Region {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final double PAD = 14;
    private static final double LINE = 26;
    private static final double NARROW = 560;
    private static final double GAP = 10;

    private final Label title = new Label();
    private final Label about = new Label();
    private final Label state = new Label();
    private final StandingMark mark = new StandingMark();

    HeadCard() {
        setId("page-head");
        getStyleClass().add("card");
        title.setId("page-title");
        title.getStyleClass().add("page-title");
        about.setId("page-about");
        about.getStyleClass().add("secondary");
        state.setId("page-state");
        state.getStyleClass().add("fact");
        getChildren().addAll(title, about, mark, state);
    }

    /**
     * Tells of a device.
     *
     * @param type what people call a device of its kind
     * @param path where it stands; empty: nowhere
     * @param fares how it fares, in words
     */
    void show(String name, String type, String path, Standing standing, String fares) {
        title.setText(name);
        about.setText(path.isEmpty() ? type : type + " · " + path);
        mark.show(standing, Icon.OUTSIDE);
        if (!fares.equals(state.getText())) {
            state.setText(fares);
            requestLayout();
        }
        state.pseudoClassStateChanged(GREY, !standing.live());
    }

    @Override
    protected double computePrefHeight(double width) {
        return width < NARROW ? 3 * LINE + 14 : 2 * LINE + 12;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * PAD;
        boolean narrow = getWidth() < NARROW;
        double markRoom = mark.isVisible() ? StandingMark.SIZE + GAP : 0;
        double stateWidth = Math.min(Math.ceil(state.prefWidth(-1)), narrow ? width - markRoom : width * 0.45);
        double stateLeft = narrow ? PAD + markRoom : PAD + width - stateWidth;
        double stateTop = narrow ? 6 + 2 * LINE : 6;
        double room = narrow ? width : width - stateWidth - markRoom - GAP;
        title.resizeRelocate(PAD, 6, room, LINE);
        about.resizeRelocate(PAD, 6 + LINE, width, LINE);
        state.resizeRelocate(stateLeft, stateTop, stateWidth, LINE);
        mark.centreAt(stateLeft - GAP - StandingMark.SIZE / 2 + (narrow ? 2 : 0), stateTop + LINE / 2);
    }
}
