package dev.andon.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is read from a file at the start: all but its blocks. */
final class Opened {

    final KeyRing keys;
    final Catalogue catalogue;
    final Tails tails = new Tails();
    final LastValues last;
    final Ledger ledger;
    final Losses losses;
    final AtomicLong late = new AtomicLong();
    final long alive;
    final long nextPage;

    /**
     * Reads it.
     *
     * @param where the file, for people
     * @param losses what was lost of it before, and takes the rest
     * @param clock microseconds since 1970 UTC
     */
    Opened(Connection connection, String where, byte @Nullable [] cacheKey, Losses losses, LongSupplier clock)
            throws SQLException, WrongKey, OtherVersion, Damaged {
        this(connection, where, cacheKey, true, losses, clock);
    }

    /**
     * The same.
     *
     * @param begins whether it may begin without encryption
     */
    Opened(
            Connection connection,
            String where,
            byte @Nullable [] cacheKey,
            boolean begins,
            Losses losses,
            LongSupplier clock)
            throws SQLException, WrongKey, OtherVersion, Damaged {
        this.losses = losses;
        last = new LastValues(clock);
        Schema.migrate(connection, where);
        Schema.check(connection);
        keys = KeyRing.open(connection, where, cacheKey, begins);
        Seal seal = keys.seal();
        catalogue = Catalogue.load(connection, seal, losses);
        alive = Recovery.alive(connection, seal);
        last.alive(alive);
        last.load(connection, seal, losses);
        catalogue.reserve(last.used());
        Recovery recovery = new Recovery(connection, catalogue, tails, last);
        Journal.replay(connection, seal, Long.MIN_VALUE, recovery, losses);
        recovery.tellNameless(losses);
        nextPage = recovery.nextPage();
        ledger = Ledger.load(connection, seal);
        connection.commit();
    }
}
