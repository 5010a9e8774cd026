package dev.andon.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The wrapped keys in the file. Each stands in two tables, so on two pages: without its key nothing of a cache can be read. Commits
 * nothing.
 */
final class KeyTable {

    private static final List<String> TABLES = List.of("key", "spare");

    /** One generation: its copies, the first one first, and how many frames it has sealed at most. */
    static final class Row {
        final List<byte[]> copies = new ArrayList<>();
        long frames;
    }

    private final Connection connection;

    KeyTable(Connection connection) {
        this.connection = connection;
    }

    SortedMap<Integer, Row> read() throws SQLException {
        SortedMap<Integer, Row> rows = new TreeMap<>();
        SQLException failed = null;
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet found = statement.executeQuery("SELECT generation, wrapped, sealed FROM " + table)) {
                    while (found.next()) {
                        Row row = rows.computeIfAbsent(found.getInt(1), generation -> new Row());
                        row.copies.add(Sql.bytes(found, 2));
                        row.frames = Math.max(row.frames, found.getLong(3));
                    }
                } catch (SQLException e) {
                    // The other table is there for that.
                    failed = e;
                }
            }
        }
        if (failed != null && (rows.isEmpty() || !Sql.isDamage(failed))) {
            throw failed;
        }
        return rows;
    }

    void write(int generation, byte[] wrapped, long frames) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement put = connection.prepareStatement(
                    "INSERT OR REPLACE INTO " + table + " (generation, wrapped, sealed) VALUES (?, ?, ?)")) {
                put.setInt(1, generation);
                put.setBytes(2, wrapped);
                put.setLong(3, frames);
                put.executeUpdate();
            }
        }
    }

    void count(int generation, long frames) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement put =
                    connection.prepareStatement("UPDATE " + table + " SET sealed = ? WHERE generation = ?")) {
                put.setLong(1, frames);
                put.setInt(2, generation);
                put.executeUpdate();
            }
        }
    }

    void delete(int generation) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement gone =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE generation = ?")) {
                gone.setInt(1, generation);
                gone.executeUpdate();
            }
        }
    }

    /** Whether what is deleted or replaced from now on is overwritten in the file. */
    void overwrite(boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA secure_delete = " + (on ? "ON" : "OFF"));
        }
    }

    /** Whether something stands in the file that would need a key. */
    boolean needed() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Sealed place : Sealed.values()) {
                try (ResultSet found = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM " + place.table() + ")")) {
                    if (found.next() && found.getBoolean(1)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
