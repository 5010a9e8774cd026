package dev.andon.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;

/** A real cache file in tests, opened as the store does. */
final class CacheFile implements AutoCloseable {

    static final byte[] KEY = key(7);
    static final byte[] OTHER_KEY = key(8);

    final Path path;
    final Connection connection;

    private CacheFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /** Opens or makes it, with all tables. */
    static CacheFile at(Path path) throws SQLException, OtherVersion {
        CacheFile file = bare(path);
        Schema.migrate(file.connection, path.toString());
        return file;
    }

    /** For many commits, where the program may be killed but not the machine. */
    static CacheFile unsynced(Path path) throws SQLException, OtherVersion {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        CacheFile file = open(path, config);
        Schema.migrate(file.connection, path.toString());
        return file;
    }

    /** As it is. */
    static CacheFile bare(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return open(path, config);
    }

    static CacheFile readOnly(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(path, config);
    }

    private static CacheFile open(Path path, SQLiteConfig config) throws SQLException {
        Connection connection = config.createConnection("jdbc:sqlite:" + path);
        connection.setAutoCommit(false);
        return new CacheFile(path, connection);
    }

    KeyRing ring(byte[] key) throws SQLException, WrongKey, Damaged {
        return KeyRing.open(connection, path.toString(), key);
    }

    /** Runs SQL past the program, as somebody with the file in hand would, and commits. */
    void tamper(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
        connection.commit();
    }

    byte[] bytes(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getBytes(1) : new byte[0];
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getLong(1) : -1;
        }
    }

    /** Closes without a commit: what a kill leaves. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    static byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[Gcm.KEY];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
