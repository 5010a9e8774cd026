package dev.andon.runtime;

import dev.andon.connector.LinkState;
import java.net.URI;

/**
 * A connection and how it fares, at one moment.
 *
 * @param name of the connection
 * @param url without credentials
 * @param lastHeard when the last sample came, microseconds since 1970 UTC; {@code SampleBatch.NO_TIME} when none has
 * @param samples how many came since the start
 */
public record LinkStatus(String name, URI url, LinkState state, long lastHeard, long samples) {

    /** Who was heard so short a time ago, microseconds, need not be asked whether it is there. */
    static final long JUST_NOW = 5_000_000;

    /** Whether it is up and something came over it just now, microseconds since 1970 UTC. */
    public boolean talking(long now) {
        return state instanceof LinkState.Up && lastHeard >= now - JUST_NOW;
    }
}
