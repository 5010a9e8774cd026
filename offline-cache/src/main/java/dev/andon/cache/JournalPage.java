package dev.andon.cache;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one commit brought, of many points, as bytes: quick to write, and read only after a fall. A page is a sequence of parts, each
 * either rows as they came, as columns, or a stretch of one point's {@link Run} that is carried over from an older page. Keeps
 * buffers: one owner, one thread.
 *
 * <p>{@code start}, then any number of {@code rows} and {@code carry}, then {@code finish}.
 */
final class JournalPage {

    /** The most rows of one part; a larger batch is several parts. */
    static final int MOST_ROWS = 1 << 20;

    private static final int VERSION = 1;

    private static final int END = 0;
    private static final int ROWS = 1;
    private static final int CARRIED = 2;
    private static final int SETTLED = 3;

    private final BitWriter out = new BitWriter();
    private final BitReader in = new BitReader();
    private final Columns columns = new Columns();

    private long[] wide = new long[1024];
    private long[] times = new long[1024];
    private double[] numbers = new double[1024];
    private byte[] marks = new byte[1024];

    /** Takes the rows of a page, in the order in which they were put in. */
    interface Reader {
        /**
         * Takes one row.
         *
         * @param time microseconds since 1970
         * @param text null for what is no text
         * @param mark see {@link Marks}
         */
        void row(int point, long time, double number, @Nullable String text, byte mark);

        /** All rows of a point given so far are in blocks, or are given again now. */
        void settled(int point);
    }

    void start() {
        out.clear();
        out.put(VERSION, 8);
    }

    /**
     * Adds rows {@code from} to {@code to} of columns.
     *
     * @param texts null when none of the rows has a text
     */
    void rows(
            int[] points,
            long[] sourceTimes,
            double[] values,
            @Nullable String @Nullable [] texts,
            byte[] rowMarks,
            int from,
            int to) {
        for (int part = from; part < to; part += MOST_ROWS) {
            part(points, sourceTimes, values, texts, rowMarks, part, Math.min(MOST_ROWS, to - part));
        }
    }

    private void part(
            int[] points,
            long[] sourceTimes,
            double[] values,
            @Nullable String @Nullable [] texts,
            byte[] rowMarks,
            int from,
            int count) {
        room(count);
        out.put(ROWS, 2);
        out.varint(count);
        for (int i = 0; i < count; i++) {
            wide[i] = points[from + i];
        }
        columns.longs.encode(out, wide, 0, count);
        columns.longs.encode(out, sourceTimes, from, count);
        columns.encode(out, values, rowMarks, from, count);
        out.put(texts == null ? 0 : 1, 1);
        if (texts != null) {
            columns.texts.encode(out, texts, from, count);
        }
    }

    /** Adds rows {@code from} to {@code to} of a rising run. */
    void carry(int point, Run run, int from, int to) {
        for (int part = from; part < to; part += MOST_ROWS) {
            out.put(CARRIED, 2);
            out.varint(point);
            Block.write(out, columns, run, part, Math.min(part + MOST_ROWS, to));
        }
    }

    /** Says that all rows of these points, in this page and before, are in blocks or are carried by what follows. */
    void settled(TailSet points) {
        room(points.size());
        for (int i = 0; i < points.size(); i++) {
            wide[i] = points.get(i);
        }
        out.put(SETTLED, 2);
        out.varint(points.size());
        columns.longs.encode(out, wide, 0, points.size());
    }

    /**
     * Ends the page.
     *
     * @return how many of {@link #bytes} it is
     */
    int finish() {
        out.put(END, 2);
        return out.finish();
    }

    /** The bytes of the last page, at the beginning of an array that the next one overwrites. */
    byte[] bytes() {
        return out.bytes();
    }

    /** Gives each row to the reader; the rows before a damaged part have been given when it is found. */
    void decode(byte[] bytes, int offset, int length, Reader reader) throws Damaged {
        in.open(bytes, offset, length);
        long version = in.get(8);
        if (version != VERSION) {
            throw new Damaged("format " + version + " of a journal page, where " + VERSION + " is known");
        }
        while (true) {
            int part = (int) in.get(2);
            in.check();
            switch (part) {
                case ROWS -> decodeRows(reader);
                case CARRIED -> decodeCarried(reader);
                case SETTLED -> decodeSettled(reader);
                case END -> {
                    in.checkEnd();
                    return;
                }
                default -> throw new Damaged("an unknown part of a journal page");
            }
        }
    }

    private void decodeRows(Reader reader) throws Damaged {
        int count = in.count(MOST_ROWS);
        room(count);
        long[] points = new long[count];
        columns.longs.decode(in, points, 0, count);
        columns.longs.decode(in, times, 0, count);
        columns.decode(in, numbers, marks, 0, count);
        @Nullable String[] texts = new String[in.get(1) == 0 ? 0 : count];
        if (texts.length > 0) {
            columns.texts.decode(in, texts, 0, count);
        }
        in.check();
        for (int i = 0; i < count; i++) {
            if (points[i] != (int) points[i]) {
                throw new Damaged("a point with a number too large");
            }
            reader.row((int) points[i], times[i], numbers[i], texts.length > 0 ? texts[i] : null, marks[i]);
        }
    }

    private void decodeCarried(Reader reader) throws Damaged {
        int point = in.count(Integer.MAX_VALUE);
        Run run = Block.read(in, columns, MOST_ROWS);
        in.check();
        boolean texts = run.texts.length > 0;
        for (int row = 0; row < run.size; row++) {
            reader.row(point, run.times[row], run.numbers[row], texts ? run.texts[row] : null, run.marks[row]);
        }
    }

    private void decodeSettled(Reader reader) throws Damaged {
        int count = in.count(MOST_ROWS);
        long[] points = new long[count];
        columns.longs.decode(in, points, 0, count);
        in.check();
        for (long point : points) {
            reader.settled((int) point);
        }
    }

    private void room(int count) {
        if (wide.length < count) {
            int length = count + (count >> 1);
            wide = new long[length];
            times = Arrays.copyOf(times, length);
            numbers = Arrays.copyOf(numbers, length);
            marks = Arrays.copyOf(marks, length);
        }
    }
}
