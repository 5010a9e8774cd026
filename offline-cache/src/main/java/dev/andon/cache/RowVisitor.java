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

    /**
     * Of this stretch the rows were dropped, and only minutes or hours are left ({@link Cache#trend}). What is given of it is the beginning and
     * the end of each gap, and now and then the last sample before something else: no value holds from one to the next.
     *
     * @param from microseconds since 1970 UTC
     * @param to when the last of these was measured
     */
    default void coarse(long from, long to) {}

    /**
     * What was recorded of this stretch has gone since the question began: it was dropped, since it was old or too much, or taken out, since it was
     * damaged. No value holds into it.
     *
     * @param from microseconds since 1970 UTC
     * @param to where what is left begins again, or where what was asked for ends
     */
    default void dropped(long from, long to) {}

    /** From here on nothing is known, until the next sample. */
    void gap(long time, GapCause cause);
}
