package dev.andon.runtime;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import org.jspecify.annotations.Nullable;

/**
 * The newest sample of a point as it was at one moment, filled by {@link LiveTable#read}; made once and reused by its owner. When nothing
 * was heard yet the quality is NOT_CONNECTED and the rest has no meaning.
 */
public final class LiveValue {

    Kind kind = Kind.NUMBER;
    Quality quality = Quality.NOT_CONNECTED;
    double number;

    @Nullable
    String text;

    boolean restored;
    long sourceTime = SampleBatch.NO_TIME;
    long receivedTime = SampleBatch.NO_TIME;

    public Kind kind() {
        return kind;
    }

    public Quality quality() {
        return quality;
    }

    /** The number; 1 or 0 for a flag; 0 for a text. With quality BAD or STALE: the last one that was good. */
    public double number() {
        return number;
    }

    /** For a flag: on. */
    public boolean on() {
        return number != 0;
    }

    /** The text of a text point, else null. */
    public @Nullable String text() {
        return text;
    }

    /** Whether it is what the cache kept of an earlier run, and nothing was heard since: its times are those of then. */
    public boolean restored() {
        return restored;
    }

    /**
     * When it was measured, microseconds since 1970 UTC; {@link SampleBatch#NO_TIME} when nobody can know, as with a retained message without a
     * time: then no age may be shown.
     */
    public long sourceTime() {
        return sourceTime;
    }

    /** When it was received, microseconds since 1970 UTC. */
    public long receivedTime() {
        return receivedTime;
    }
}
