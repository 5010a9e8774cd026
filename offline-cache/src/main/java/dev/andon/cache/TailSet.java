package dev.andon.cache;

import java.util.Arrays;

/** Points whose tails are to be worked on, in the order in which they were added. */
final class TailSet {

    private int[] points = new int[64];
    private int size;

    void add(int point) {
        if (size == points.length) {
            points = Arrays.copyOf(points, size * 2);
        }
        points[size++] = point;
    }

    int size() {
        return size;
    }

    int get(int place) {
        return points[place];
    }

    void clear() {
        size = 0;
    }
}
