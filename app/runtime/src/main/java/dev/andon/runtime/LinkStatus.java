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
public record LinkStatus(String name, URI url, LinkState state, long lastHeard, long samples) {}
