package dev.andon.model;

import java.time.Instant;

/** Whether a device can be reached now. */
public sealed interface Presence {
    /** It speaks, or its session lives. */
    record Online() implements Presence {}

    /** It said, or its profile says, that it sleeps: silence until then is no fault. */
    record Sleeping(Instant until) implements Presence {}

    /** Its last will, its gateway or its platform said that it is gone. */
    record Offline() implements Presence {}

    /** Nobody has said. */
    record Unknown() implements Presence {}

    Presence ONLINE = new Online();
    Presence OFFLINE = new Offline();
    Presence UNKNOWN = new Unknown();
}
