package dev.andon.ui.devices;

import dev.andon.ui.tree.NaturalOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What devices are sorted by, and the sorting. It is read once, before, so that values that change meanwhile do no harm: as many at a time as one
 * likes, on the FX thread; the sorting itself may go on beside it.
 */
final class SortKeys {

    private final Source source;
    private final int[] handles;
    private final double[] numbers;
    // Of each one's text, for the columns that have no number.
    private final @Nullable String @Nullable [] texts;
    private int read;
    private boolean begun;
    private volatile int @Nullable [] sorted;

    /** Where keys come from; one of the two is asked. */
    interface Source {

        /** Whether it has texts. */
        boolean texts();

        /** The text of the device at a place among all of them; the empty one is last whichever way round. */
        String text(int handle);

        /** The number of a device; NaN is last whichever way round. */
        double number(int handle, int place);
    }

    /** @param handles what is equal stays as it stands here; not changed */
    SortKeys(Source source, int[] handles) {
        this.source = source;
        this.handles = handles;
        numbers = new double[handles.length];
        texts = source.texts() ? new @Nullable String[handles.length] : null;
    }

    /** Reads on, so many at most; whether all are read now. FX thread. */
    boolean read(int most) {
        int end = (int) Math.min(handles.length, (long) read + most);
        for (; read < end; read++) {
            if (texts == null) {
                numbers[read] = source.number(handles[read], read);
            } else {
                texts[read] = source.text(handles[read]);
            }
        }
        return read == handles.length;
    }

    /** Sorts beside the caller, once; null until that is done. FX thread, when all are read. */
    int @Nullable [] sorted(Executor beside, boolean descending) {
        if (!begun) {
            begun = true;
            beside.execute(() -> sorted = sort(descending));
        }
        return sorted;
    }

    /** The handles in their new order. When all are read; any thread. */
    int[] sort(boolean descending) {
        if (texts != null) {
            rank(texts);
        }
        double sign = descending ? -1 : 1;
        double[] byHandle = new double[Arrays.stream(handles).max().orElse(-1) + 1];
        for (int place = 0; place < handles.length; place++) {
            double key = numbers[place];
            byHandle[handles[place]] = Double.isNaN(key) ? Double.POSITIVE_INFINITY : sign * key;
        }
        int[] fresh = handles.clone();
        StableSort.sort(fresh, (left, right) -> Double.compare(byHandle[left], byHandle[right]));
        return fresh;
    }

    /** The place of each one's text among all of them: many have the same, so that few are compared. */
    private void rank(@Nullable String[] all) {
        Map<String, Integer> rank = new HashMap<>();
        for (String text : all) {
            rank.put(Objects.requireNonNull(text), 0);
        }
        List<String> inOrder = new ArrayList<>(rank.keySet());
        inOrder.sort(NaturalOrder.INSTANCE);
        for (int place = 0; place < inOrder.size(); place++) {
            rank.put(inOrder.get(place), place);
        }
        for (int place = 0; place < all.length; place++) {
            String text = Objects.requireNonNull(all[place]);
            numbers[place] = text.isEmpty() ? Double.NaN : rank.getOrDefault(text, 0);
        }
    }
}
