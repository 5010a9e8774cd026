package dev.andon.ui.matrix;

import java.util.Arrays;

/**
 * Where columns and rows stand: logical pixels from the corner of the first cell. Columns are as wide as their numbers want; where all of them fit,
 * they share what is left. Knows no toolkit.
 */
final class MatrixLayout {

    /** The height of a row. */
    static final double ROW = 24;

    /** A column is at least this wide. */
    static final double NARROWEST = 56;

    static final double WIDEST = 132;

    private final double[] lefts;
    private final double[] widths;
    private final int rows;

    /**
     * Lays out cells.
     *
     * @param needs how wide each column wants to be
     * @param room for all of them
     */
    MatrixLayout(double[] needs, int rows, double room) {
        this.rows = rows;
        widths = new double[needs.length];
        lefts = new double[needs.length + 1];
        double sum = 0;
        for (int column = 0; column < needs.length; column++) {
            widths[column] = Math.ceil(Math.clamp(needs[column], NARROWEST, WIDEST));
            sum += widths[column];
        }
        double share = needs.length == 0 ? 0 : Math.floor(Math.max(0, room - sum) / needs.length);
        for (int column = 0; column < needs.length; column++) {
            widths[column] = Math.max(widths[column], Math.min(WIDEST, widths[column] + share));
            lefts[column + 1] = lefts[column] + widths[column];
        }
    }

    int columns() {
        return widths.length;
    }

    double left(int column) {
        return lefts[column];
    }

    double width(int column) {
        return widths[column];
    }

    /** Of all columns. */
    double width() {
        return lefts[widths.length];
    }

    /** Of all rows. */
    double height() {
        return rows * ROW;
    }

    /** The column at a place; that of the nearest edge where there is none. */
    int columnAt(double x) {
        int found = Arrays.binarySearch(lefts, x);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, Math.max(0, widths.length - 1));
    }

    /** The row at a height; -1: below the last. */
    int rowAt(double y) {
        int row = (int) Math.floor(y / ROW);
        return row >= 0 && row < rows ? row : -1;
    }
}
