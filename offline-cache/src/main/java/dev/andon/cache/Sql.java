package dev.andon.cache;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Questions of one number, and what a failure means. */
final class Sql {

    /** An extended code has the plain one in its lowest byte. */
    private static final int BASE = 0xff;

    private static final Set<Integer> CORRUPT =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);

    // An error of SQL is one of the tables here: all statements are the program's own.
    private static final Set<Integer> DAMAGE = Set.of(
            SQLiteErrorCode.SQLITE_ERROR.code,
            SQLiteErrorCode.SQLITE_CORRUPT.code,
            SQLiteErrorCode.SQLITE_NOTADB.code,
            SQLiteErrorCode.SQLITE_FORMAT.code,
            SQLiteErrorCode.SQLITE_CONSTRAINT.code,
            SQLiteErrorCode.SQLITE_MISMATCH.code,
            SQLiteErrorCode.SQLITE_TOOBIG.code);

    private Sql() {}

    /** Whether there was no room: in the file, or for what SQLite shares between readers beside it. */
    static boolean isFull(Exception e) {
        return e instanceof SQLiteException failure
                && (failure.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                        || failure.getResultCode().name().startsWith("SQLITE_IOERR_SHM"));
    }

    /** Whether SQLite met a page that it has not written so. */
    static boolean isCorrupt(Exception e) {
        return e instanceof SQLiteException failure && CORRUPT.contains(failure.getResultCode().code & BASE);
    }

    /** Whether a file that is just opened cannot be used: what does not pass. */
    static boolean isDamage(Exception e) {
        return e instanceof SQLiteException failure && DAMAGE.contains(failure.getResultCode().code & BASE);
    }

    /** What is wrong, a clause for people; what SQLite says of it stands behind in brackets. */
    static String told(Exception e) {
        if (!isDamage(e)) {
            return String.valueOf(e.getMessage());
        }
        boolean headless = e instanceof SQLiteException failure
                && (failure.getResultCode().code & BASE) == SQLiteErrorCode.SQLITE_NOTADB.code;
        return (headless ? "the beginning of the file is destroyed" : "the file is not as it was written")
                + " (SQLite: " + e.getMessage() + ")";
    }

    /** The bytes in a column; none where a damaged row has none. */
    static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    /** The number in the first column of the first row. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
