package dev.andon.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** What one would write first: a row for each sample, in SQLite or in DuckDB, in batches of ten thousand. */
final class TableHistory implements History {

    private static final int BATCH = 10_000;

    private final boolean duck;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement insert;
    private @Nullable DuckDBAppender appender;
    private int pending;

    TableHistory(boolean duck) {
        this.duck = duck;
    }

    @Override
    public String name() {
        return duck ? "DuckDB, a table" : "SQLite, a table (point, time, value)";
    }

    @Override
    public void begin(Path folder) throws SQLException {
        Connection opened =
                DriverManager.getConnection((duck ? "jdbc:duckdb:" : "jdbc:sqlite:") + folder.resolve("table.db"));
        try (Statement statement = opened.createStatement()) {
            if (!duck) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
            }
            statement.execute("CREATE TABLE IF NOT EXISTS sample (point INTEGER, time BIGINT, value DOUBLE"
                    + (duck ? ")" : ", PRIMARY KEY (point, time)) WITHOUT ROWID"));
        }
        opened.setAutoCommit(false);
        connection = opened;
        insert = opened.prepareStatement("INSERT INTO sample VALUES (?, ?, ?)"
                + (duck ? "" : " ON CONFLICT DO UPDATE SET value = excluded.value"));
    }

    @Override
    public void add(int point, long time, double value) throws SQLException {
        if (duck) {
            append(point, time, value);
            return;
        }
        PreparedStatement statement = open(insert);
        statement.setInt(1, point);
        statement.setLong(2, time);
        statement.setDouble(3, value);
        statement.addBatch();
        if (++pending == BATCH) {
            commit();
        }
    }

    /** Its own fastest way in. */
    private void append(int point, long time, double value) throws SQLException {
        DuckDBAppender rows = appender;
        if (rows == null) {
            rows = open(connection).unwrap(DuckDBConnection.class).createAppender("main", "sample");
            appender = rows;
        }
        rows.beginRow();
        rows.append(point);
        rows.append(time);
        rows.append(value);
        rows.endRow();
        if (++pending == BATCH) {
            commit();
        }
    }

    private void commit() throws SQLException {
        DuckDBAppender rows = appender;
        if (rows != null) {
            rows.flush();
        } else {
            open(insert).executeBatch();
        }
        open(connection).commit();
        pending = 0;
    }

    @Override
    public void finish() throws SQLException {
        commit();
        close();
    }

    @Override
    public long rows(int point, long from, long to) throws SQLException {
        try (PreparedStatement select = open(connection)
                .prepareStatement(
                        "SELECT time, value FROM sample WHERE point = ? AND time >= ? AND time < ? ORDER BY time")) {
            select.setInt(1, point);
            select.setLong(2, from);
            select.setLong(3, to);
            long count = 0;
            double sum = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    count++;
                    sum += row.getDouble(2);
                }
            }
            return Double.isNaN(sum) ? -1 : count;
        }
    }

    @Override
    public int envelope(int point, long from, long to, int parts) throws SQLException {
        try (PreparedStatement select = open(connection)
                .prepareStatement("SELECT (time - ?) / ? AS part, min(value), max(value) FROM sample"
                        + " WHERE point = ? AND time >= ? AND time < ? GROUP BY part")) {
            select.setLong(1, from);
            select.setLong(2, (to - from) / parts);
            select.setInt(3, point);
            select.setLong(4, from);
            select.setLong(5, to);
            int count = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    count++;
                }
            }
            return count;
        }
    }

    @Override
    public void close() throws SQLException {
        DuckDBAppender rows = appender;
        if (rows != null) {
            rows.close();
            appender = null;
        }
        open(insert).close();
        open(connection).close();
    }

    private static <T> T open(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not begun");
        }
        return part;
    }
}
