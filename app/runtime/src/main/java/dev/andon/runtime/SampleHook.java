package dev.andon.runtime;

import dev.andon.connector.SampleBatch;

/** Sees every sample, in order, before any conflation: the alarm engine, the history, {@code andon tail}. */
@FunctionalInterface
public interface SampleHook {

    /**
     * A batch of judged samples: the quality is stamped, source times are never {@link SampleBatch#NO_TIME} but for last known values. A point
     * that ceases to be live appears as a sample of its last value with quality STALE, source time as it was, and the time now as received.
     * Called on the ingest thread: must return soon, and neither keep nor change the batch.
     */
    void judged(SampleBatch batch);
}
