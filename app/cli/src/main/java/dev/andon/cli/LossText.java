package dev.andon.cli;

import dev.andon.cache.Loss;
import dev.andon.cache.PointKey;
import dev.andon.cache.Report;
import dev.andon.model.Problem;

/** What is damaged in the history, for people: whose, of when, and how much. */
final class LossText {

    private LossText() {}

    static Problem problem(Loss loss) {
        PointKey point = loss.point();
        String where = point == null ? "" : point.connection() + " " + point.device() + '#' + point.name();
        boolean timed = loss.from() != Long.MIN_VALUE && loss.to() != Long.MAX_VALUE;
        IsoTime times = new IsoTime();
        return new Problem(
                where,
                loss.what()
                        + (timed ? ", from " + times.format(loss.from()) + " to " + times.format(loss.to()) : "")
                        + (loss.rows() > 0 ? ", " + loss.rows() + (loss.rows() == 1 ? " row" : " rows") : ""),
                "");
    }

    /** How much is lost, of a report that tells of damage: of what was never put into blocks nobody knows how much there was. */
    static String lost(Report report) {
        return report.lost() == 0
                ? "how many rows are lost is not known"
                : "at least " + report.lost() + (report.lost() == 1 ? " row is" : " rows are") + " lost";
    }
}
