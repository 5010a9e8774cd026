package dev.andon.connector.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The incoming half of a link, standing between the socket and Paho. It parses frame headers, takes every PUBLISH off the stream and
 * gives it to the sink as a window onto its buffer, and answers it (PUBACK, PUBREC, PUBCOMP) once the sink took it, in batches. All other
 * packets pass on unchanged to Paho, except PINGRESP, which answers our own pings, and CONNACK and DISCONNECT, which are read on the way.
 *
 * <p>QoS 2 is answered here as well: Paho 1.2.5 keeps the payload of every QoS 2 message it has received for the life of the client.
 *
 * <p>One thread, Paho's receiver, reads. Per message nothing is allocated.
 */
final class PacketReader extends InputStream {

    /** What a reader tells of the packets it understands. Called on the network thread. */
    interface Listener {

        /** The broker's answer to CONNECT. Throws when it is a refusal. */
        void connack(Connack connack) throws WireException;

        /** The broker's farewell, as the end of the link. */
        WireException disconnect(Connack farewell);

        /** The stream is not MQTT as it should be; {@code what} came in its place, and {@code remedy} may help. */
        WireException malformed(String what, String remedy);

        /** Reading failed: by what is thrown here or by anything else. Returns what to throw to Paho. */
        IOException failed(Exception why);
    }

    static final int BUFFER = 256 * 1024;

    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBREL = 6;
    private static final int PINGRESP = 13;
    private static final int DISCONNECT = 14;
    private static final int AUTH = 15;
    private static final byte PUBACK_HEADER = 0x40;
    private static final byte PUBREC_HEADER = 0x50;
    private static final byte PUBCOMP_HEADER = 0x70;
    private static final int ANSWER = 4;

    private final InputStream in;
    private final PacketWriter out;
    private final PublishSink sink;
    private final LongSupplier clock;
    private final boolean five;
    private final BitSet unreleased;
    private final Listener listener;

