package dev.andon.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One measured or settable quantity of a device, as far as it is known: from a profile, from the payloads, or learnt.
 *
 * @param title the name a person reads; the point's own name where nobody gave one
 * @param unit {@link Unit#NONE} where unknown
 * @param range what the instrument can show, for bars and axes
 * @param normal where the value lies on a good day
 * @param cadence the expected time between two samples; null while unknown
 * @param staleAfter how old the newest sample may be and still count as live; null: judged by the cadence
 */
public record Point(
        PointId id,
        String title,
        Kind kind,
        Unit unit,
        @Nullable Range range,
        @Nullable Range normal,
        @Nullable Duration cadence,
        @Nullable Duration staleAfter,
        boolean writable) {

    /** A point of which nothing is known but that it exists. */
    public static Point unknown(PointId id, Kind kind) {
        return new Point(id, id.point(), kind, Unit.NONE, null, null, null, null, false);
    }
}
