package dev.andon.connector.mqtt;

/**
 * One received PUBLISH, as a window onto the receive buffer: valid only during the call it is given to, and reused for the next one. Written
 * by the transport, read by a dialect, both on the network thread.
 */
public final class Publish {

    /** What {@link #lay} answers to a malformed PUBLISH. */
    static final int BROKEN = -1;

    byte[] buffer = new byte[0];
    int topicOffset;
    int topicLength;
    int payloadOffset;
    int payloadLength;
    int propertiesOffset;
    int propertiesLength;
    boolean retained;
    int qos;
    /** Whether it may have waited in a resumed session for any time. */
    boolean backlog;

    long received;

    Publish() {}

    /**
     * Lays the window over a PUBLISH (MQTT 5, 3.3) in the buffer.
     *
     * @param first the packet's first byte
     * @param at where its variable header begins
     * @param end where the packet ends
     * @param have where the bytes that have come end; less than {@code end} for one that is too long
     * @param five whether it has properties
     * @return the packet identifier, 0 at QoS 0; {@link #BROKEN} when it is malformed
     */
    int lay(int first, int at, int end, int have, boolean five) {
        int qos = first >> 1 & 3;
        int topic = at + 2;
        if (qos == 3 || topic > end) {
            return BROKEN;
        }
        int next = topic + word(at);
        int wanted = next + (qos > 0 ? 2 : 0);
        // No topic means a topic alias, which we never allowed.
        if (next == topic || wanted > end) {
            return BROKEN;
        }
        int id = qos > 0 ? word(next) : 0;
        int length = 0;
        int rest = wanted;
        if (five) {
            int shift = 0;
            byte digit;
            do {
                if (rest >= end || shift > 21) {
                    return BROKEN;
                }
                digit = buffer[rest++];
                length |= (digit & 0x7F) << shift;
                shift += 7;
            } while (digit < 0);
            if (rest + length > end) {
                return BROKEN;
            }
        }
        boolean here = rest + length <= have;
        topicOffset = topic;
        topicLength = next - topic;
        propertiesOffset = rest;
        propertiesLength = here ? length : 0;
        payloadOffset = here ? rest + length : have;
        payloadLength = have - payloadOffset;
        retained = (first & 1) != 0;
        this.qos = qos;
        return id;
    }

    private int word(int at) {
        return (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
    }

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
