package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is not in blocks yet, of all points. Written to by one thread, which may read without the lock; others take copies.
 */
final class Tails {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Tail[] tails = new Tail[64];
    private long rows;

    /** Adds a batch; the tails that have become long enough for a block are told once. */
    void append(Rows batch, Catalogue points, long page, TailSet full, int enough) {
        lock.lock();
        try {
            for (int row = 0; row < batch.size; row++) {
                int point = batch.points[row];
                Tail tail = tail(point, points);
                tail.rows.add(
                        batch.times[row],
                        batch.numbers[row],
                        batch.hasTexts ? batch.texts[row] : null,
                        batch.marks[row]);
                tail.page = Math.min(tail.page, page);
                if (tail.rows.size == enough) {
                    full.add(point);
                }
            }
            rows += batch.size;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a row that was read from the journal. */
    void add(int point, Kind kind, long time, double number, @Nullable String text, byte mark, long page) {
        Tail tail = tail(point, kind);
        tail.rows.add(time, number, text, mark);
        tail.page = Math.min(tail.page, page);
        rows++;
    }

    /** Adds rows. */
    interface Adding {
        void run() throws SQLException;
    }

    /** Adds rows while others read, in place of those there are or to them. */
    void replay(boolean anew, Adding adding) throws SQLException {
        lock.lock();
        try {
            if (anew) {
                tails = new Tail[tails.length];
                rows = 0;
            }
            adding.run();
        } finally {
            lock.unlock();
        }
    }

    /** Puts a tail's rows in order. */
    void sort(Tail tail) {
        if (tail.rows.rising()) {
            return;
        }
        lock.lock();
        try {
            rows -= tail.rows.size;
            tail.rows.sort();
            rows += tail.rows.size;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out the first rows, which are in a block now. */
    void drop(Tail tail, int count) {
        lock.lock();
        try {
            tail.rows.dropBefore(count);
            rows -= count;
            if (count < Blocks.ROWS / 2 && tail.rows.size == 0) {
                // A slow one: its room is for others until it has as many rows again.
                tail.rows.release();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The rows of a point in order, a copy; null when there are none. Any thread. */
    @Nullable
    Run copy(int point) {
        Run copy;
        lock.lock();
        try {
            Tail tail = point < tails.length ? tails[point] : null;
            if (tail == null || tail.rows.size == 0) {
                return null;
            }
            copy = new Run(tail.rows.kind, tail.rows.size);
            copy.append(tail.rows, 0, tail.rows.size);
        } finally {
            lock.unlock();
        }
        copy.sort();
        return copy;
    }

    /** How many rows there are of each day, by connection. Any thread. */
    Map<Integer, SortedMap<Long, Ledger.Day>> days(IntUnaryOperator connections) {
        Map<Integer, SortedMap<Long, Ledger.Day>> days = new HashMap<>();
        lock.lock();
        try {
            for (int point = 0; point < tails.length; point++) {
                Tail tail = tails[point];
                if (tail != null && tail.rows.size > 0) {
                    count(tail.rows, days.computeIfAbsent(connections.applyAsInt(point), unseen -> new TreeMap<>()));
                }
            }
        } finally {
            lock.unlock();
        }
        return days;
    }

    private static void count(Run run, SortedMap<Long, Ledger.Day> days) {
        int counted = 0;
        long day = Ledger.day(run.times[0]);
        for (int row = 1; row <= run.size; row++) {
            boolean same = row < run.size
                    && run.times[row] >= day * Ledger.DAY
                    && run.times[row] - day * Ledger.DAY < Ledger.DAY;
            if (!same) {
                days.merge(day, new Ledger.Day(0, 0, row - counted), Ledger.Day::plus);
                counted = row;
                day = row < run.size ? Ledger.day(run.times[row]) : day;
            }
        }
    }

    /** Null where nothing was ever added. */
    @Nullable
    Tail find(int point) {
        return point < tails.length ? tails[point] : null;
    }

    /** Points below this may have a tail. */
    int bound() {
        return tails.length;
    }

    /** How many rows there are in all. */
    long rows() {
        return rows;
    }

    private Tail tail(int point, Catalogue points) {
        Tail tail = point < tails.length ? tails[point] : null;
        return tail == null ? tail(point, points.kind(point)) : tail;
    }

    private Tail tail(int point, Kind kind) {
        if (point >= tails.length) {
            tails = Arrays.copyOf(tails, Math.max(point + 1, tails.length * 2));
        }
        Tail tail = tails[point];
        if (tail == null) {
            tail = new Tail(kind);
            tails[point] = tail;
        }
        return tail;
    }
}
