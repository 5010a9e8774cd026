package dev.andon.cache;

import dev.andon.model.Quality;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest sample of every point, and since when nothing is known of it. Pages of the table are as old as the journal allows. Written to by
 * one thread; {@link #of} by any.
 */
final class LastValues {

    static final int PAGE = 1_024;

    private static final long NONE = Long.MIN_VALUE;
    /** Who says a time so far ahead of ours has a clock that is wrong, or has ours been. */
    private static final long AHEAD = TimeUnit.MINUTES.toMicros(10);

    private long[] times = new long[0];
    private double[] numbers = new double[0];
    private byte[] marks = new byte[0];
    private @Nullable String[] texts = new String[0];
    private long[] gaps = new long[0];
    private final BitSet dirty = new BitSet();
    private final LongSupplier clock;
    private long alive = NONE;
    private long reach = NONE;

    /** @param clock microseconds since 1970 UTC */
    LastValues(LongSupplier clock) {
        this.clock = clock;
    }

    /** Reads the table; a page that is damaged is left out, and told. */
    void load(Connection connection, Seal seal, Losses losses) throws SQLException {
        BitReader in = new BitReader();
        Columns columns = new Columns();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT page, bytes FROM last")) {
            while (rows.next()) {
                long page = rows.getLong(1);
                try {
                    byte[] plain = seal.open(Sealed.LAST, Sql.bytes(rows, 2), page);
                    in.open(plain, 0, plain.length);
                    read((int) page, in, columns);
                } catch (Damaged e) {
                    losses.add(Loss.of(e));
                }
            }
        }
    }

    private synchronized void read(int page, BitReader in, Columns columns) throws Damaged {
        int from = page * PAGE;
        ensure(from + PAGE);
        columns.longs.decode(in, times, from, PAGE);
        columns.longs.decode(in, gaps, from, PAGE);
        columns.decode(in, numbers, marks, from, PAGE);
        columns.texts.decode(in, texts, from, PAGE);
        in.checkEnd();
    }

    /** Takes in a batch. */
    synchronized void append(Rows batch) {
        for (int row = 0; row < batch.size; row++) {
            add(
                    batch.points[row],
                    batch.times[row],
                    batch.numbers[row],
                    batch.hasTexts ? batch.texts[row] : null,
                    batch.marks[row]);
        }
    }

    /** Takes in a row. */
    synchronized void add(int point, long time, double number, @Nullable String text, byte mark) {
        if (point >= times.length) {
            ensure(point + 1);
        }
        boolean strayed = time < times[point] && strayed(point, time, mark);
        if ((time < times[point] && !strayed) || Marks.filled(mark)) {
            return;
        }
        if (Marks.gap(mark)) {
            gaps[point] = times[point] == NONE ? NONE : time;
        } else {
            times[point] = time;
            numbers[point] = number;
            texts[point] = text;
            marks[point] = mark;
            gaps[point] = gaps[point] > time && !strayed ? gaps[point] : NONE;
        }
        dirty.set(point / PAGE);
    }

    /** When the program last ran: a clock that is before it is behind, and what was recorded until then is true. */
    synchronized void alive(long time) {
        alive = time;
    }

    /**
     * Whether what is known is of a time that is still to come, as our clock was ahead then, and this is what is heard now, and not what a broker
     * kept.
     */
    private boolean strayed(int point, long time, byte mark) {
        long now = clock.getAsLong() + AHEAD;
        return times[point] > now && time <= now && !Marks.historical(mark) && Marks.quality(mark) != Quality.UNCERTAIN;
    }

    /**
     * Takes in a row that was read from the journal, where what was heard with a clock ahead may stand behind what was heard later: it counts
     * where nothing else is known.
     */
    synchronized void recall(int point, long time, double number, @Nullable String text, byte mark) {
        if (time > reach) {
            reach = Math.max(clock.getAsLong(), alive) + AHEAD;
            if (time > reach && point < times.length && times[point] != NONE && times[point] <= reach) {
                return;
            }
        }
        add(point, time, number, text, mark);
    }

    /** Writes the pages that changed; within a transaction. */
    synchronized void keep(Connection connection, Seal seal) throws SQLException {
        BitWriter out = new BitWriter();
        Columns columns = new Columns();
        try (PreparedStatement replace =
                connection.prepareStatement("INSERT OR REPLACE INTO last (page, bytes) VALUES (?, ?)")) {
            for (int page = dirty.nextSetBit(0); page >= 0; page = dirty.nextSetBit(page + 1)) {
                int from = page * PAGE;
                ensure(from + PAGE);
                out.clear();
                columns.longs.encode(out, times, from, PAGE);
                columns.longs.encode(out, gaps, from, PAGE);
                columns.encode(out, numbers, marks, from, PAGE);
                columns.texts.encode(out, texts, from, PAGE);
                int length = out.finish();
                replace.setInt(1, page);
                replace.setBytes(2, seal.closePart(Sealed.LAST, out.bytes(), 0, length, page));
                replace.executeUpdate();
            }
        }
    }

    /** What {@link #keep} wrote is committed. */
    synchronized void kept() {
        dirty.clear();
    }

    /** The newest of a point; null where there is none. Any thread. */
    synchronized @Nullable LastValue of(int point) {
        if (point < 0 || point >= times.length || times[point] == NONE) {
            return null;
        }
        return new LastValue(
                point,
                times[point],
                numbers[point],
                texts[point],
                Marks.quality(marks[point]),
                Marks.historical(marks[point]),
                gaps[point] == NONE ? Long.MAX_VALUE : gaps[point]);
    }

    /** Whether a point has a value after which nothing says that it is not known any more. */
    synchronized boolean open(int point) {
        return point < times.length && times[point] != NONE && gaps[point] == NONE;
    }

    synchronized long time(int point) {
        return times[point];
    }

    int bound() {
        return times.length;
    }

    /** One above the highest number of a point that has a value. */
    synchronized int used() {
        int used = times.length;
        while (used > 0 && times[used - 1] == NONE && gaps[used - 1] == NONE) {
            used--;
        }
        return used;
    }

    private void ensure(int length) {
        if (length > times.length) {
            int before = times.length;
            int after = Math.max((length + PAGE - 1) / PAGE * PAGE, before * 2);
            times = Arrays.copyOf(times, after);
            gaps = Arrays.copyOf(gaps, after);
            Arrays.fill(times, before, after, NONE);
            Arrays.fill(gaps, before, after, NONE);
            numbers = Arrays.copyOf(numbers, after);
            marks = Arrays.copyOf(marks, after);
            texts = Arrays.copyOf(texts, after);
        }
    }
}
