package dev.andon.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes connections that write, with all that hangs on them: the first one, and another after each failure. */
final class Openings {

    private final Path file;
    private final Opened opened;

    Openings(Path file, Opened opened) {
        this.file = file;
        this.opened = opened;
    }

    Store open() throws SQLException {
        Connection connection = Database.write(file);
        try {
            return open(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Store open(Connection connection) throws SQLException {
        return new Store(connection, opened, Store.Limits.USUAL);
    }

    /** The number that the next page of the journal has, before there is a store. */
    long nextPage() {
        return opened.nextPage;
    }

    /** Sees to it that the file is salvaged when it is opened next. */
    void suspect() {
        Salvage.want(file);
    }

    /** Before each transaction: the key may have sealed as much as it may. */
    void beforeTransaction(Store store) throws SQLException {
        opened.keys.keep(store.connection());
    }
}
