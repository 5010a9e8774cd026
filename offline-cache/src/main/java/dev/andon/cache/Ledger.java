package dev.andon.cache;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How much of each day every connection has in the file: what bounds are kept by, without counting. A connection goes by the number of its
 * first point, a block by the day on which it begins. The thread that writes, within its transaction; {@link #of} and {@link #connections}
 * any.
 */
final class Ledger {

    static final long DAY = 24 * Partials.HOUR;

    private final Map<Integer, SortedMap<Long, Day>> days = new HashMap<>();
    private final Map<Integer, SortedMap<Long, Day>> changed = new HashMap<>();
    private final List<Place> damaged = new ArrayList<>();
    private @Nullable Place watched;

    /**
     * What one connection has of one day.
     *
     * @param fine bytes of rows
     * @param coarse bytes of minutes and hours
     * @param rows how many rows stand there
     */
    record Day(long fine, long coarse, long rows) {

        static final Day NOTHING = new Day(0, 0, 0);

        Day plus(Day other) {
            return new Day(fine + other.fine, coarse + other.coarse, rows + other.rows);
        }

        Day negative() {
            return new Day(-fine, -coarse, -rows);
        }

        long bytes() {
            return fine + coarse;
        }
    }

    /** A row of the table. */
    record Place(int connection, long day) {}

    static long day(long time) {
        return Math.floorDiv(time, DAY);
    }

    /** Reads the table; rows that are damaged are to be counted anew. */
    static Ledger load(Connection connection, Seal seal) throws SQLException {
        Ledger ledger = new Ledger();
        ledger.read(connection, seal);
        return ledger;
    }

    /** Reads it again, where another program writes it. */
    synchronized void read(Connection connection, Seal seal) throws SQLException {
        Map<Integer, SortedMap<Long, Day>> fresh = new HashMap<>();
        List<Place> unreadable = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT connection, day, sealed FROM ledger")) {
            while (rows.next()) {
                int of = rows.getInt(1);
                long day = rows.getLong(2);
                try {
                    count(fresh, of, day, open(seal, of, day, Sql.bytes(rows, 3)));
                } catch (Damaged lost) {
                    unreadable.add(new Place(of, day));
                }
            }
        }
        // Not before: where it cannot be read, what was known stays.
        days.clear();
        days.putAll(fresh);
        damaged.clear();
        damaged.addAll(unreadable);
    }

    /** What could not be read. */
    List<Place> damaged() {
        return damaged;
    }

    /** Counts something in that begins at a time, or out again. */
    synchronized void add(int connection, long start, Day sums) {
        long day = day(start);
        count(changed, connection, day, sums);
        Place place = watched;
        if (place != null && sums.rows() > 0 && place.connection() == connection && place.day() == day) {
            watched = null;
        }
    }

    /** A day is about to be counted: what is added meanwhile would be missed. */
    synchronized void watch(int connection, long day) {
        watched = new Place(connection, day);
    }

    /** Takes the count of the day that is watched for true, unless something came meanwhile. */
    synchronized void settle(Day counted) {
        Place place = watched;
        if (place != null) {
            Day waiting =
                    changed.getOrDefault(place.connection(), new TreeMap<>()).getOrDefault(place.day(), Day.NOTHING);
            Day known = find(place.connection(), place.day()).plus(waiting);
            // Also where nothing changes: the row in the file may be damaged.
            changed.computeIfAbsent(place.connection(), unseen -> new TreeMap<>())
                    .merge(place.day(), counted.plus(known.negative()), Day::plus);
        }
        watched = null;
    }

    /** Writes what changed since the last time. */
    synchronized void keep(Connection connection, Seal seal) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement replace = connection.prepareStatement(
                        "INSERT OR REPLACE INTO ledger (connection, day, sealed) VALUES (?, ?, ?)");
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM ledger WHERE connection = ? AND day = ?")) {
            for (Map.Entry<Integer, SortedMap<Long, Day>> of : changed.entrySet()) {
                for (Map.Entry<Long, Day> one : of.getValue().entrySet()) {
                    Day sums = find(of.getKey(), one.getKey()).plus(one.getValue());
                    boolean gone = sums.equals(Day.NOTHING);
                    PreparedStatement put = gone ? delete : replace;
                    put.setInt(1, of.getKey());
                    put.setLong(2, one.getKey());
                    if (!gone) {
                        put.setBytes(3, seal.close(Sealed.LEDGER, bytes(sums), of.getKey(), one.getKey()));
                    }
                    put.executeUpdate();
                }
            }
        }
    }

    /** What {@link #keep} wrote is committed. */
    synchronized void kept() {
        changed.forEach((connection, of) -> of.forEach((day, sums) -> count(days, connection, day, sums)));
        changed.clear();
    }

    /** What was counted is rolled back. */
    synchronized void dropped() {
        changed.clear();
    }

    /** The days since 1970 UTC of a connection, a copy. */
    synchronized SortedMap<Long, Day> of(int connection) {
        return new TreeMap<>(days.getOrDefault(connection, new TreeMap<>()));
    }

    /** The connections that have something. */
    synchronized List<Integer> connections() {
        return new ArrayList<>(new TreeSet<>(days.keySet()));
    }

    /** What stands of a day in the file. */
    synchronized Day find(int connection, long day) {
        return days.getOrDefault(connection, new TreeMap<>()).getOrDefault(day, Day.NOTHING);
    }

    /** What a row of the table says. */
    static Day open(Seal seal, int connection, long day, byte[] frame) throws Damaged {
        ByteBuffer plain = ByteBuffer.wrap(seal.open(Sealed.LEDGER, frame, connection, day));
        return new Day(plain.getLong(), plain.getLong(), plain.getLong());
    }

    private static byte[] bytes(Day sums) {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(sums.fine())
                .putLong(sums.coarse())
                .putLong(sums.rows())
                .array();
    }

    private static void count(Map<Integer, SortedMap<Long, Day>> into, int connection, long day, Day sums) {
        SortedMap<Long, Day> of = into.computeIfAbsent(connection, unseen -> new TreeMap<>());
        Day all = of.merge(day, sums, Day::plus);
        if (all.equals(Day.NOTHING)) {
            of.remove(day);
        }
    }
}
