package dev.andon.ui.values;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.Standing;

/**
 * Which point to show while nobody has chosen one: a live number that lies outside its limits, else any that is live, and only then one whose trend
 * may be empty. Of these the one that speaks for its device by its profile, else one with limits rather than a counter, else one that moves; of
 * equals the first. Once shown it stays: a trend that changes by itself is not one that a person can read. FX thread.
 */
final class FirstChoice {

    // Beyond this many devices the first of what was found so far is good enough.
    private static final int DEVICES = 300;
    // What it is worth: first how it fares, then what it tells.
    private static final int OUTSIDE = 48;
    private static final int LIVE = 32;
    private static final int HEARD = 16;
    private static final int FIRST_KEY = 8;
    private static final int KEY = 4;
    private static final int LIMITED = 2;
    private static final int MOVING = 1;
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
                int rank = rank(point, bestRank);
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
        boolean silent = false;
        if (than >= 0) {
            int rank = rank(than, NONE);
            silent = rank >= HEARD && rank < LIVE && value.quality() == Quality.STALE;
            highest = Math.max(highest, silent ? rank - HEARD + LIVE : rank);
            if (spokeAt == 0 && highest >= LIVE) {
                spokeAt = now;
            }
        }
        boolean open = !silent && (highest < LIVE || now - spokeAt < FIRST_SECONDS);
        return open && found >= 0 && found != than && rank(found, NONE) > highest;
    }

    /** @param beat whether it moves is only looked at where that could make it more than this */
    private int rank(int handle, int beat) {
        Point point = sources.points().point(handle);
        if (point.kind() != Kind.NUMBER) {
            return 0;
        }
        int rank = fares(handle, point) + tells(handle, point);
        return rank >= LIVE && rank + MOVING > beat && sources.spark().moves(handle) ? rank + MOVING : rank;
    }

    private int fares(int handle, Point point) {
        if (!sources.live().read(handle, value)) {
            return 0;
        }
        if (!value.quality().live() || value.kind() != Kind.NUMBER) {
            return HEARD;
        }
        return Standing.of(value.quality(), value.number(), point) == Standing.OUTSIDE ? OUTSIDE : LIVE;
    }

    private int tells(int handle, Point point) {
        int place =
                texts.key(sources.points().deviceOf(handle)).indexOf(point.id().point());
        return 1 + (place == 0 ? FIRST_KEY : place > 0 ? KEY : 0) + (Standing.limits(point) != null ? LIMITED : 0);
    }
}
