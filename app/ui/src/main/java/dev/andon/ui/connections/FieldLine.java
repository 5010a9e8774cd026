package dev.andon.ui.connections;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** A few fields side by side, as wide as their shares; one below the other where there is no room. FX thread. */
final class FieldLine extends Pane {

    private static final double GAP = 12;
    private static final double ROOM = 480;

    private final List<FieldRow> rows;
    private final double[] shares;

    /** @param shares of the width, one for each field */
    FieldLine(List<FieldRow> rows, double... shares) {
        this.rows = rows;
        this.shares = shares;
        getChildren().setAll(rows);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return rows.stream().mapToDouble(row -> row.prefWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? ROOM : width;
        double height = 0;
        for (int index = 0; index < rows.size(); index++) {
            double own = rows.get(index).prefHeight(share(index, room));
            height = room < ROOM ? height + own + (index > 0 ? GAP : 0) : Math.max(height, own);
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        double at = 0;
        for (int index = 0; index < rows.size(); index++) {
            Node row = rows.get(index);
            double width = share(index, getWidth());
            double height = row.prefHeight(width);
            if (getWidth() < ROOM) {
                row.resizeRelocate(0, at, width, height);
                at += height + GAP;
            } else {
                row.resizeRelocate(at, 0, width, height);
                at += width + GAP;
            }
        }
    }

    private double share(int index, double width) {
        if (width < ROOM) {
            return width;
        }
        double all = 0;
        for (double share : shares) {
            all += share;
        }
        return Math.floor((width - GAP * (rows.size() - 1)) * shares[index] / all);
    }
}
