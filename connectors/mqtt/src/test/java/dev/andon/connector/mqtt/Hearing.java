package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.ConnectionSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decoder that hears messages as the wire would give them: somewhere in the middle of a larger buffer. */
final class Hearing {

    static final long NOW = 1_790_000_000_000_000L;
    private static final int MARGIN = 37;

    final HeardInbox inbox = new HeardInbox();
    final Decoder decoder;

    Hearing() {
        this(Decoder.MAX_TOPICS);
    }

    Hearing(int maxTopics) {
        decoder = new Decoder(inbox, ConnectionSettings.of("test", URI.create("mqtt://127.0.0.1")), maxTopics);
    }

    Hearing hear(String topic, String payload) {
        return hear(topic, payload.getBytes(StandardCharsets.UTF_8), new byte[0], false);
    }

    Hearing hearRetained(String topic, String payload) {
        return hear(topic, payload.getBytes(StandardCharsets.UTF_8), new byte[0], true);
    }

    Hearing hear(String topic, byte[] payload) {
        return hear(topic, payload, new byte[0], false);
    }

    Hearing hear(String topic, byte[] payload, byte[] properties, boolean retained) {
        decoder.publish(message(topic, payload, properties, retained));
        decoder.idle();
        return this;
    }

    static Publish message(String topic, byte[] payload, byte[] properties, boolean retained) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        Publish message = new Publish();
        message.buffer = new byte[MARGIN + name.length + properties.length + payload.length + MARGIN];
        // What stands around a message is another message, not zeros.
        java.util.Arrays.fill(message.buffer, (byte) '7');
        message.topicOffset = MARGIN;
        message.topicLength = name.length;
        message.propertiesOffset = MARGIN + name.length;
        message.propertiesLength = properties.length;
        message.payloadOffset = MARGIN + name.length + properties.length;
        message.payloadLength = payload.length;
        message.retained = retained;
        message.received = NOW;
        System.arraycopy(name, 0, message.buffer, MARGIN, name.length);
        System.arraycopy(properties, 0, message.buffer, message.propertiesOffset, properties.length);
        System.arraycopy(payload, 0, message.buffer, message.payloadOffset, payload.length);
        return message;
    }

    /** All samples as {@code device#point=value}, a bad one as {@code device#point=BAD}. */
    List<String> values() {
        return inbox.samples.stream()
                .map(heard -> heard.point() + "=" + (heard.value() == null ? heard.quality() : heard.value()))
                .toList();
    }

    List<Long> times() {
        return inbox.samples.stream().map(HeardInbox.Heard::time).toList();
    }

    /** The one problem that was told. */
    String problem() {
        assertThat(inbox.problems).hasSize(1);
        return inbox.problems.getFirst().toString();
    }

    /** The value of a point's newest sample, null where it is bad. */
    @Nullable
    Object newest(String point) {
        return inbox.samples.stream()
                .filter(heard -> heard.point().equals(point))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value();
    }

    /** Forgets what was heard, not what was learnt. */
    Hearing forget() {
        inbox.samples.clear();
        inbox.problems.clear();
        inbox.raws.clear();
        return this;
    }
}
