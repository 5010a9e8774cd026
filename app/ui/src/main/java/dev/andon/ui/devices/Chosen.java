package dev.andon.ui.devices;

import java.util.BitSet;

/** Which devices a person chose, by handle: it lasts while rows are filtered, sorted and gathered anew. */
final class Chosen {

    private final BitSet handles = new BitSet();
    private int anchor = -1;
    private int revision;

    boolean has(int handle) {
        return handles.get(handle);
    }

    int count() {
        return handles.cardinality();
    }

    /** Rises with every change. */
    int revision() {
        return revision;
    }

    /** The device from which a stretch is chosen; -1: none. */
    int anchor() {
        return anchor;
    }

    /** One more, or one less. */
    void toggle(int handle) {
        handles.flip(handle);
        anchor = handle;
        revision++;
    }

    void add(int handle) {
        handles.set(handle);
        revision++;
    }

    /** Where the next stretch begins. */
    void anchorAt(int handle) {
        anchor = handle;
    }

    void clear() {
        handles.clear();
        anchor = -1;
        revision++;
    }
}
