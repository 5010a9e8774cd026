package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.connector.testkit.RecordingInbox.Seen;
import dev.andon.connector.testkit.RecordingInbox.Unread;
import dev.andon.model.Value;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A decoder that hears messages as the wire would give them: somewhere in the middle of a larger buffer. */
final class Hearing {

    static final long NOW = 1_790_000_000_000_000L;
    private static final int MARGIN = 37;

    final RecordingInbox inbox = new RecordingInbox();
    final Decoder decoder;
    private int forgotten;
    private int settled;

    Hearing() {
        this(Decoder.MAX_TOPICS);
    }

    Hearing(int maxTopics) {
        decoder = new Decoder(inbox, ConnectionSettings.of("test", URI.create("mqtt://127.0.0.1")), maxTopics);
    }

    Hearing hear(String topic, String payload) {
        return hear(topic, utf8(payload), new byte[0], false);
    }

    Hearing hearRetained(String topic, String payload) {
        return hear(topic, utf8(payload), new byte[0], true);
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
        byte[] name = utf8(topic);
        Publish message = new Publish();
        message.buffer = new byte[MARGIN + name.length + properties.length + payload.length + MARGIN];
        // What stands around a message is another message, not zeros.
        Arrays.fill(message.buffer, (byte) '7');
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

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What was heard since the last {@link #forget}. */
    List<Seen> samples() {
        List<Seen> all = inbox.samples();
        return all.subList(forgotten, all.size());
    }

    /** All samples as {@code device#point=value}, a bad one as {@code device#point=BAD}. */
    List<String> values() {
        return samples().stream()
                .map(seen -> seen.point() + "=" + (seen.value() == null ? seen.quality() : bare(seen.value())))
                .toList();
    }

    List<Long> times() {
        return samples().stream().map(Seen::sourceTime).toList();
    }

    /** The problems that were told. */
    List<String> problems() {
        List<Unread> all = inbox.unreadable();
        return all.subList(settled, all.size()).stream()
                .map(unread -> unread.problem().toString())
                .toList();
    }

    /** The one problem that was told. */
    String problem() {
        assertThat(problems()).hasSize(1);
        return problems().getFirst();
    }

    /** Forgets what was heard, not what was learnt. */
    Hearing forget() {
        forgotten = inbox.samples().size();
        settled = inbox.unreadable().size();
        return this;
    }

    private static Object bare(Value value) {
        return switch (value) {
            case Value.Num num -> num.number();
            case Value.Flag flag -> flag.on();
            case Value.Text text -> text.text();
        };
    }
}
