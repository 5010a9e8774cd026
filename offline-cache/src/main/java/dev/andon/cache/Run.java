package dev.andon.cache;

import dev.andon.model.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one point as growing columns, in the order they came. Rows 0 to {@link #size} are valid; the arrays are longer and are
 * replaced as they grow. Not safe for use by two threads.
 *
 * <p>A row is a sample or the beginning of a gap ({@link Marks}). A flag is 0 or 1 in {@code numbers}; a text stands in {@code texts},
 * with 0 in {@code numbers}; a gap has its cause's ordinal there.
 */
final class Run {

    private static final int FIRST_CAPACITY = 16;

    final Kind kind;

    /** Microseconds since 1970, UTC. */
    long[] times;

    double[] numbers;

    /** As long as the others for texts, empty for numbers and flags; null where a row has none. */
    @Nullable
    String[] texts;

    /** See {@link Marks}. */
    byte[] marks;

    int size;

    Run(Kind kind) {
        this(kind, FIRST_CAPACITY);
    }

    Run(Kind kind, int capacity) {
        this.kind = kind;
        times = new long[capacity];
        numbers = new double[capacity];
        texts = new String[kind == Kind.TEXT ? capacity : 0];
        marks = new byte[capacity];
    }

    /** Adds a number or a flag. */
    void add(long time, double number, byte mark) {
        add(time, number, null, mark);
    }

    /** Adds any row as it stands; the text is dropped unless this run holds texts. */
    void add(long time, double number, @Nullable String text, byte mark) {
        int row = size;
        if (row == times.length) {
            ensure(row + 1);
        }
        times[row] = time;
        numbers[row] = number;
        marks[row] = mark;
        if (kind == Kind.TEXT) {
            texts[row] = text;
        }
        size = row + 1;
    }

    void addGap(long time, GapCause cause) {
        add(time, cause.ordinal(), null, Marks.GAP_ROW);
    }

    /** Appends the rows {@code from} to {@code to} of a run of the same kind. */
    void append(Run other, int from, int to) {
        int count = to - from;
        ensure(size + count);
        System.arraycopy(other.times, from, times, size, count);
        System.arraycopy(other.numbers, from, numbers, size, count);
        System.arraycopy(other.marks, from, marks, size, count);
        if (kind == Kind.TEXT) {
            System.arraycopy(other.texts, from, texts, size, count);
        }
        size += count;
    }

    /** Drops the first rows, so that this one becomes the first. */
    void dropBefore(int row) {
        keep(0, row, size);
    }

    /** Keeps, of the rows from {@code start} on, only {@code from} to {@code to}; those before {@code start} stay. */
    void keep(int start, int from, int to) {
        int count = to - from;
        System.arraycopy(times, from, times, start, count);
        System.arraycopy(numbers, from, numbers, start, count);
        System.arraycopy(marks, from, marks, start, count);
        if (kind == Kind.TEXT) {
            System.arraycopy(texts, from, texts, start, count);
            Arrays.fill(texts, start + count, Math.max(size, to), null);
        }
        size = start + count;
    }

    /** Whether there is a sample up to a time, that included; the rows rise. */
    boolean hasSample(long time) {
        for (int row = 0; row < size && times[row] <= time; row++) {
            if ((marks[row] & Marks.GAP) == 0) {
                return true;
            }
        }
        return false;
    }

    /** When the first sample was measured; {@link Long#MAX_VALUE} where there is none. The rows rise. */
    long firstSample() {
        for (int row = 0; row < size; row++) {
            if ((marks[row] & Marks.GAP) == 0) {
                return times[row];
            }
        }
        return Long.MAX_VALUE;
    }

    /** Leaves out what stood for gaps that were filled ({@link Marks#FILLED}), from a row on. */
    void dropFilled(int from) {
        int kept = from;
        for (int row = from; row < size; row++) {
            if (!Marks.filled(marks[row])) {
                if (kept != row) {
                    times[kept] = times[row];
                    numbers[kept] = numbers[row];
                    marks[kept] = marks[row];
                    if (kind == Kind.TEXT) {
                        texts[kept] = texts[row];
                    }
                }
                kept++;
            }
        }
        size = kept;
    }

    void clear() {
        Arrays.fill(texts, 0, Math.min(size, texts.length), null);
        size = 0;
    }

    /** Gives the room up; there are no rows. */
    void release() {
        times = new long[0];
        numbers = new double[0];
        texts = new String[0];
        marks = new byte[0];
    }

    /** Makes room for this many rows in all. */
    void ensure(int capacity) {
        if (capacity > times.length) {
            int length = Math.max(capacity, Math.max(FIRST_CAPACITY, times.length + (times.length >> 1)));
            times = Arrays.copyOf(times, length);
            numbers = Arrays.copyOf(numbers, length);
            marks = Arrays.copyOf(marks, length);
            if (kind == Kind.TEXT) {
                texts = Arrays.copyOf(texts, length);
            }
        }
    }

    /** Whether every row is later than the one before it. */
    boolean rising() {
        return risingUntil(0) == size;
    }

    /** The first row at or after this time, in a rising run; {@link #size} when there is none. */
    int ceiling(long time) {
        int at = Arrays.binarySearch(times, 0, size, time);
        return at >= 0 ? at : -at - 1;
    }

    /** Whether the value of this row is true until the next. */
    boolean holds(int row) {
        return Marks.holds(marks[row]) && Double.isFinite(numbers[row]);
    }

    /** Puts the rows in the order of time, one for each instant ({@link Marks#replaces}). */
    void sort() {
        if (rising()) {
            return;
        }
        Queue<Run> stretches = new ArrayDeque<>();
        for (int from = 0; from < size; ) {
            int to = risingUntil(from);
            Run stretch = new Run(kind, to - from);
            stretch.append(this, from, to);
            stretches.add(stretch);
            from = to;
        }
        while (stretches.size() > 1) {
            // One round over neighbours only: what came later must stay to the right.
            for (int pair = stretches.size() / 2, odd = stretches.size() % 2; pair > 0; pair--) {
                stretches.add(merge(stretches.remove(), stretches.remove()));
                if (pair == 1 && odd == 1) {
                    stretches.add(stretches.remove());
                }
            }
        }
        clear();
        Run sorted = stretches.remove();
        append(sorted, 0, sorted.size);
    }

    /**
     * Two rising runs of one kind as one; of two rows of the same instant one stays ({@link Marks#replaces}).
     *
     * @param later what was added after the rows of the other
     */
    static Run merge(Run earlier, Run later) {
        Run merged = new Run(earlier.kind, earlier.size + later.size);
        int left = 0;
        int right = 0;
        while (left < earlier.size && right < later.size) {
            long leftTime = earlier.times[left];
            long rightTime = later.times[right];
            if (leftTime < rightTime) {
                merged.addRow(earlier, left++);
            } else if (leftTime > rightTime) {
                merged.addRow(later, right++);
            } else {
                boolean replaced = Marks.replaces(later.marks[right], earlier.marks[left]);
                merged.addRow(replaced ? later : earlier, replaced ? right : left);
                left++;
                right++;
            }
        }
        merged.append(earlier, left, earlier.size);
        merged.append(later, right, later.size);
        return merged;
    }

    private void addRow(Run other, int row) {
        add(other.times[row], other.numbers[row], kind == Kind.TEXT ? other.texts[row] : null, other.marks[row]);
    }

    private int risingUntil(int from) {
        int row = from + 1;
        while (row < size && times[row] > times[row - 1]) {
            row++;
        }
        return Math.min(row, size);
    }
}
