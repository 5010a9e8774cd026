package dev.andon.connector;

import dev.andon.model.Problem;

/** What became of a message that was sent. None of these means that a device has carried anything out. */
public sealed interface Delivery {

    /** The far end took it over. {@code listeners} is false when it said that nobody listens (MQTT 5, reason code 0x10). */
    record Taken(boolean listeners) implements Delivery {}

    /** It was not sent, and will not be: the link is not up, the window of unanswered messages is full, or it was refused. */
    record NotSent(Problem reason) implements Delivery {}

    /** It was written to the wire, and the link was lost before the far end answered: it may or may not have arrived. */
    record Unknown(Problem reason) implements Delivery {}
}
