package dev.andon.connector.mqtt;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * MQTT in a websocket (RFC 6455; MQTT 5, 6): the opening, and the two streams that put bytes into binary frames and take them out.
 * Written here because it has to feed the same blocking reader as TCP does.
 */
final class WebSocket {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final int BINARY = 2;
    private static final int CONTINUATION = 0;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private WebSocket() {}

    /** Opens a websocket over an open way. Blocks at most as long as the socket's read timeout. */
    static Wire over(Wire plain, MqttSettings settings) throws IOException {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        InputStream in = new BufferedInputStream(plain.in(), BUFFER);
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        plain.out()
                .write(("GET " + settings.path() + " HTTP/1.1\r\nHost: " + host + ":" + settings.port()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key
                                + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        plain.out().flush();
        List<String> head = head(in, plain, settings);
        String status = head.getFirst();
        if (!status.contains(" 101 ")) {
            throw refused(settings, "the web server answers '" + status + "' to a websocket at " + settings.path());
        }
        String accept = "sec-websocket-accept: " + accepted(key).toLowerCase(Locale.ROOT);
        if (head.stream()
                .noneMatch(line ->
                        line.toLowerCase(Locale.ROOT).replaceAll(":\\s*", ": ").equals(accept))) {
            throw refused(settings, "the far end does not agree to a websocket");
        }
        Frames out = new Frames(plain.out());
        return new Wire(plain.where(), plain.socket(), new Unframed(in, out, plain.where()), out, plain.handshake());
    }

    private static List<String> head(InputStream in, Wire plain, MqttSettings settings) throws IOException {
        StringBuilder head = new StringBuilder();
        try {
            while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException("no answer");
                }
                head.append((char) next);
            }
        } catch (SocketTimeoutException e) {
            throw refused(settings, "the far end accepts the connection but does not answer to a websocket");
        } catch (IOException e) {
            Fault certificate =
                    plain.handshake() == null ? null : plain.handshake().clientRefused(e);
            throw certificate != null
                    ? new WireException(certificate, e)
                    : refused(settings, "the far end closed the connection instead of opening a websocket");
        }
        return head.toString().lines().toList();
    }

    private static WireException refused(MqttSettings settings, String what) {
        return new WireException(Fault.passing(
                settings.where(), what, "check port and path; the path is often /mqtt or /, and stands in the url"));
    }

    /** What the far end must answer to this key (RFC 6455, 4.2.2). */
    static String accepted(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }

    /** Puts each write into one masked binary frame; whole frames only, since both directions write. */
    private static final class Frames extends OutputStream {

        private final OutputStream out;
        private final SecureRandom random = new SecureRandom();
        private byte[] frame = new byte[1024];

        Frames(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            write(BINARY, bytes, offset, length);
        }

        synchronized void write(int opcode, byte[] bytes, int offset, int length) throws IOException {
            if (frame.length < length + 14) {
                frame = new byte[length + 14];
            }
            int at = 0;
            frame[at++] = (byte) (0x80 | opcode);
            if (length < 126) {
                frame[at++] = (byte) (0x80 | length);
            } else if (length <= 0xFFFF) {
                frame[at++] = (byte) (0x80 | 126);
                frame[at++] = (byte) (length >> 8);
                frame[at++] = (byte) length;
            } else {
                frame[at++] = (byte) (0x80 | 127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    frame[at++] = (byte) ((long) length >> shift);
                }
            }
            int mask = random.nextInt();
            for (int shift = 24; shift >= 0; shift -= 8) {
                frame[at++] = (byte) (mask >> shift);
            }
            for (int i = 0; i < length; i++) {
                frame[at++] = (byte) (bytes[offset + i] ^ mask >> (24 - 8 * (i & 3)));
            }
            out.write(frame, 0, at);
            out.flush();
            if (frame.length > BUFFER) {
                frame = new byte[1024];
            }
        }
    }

    /** The payloads of binary frames as one stream; answers pings on the way. */
    private static final class Unframed extends InputStream {

        private final InputStream in;
        private final Frames out;
        private final String where;
        private long left;

        Unframed(InputStream in, Frames out, String where) {
            this.in = in;
            this.out = out;
            this.where = where;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (left == 0) {
                if (!header()) {
                    return -1;
                }
            }
            int count = in.read(bytes, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the websocket was cut");
            }
            left -= count;
            return count;
        }

        /** Reads up to the next payload; false at the end. */
        private boolean header() throws IOException {
            int first = in.read();
            if (first < 0) {
                return false;
            }
            int second = octet();
            long length = second & 0x7F;
            if (length >= 126) {
                int octets = length == 126 ? 2 : 8;
                length = 0;
                for (int i = 0; i < octets; i++) {
                    length = length << 8 | octet();
                }
            }
            if (length < 0) {
                throw malformed("a frame with a length out of range");
            }
            int opcode = first & 0x0F;
            if (opcode == BINARY || opcode == CONTINUATION) {
                left = length;
                return true;
            }
            if (opcode < CLOSE || opcode > PONG || length > 125) {
                throw malformed("a frame of kind " + opcode + " and " + length + " bytes that does not belong here");
            }
            byte[] control = in.readNBytes((int) length);
            if (opcode == PING) {
                out.write(PONG, control, 0, control.length);
            }
            return opcode != CLOSE;
        }

        private WireException malformed(String what) {
            return new WireException(Fault.passing(
                    where, "the websocket sent " + what, "look whether an MQTT broker answers at that path"));
        }

        private int octet() throws IOException {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the websocket was cut");
            }
            return next;
        }
    }
}
