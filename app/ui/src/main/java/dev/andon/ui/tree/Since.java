package dev.andon.ui.tree;

import dev.andon.ui.quality.Standing;

/**
 * When something began that needs a look. What went well for a while and came back between two pulses, or while the window was hidden, counts as one.
 *
 * @param time microseconds since 1970 UTC
 * @param atLatest it may have begun earlier: nobody was looking, or it was not known before
 */
public record Since(long time, boolean atLatest) {

    /**
     * Since when two that stand alike do so together: nothing is heard of the two since the later one was heard last; of any other trouble there has
     * been one since the earlier began.
     */
    Since and(Since other, Standing standing) {
        if (standing == Standing.SILENT) {
            return other.time > time ? other : this;
        }
        return new Since(Math.min(time, other.time), atLatest || other.atLatest);
    }

    /** The same, though it may have begun before. */
    Since orEarlier() {
        return atLatest ? this : new Since(time, true);
    }
}
