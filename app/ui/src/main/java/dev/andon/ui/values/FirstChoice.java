package dev.andon.ui.values;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.Standing;

/**
 * Which point to show while nobody has chosen one: a live number that lies outside its limits, else one that moves, else any that is live, and only
 * then one whose trend may be empty. Of equals the first. Once shown it stays: a trend that changes by itself is not one that a person can read. FX
 * thread.
 */
final class FirstChoice {

    // Beyond this many devices the first of what was found so far is good enough.
    private static final int DEVICES = 300;
    private static final int OUTSIDE = 5;
    private static final int MOVING = 4;
    private static final int LIVE = 3;
    private static final int HEARD = 2;
    private static final int NUMBER = 1;
    // So long after what is shown first spoke another one may still turn out to be the better choice; microseconds.
    private static final long FIRST_SECONDS = 5_000_000;
    private static final int NONE = -1;

    private final ValueBoard.Sources sources;
    private final CardTexts texts;
    private final LiveValue value = new LiveValue();
    private int shown = NONE;
    private int highest;
    private long spokeAt;

    FirstChoice(ValueBoard.Sources sources, CardTexts texts) {
        this.sources = sources;
        this.texts = texts;
    }

    /** The best point of these devices; -1: they have none. */
    int among(int[] devices) {
        int best = -1;
        int bestRank = -1;
        for (int index = 0; index < Math.min(devices.length, DEVICES) && bestRank < OUTSIDE; index++) {
            for (int point : texts.order(devices[index])) {
                int rank = rank(point, bestRank < MOVING);
                if (rank > bestRank) {
                    best = point;
                    bestRank = rank;
                }
            }
        }
        return best;
    }

    /**
     * Whether what {@link #among} found is a better choice than the one there is, which may be none: only if it ranks higher than that one ever did,
     * and after the first seconds only if that one never spoke. What falls silent is not left.
     *
     * @param now microseconds since 1970 UTC
     */
    boolean better(int found, int than, long now) {
        if (than != shown) {
            shown = than;
            highest = NONE;
            spokeAt = 0;
        }
        if (than >= 0) {
            highest = Math.max(highest, spoken(than));
            if (spokeAt == 0 && highest >= LIVE) {
                spokeAt = now;
            }
        }
        boolean open = highest < LIVE || now - spokeAt < FIRST_SECONDS;
        return open && found >= 0 && found != than && rank(found, true) > highest;
    }

    /** The rank of what is shown: that it is silent now does not lower it. */
    private int spoken(int handle) {
        int rank = rank(handle, true);
        boolean silent = rank == HEARD && value.quality() == Quality.STALE;
        return silent ? LIVE : rank;
    }

    private int rank(int handle, boolean askForMoves) {
        Point point = sources.points().point(handle);
        if (point.kind() != Kind.NUMBER) {
            return 0;
        }
        if (!sources.live().read(handle, value)) {
            return NUMBER;
        }
        if (!value.quality().live() || value.kind() != Kind.NUMBER) {
            return HEARD;
        }
        if (Standing.of(value.quality(), value.number(), point) == Standing.OUTSIDE) {
            return OUTSIDE;
        }
        return askForMoves && sources.spark().moves(handle) ? MOVING : LIVE;
    }
}
