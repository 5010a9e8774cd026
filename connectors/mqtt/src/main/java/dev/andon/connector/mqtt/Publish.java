package dev.andon.connector.mqtt;

/**
 * One received PUBLISH, as a window onto the receive buffer: valid only during the call it is given to, and reused for the next one. Written
 * by the transport, read by a dialect, both on the network thread.
 */
public final class Publish {

    byte[] buffer = new byte[0];
    int topicOffset;
    int topicLength;
    int payloadOffset;
    int payloadLength;
    int propertiesOffset;
    int propertiesLength;
    boolean retained;
    long received;

    Publish() {}

    /** The bytes that payload, topic and properties lie in. Not to be changed or kept. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where the topic's UTF-8 begins. */
    public int topicOffset() {
        return topicOffset;
    }

    public int topicLength() {
        return topicLength;
    }

    public int payloadOffset() {
        return payloadOffset;
    }

    public int payloadLength() {
        return payloadLength;
    }

    /** Where the MQTT 5 properties begin, after their length; see MQTT 5, 2.2.2. */
    public int propertiesOffset() {
        return propertiesOffset;
    }

    /** 0 for MQTT 3.1.1 and for messages without properties. */
    public int propertiesLength() {
        return propertiesLength;
    }

    /** Whether the broker kept it and sends it because we subscribed: last known, not live. */
    public boolean retained() {
        return retained;
    }

    /** When it was received, microseconds since 1970 UTC. */
    public long received() {
        return received;
    }
}
