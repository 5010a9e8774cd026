package dev.andon.cli;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import org.jspecify.annotations.Nullable;

/**
 * A sample on its way from the ingest thread to the one that prints.
 *
 * @param point its handle
 * @param sourceTime microseconds since 1970 UTC, or {@link SampleBatch#NO_TIME}
 */
record TappedSample(
        int point,
        Kind kind,
        double number,
        @Nullable String text,
        Quality quality,
        long sourceTime,
        long receivedTime,
        boolean historical) {

    static TappedSample of(SampleBatch batch, int row) {
        return new TappedSample(
                batch.point(row),
                batch.kind(row),
                batch.number(row),
                batch.text(row),
                batch.quality(row),
                batch.sourceTime(row),
                batch.receivedTime(row),
                batch.historical(row));
    }

    /** Whether there is a value to show: what is bad, or was never heard, has none. */
    boolean valued() {
        return quality != Quality.BAD && quality != Quality.NOT_CONNECTED;
    }
}
