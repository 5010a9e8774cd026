package dev.andon.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens connections to a cache's file. */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    static final int PAGE = 8192;
    private static final int WAL_PAGES = 2_000;
    private static final int BUSY_MILLIS = 5_000;
    private static final int CACHE_KIB = 16_384;

    private Database() {}

    /** The one that writes; makes the file when there is none. No transaction is open. */
    static Connection write(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // A committed second survives a power cut too.
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setTempStore(TempStore.MEMORY);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        if (Files.notExists(file)) {
            begin(file);
        }
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + WAL_PAGES);
            // What a Mac calls synchronous ends in the drive's own memory without this; nothing elsewhere.
            statement.execute("PRAGMA fullfsync = 1");
            statement.execute("PRAGMA journal_size_limit = " + (long) WAL_PAGES * PAGE * 4);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** Another one that writes to the same file. */
    static Connection again(Connection known) throws SQLException {
        try (Statement statement = known.createStatement();
                ResultSet main = statement.executeQuery("PRAGMA database_list")) {
            if (!main.next()) {
                throw new SQLException("no file");
            }
            return write(Path.of(main.getString("file")));
        }
    }

    /** What can be chosen only while there is nothing in a file. */
    private static void begin(Path file) throws SQLException {
        own(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + PAGE);
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    /** Nobody else's to read, sealed or not; SQLite gives what stands beside it the same rights. */
    private static void own(Path file) {
        try {
            Files.createFile(file);
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            // Where no file can be made SQLite says so at once, and in its own words.
            LOG.debug("{} was not made beforehand", file, e);
        }
    }

    /** One that only reads; beside the one that writes, in the same program or in another. */
    static Connection read(Path file) throws SQLException {
        return read(file, false);
    }

    /** One of a file that nobody writes, as nobody can; what is written later it may read as nonsense. */
    static Connection readStill(Path file) throws SQLException {
        return read(file, true);
    }

    private static Connection read(Path file, boolean still) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setTempStore(TempStore.MEMORY);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB / 4);
        Connection connection =
                config.createConnection("jdbc:sqlite:" + (still || locked(file) ? address(file) : file));
        connection.setAutoCommit(false);
        return connection;
    }

    /** Whether nobody writes a file, as nobody can here: SQLite wants to write beside one even to read it, unless it is told. */
    private static boolean locked(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && !Files.isWritable(folder) && !logged(file);
    }

    /** Whether the newest of a file stands beside it. */
    static boolean logged(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal").toFile().length() > 0;
    }

    private static String address(Path file) {
        return file.toUri() + "?immutable=1";
    }
}
