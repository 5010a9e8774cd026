package dev.andon.runtime;

import dev.andon.connector.LinkState;
import dev.andon.model.Point;
import java.time.Duration;

/**
 * Until when the first value of a point is waited for before its silence means anything. Microseconds since 1970 UTC. Knows no clock.
 */
final class Grace {

    /** Within so long after a link came up, what the far end keeps is through, and whoever speaks often has spoken. */
    static final long LEAST = 10_000_000;

    /** Nobody could have spoken yet. */
    static final long OPEN = Long.MAX_VALUE;

    /** There is nothing to wait for. */
    static final long NONE = Long.MIN_VALUE;

    private Grace() {}

    /**
     * One expected interval after the link came up, and ten seconds at least; {@link #OPEN} while it is on its way and has not failed,
     * {@link #NONE} when it is lost.
     */
    static long until(LinkState state, boolean failed, Point point) {
        return switch (state) {
            case LinkState.Up up -> Micros.of(up.since()) + Math.max(LEAST, interval(point));
            case LinkState.Connecting connecting -> failed ? NONE : OPEN;
            case LinkState.Waiting waiting -> NONE;
            case LinkState.Down down -> NONE;
        };
    }

    /** What its profile promises; 0: nothing. */
    private static long interval(Point point) {
        Duration promised = point.cadence() != null ? point.cadence() : point.staleAfter();
        return promised == null ? 0 : promised.toNanos() / 1_000;
    }
}
