package dev.andon.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A list that only grows: one writer at a time (the caller sees to it), any number of readers, no locks and no copies for them. */
final class GrowingList<T> {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final int FIRST_ROOM = 64;

    private volatile @Nullable Object[] elements = new @Nullable Object[FIRST_ROOM];
    private volatile int size;

    int size() {
        return size;
    }

    /** @throws IndexOutOfBoundsException when nothing was ever put there */
    @SuppressWarnings("unchecked") // only add and set put anything in
    T get(int index) {
        // Size first: an element below the size is in any array read later.
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no element " + index + " of " + size);
        }
        Object element = ELEMENT.getAcquire(elements, index);
        if (element == null) {
            throw new IllegalStateException("element " + index + " of " + size + " is missing");
        }
        return (T) element;
    }

    /** Adds at the end and tells where. */
    synchronized int add(T element) {
        int index = size;
        if (index == elements.length) {
            elements = Arrays.copyOf(elements, 2 * index);
        }
        elements[index] = element;
        size = index + 1;
        return index;
    }

    synchronized void set(int index, T element) {
        ELEMENT.setRelease(elements, index, element);
    }
}
