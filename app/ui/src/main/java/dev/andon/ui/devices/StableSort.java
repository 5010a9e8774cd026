package dev.andon.ui.devices;

import java.util.Arrays;

/** Sorts handles by any order, what is equal staying as it stood; without an object for each, and in a single pass what is nearly sorted already. */
final class StableSort {

    private static final int SHORT = 12;

    private StableSort() {}

    /** How two handles compare, as {@link java.util.Comparator} says. */
    interface Order {
        int compare(int left, int right);
    }

    static void sort(int[] handles, Order order) {
        sort(Arrays.copyOf(handles, handles.length), handles, 0, handles.length, order);
    }

    /** Sorts a stretch of {@code into}; {@code from} holds the same there at first. */
    private static void sort(int[] from, int[] into, int begin, int end, Order order) {
        if (end - begin <= SHORT) {
            insert(into, begin, end, order);
            return;
        }
        int middle = (begin + end) >>> 1;
        sort(into, from, begin, middle, order);
        sort(into, from, middle, end, order);
        if (order.compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, begin, into, begin, end - begin);
            return;
        }
        int left = begin;
        int right = middle;
        for (int at = begin; at < end; at++) {
            boolean takeLeft = right >= end || (left < middle && order.compare(from[left], from[right]) <= 0);
            into[at] = takeLeft ? from[left++] : from[right++];
        }
    }

    private static void insert(int[] handles, int begin, int end, Order order) {
        for (int at = begin + 1; at < end; at++) {
            int moved = handles[at];
            int to = at;
            while (to > begin && order.compare(handles[to - 1], moved) > 0) {
                handles[to] = handles[to - 1];
                to--;
            }
            handles[to] = moved;
        }
    }
}
