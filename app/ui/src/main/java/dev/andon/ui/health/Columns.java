package dev.andon.ui.health;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Lays cards out in one, two or three columns, each under the shortest column so far. FX thread. */
final class Columns extends Region {

    private static final double NARROWEST = 520;
    private static final int MOST = 3;
    private static final double GAP = 12;
    private static final double PAD = 16;
    private static final double PHONE_PAD = 8;

    void add(Section section) {
        getChildren().add(section);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width < 0 ? NARROWEST : width, false);
    }

    @Override
    protected double computePrefWidth(double height) {
        return NARROWEST;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    private double place(double width, boolean really) {
        double pad = width < HealthScreen.PHONE ? PHONE_PAD : PAD;
        double room = width - 2 * pad;
        int columns = (int) Math.clamp(Math.floor((room + GAP) / (NARROWEST + GAP)), 1, MOST);
        double each = Math.floor((room - GAP * (columns - 1)) / columns);
        double[] ends = new double[columns];
        java.util.Arrays.fill(ends, pad);
        for (Node card : getChildren()) {
            int column = 0;
            for (int other = 1; other < columns; other++) {
                column = ends[other] < ends[column] ? other : column;
            }
            double height = Math.ceil(card.prefHeight(each));
            if (really) {
                card.resizeRelocate(pad + column * (each + GAP), ends[column], each, height);
            }
            ends[column] += height + GAP;
        }
        double highest = 0;
        for (double end : ends) {
            highest = Math.max(highest, end);
        }
        return highest - GAP + pad;
    }
}
