package dev.andon.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A process that is no broker but a stream: it answers CONNECT and SUBSCRIBE and then writes so many QoS 0 messages of about 100 bytes of JSON
 * as fast as they are taken. Prints its port, then serves one client after the other: {@code messages topics}.
 */
public final class Generator {

    private static final int PAYLOAD = 100;

    private Generator() {}

    public static void main(String[] args) throws IOException {
        long messages = Long.parseLong(args[0]);
        int topics = Integer.parseInt(args[1]);
        byte[] round = round(topics);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                try (Socket client = server.accept()) {
                    serve(client, round, messages / topics);
                } catch (IOException gone) {
                    System.err.println("client gone: " + gone.getMessage());
                }
            }
        }
    }

    private static void serve(Socket client, byte[] round, long rounds) throws IOException {
        client.setTcpNoDelay(true);
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        while (true) {
            int type = in.read();
            if (type < 0) {
                return;
            }
            byte[] body = in.readNBytes(length(in));
            switch (type >>> 4) {
                case 1 -> out.write(Frames.CONNACK_5);
                case 8 -> {
                    out.write(new byte[] {(byte) 0x90, 4, body[0], body[1], 0, 0});
                    for (long i = 0; i < rounds; i++) {
                        out.write(round);
                    }
                }
                case 12 -> out.write(new byte[] {(byte) 0xD0, 0});
                default -> {}
            }
        }
    }

    private static int length(InputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.read();
            length |= (digit & 0x7F) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        return length;
    }

    /** One message of every topic, as it goes over the wire. */
    private static byte[] round(int topics) {
        ByteArrayOutputStream round = new ByteArrayOutputStream();
        for (int topic = 0; topic < topics; topic++) {
            String payload = "{\"temperature\":61.4,\"speed\":" + topic % 100
                    + ",\"running\":true,\"state\":\"producing\",\"pressure\":182.25";
            String padded = payload + " ".repeat(Math.max(0, PAYLOAD - 1 - payload.length())) + "}";
            round.writeBytes(Frames.publish5("bench/device" + topic, padded.getBytes(StandardCharsets.US_ASCII)));
        }
        return round.toByteArray();
    }
}
