package dev.andon.connector.mqtt;

import org.jspecify.annotations.Nullable;

/** Reads the messages of one topic into samples. Called on the network thread, in order; never throws. */
@FunctionalInterface
public interface TopicReader {

    /**
     * Reads one message. For every point it could not read a value for it has then put a bad sample; an empty payload is how a message that is
     * too long to be read is shown, and spoils them all.
     *
     * @return null when it was read; otherwise what is wrong with it, a clause for a person: the message then counts as unreadable, and its raw
     *     payload is kept
     */
    @Nullable
    String read(Publish message, Samples out);
}
