package dev.andon.connector;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Samples on their way from a connector to ingest, as columns of primitives, reused for ever: on this path nothing is allocated per
 * sample but the text of a text sample. A batch has one owner at a time (the connector between {@link Inbox#take} and
 * {@link Inbox#put}, then ingest); only the owner touches it.
 */
public final class SampleBatch {

    /** No time: the source gave none, the time of receipt stands in. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final byte HISTORICAL = 1;
    private static final byte LAST_KNOWN = 2;

    private static final int FIRST_ROWS = 32;

    private final int capacity;
    private int[] points;
    private long[] sourceTimes;
    private long[] receivedTimes;
    private double[] numbers;
    private @Nullable String[] texts;
    private byte[] kinds;
    private byte[] qualities;
    private byte[] flags;
    private int size;

    /** An empty batch for at most {@code capacity} samples; the columns grow up to that as they are needed. */
    public SampleBatch(int capacity) {
        this.capacity = capacity;
        int rows = Math.min(capacity, FIRST_ROWS);
        points = new int[rows];
        sourceTimes = new long[rows];
        receivedTimes = new long[rows];
        numbers = new double[rows];
        texts = new @Nullable String[rows];
        kinds = new byte[rows];
        qualities = new byte[rows];
        flags = new byte[rows];
    }

    /**
     * Adds a number. One that is not finite is added as 0 with quality BAD.
     *
     * @param point handle from {@link Inbox#point}
     * @param sourceTime microseconds since 1970 UTC by the source's clock, or {@link #NO_TIME}
     * @param receivedTime microseconds since 1970 UTC by {@link Inbox#now}
     */
    public void addNumber(int point, double number, long sourceTime, long receivedTime) {
        boolean finite = Double.isFinite(number);
        add(
                point,
                Kind.NUMBER,
                finite ? number : 0,
                null,
                finite ? Quality.GOOD : Quality.BAD,
                sourceTime,
                receivedTime);
    }

    /** Adds a flag; times as in {@link #addNumber}. */
    public void addFlag(int point, boolean on, long sourceTime, long receivedTime) {
        add(point, Kind.FLAG, on ? 1 : 0, null, Quality.GOOD, sourceTime, receivedTime);
    }

    /** Adds a text; times as in {@link #addNumber}. */
    public void addText(int point, String text, long sourceTime, long receivedTime) {
        add(point, Kind.TEXT, 0, text, Quality.GOOD, sourceTime, receivedTime);
    }

    /** Adds a sample without a usable value: what came could not be read, or the source says that it is bad. */
    public void addBad(int point, Kind kind, long sourceTime, long receivedTime) {
        add(point, kind, 0, kind == Kind.TEXT ? "" : null, Quality.BAD, sourceTime, receivedTime);
    }

    private void add(
            int point,
            Kind kind,
            double number,
            @Nullable String text,
            Quality quality,
            long sourceTime,
            long receivedTime) {
        int row = size;
        if (row == points.length) {
            grow();
        }
        size = row + 1;
        points[row] = point;
        kinds[row] = (byte) kind.ordinal();
        numbers[row] = number;
        texts[row] = text;
        qualities[row] = (byte) quality.ordinal();
        sourceTimes[row] = sourceTime;
        receivedTimes[row] = receivedTime;
        flags[row] = 0;
    }

    private void grow() {
        if (size == capacity) {
            throw new IllegalStateException("the batch is full: ask room() first");
        }
        int rows = Math.min(capacity, 2 * size);
        points = Arrays.copyOf(points, rows);
        sourceTimes = Arrays.copyOf(sourceTimes, rows);
        receivedTimes = Arrays.copyOf(receivedTimes, rows);
        numbers = Arrays.copyOf(numbers, rows);
        texts = Arrays.copyOf(texts, rows);
        kinds = Arrays.copyOf(kinds, rows);
        qualities = Arrays.copyOf(qualities, rows);
        flags = Arrays.copyOf(flags, rows);
    }

    /** Marks the sample added last as delivered late: for history only. */
    public void markHistorical() {
        flags[size - 1] |= HISTORICAL;
    }

    /** Marks the sample added last as the last known value (a retained message), which may be of any age. */
    public void markLastKnown() {
        flags[size - 1] |= LAST_KNOWN;
    }

    /** Judges a row: its quality and whether it belongs to history only. Called by ingest alone. */
    public void judge(int row, Quality quality, boolean historical) {
        qualities[row] = (byte) quality.ordinal();
        flags[row] = (byte) (historical ? flags[row] | HISTORICAL : flags[row] & ~HISTORICAL);
    }

    /** Puts the time of receipt, or a mended time, in the place of the source's. Called by ingest alone. */
    public void setSourceTime(int row, long micros) {
        sourceTimes[row] = micros;
    }

    public int size() {
        return size;
    }

    public int capacity() {
        return capacity;
    }

    /** How many more samples fit. */
    public int room() {
        return capacity - size;
    }

    /** Empties the batch. Texts are overwritten, not cleared: a batch in the pool keeps at most its capacity of them alive. */
    public void clear() {
        size = 0;
    }

    public int point(int row) {
        return points[row];
    }

    /** Microseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long sourceTime(int row) {
        return sourceTimes[row];
    }

    /** Microseconds since 1970 UTC. */
    public long receivedTime(int row) {
        return receivedTimes[row];
    }

    /** The number, or 1 and 0 for a flag, or 0 for a text. */
    public double number(int row) {
        return numbers[row];
    }

    /** The text of a text sample; null for the other kinds. */
    public @Nullable String text(int row) {
        return texts[row];
    }

    public Kind kind(int row) {
        return Kind.of(kinds[row]);
    }

    public Quality quality(int row) {
        return Quality.of(qualities[row]);
    }

    public boolean historical(int row) {
        return (flags[row] & HISTORICAL) != 0;
    }

    public boolean lastKnown(int row) {
        return (flags[row] & LAST_KNOWN) != 0;
    }
}
