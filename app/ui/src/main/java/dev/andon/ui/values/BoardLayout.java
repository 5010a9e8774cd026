package dev.andon.ui.values;

import java.util.Arrays;

/**
 * Where the cards of a board lie: side by side in as many columns as fit, row by row, each as high as it needs. Lengths are logical pixels. Knows no
 * toolkit.
 */
final class BoardLayout {

    static final double HEAD = 38;
    static final double ROW = 34;
    static final double FOOT = 4;
    static final double GAP = 12;

    /** A card is at least this wide, unless the board itself is narrower. */
    static final double NARROWEST = 680;

    private final int[] rows;
    private final int columns;
    private final double cardWidth;
    private final double[] bandTops;

    /**
     * Lays out cards.
     *
     * @param rows how many rows each card has, in order; not to be changed afterwards
     * @param width of the board
     */
    BoardLayout(int[] rows, double width) {
        this.rows = rows;
        int fitting = (int) Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
        columns = Math.clamp(rows.length, 1, fitting);
        cardWidth = Math.floor((width - GAP * (columns - 1)) / columns);
        int bands = Math.ceilDiv(rows.length, columns);
        bandTops = new double[bands + 1];
        for (int band = 0; band < bands; band++) {
            bandTops[band + 1] = bandTops[band] + bandHeight(band) + GAP;
        }
    }

    int cards() {
        return rows.length;
    }

    int columns() {
        return columns;
    }

    double cardWidth() {
        return cardWidth;
    }

    int rows(int card) {
        return rows[card];
    }

    double left(int card) {
        return card % columns * (cardWidth + GAP);
    }

    double top(int card) {
        return bandTops[card / columns];
    }

    /** Cards side by side are equally high. */
    double height(int card) {
        return bandTops[card / columns + 1] - bandTops[card / columns] - GAP;
    }

    double rowTop(int card, int row) {
        return top(card) + HEAD + row * ROW;
    }

    /** Of everything. */
    double height() {
        return Math.max(0, bandTops[bandTops.length - 1] - GAP);
    }

    /** The first card that reaches below a height; {@link #cards} when none does. */
    int firstBelow(double y) {
        int found = Arrays.binarySearch(bandTops, y);
        int band = found >= 0 ? found : -found - 2;
        return Math.clamp((long) Math.max(0, band) * columns, 0, rows.length);
    }

    /** The card at a place; -1: there is none. */
    int cardAt(double x, double y) {
        int column = (int) Math.floor(x / (cardWidth + GAP));
        int card = firstBelow(y) + column;
        boolean inside = x >= 0
                && column < columns
                && card < rows.length
                && x - left(card) <= cardWidth
                && y >= top(card)
                && y <= top(card) + height(card);
        return inside ? card : -1;
    }

    /** The row of a card at a height; -1: there is none, or the head. */
    int rowAt(int card, double y) {
        int row = (int) Math.floor((y - top(card) - HEAD) / ROW);
        return row >= 0 && row < rows[card] ? row : -1;
    }

    private double bandHeight(int band) {
        int most = 0;
        for (int card = band * columns; card < Math.min(rows.length, (band + 1) * columns); card++) {
            most = Math.max(most, rows[card]);
        }
        return HEAD + most * ROW + FOOT;
    }
}
