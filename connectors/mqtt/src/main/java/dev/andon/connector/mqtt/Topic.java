package dev.andon.connector.mqtt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is known of one topic. Used on the network thread only. */
final class Topic {

    /** UTF-8, as on the wire. */
    final byte[] name;

    final int hash;

    /** Reads its messages; null until one could be read. */
    @Nullable
    TopicReader reader;

    /** The shape of the payload that was looked at last; once there is a reader, of the first that it read. */
    @Nullable
    PayloadShape shape;

    /** Messages heard while there was no reader. */
    int heard;

    /** Unreadable messages in a row. */
    int failures;

    /** Whether a retained message was ever heard here. */
    boolean retained;

    /** Whether it was listed as no telemetry. */
    boolean listed;

    Topic(byte[] name, int hash) {
        this.name = name;
        this.hash = hash;
    }

    /** The topic as text; bytes that are no UTF-8 become U+FFFD. */
    String text() {
        return text(name, 0, name.length);
    }

    /** The name for a message to people: what could upset a terminal is taken out. */
    String shown() {
        return Words.name(text());
    }

    /** Bytes of a topic as text. */
    static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
