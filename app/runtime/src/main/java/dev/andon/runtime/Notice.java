package dev.andon.runtime;

import dev.andon.connector.LinkState;
import dev.andon.model.Presence;

/** What reaches ingest besides samples, in order with them. */
sealed interface Notice {

    /** A connection changed its state; {@code connection} is its place in the workspace. */
    record LinkChanged(int connection, LinkState state) implements Notice {}

    /** Somebody spoke of a device's presence; {@code device} is its handle. */
    record PresenceSaid(int device, Presence presence) implements Notice {}
}
