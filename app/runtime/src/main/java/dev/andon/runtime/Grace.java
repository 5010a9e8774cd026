package dev.andon.runtime;

import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Point;
import java.time.Duration;

/**
 * Until when the first value of a point, or the first live one, is waited for before its silence means anything. Microseconds since 1970 UTC. Knows no clock.
 */
final class Grace {

    /** Within so long after a link came up, what the far end keeps is through, and whoever speaks often has spoken. */
    static final long LEAST = 10_000_000;

    /** There is nothing to wait for. */
    static final long NONE = Long.MIN_VALUE;

    private Grace() {}

    /**
     * One expected interval after the link first came up, and ten seconds at least after it came up last; ten seconds after it began to come up,
     * where it has not failed; {@link #NONE} when it is lost. A link that comes and goes does not make an interval longer.
     *
     * @param firstUp when the link first came up; NO_TIME: never yet
     */
    static long until(LinkState state, boolean failed, long firstUp, Point point) {
        return switch (state) {
            case LinkState.Up up -> {
                long since = Micros.of(up.since());
                long first = firstUp == SampleBatch.NO_TIME ? since : firstUp;
                yield Math.max(first + interval(point), since + LEAST);
            }
            case LinkState.Connecting connecting -> failed ? NONE : Micros.of(connecting.since()) + LEAST;
            case LinkState.Waiting waiting -> NONE;
            case LinkState.Down down -> NONE;
        };
    }

    /** The same of a point that any link might feed: what came up before has had its chance. */
    static long untilAnybody(LinkState state, boolean failed, long firstUp, Point point) {
        long until = until(state, failed, firstUp, point);
        return firstUp == SampleBatch.NO_TIME ? until : Math.min(until, firstUp + Math.max(LEAST, interval(point)));
    }

    /** What its profile promises; 0: nothing. */
    private static long interval(Point point) {
        Duration promised = point.cadence() != null ? point.cadence() : point.staleAfter();
        return promised == null ? 0 : promised.toNanos() / 1_000;
    }
}
