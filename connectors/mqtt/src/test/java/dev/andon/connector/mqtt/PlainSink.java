package dev.andon.connector.mqtt;

import dev.andon.connector.Inbox;
import dev.andon.model.Kind;
import dev.andon.model.Problem;
import java.nio.charset.StandardCharsets;

/** Reads each payload as one number, the point {@code value} of a device named like the topic: enough to watch the wire by. */
final class PlainSink implements PublishSink {

    private final Samples samples;

    PlainSink(Inbox inbox) {
        samples = new Samples(inbox);
    }

    @Override
    public void publish(Publish message) {
        samples.begin(message);
        String topic = text(message.buffer(), message.topicOffset(), message.topicLength());
        Inbox inbox = samples.inbox();
        int point = inbox.point(inbox.device(topic), "value", Kind.NUMBER);
        String payload = text(message.buffer(), message.payloadOffset(), message.payloadLength());
        try {
            samples.number(point, Double.parseDouble(payload), dev.andon.connector.SampleBatch.NO_TIME);
        } catch (NumberFormatException e) {
            samples.bad(point, Kind.NUMBER, dev.andon.connector.SampleBatch.NO_TIME);
            inbox.unreadable(
                    new Problem(topic, "it is no number", ""),
                    message.buffer(),
                    message.payloadOffset(),
                    message.payloadLength());
        }
    }

    @Override
    public void oversize(Publish message, long length) {
        samples.inbox()
                .ignored(
                        text(message.buffer(), message.topicOffset(), message.topicLength()), "it is too long", length);
    }

    @Override
    public void idle() {
        samples.flush();
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
