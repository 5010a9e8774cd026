package dev.andon.cache;

import dev.andon.cache.DataKey.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Seals every row anew after {@link KeyRing#rekey}, in bounded steps between which the cache goes on. After a kill it begins again and passes
 * over what is done. Belongs to the thread that writes; wants autocommit off and no transaction open.
 */
final class Reseal {

    private static final int STEP_ROWS = 1_000;
    private static final long STEP_BYTES = 4 << 20;

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
    private long @Nullable [] after;
    private long passed;
    private long resealed;
    private long unreadable;
    private double part;

    Reseal(KeyRing ring) {
        this(ring, STEP_ROWS);
    }

    Reseal(KeyRing ring, int stepRows) {
        this.ring = ring;
        this.seal = ring.seal();
        this.stepRows = stepRows;
    }

    Progress progress() {
        return new Progress(part, resealed, unreadable);
    }

    /**
     * One step, some ten milliseconds; commits. The last one takes the old keys out of the file.
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
            ring.dropRetired(connection);
            part = 1;
            return false;
        }
        Sealed now = Sealed.values()[place];
        try {
            List<Row> rows = read(connection, now);
            write(connection, now, rows);
            part = Math.max(part, Math.min(0.99, passed / size(connection)));
            connection.commit();
            if (rows.isEmpty()) {
                place++;
                after = null;
            } else {
                after = rows.getLast().columns();
            }
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
        return true;
    }

    private List<Row> read(Connection connection, Sealed now) throws SQLException {
        String keys = String.join(", ", now.keys());
        String beyond = after == null ? "" : " WHERE (" + keys + ") > (" + marks(now.keys()) + ")";
        String sql = "SELECT " + now.column() + ", " + String.join(", ", now.bound()) + " FROM " + now.table() + beyond
                + " ORDER BY " + keys + " LIMIT " + stepRows;
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; after != null && i < now.keys().size(); i++) {
                query.setLong(i + 1, after[i]);
            }
            try (ResultSet found = query.executeQuery()) {
                long bytes = 0;
                while (bytes < STEP_BYTES && found.next()) {
                    long[] columns = new long[now.bound().size()];
                    for (int i = 0; i < columns.length; i++) {
                        columns[i] = found.getLong(i + 2);
                    }
                    byte[] frame = found.getBytes(1);
                    rows.add(new Row(columns, frame == null ? new byte[0] : frame));
                    bytes += rows.getLast().frame().length;
                }
            }
        }
        return rows;
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

    private static String marks(List<String> keys) {
        return Stream.generate(() -> "?").limit(keys.size()).collect(Collectors.joining(", "));
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
