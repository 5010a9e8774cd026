package dev.andon.cache;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is read from a file at the start: all but its blocks. */
final class Opened {

    final KeyRing keys;
    final Catalogue catalogue;
    final Tails tails = new Tails();
    final LastValues last = new LastValues();
    final Ledger ledger;
    final long alive;

    /** Pages of the journal and of last values that were damaged. */
    final int damaged;

    /** @param where the file, for people */
    Opened(Connection connection, String where, byte @Nullable [] cacheKey)
            throws SQLException, WrongKey, OtherVersion, Damaged {
        Schema.migrate(connection, where);
        keys = KeyRing.open(connection, where, cacheKey);
        Seal seal = keys.seal();
        catalogue = Catalogue.load(connection, seal);
        int pages = last.load(connection, seal);
        damaged = pages + Journal.replay(connection, seal, new Recovery(catalogue, tails, last));
        ledger = Ledger.load(connection);
        alive = Recovery.alive(connection, seal);
        connection.commit();
    }
}
