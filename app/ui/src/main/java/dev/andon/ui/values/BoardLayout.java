package dev.andon.ui.values;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Where the cards of a board lie: in as many columns as fit, each card as high as it needs and under the shortest column so far, so that the order
 * reads from left to right and from top to bottom and no room is lost. Lengths are logical pixels. Knows no toolkit.
 */
final class BoardLayout {

    static final double HEAD = 38;
    static final double ROW = 34;
    static final double FOOT = 4;
    static final double GAP = 12;

    /** A card is at least this wide, unless the board itself is narrower. */
    static final double NARROWEST = 640;

    private final int[] rows;
    private final double cardWidth;
    private final double[] tops;
    private final int[] columnOf;
    private final int[] placeOf;
    private final int[][] cardsOf;
    private final double height;

    /**
     * Lays out cards.
     *
     * @param rows how many rows each card has, in order; not to be changed afterwards
     * @param width of the board
     */
    BoardLayout(int[] rows, double width) {
        this.rows = rows;
        int fitting = (int) Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
        int columns = Math.clamp(rows.length, 1, fitting);
        cardWidth = Math.floor((width - GAP * (columns - 1)) / columns);
        tops = new double[rows.length];
        columnOf = new int[rows.length];
        placeOf = new int[rows.length];
        cardsOf = new int[columns][Math.ceilDiv(rows.length, columns)];
        int[] filled = new int[columns];
        double[] ends = new double[columns];
        for (int card = 0; card < rows.length; card++) {
            int column = shortest(ends);
            columnOf[card] = column;
            tops[card] = ends[column];
            ends[column] += height(card) + GAP;
            if (filled[column] == cardsOf[column].length) {
                cardsOf[column] = Arrays.copyOf(cardsOf[column], 2 * filled[column]);
            }
            placeOf[card] = filled[column];
            cardsOf[column][filled[column]++] = card;
        }
        for (int column = 0; column < columns; column++) {
            cardsOf[column] = Arrays.copyOf(cardsOf[column], filled[column]);
        }
        height = Math.max(0, Arrays.stream(ends).max().orElse(0) - GAP);
    }

    int cards() {
        return rows.length;
    }

    int columns() {
        return cardsOf.length;
    }

    double cardWidth() {
        return cardWidth;
    }

    int rows(int card) {
        return rows[card];
    }

    double left(int card) {
        return columnOf[card] * (cardWidth + GAP);
    }

    double top(int card) {
        return tops[card];
    }

    double height(int card) {
        return HEAD + rows[card] * ROW + FOOT;
    }

    double rowTop(int card, int row) {
        return top(card) + HEAD + row * ROW;
    }

    /** Of everything. */
    double height() {
        return height;
    }

    /** Shows every card that reaches into a stretch to the visitor, column by column from the top. */
    void between(double top, double bottom, IntConsumer visitor) {
        for (int[] column : cardsOf) {
            for (int place = firstEndingBelow(column, top);
                    place < column.length && tops[column[place]] < bottom;
                    place++) {
                visitor.accept(column[place]);
            }
        }
    }

    /** The card at a place; -1: there is none. */
    int cardAt(double x, double y) {
        int column = (int) Math.floor(x / (cardWidth + GAP));
        if (column < 0 || column >= cardsOf.length || x - column * (cardWidth + GAP) > cardWidth) {
            return -1;
        }
        int place = firstEndingBelow(cardsOf[column], y);
        return place < cardsOf[column].length && tops[cardsOf[column][place]] <= y ? cardsOf[column][place] : -1;
    }

    /** The row of a card at a height; -1: there is none, or the head. */
    int rowAt(int card, double y) {
        int row = (int) Math.floor((y - top(card) - HEAD) / ROW);
        return row >= 0 && row < rows[card] ? row : -1;
    }

    /** The card so many places further down in the same column; -1: there is none. */
    int below(int card, int steps) {
        int[] column = cardsOf[columnOf[card]];
        int place = placeOf[card] + steps;
        return place >= 0 && place < column.length ? column[place] : -1;
    }

    /** The card so many columns further right that is nearest to a height; -1: there is no such column. */
    int beside(int card, int steps, double y) {
        int column = columnOf[card] + steps;
        if (column < 0 || column >= cardsOf.length || cardsOf[column].length == 0) {
            return -1;
        }
        int place = firstEndingBelow(cardsOf[column], y);
        return cardsOf[column][Math.min(place, cardsOf[column].length - 1)];
    }

    private int firstEndingBelow(int[] column, double y) {
        int low = 0;
        int high = column.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tops[column[middle]] + height(column[middle]) <= y) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int shortest(double[] ends) {
        int best = 0;
        for (int column = 1; column < ends.length; column++) {
            if (ends[column] < ends[best]) {
                best = column;
            }
        }
        return best;
    }
}
