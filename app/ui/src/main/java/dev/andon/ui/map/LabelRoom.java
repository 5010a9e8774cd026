package dev.andon.ui.map;

import java.util.Arrays;

/** Where there is room for a label still: what was taken first stays. Knows no toolkit. */
final class LabelRoom {

    private double[] taken = new double[256];
    private int size;

    /** Everything is free again. */
    void clear() {
        size = 0;
    }

    /** Takes a rectangle, px, whether it is free or not. */
    void take(double x, double y, double width, double height) {
        if (size + 4 > taken.length) {
            taken = Arrays.copyOf(taken, 2 * taken.length);
        }
        taken[size++] = x;
        taken[size++] = y;
        taken[size++] = x + width;
        taken[size++] = y + height;
    }

    /** Takes a rectangle, px, if all of it is free; whether it was. */
    boolean takeIfFree(double x, double y, double width, double height) {
        for (int at = 0; at < size; at += 4) {
            if (x < taken[at + 2] && x + width > taken[at] && y < taken[at + 3] && y + height > taken[at + 1]) {
                return false;
            }
        }
        take(x, y, width, height);
        return true;
    }
}
