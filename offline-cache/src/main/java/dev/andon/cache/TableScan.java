package dev.andon.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a table by its key, and past pages that SQLite cannot read: behind one it looks for the next key that can be found, further and
 * further on, and then back to where the page ends. One connection, one thread; each transaction is short.
 */
final class TableScan {

    private static final int ROWS = 256;

    private final Connection connection;
    private final int width;
    private final int columns;
    private final String sql;

    /**
     * A row.
     *
     * @param columns what its frame is bound to, the key first
     */
    record Row(long[] columns, byte[] frame) {}

    /** Takes rows in the order of their keys, and hears of what cannot be read. */
    interface Taker {
        void row(long[] columns, byte[] frame) throws SQLException;

        /** Between two keys, the second null at the end of the table, nothing can be read. */
        void hole(long[] after, long @Nullable [] before) throws SQLException;
    }

    private record Chunk(List<Row> rows, boolean damaged) {}

    TableScan(Connection connection, Sealed place) {
        this.connection = connection;
        width = place.keys().size();
        columns = place.bound().size();
        String keys = String.join(", ", place.keys());
        sql = "SELECT " + String.join(", ", place.bound()) + ", " + place.column() + " FROM " + place.table()
                + " WHERE (" + keys + ") > (" + String.join(", ", Collections.nCopies(width, "?")) + ") ORDER BY "
                + keys + " LIMIT ?";
    }

    /** Gives all rows whose keys rise. */
    void run(Taker taker) throws SQLException {
        long[] at = new long[width];
        Arrays.fill(at, Long.MIN_VALUE);
        while (true) {
            Chunk chunk = chunk(at, ROWS);
            for (Row row : chunk.rows()) {
                taker.row(row.columns(), row.frame());
                at = Arrays.copyOf(row.columns(), width);
            }
            if (chunk.damaged()) {
                long[] behind = behind(at);
                taker.hole(at, behind);
                if (behind == null) {
                    return;
                }
                at = behind;
            } else if (chunk.rows().size() < ROWS) {
                return;
            }
        }
    }

    private Chunk chunk(long[] at, int most) throws SQLException {
        List<Row> rows = new ArrayList<>();
        long[] last = at;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < width; i++) {
                select.setLong(i + 1, at[i]);
            }
            select.setInt(width + 1, most);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Row row = row(found);
                    long[] key = Arrays.copyOf(row.columns(), width);
                    if (Arrays.compare(key, last) <= 0) {
                        return new Chunk(rows, true);
                    }
                    last = key;
                    rows.add(row);
                }
            }
            return new Chunk(rows, false);
        } catch (SQLException e) {
            if (!Sql.isDamage(e)) {
                throw e;
            }
            return new Chunk(rows, true);
        } finally {
            // A commit would tell of the damage once more.
            connection.rollback();
        }
    }

    private Row row(ResultSet found) throws SQLException {
        long[] values = new long[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = found.getLong(i + 1);
        }
        return new Row(values, Sql.bytes(found, columns + 1));
    }

    /** The first key after which rows can be found again; null where there is none. */
    private long @Nullable [] behind(long[] at) throws SQLException {
        for (int column = width - 1; column >= 0; column--) {
            long[] base = at.clone();
            Arrays.fill(base, column + 1, width, Long.MIN_VALUE);
            long dark = 0;
            for (long step = 1; step > 0; step <<= 1) {
                if (base[column] + step < base[column]) {
                    break;
                }
                if (light(base, column, step)) {
                    return moved(base, column, edge(base, column, dark, step));
                }
                dark = step;
            }
        }
        return null;
    }

    /** Halves the way between a step that leads to nothing that can be read and one that does. */
    private long edge(long[] base, int column, long from, long to) throws SQLException {
        long dark = from;
        long light = to;
        while (light - dark > 1) {
            long middle = dark + (light - dark) / 2;
            if (light(base, column, middle)) {
                light = middle;
            } else {
                dark = middle;
            }
        }
        return light;
    }

    /** Whether a row can be found behind this key. */
    private boolean light(long[] base, int column, long step) throws SQLException {
        Chunk chunk = chunk(moved(base, column, step), 1);
        return !chunk.damaged() && !chunk.rows().isEmpty();
    }

    private static long[] moved(long[] base, int column, long step) {
        long[] key = base.clone();
        key[column] += step;
        return key;
    }
}
