package dev.andon.ui.tree;

import java.util.Arrays;
import java.util.BitSet;

/** Handles in the order in which they came, each once; without an object for each of a hundred thousand. By one thread. */
final class Handles {

    private final BitSet known = new BitSet();
    private int[] all;
    private int count;

    Handles(int expected) {
        all = new int[expected];
    }

    void add(int handle) {
        if (!known.get(handle)) {
            known.set(handle);
            if (count == all.length) {
                all = Arrays.copyOf(all, 2 * count + 1);
            }
            all[count++] = handle;
        }
    }

    int[] all() {
        return Arrays.copyOf(all, count);
    }
}
