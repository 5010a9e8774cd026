package dev.andon.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a walk over the audit found.
 *
 * @param entries how many are as they were written, from the first on
 * @param head hash of the newest entry, in hexadecimal, to be kept somewhere else; empty when it is broken
 * @param broken what is wrong, a clause for people; null: nothing is
 */
public record AuditReport(
        long entries, String head, @Nullable String broken) {

    static AuditReport of(Audit.Verdict verdict) {
        return switch (verdict) {
            case Audit.Intact intact -> new AuditReport(intact.entries(), intact.head(), null);
            case Audit.Broken broken -> new AuditReport(Math.max(0, broken.seq() - 1), "", broken.what());
        };
    }

    /** A new cache begins its audit with the entry that every later start looks for; what one finds wrong is a loss. */
    static void start(Connection connection, Opened opened, long micros) throws SQLException {
        Audit audit = new Audit(connection, opened.keys.seal());
        try {
            if (!audit.untouched()) {
                look(audit.check(), opened.losses);
            } else if (!connection.isReadOnly()) {
                audit.begin(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), "andon");
            }
            connection.commit();
        } catch (SQLException e) {
            // Whoever writes has the file salvaged; whoever reads can do without.
            if (!Sql.isDamage(e) || !connection.isReadOnly()) {
                throw e;
            }
            opened.losses.add(Loss.of(new Damaged("the audit cannot be read: " + Sql.told(e))));
        }
    }

    /** Tells of a chain that is broken. */
    static void look(Audit.Verdict verdict, Losses losses) {
        if (verdict instanceof Audit.Broken broken) {
            losses.add(Loss.of(new Damaged("the audit is broken at entry " + broken.seq() + ": " + broken.what())));
        }
    }
}
