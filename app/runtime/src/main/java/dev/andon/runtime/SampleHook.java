package dev.andon.runtime;

import dev.andon.cache.GapCause;
import dev.andon.connector.SampleBatch;

/**
 * Sees every sample, in order, before any conflation: the alarm engine, the history, {@code andon tail}. All is called on the ingest thread: it
 * must return soon, and neither keep nor change the batch.
 */
@FunctionalInterface
public interface SampleHook {

    /**
     * A batch of judged samples: the quality is stamped, source times are never {@link SampleBatch#NO_TIME} but for last known values. A point
     * that ceases to be live appears as a sample of its last value with quality STALE, source time as it was, and the time now as received.
     */
    void judged(SampleBatch batch);

    /**
     * Points that ceased to be live, or to be last known, all for the same cause, as {@link #judged} has it; whoever does not mind the cause is given
     * them there.
     */
    default void ceased(SampleBatch batch, GapCause cause) {
        judged(batch);
    }

    /**
     * Ten times a second, behind what was judged before.
     *
     * @param now microseconds since 1970 UTC
     */
    default void ticked(long now) {}
}
