package dev.andon.ui.values;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.Standing;

/**
 * Which point to show while nobody has chosen one: a live number that lies outside its limits, else one that moves, else any that is live, and only
 * then one whose trend may be empty. Of equals the first. FX thread.
 */
final class FirstChoice {

    // Beyond this many devices the first of what was found so far is good enough.
    private static final int DEVICES = 300;
    private static final int OUTSIDE = 5;
    private static final int MOVING = 4;
    private static final int LIVE = 3;
    private static final int HEARD = 2;
    private static final int NUMBER = 1;

    private final ValueBoard.Sources sources;
    private final CardTexts texts;
    private final LiveValue value = new LiveValue();

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
     * Whether what {@link #among} found is a better choice than the one there is, which may be none. Of what is well the first is better than one
     * that was merely heard sooner; what lies outside its limits stays in sight.
     */
    boolean better(int found, int than) {
        if (found < 0 || found == than) {
            return false;
        }
        int rank = rank(found, true);
        int old = than < 0 ? -1 : rank(than, true);
        return rank > old || (rank == old && rank < OUTSIDE);
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
