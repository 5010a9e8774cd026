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

    /** A new cache begins its audit with the entry that every later check looks for. */
    static void begin(Connection connection, Opened opened, long micros) throws SQLException {
        if (opened.keys.begun()) {
            new Audit(connection, opened.keys.seal()).begin(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), "andon");
            connection.commit();
        }
    }
}
