package dev.andon.cache;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that failed and was rolled back. */
final class Undone {

    private Undone() {}

    /**
     * Rolls back and gives the failure on. On a full disk SQLite has rolled back already and says so to whoever does it again: the first
     * failure is the one that tells something.
     */
    static SQLException after(SQLException failure, Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
        return failure;
    }
}
