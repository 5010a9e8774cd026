package dev.andon.cache;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables of the cache and their versions. {@code PRAGMA user_version} tells a file's version; each migration leads from one to the next,
 * in a transaction of its own. A released one is never changed: what is to be otherwise is one more.
 */
final class Schema {

    /** {@code PRAGMA application_id}: "ANDN". */
    static final int APPLICATION = 0x414E444E;

    private static final String FIRST = """
            CREATE TABLE point (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
            CREATE TABLE block (point INTEGER, t0 INTEGER, t1 INTEGER NOT NULL, n INTEGER NOT NULL, body INTEGER NOT NULL,
                size INTEGER NOT NULL, rolled BLOB NOT NULL, PRIMARY KEY (point, t0)) WITHOUT ROWID;
            CREATE TABLE body (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
            CREATE TABLE fold (point INTEGER, t0 INTEGER, t1 INTEGER NOT NULL, n INTEGER NOT NULL, rolled BLOB NOT NULL,
                PRIMARY KEY (point, t0)) WITHOUT ROWID;
            CREATE TABLE journal (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
            CREATE TABLE last (page INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
            CREATE TABLE ledger (connection INTEGER, day INTEGER, sealed BLOB NOT NULL, PRIMARY KEY (connection, day)) WITHOUT ROWID;
            CREATE TABLE outbox (seq INTEGER PRIMARY KEY, high INTEGER NOT NULL, low INTEGER NOT NULL, state INTEGER NOT NULL,
                sealed BLOB NOT NULL, UNIQUE (high, low));
            CREATE TABLE audit (seq INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
            CREATE TABLE key (generation INTEGER PRIMARY KEY, wrapped BLOB NOT NULL, sealed INTEGER NOT NULL);
            CREATE TABLE spare (generation INTEGER PRIMARY KEY, wrapped BLOB NOT NULL, sealed INTEGER NOT NULL);
            CREATE TABLE session (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
            CREATE TABLE setting (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
            PRAGMA application_id = 1095648334""";

    private static final List<String> MIGRATIONS = List.of(FIRST);

    /** What this program writes. */
    static final int VERSION = MIGRATIONS.size();

    private Schema() {}

    /**
     * Brings a file to {@link #VERSION}. Wants autocommit off and no transaction open.
     *
     * @param where the file, for people
     * @return the version it had; 0 for a new one
     * @throws OtherVersion when it is newer than this program, no cache at all, or old and read-only; nothing was touched then
     */
    static int migrate(Connection connection, String where) throws SQLException, OtherVersion {
        return migrate(connection, where, VERSION);
    }

    /** As far as a version; for making old files again. */
    static int migrate(Connection connection, String where, int to) throws SQLException, OtherVersion {
        int from = pragma(connection, "user_version");
        if (from > to) {
            throw new OtherVersion(
                    where,
                    "was written by a newer version of the program (format " + from + ", this one knows " + to + ")",
                    "use the newer version; nothing in the file was changed");
        }
        boolean empty = pragma(connection, "schema_version") == 0;
        boolean marked = from == 0 ? empty : pragma(connection, "application_id") == APPLICATION;
        if (!marked && listed(connection)) {
            // It is one; that its marks were changed is told by the check.
            connection.commit();
            return from;
        }
        if (!marked || from < 0) {
            throw new OtherVersion(
                    where,
                    "is a database, but not a cache of this program",
                    "name another file or folder for the cache");
        }
        if (from < to && connection.isReadOnly()) {
            throw new OtherVersion(
                    where,
                    "is of the older format " + from + " and cannot be changed here",
                    "open it once where it may be written");
        }
        connection.commit();
        for (int version = from; version < to; version++) {
            step(connection, MIGRATIONS.get(version), version + 1);
        }
        return from;
    }

    /**
     * Whether a file of {@link #VERSION} is what this program made: its marks and its tables.
     *
     * @throws Damaged when it is not, or not quite
     */
    static void check(Connection connection) throws SQLException, Damaged {
        boolean whole = pragma(connection, "user_version") == VERSION
                && pragma(connection, "application_id") == APPLICATION
                && listed(connection);
        connection.commit();
        if (!whole) {
            throw new Damaged("the list of its tables is not what was written");
        }
    }

    /** Whether the tables are those of {@link #VERSION}, each at a place of its own. */
    private static boolean listed(Connection connection) throws SQLException {
        Set<String> expected = new TreeSet<>();
        for (String script : MIGRATIONS) {
            for (String sql : script.split(";", -1)) {
                if (sql.strip().startsWith("CREATE ")) {
                    expected.add(sql.strip());
                }
            }
        }
        Set<String> found = new TreeSet<>();
        Set<Long> roots = new TreeSet<>();
        int tables = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sql, rootpage FROM sqlite_schema")) {
            while (rows.next()) {
                String sql = rows.getString(1);
                if (sql != null) {
                    found.add(sql);
                }
                roots.add(rows.getLong(2));
                tables++;
            }
        }
        return found.equals(expected) && roots.size() == tables;
    }

    /** One step to a version: all of it or nothing. */
    static void step(Connection connection, String script, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.split(";", -1)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + version);
            connection.commit();
        } catch (SQLException e) {
            throw Undone.after(e, connection);
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery("PRAGMA " + name)) {
            return value.next() ? value.getInt(1) : 0;
        }
    }
}
