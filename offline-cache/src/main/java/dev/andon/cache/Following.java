package dev.andon.cache;

import java.sql.Connection;
import java.sql.SQLException;

/** Brings in, before each question, what another program has recorded since the last one; where this one only reads. Any thread. */
final class Following {

    private final KeyRing keys;
    private final Seal seal;
    private final Catalogue catalogue;
    private final Tails tails;
    private final Losses losses;
    private final LastValues last;
    private long seen;

    Following(Opened opened) {
        keys = opened.keys;
        seal = keys.seal();
        catalogue = opened.catalogue;
        tails = opened.tails;
        losses = opened.losses;
        last = opened.last;
        seen = opened.nextPage - 1;
    }

    /**
     * Leaves the transaction open, so that the question sees what is seen here.
     *
     * @throws WrongKey when it was sealed under another key meanwhile
     */
    synchronized void follow(Connection connection) throws SQLException, WrongKey {
        keys.follow(connection);
        long newest = Sql.number(connection, "SELECT coalesce(max(id), 0) FROM journal");
        if (newest == seen) {
            return;
        }
        catalogue.more(connection, seal, losses);
        long oldest = Sql.number(connection, "SELECT coalesce(min(id), 0) FROM journal");
        // Pages that came and went meanwhile have said which rows are in blocks now.
        boolean gap = oldest > seen + 1 || newest < seen;
        tails.replay(gap, () -> {
            Recovery recovery = new Recovery(connection, catalogue, tails, last);
            Journal.replay(connection, seal, gap ? Long.MIN_VALUE : seen, recovery, losses);
        });
        seen = newest;
    }
}
