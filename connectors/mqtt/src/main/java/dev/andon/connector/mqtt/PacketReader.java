package dev.andon.connector.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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

    /** A longer packet is shown with its beginning only: what a decoder reads at most, and room for topic and properties. */
    static final int LONGEST = Decoder.MAX_PAYLOAD + BUFFER;

    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBREL = 6;
    private static final int SUBACK = 9;
    private static final int PINGRESP = 13;
    private static final int DISCONNECT = 14;
    private static final int AUTH = 15;

    private final InputStream in;
    private final PublishSink sink;
    private final LongSupplier clock;
    private final boolean five;
    private final BitSet unreleased;
    private final Listener listener;

    private final ReentrantLock gate = new ReentrantLock();
    private final Publish window = new Publish();
    private byte[] buffer = new byte[BUFFER];
    private final Answers answers;
    private final Backlog backlog;
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
     * @param identifier of the subscriptions that are made over this link, see {@link Backlog}
     * @param unreleased packet identifiers of QoS 2 messages that were taken and not yet released; of the session, not the link
     */
    PacketReader(
            InputStream in,
            PacketWriter out,
            PublishSink sink,
            LongSupplier clock,
            boolean five,
            int identifier,
            BitSet unreleased,
            Listener listener) {
        this.in = in;
        answers = new Answers(out);
        backlog = new Backlog(identifier, out);
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
            try {
                while (next()) {
                    if (pass > 0) {
                        return true;
                    }
                }
                return false;
            } finally {
                // Also when the stream ends here: what came before counts.
                sink.idle();
            }
        } finally {
            gate.unlock();
        }
    }

    /** Takes one packet off the buffer or marks it to be passed on; false when it is not complete. */
    private boolean next() throws WireException {
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
            if (end - position <= buffer.length || grown(end - position)) {
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
            case CONNACK -> {
                Connack connack = connack(at, end);
                backlog.accepted(connack, five);
                listener.connack(connack);
            }
            case SUBACK -> backlog.subscribed(micros(lastRead));
            case PINGRESP -> backlog.pong(micros(lastRead));
            case DISCONNECT -> throw listener.disconnect(disconnect(at, end));
            default -> {
                // Paho's.
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
        return listener.malformed(what, "if it stays so, the broker or something before it is at fault");
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

    private void publish(int first, int at, int end) throws WireException {
        int id = lay(first, at, end, end);
        int qos = first >> 1 & 3;
        if (qos < 2 || !unreleased.get(id)) {
            window.backlog = backlog.holds(window);
            sink.publish(window);
        }
        answer(qos, id);
    }

    private int lay(int first, int at, int end, int have) throws WireException {
        int id = window.lay(first, at, end, have, five);
        if (id == Publish.BROKEN) {
            throw malformed("a PUBLISH with a broken header");
        }
        return id;
    }

    private void answer(int qos, int id) {
        if (qos == 1) {
            answers.add(Answers.PUBACK, id);
            backlog.toBeAnswered();
        } else if (qos == 2) {
            unreleased.set(id);
            answers.add(Answers.PUBREC, id);
            backlog.toBeAnswered();
        }
    }

    private void release(int at, int end) throws WireException {
        if (end - at < 2) {
            throw malformed("a PUBREL without an identifier");
        }
        int id = (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
        unreleased.clear(id);
        answers.add(Answers.PUBCOMP, id);
        backlog.toBeAnswered();
    }

    /** Makes room for a packet that is long but may be telemetry, once and for good. */
    private boolean grown(int length) {
        if (length <= LONGEST && buffer.length < LONGEST) {
            buffer = Arrays.copyOf(buffer, LONGEST);
            window.buffer = buffer;
        }
        return length <= buffer.length;
    }

    /** A message that does not fit the buffer: shown with its beginning as soon as the buffer is full, then skipped. */
    private boolean oversize(int first, int at, int end) throws WireException {
        if (position > 0 || limit < buffer.length) {
            return false;
        }
        skippedId = lay(first, at, end, limit);
        skippedFirst = first;
        skip = (long) end - limit;
        window.backlog = backlog.holds(window);
        sink.oversize(window, window.payloadLength + skip);
        position = limit;
        return true;
    }

    private static long micros(long nanos) {
        return nanos / 1_000;
    }

    /** Reads more, blocking; what was received has been handed on and is answered first. */
    private void fill() throws IOException {
        answers.flush();
        long before = backlog.open() ? System.nanoTime() : 0;
        backlog.beforeRead(micros(before));
        if (position == limit) {
            position = 0;
            limit = 0;
        } else if (position > 0 && buffer.length - limit < buffer.length / 4) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            throw new EOFException("closed by the far end");
        }
        lastRead = System.nanoTime();
        window.received = clock.getAsLong();
        if (backlog.open()) {
            backlog.afterRead(micros(lastRead - before));
        }
        limit += count;
        if (skip > 0) {
            position = (int) Math.min(skip, limit);
            skip -= position;
            if (skip == 0) {
                answer(skippedFirst >> 1 & 3, skippedId);
            }
        }
    }
}
