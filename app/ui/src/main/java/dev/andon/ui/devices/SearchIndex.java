package dev.andon.ui.devices;

import java.util.BitSet;

/**
 * Finds the devices whose text holds words. All texts lie in one long string, one behind the other, so that a hundred thousand are looked through in
 * one go from end to end rather than from object to object: some milliseconds a word. FX thread.
 */
final class SearchIndex {

    // No word holds it: words are parted by white space.
    private static final char END = '\n';

    private final DeviceFacts facts;
    private String texts = "";
    private int[] handles = {};
    // Where each one's text begins, and behind the last one where it ends.
    private int[] begins = {0};
    private boolean stale = true;

    SearchIndex(DeviceFacts facts) {
        this.facts = facts;
    }

    /** Some text is another one now. */
    void invalidate() {
        stale = true;
    }

    /** Looks through these devices from now on. */
    void cover(int[] all) {
        handles = all;
        stale = true;
    }

    /** The handles of all devices whose text holds a word. */
    BitSet find(String word) {
        prepare();
        BitSet found = new BitSet();
        int index = 0;
        for (int at = texts.indexOf(word); at >= 0; at = texts.indexOf(word, begins[index])) {
            while (begins[index + 1] <= at) {
                index++;
            }
            found.set(handles[index]);
            // One find a device is enough.
            index++;
        }
        return found;
    }

    /** Puts the texts together, where they are not yet, so that whoever types need not wait for it. */
    void prepare() {
        if (stale) {
            fill();
        }
    }

    private void fill() {
        stale = false;
        StringBuilder all = new StringBuilder(handles.length * 64);
        begins = new int[handles.length + 1];
        for (int index = 0; index < handles.length; index++) {
            begins[index] = all.length();
            all.append(facts.search(handles[index])).append(END);
        }
        begins[handles.length] = all.length();
        texts = all.toString();
    }
}
