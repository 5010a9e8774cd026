package dev.andon.cache;

import dev.andon.model.Quality;
import org.jspecify.annotations.Nullable;

/** Takes what is recorded of one point, in the order of time. */
public interface RowVisitor {

    /**
     * A sample.
     *
     * @param time when it was measured, microseconds since 1970 UTC
     * @param number the number; 1 or 0 for a flag, 0 for a text
     * @param text of a text point, null for the others
     * @param historical delivered late or backfilled
     */
    void sample(long time, double number, @Nullable String text, Quality quality, boolean historical);

    /** From here on nothing is known, until the next sample. */
    void gap(long time, GapCause cause);
}
