package dev.andon.connector.mqtt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the broker answered to CONNECT (MQTT 5, 3.2), or, for the fields they share, said in DISCONNECT (3.14).
 *
 * @param code 0: accepted; otherwise a reason code of MQTT 5, or for 3.1.1 a return code 1 to 5
 * @param receiveMaximum messages of QoS 1 and 2 it takes without having answered them, 1 to 65535
 * @param maximumQos the highest QoS it takes, 0 to 2
 * @param maximumPacketSize bytes
 * @param identifiersAvailable whether it knows subscription identifiers; no word about it in MQTT 3.1.1
 * @param serverKeepAlive seconds it imposes in place of ours, or -1
 * @param reason its own words, if any
 * @param reference another server it names, if any
 */
record Connack(
        boolean sessionPresent,
        int code,
        int receiveMaximum,
        int maximumQos,
        boolean retainAvailable,
        long maximumPacketSize,
        boolean identifiersAvailable,
        int serverKeepAlive,
        @Nullable String reason,
        @Nullable String reference) {

    private static final int REASON_STRING = 0x1F;
    private static final int SERVER_KEEP_ALIVE = 0x13;
    private static final int SERVER_REFERENCE = 0x1C;
    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int TOPIC_ALIAS_MAXIMUM = 0x22;
    private static final int MAXIMUM_QOS = 0x24;
    private static final int RETAIN_AVAILABLE = 0x25;
    private static final int USER_PROPERTY = 0x26;
    private static final int MAXIMUM_PACKET_SIZE = 0x27;
    private static final int IDENTIFIERS_AVAILABLE = 0x29;

    /**
     * Reads the body of a CONNACK and sets its Topic Alias Maximum to 0 in place: with an alias allowed, Paho replays messages after a
     * reconnect with an alias that the new connection does not know, and the broker throws it out, for ever.
     *
     * @param five whether the attempt is MQTT 5
     * @throws IndexOutOfBoundsException when it is malformed
     */
    static Connack read(byte[] buffer, int at, int end, boolean five) {
        boolean present = (byteAt(buffer, at, end) & 1) != 0;
        int code = byteAt(buffer, at + 1, end);
        return properties(present, code, buffer, at + 2, five ? end : at + 2);
    }

    /** Reads the body of a DISCONNECT from the broker; an empty one means 0, a normal end. */
    static Connack readDisconnect(byte[] buffer, int at, int end) {
        return at == end
                ? properties(false, 0, buffer, end, end)
                : properties(false, byteAt(buffer, at, end), buffer, at + 1, end);
    }

    private static Connack properties(boolean present, int code, byte[] buffer, int from, int end) {
        int receiveMaximum = 0xFFFF;
        int maximumQos = 2;
        boolean retainAvailable = true;
        long maximumPacketSize = Long.MAX_VALUE;
        boolean identifiersAvailable = true;
        int serverKeepAlive = -1;
        String reason = null;
        String reference = null;
        int at = from;
        if (at < end) {
            while ((byteAt(buffer, at++, end) & 0x80) != 0) {
                // The length of the properties; they reach to the end of the packet, so only its size matters.
            }
        }
        while (at < end) {
            int id = buffer[at++];
            switch (id) {
                case RECEIVE_MAXIMUM -> receiveMaximum = wordAt(buffer, at, end);
                case MAXIMUM_QOS -> maximumQos = byteAt(buffer, at, end);
                case RETAIN_AVAILABLE -> retainAvailable = byteAt(buffer, at, end) != 0;
                case MAXIMUM_PACKET_SIZE ->
                    maximumPacketSize = (long) wordAt(buffer, at, end) << 16 | wordAt(buffer, at + 2, end);
                case IDENTIFIERS_AVAILABLE -> identifiersAvailable = byteAt(buffer, at, end) != 0;
                case SERVER_KEEP_ALIVE -> serverKeepAlive = wordAt(buffer, at, end);
                case REASON_STRING -> reason = textAt(buffer, at, end);
                case SERVER_REFERENCE -> reference = textAt(buffer, at, end);
                case TOPIC_ALIAS_MAXIMUM -> {
                    wordAt(buffer, at, end);
                    buffer[at] = 0;
                    buffer[at + 1] = 0;
                }
                default -> {
                    // Of no use here.
                }
            }
            at += width(id, buffer, at, end);
        }
        return new Connack(
                present,
                code,
                receiveMaximum,
                maximumQos,
                retainAvailable,
                maximumPacketSize,
                identifiersAvailable,
                serverKeepAlive,
                reason,
                reference);
    }

    /** Bytes of a property's value, by its identifier (MQTT 5, 2.2.2.2); those that cannot stand here are malformed. */
    private static int width(int id, byte[] buffer, int at, int end) {
        return switch (id) {
            case MAXIMUM_QOS, RETAIN_AVAILABLE, 0x28, IDENTIFIERS_AVAILABLE, 0x2A -> 1;
            case SERVER_KEEP_ALIVE, RECEIVE_MAXIMUM, TOPIC_ALIAS_MAXIMUM -> 2;
            case 0x11, MAXIMUM_PACKET_SIZE -> 4;
            case USER_PROPERTY -> {
                int name = 2 + wordAt(buffer, at, end);
                yield name + 2 + wordAt(buffer, at + name, end);
            }
            case 0x12, 0x15, 0x16, 0x1A, SERVER_REFERENCE, REASON_STRING -> 2 + wordAt(buffer, at, end);
            default -> throw new IndexOutOfBoundsException("property " + id);
        };
    }

    private static int byteAt(byte[] buffer, int at, int end) {
        if (at >= end) {
            throw new IndexOutOfBoundsException(at);
        }
        return buffer[at] & 0xFF;
    }

    private static int wordAt(byte[] buffer, int at, int end) {
        return byteAt(buffer, at, end) << 8 | byteAt(buffer, at + 1, end);
    }

    private static String textAt(byte[] buffer, int at, int end) {
        int length = wordAt(buffer, at, end);
        if (at + 2 + length > end) {
            throw new IndexOutOfBoundsException(at);
        }
        return new String(buffer, at + 2, length, StandardCharsets.UTF_8);
    }
}
