package dev.andon.cache;

import dev.andon.model.Quality;
import org.jspecify.annotations.Nullable;

/**
 * Samples and the beginnings of gaps of many points on their way into the cache, as columns of primitives, reused for ever. Taken from
 * {@link Cache#take}, filled, handed over by {@link Cache#put}; one owner at a time.
 */
public final class Rows {

    static final int CAPACITY = 1 << 14;

    final int[] points = new int[CAPACITY];
    final long[] times = new long[CAPACITY];
    final double[] numbers = new double[CAPACITY];
    final byte[] marks = new byte[CAPACITY];
    /** As long as the others as soon as one row has a text. */
    @Nullable
    String[] texts = new String[0];

    boolean hasTexts;
    int size;

    /** When it was handed over, microseconds since 1970 UTC. */
    long handed;

    Rows() {}

    /** Whether there is room for one more. */
    public boolean full() {
        return size == CAPACITY;
    }

    /** How many rows are in it. */
    public int size() {
        return size;
    }

    /**
     * Adds a sample.
     *
     * @param point from {@link Cache#point}
     * @param time when it was measured, microseconds since 1970 UTC
     * @param number the number; 1 or 0 for a flag; whatever for a text
     * @param text of a text point, null for the others
     * @param historical delivered late or backfilled: history only
     */
    public void sample(
            int point, long time, double number, @Nullable String text, Quality quality, boolean historical) {
        add(point, time, number, text, Marks.of(quality, historical));
    }

    /** Says that from an instant on nothing is known of a point, until its next sample. */
    public void gap(int point, long time, GapCause cause) {
        add(point, time, cause.ordinal(), null, Marks.GAP_ROW);
    }

    /** Says that what was missing from an instant on, where a gap begins, has been filled. */
    public void filled(int point, long time) {
        add(point, time, 0, null, Marks.FILLED);
    }

    void clear() {
        size = 0;
        hasTexts = false;
    }

    void add(int point, long time, double number, @Nullable String text, byte mark) {
        int row = size++;
        points[row] = point;
        times[row] = time;
        numbers[row] = number;
        marks[row] = mark;
        if (text != null || hasTexts) {
            addText(row, text);
        }
    }

    private void addText(int row, @Nullable String text) {
        if (texts.length == 0) {
            texts = new String[CAPACITY];
        }
        for (int before = hasTexts ? row : 0; before < row; before++) {
            texts[before] = null;
        }
        hasTexts = true;
        texts[row] = text;
    }
}
