package dev.andon.cache;

import dev.andon.cache.DataKey.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Seals every row anew after {@link KeyRing#rekey}, in bounded steps between which the cache goes on. After a kill it begins again and passes
 * over what is done. Belongs to the thread that writes; wants autocommit off and no transaction open.
 */
final class Reseal {

    private static final int STEP_ROWS = 1_000;
    private static final long STEP_BYTES = 4 << 20;
    private static final int READER_MILLIS = 100;

    /**
     * How far it is.
     *
     * @param part of the file that was gone through, 0 to 1
     * @param resealed rows
     * @param unreadable rows that were damaged before, and stay as they are
     */
    record Progress(double part, long resealed, long unreadable) {}

    private record Row(long[] columns, byte[] frame) {}

    private final KeyRing ring;
    private final Seal seal;
    private final int stepRows;
    private int place;
    // Of the table at hand: gone through so far, and where it ended when begun. What comes later is of the new key.
    private long @Nullable [] after;
    private long @Nullable [] last;
    private long passed;
    private long resealed;
    private long unreadable;
    private double part;
    private boolean vacuumed;

    Reseal(KeyRing ring) {
        this(ring, STEP_ROWS);
    }

    Reseal(KeyRing ring, int stepRows) {
        this.ring = ring;
        this.seal = ring.seal();
        this.stepRows = stepRows;
    }

    /**
     * Gives the ring another cache key, and seals all rows anew by the writer's thread, which this waits for.
     *
     * @return rows that stay as they were, since they were damaged before
     */
    static long run(Writer writer, KeyRing ring, byte @Nullable [] cacheKey, DoubleConsumer progress) {
        Reseal reseal = new Reseal(ring);
        writer.submit(connection -> {
                    ring.rekey(connection, cacheKey);
                    return true;
                })
                .join();
        do {
            progress.accept(reseal.progress().part());
        } while (writer.submit(reseal::step).join());
        return reseal.progress().unreadable();
    }

    Progress progress() {
        return new Progress(part, resealed, unreadable);
    }

    /**
     * One step, some ten milliseconds; commits. The last one takes the old keys out of the file; where it was not encrypted, one step before
     * writes all of it anew, which takes a minute for some gigabytes and room for two more of them.
     *
     * @return whether there is more to do
     */
    boolean step(Connection connection) throws SQLException {
        if (!ring.resealing()) {
            part = 1;
            return false;
        }
        ring.keep(connection);
        if (place == Sealed.values().length) {
            if (ring.bares() && !bare(connection)) {
                return true;
            }
            ring.dropRetired(connection);
            part = 1;
            return false;
        }
        Sealed now = Sealed.values()[place];
        try {
            if (last == null) {
                last = last(connection, now);
            }
            List<Row> rows = last == null ? List.of() : read(connection, now, last);
            write(connection, now, rows);
            part = Math.max(part, Math.min(0.99, passed / size(connection)));
            connection.commit();
            if (rows.isEmpty()) {
                place++;
                after = null;
                last = null;
            } else {
                after = rows.getLast().columns();
            }
        } catch (SQLException e) {
            throw Undone.after(e, connection);
        }
        return true;
    }

    /**
     * Takes out of the file and its log what stood there in the open and was replaced or deleted since: of that SQLite leaves the bytes.
     *
     * @return whether all is gone; false while somebody reads what was there before
     */
    private boolean bare(Connection connection) throws SQLException {
        // Over another one: the statements that the writer keeps would be in the way.
        connection.setAutoCommit(true);
        try (Connection other = Database.again(connection);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(true);
            if (!vacuumed) {
                // As large as the file: too much for the memory.
                statement.execute("PRAGMA temp_store = FILE");
                statement.execute("VACUUM");
                vacuumed = true;
            }
            // What waits for a reader would hold up what is recorded.
            statement.execute("PRAGMA busy_timeout = " + READER_MILLIS);
            return Sql.number(other, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** The end of a table; null for an empty one. */
    private static long @Nullable [] last(Connection connection, Sealed now) throws SQLException {
        String keys = String.join(", ", now.keys());
        String order = String.join(" DESC, ", now.keys()) + " DESC";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT " + keys + " FROM " + now.table() + " ORDER BY " + order + " LIMIT 1")) {
            return found.next() ? longs(found, 1, now.keys().size()) : null;
        }
    }

    private List<Row> read(Connection connection, Sealed now, long[] end) throws SQLException {
        String keys = "(" + String.join(", ", now.keys()) + ")";
        String marks = now.keys().stream().map(key -> "?").collect(Collectors.joining(", ", "(", ")"));
        String sql = "SELECT " + now.column() + ", " + String.join(", ", now.bound()) + " FROM " + now.table()
                + " WHERE " + keys + " <= " + marks + (after == null ? "" : " AND " + keys + " > " + marks)
                + " ORDER BY " + String.join(", ", now.keys()) + " LIMIT " + stepRows;
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int count = now.keys().size();
            for (int i = 0; i < count; i++) {
                query.setLong(i + 1, end[i]);
                if (after != null) {
                    query.setLong(count + i + 1, after[i]);
                }
            }
            try (ResultSet found = query.executeQuery()) {
                long bytes = 0;
                while (bytes < STEP_BYTES && found.next()) {
                    byte[] frame = Sql.bytes(found, 1);
                    rows.add(new Row(longs(found, 2, now.bound().size()), frame));
                    bytes += rows.getLast().frame().length;
                }
            }
        }
        return rows;
    }

    private static long[] longs(ResultSet found, int from, int count) throws SQLException {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = found.getLong(from + i);
        }
        return values;
    }

    private void write(Connection connection, Sealed now, List<Row> rows) throws SQLException {
        String which = now.keys().stream().map(key -> key + " = ?").collect(Collectors.joining(" AND "));
        String sql = "UPDATE " + now.table() + " SET " + now.column() + " = ? WHERE " + which;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                passed += row.frame().length;
                byte @Nullable [] anew = anew(now, row);
                if (anew == null) {
                    continue;
                }
                update.setBytes(1, anew);
                for (int i = 0; i < now.keys().size(); i++) {
                    update.setLong(i + 2, row.columns()[i]);
                }
                update.executeUpdate();
                resealed++;
            }
        }
    }

    /** Null for a row that stays as it is. */
    private byte @Nullable [] anew(Sealed now, Row row) {
        if (row.frame().length == 0) {
            return null;
        }
        DataKey key = ring.find(Seal.generation(row.frame()));
        if (key != null && key.role() != Role.RETIRING) {
            return null;
        }
        try {
            return seal.close(now, seal.open(now, row.frame(), row.columns()), row.columns());
        } catch (Damaged damaged) {
            unreadable++;
            return null;
        }
    }

    /** Bytes in use. */
    private static double size(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pages = statement.executeQuery("SELECT (page_count - freelist_count) * page_size FROM"
                        + " pragma_page_count, pragma_freelist_count, pragma_page_size")) {
            return pages.next() ? Math.max(1, pages.getLong(1)) : 1;
        }
    }
}
