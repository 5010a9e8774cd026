package dev.andon.runtime;

import dev.andon.cache.GapCause;
import dev.andon.connector.LinkState;
import dev.andon.model.Presence;

/** What reaches ingest besides samples, in order with them. */
sealed interface Notice {

    /** The connection of this name changed its state; {@code cause}: why nothing is known of what it fed, where it is not up. */
    record LinkChanged(String connection, LinkState state, GapCause cause) implements Notice {}

    /** Somebody spoke of a device's presence; {@code device} is its handle. */
    record PresenceSaid(int device, Presence presence) implements Notice {}

    /** Something to be done behind all that was put before it. */
    record Behind(Runnable task) implements Notice {}
}
