package dev.andon.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many bytes and rows of each day every connection has in the file: what bounds are kept by, without counting. The thread that writes,
 * within its transaction; {@link #of} any.
 */
final class Ledger {

    static final long DAY = 24 * Partials.HOUR;

    private final Map<Integer, SortedMap<Long, long[]>> days = new HashMap<>();
    private final Map<Integer, SortedMap<Long, long[]>> changed = new HashMap<>();

    /** Reads the table. */
    static Ledger load(Connection connection) throws SQLException {
        Ledger ledger = new Ledger();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT connection, day, bytes, n FROM ledger")) {
            while (rows.next()) {
                ledger.count(ledger.days, rows.getInt(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
            }
        }
        return ledger;
    }

    /** Counts a block in, or out again. */
    synchronized void add(int connection, long start, long bytes, long rows) {
        count(changed, connection, Math.floorDiv(start, DAY), bytes, rows);
    }

    /** Writes what changed since the last time. */
    synchronized void keep(Connection connection) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO ledger (connection, day, bytes, n) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                        + " bytes = bytes + excluded.bytes, n = n + excluded.n")) {
            for (Map.Entry<Integer, SortedMap<Long, long[]>> one : changed.entrySet()) {
                for (Map.Entry<Long, long[]> day : one.getValue().entrySet()) {
                    upsert.setInt(1, one.getKey());
                    upsert.setLong(2, day.getKey());
                    upsert.setLong(3, day.getValue()[0]);
                    upsert.setLong(4, day.getValue()[1]);
                    upsert.executeUpdate();
                }
            }
        }
    }

    /** What {@link #keep} wrote is committed. */
    synchronized void kept() {
        changed.forEach((connection, of) -> of.forEach((day, sums) -> count(days, connection, day, sums[0], sums[1])));
        changed.clear();
    }

    /** What was counted is rolled back. */
    synchronized void dropped() {
        changed.clear();
    }

    /** Bytes and rows of each day since 1970 UTC of a connection, a copy. */
    synchronized SortedMap<Long, long[]> of(int connection) {
        SortedMap<Long, long[]> copy = new TreeMap<>();
        days.getOrDefault(connection, new TreeMap<>()).forEach((day, sums) -> copy.put(day, sums.clone()));
        return copy;
    }

    private void count(Map<Integer, SortedMap<Long, long[]>> into, int connection, long day, long bytes, long rows) {
        long[] sums =
                into.computeIfAbsent(connection, unseen -> new TreeMap<>()).computeIfAbsent(day, unseen -> new long[2]);
        sums[0] += bytes;
        sums[1] += rows;
    }
}
