package dev.andon.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sink that copies what it is shown. Any thread may look. */
final class KeptMessages implements PublishSink {

    /**
     * One message.
     *
     * @param length of the payload, even where less is kept
     */
    record Kept(String topic, byte[] payload, long length, byte[] properties, boolean retained, boolean backlog) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final List<Kept> messages = new ArrayList<>();
    private final List<Kept> oversize = new ArrayList<>();
    private int idles;
    private int unflushed;

    @Override
    public synchronized void publish(Publish message) {
        messages.add(copy(message, message.payloadLength()));
        unflushed++;
    }

    @Override
    public synchronized void oversize(Publish message, long length) {
        oversize.add(copy(message, length));
    }

    @Override
    public synchronized void idle() {
        idles++;
        unflushed = 0;
    }

    synchronized List<Kept> messages() {
        return List.copyOf(messages);
    }

    synchronized List<Kept> oversize() {
        return List.copyOf(oversize);
    }

    /** Messages since the stream was last said to have nothing more. */
    synchronized int unflushed() {
        return unflushed;
    }

    synchronized int idles() {
        return idles;
    }

    private static Kept copy(Publish message, long length) {
        return new Kept(
                new String(message.buffer(), message.topicOffset(), message.topicLength(), StandardCharsets.UTF_8),
                part(message.buffer(), message.payloadOffset(), message.payloadLength()),
                length,
                part(message.buffer(), message.propertiesOffset(), message.propertiesLength()),
                message.retained(),
                message.backlog);
    }

    private static byte[] part(byte[] buffer, int offset, int length) {
        return Arrays.copyOfRange(buffer, offset, offset + length);
    }
}
