package dev.andon.connector.mqtt;

import java.util.Optional;

/**
 * A way in which payloads are written. Each topic is offered once, with its first message, to the dialects in the order of their rank; the
 * first that claims it reads all its messages from then on. Dialects of other modules are found by {@link java.util.ServiceLoader}.
 */
public interface Dialect {

    /** A short name in lower case, for settings and health: {@code json}, {@code senml}. */
    String name();

    /** Lower is asked earlier: 0 to 99 for dialects recognised by their topics, 100 and above for those recognised by their payload. */
    int rank();

    /**
     * Looks at a topic's first message.
     *
     * @param first the message, which is then also given to the reader
     * @return the reader for this topic, or empty when it is not this dialect
     */
    Optional<TopicReader> claim(String topic, Publish first, Samples out);
}