    private final ReentrantLock gate = new ReentrantLock();
    private final Publish window = new Publish();
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] answers = new byte[ANSWER * 1024];
    private int answered;
    private int position;
    private int limit;
    private int pass;
    private long skip;
    private int skippedFirst;
    private int skippedId;
    private volatile boolean greeted;
    private boolean shut;
    private volatile long lastRead = System.nanoTime();

    /**
     * A reader.
     *
     * @param clock the time of receipt, microseconds since 1970 UTC
     * @param five whether PUBLISH has properties
     * @param unreleased packet identifiers of QoS 2 messages that were taken and not yet released; of the session, not the link
     */
    PacketReader(
            InputStream in,
            PacketWriter out,
            PublishSink sink,
            LongSupplier clock,
            boolean five,
            BitSet unreleased,
            Listener listener) {
        this.in = in;
        this.out = out;
        this.sink = sink;
        this.clock = clock;
        this.five = five;
        this.unreleased = unreleased;
        this.listener = listener;
        window.buffer = buffer;
    }

    /** When the last byte came, by {@link System#nanoTime}. Any thread. */
    long lastRead() {
        return lastRead;
    }

    /** Whether the far end has begun to speak MQTT. Any thread. */
    boolean greeted() {
        return greeted;
    }

    /** Lets nothing more through to the sink; when it returns, the sink is not being called. Any thread. */
    void shut() {
        gate.lock();
        try {
            shut = true;
        } finally {
            gate.unlock();
        }
    }

    @Override
    public int available() {
        return Math.min(pass, limit - position);
    }

    @Override
    public int read() throws IOException {
        await();
        pass--;
        return buffer[position++] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        await();
        int count = Math.min(length, available());
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        pass -= count;
        return count;
    }

    /** Works until there is at least one byte to pass on. */
    private void await() throws IOException {
        try {
            while ((pass == 0 && !work()) || position == limit) {
                fill();
            }
        } catch (IOException | RuntimeException e) {
            // Paho's receiver dies of a RuntimeException without a word to anyone.
            throw listener.failed(e);
        }
    }

    /** Takes what is complete off the buffer; true when a packet to pass on begins at its head. */
    private boolean work() throws IOException {
        gate.lock();
        try {
            if (shut) {
                throw new EOFException("the link has ended");
            }
            while (next()) {
                if (pass > 0) {
                    return true;
                }
            }
            sink.idle();
            return false;
        } finally {
            gate.unlock();
        }
    }

    /** Takes one packet off the buffer or marks it to be passed on; false when it is not complete. */
    private boolean next() throws IOException {
        int at = position + 1;
        int length = 0;
        int shift = 0;
        byte digit;
        do {
            if (at >= limit) {
                return false;
            }
            if (shift > 21) {
                throw malformed("a packet length of more than four bytes");
            }
            digit = buffer[at++];
            length |= (digit & 0x7F) << shift;
            shift += 7;
        } while (digit < 0);
        int first = buffer[position] & 0xFF;
        int type = first >> 4;
        int end = at + length;
        if (!greeted) {
            greet(type, first, buffer[position + 1]);
        }
        if (type != PUBLISH && (type < CONNACK || type > PINGRESP) && type != DISCONNECT && type != AUTH) {
            throw malformed("a packet of type " + type);
        }
        if (end > limit && wanted(type)) {
            if (end - position <= BUFFER) {
                return false;
            }
            if (type != PUBLISH) {
                throw malformed("a packet of type " + type + " and " + length + " bytes");
            }
            return oversize(first, at, end);
        }
        switch (type) {
            case PUBLISH -> publish(first, at, end);
            case PUBREL -> release(at, end);
            case CONNACK -> listener.connack(connack(at, end));
            case DISCONNECT -> throw listener.disconnect(disconnect(at, end));
            default -> {
                // PINGRESP is dropped; the others are Paho's.
            }
        }
        if (type == PUBLISH || type == PUBREL || type == PINGRESP) {
            position = end;
        } else {
            pass = end - position;
        }
        return true;
    }

    private static boolean wanted(int type) {
        return type == PUBLISH || type == PUBREL || type == CONNACK || type == DISCONNECT || type == PINGRESP;
    }

    private void greet(int type, int first, int second) throws WireException {
        if (first == 0x15 && second == 3) {
            throw listener.malformed(
                    "a TLS alert: that port speaks TLS", "use mqtts:// (or wss://), or the port without TLS");
        }
        if (first == 'H' && second == 'T') {
            throw listener.malformed(
                    "HTTP: that port belongs to a web server", "use ws:// (or wss://), or the port of the broker");
        }
        if (type != CONNACK && type != AUTH) {
            throw listener.malformed("bytes that are not MQTT", "look whether the port is right");
        }
        greeted = true;
    }

    private WireException malformed(String what) {
        return listener.malformed(
                what, "it is tried again by itself; if it stays so, the broker or something before it is at fault");
    }

    private Connack connack(int at, int end) throws WireException {
        try {
            return Connack.read(buffer, at, end, five && end - at > 2);
        } catch (IndexOutOfBoundsException e) {
            throw malformed("a CONNACK that cannot be read");
        }
    }

    private Connack disconnect(int at, int end) throws WireException {
        try {
            return Connack.readDisconnect(buffer, at, end);
        } catch (IndexOutOfBoundsException e) {
            throw malformed("a DISCONNECT that cannot be read");
        }
    }

    private void publish(int first, int at, int end) throws IOException {
        int id = open(first, at, end, end);
        int qos = first >> 1 & 3;
        if (qos < 2 || !unreleased.get(id)) {
            sink.publish(window);
        }
        answer(qos, id);
    }

    private void answer(int qos, int id) throws IOException {
        if (qos == 1) {
            answer(PUBACK_HEADER, id);
        } else if (qos == 2) {
            unreleased.set(id);
            answer(PUBREC_HEADER, id);
        }
    }

    private void release(int at, int end) throws IOException {
        if (end - at < 2) {
            throw malformed("a PUBREL without an identifier");
        }
        int id = word(at);
        unreleased.clear(id);
        answer(PUBCOMP_HEADER, id);
    }

    /**
     * Lays the window over a PUBLISH (MQTT 5, 3.3).
     *
     * @param end of the packet
     * @param have where the bytes that have come end; less than {@code end} for an oversize one
     * @return the packet identifier; 0 at QoS 0
     */
    private int open(int first, int at, int end, int have) throws WireException {
        int qos = first >> 1 & 3;
        int topic = at + 2;
        if (qos == 3 || topic > end) {
            throw malformed("a PUBLISH with a broken header");
        }
        int next = topic + word(at);
        window.topicOffset = topic;
        window.topicLength = next - topic;
        if (next == topic || next + (qos > 0 ? 2 : 0) > end) {
            throw malformed("a PUBLISH with a broken topic");
        }
        int id = 0;
        if (qos > 0) {
            id = word(next);
            next += 2;
        }
        int properties = 0;
        if (five) {
            int shift = 0;
            byte digit;
            do {
                if (next >= end || shift > 21) {
                    throw malformed("a PUBLISH with broken properties");
                }
                digit = buffer[next++];
                properties |= (digit & 0x7F) << shift;
                shift += 7;
            } while (digit < 0);
            if (next + properties > end) {
                throw malformed("a PUBLISH with broken properties");
            }
        }
        boolean here = next + properties <= have;
        window.propertiesOffset = next;
        window.propertiesLength = here ? properties : 0;
        window.payloadOffset = here ? next + properties : have;
        window.payloadLength = have - window.payloadOffset;
        window.retained = (first & 1) != 0;
        return id;
    }

    /** A message that does not fit the buffer: shown with its beginning as soon as the buffer is full, then skipped. */
    private boolean oversize(int first, int at, int end) throws IOException {
        if (position > 0 || limit < BUFFER) {
            return false;
        }
        skippedId = open(first, at, end, limit);
        skippedFirst = first;
        skip = (long) end - limit;
        sink.oversize(window, window.payloadLength + skip);
        position = limit;
        return true;
    }

    private void answer(byte header, int id) throws IOException {
        if (answered == answers.length) {
            flushAnswers();
        }
        answers[answered] = header;
        answers[answered + 1] = 2;
        answers[answered + 2] = (byte) (id >> 8);
        answers[answered + 3] = (byte) id;
        answered += ANSWER;
    }

    private void flushAnswers() throws IOException {
        if (answered > 0) {
            out.packets(answers, answered);
            answered = 0;
        }
    }

    /** Reads more, blocking; what was received has been handed on and is answered first. */
    private void fill() throws IOException {
        flushAnswers();
        if (position == limit) {
            position = 0;
            limit = 0;
        } else if (position > 0 && BUFFER - limit < BUFFER / 4) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        int count = in.read(buffer, limit, BUFFER - limit);
        if (count < 0) {
            throw new EOFException("closed by the far end");
        }
        lastRead = System.nanoTime();
        window.received = clock.getAsLong();
        limit += count;
        if (skip > 0) {
            position = (int) Math.min(skip, limit);
            skip -= position;
            if (skip == 0) {
                answer(skippedFirst >> 1 & 3, skippedId);
            }
        }
    }

    private int word(int at) {
        return (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
    }
}
