package dev.andon.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Just enough of MQTT 3.1.1 on the wire to load a broker or a client as fast as a socket takes it. */
final class Frames {

    /** CONNACK, accepted; MQTT 5 has one more byte for its empty properties. */
    static final byte[] CONNACK_5 = {0x20, 3, 0, 0, 0};

    private static final int PUBLISH = 0x30;
    private static final int QOS_1 = 0x02;

    private Frames() {}

    static byte[] connect(String clientId) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(4);
        body.write(2);
        body.write(0);
        body.write(0);
        text(body, clientId);
        return packet(0x10, body.toByteArray());
    }

    /** A PUBLISH; with QoS 1 the packet id stands right behind the topic. */
    static byte[] publish(String topic, byte[] payload, boolean assured, int packetId) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, topic);
        if (assured) {
            body.write(packetId >>> 8);
            body.write(packetId);
        }
        body.writeBytes(payload);
        return packet(PUBLISH | (assured ? QOS_1 : 0), body.toByteArray());
    }

    /** A QoS 0 PUBLISH as MQTT 5 wants it: with empty properties. */
    static byte[] publish5(String topic, byte[] payload) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, topic);
        body.write(0);
        body.writeBytes(payload);
        return packet(PUBLISH, body.toByteArray());
    }

    static byte[] packet(int first, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(first);
        int rest = body.length;
        do {
            int digit = rest % 128;
            rest /= 128;
            packet.write(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        packet.writeBytes(body);
        return packet.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes.length >>> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
