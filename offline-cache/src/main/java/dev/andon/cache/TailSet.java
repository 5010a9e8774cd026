package dev.andon.cache;

import java.util.Arrays;
import java.util.BitSet;

/** Points whose tails are to be worked on, in the order in which they were added. */
final class TailSet {

    private int[] points = new int[64];
    private final BitSet members = new BitSet();
    private int size;

    /** Adds a point, once. */
    void add(int point) {
        if (members.get(point)) {
            return;
        }
        members.set(point);
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

    boolean has(int point) {
        return members.get(point);
    }

    void clear() {
        size = 0;
        members.clear();
    }
}
