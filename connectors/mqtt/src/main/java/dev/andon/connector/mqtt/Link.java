package dev.andon.connector.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transport of one attempt: the way to the broker, both streams, and the clock that tells whether the far end still lives. Paho opens
 * it on a thread of its own; it ends once, for the first reason that anybody finds.
 */
final class Link implements PacketReader.Listener {

    /** What a link tells. Called on any thread. */
    interface Listener {

        void accepted(Connack connack);

        /** The link has ended; called once. */
        void ended(Fault fault);
    }

    /** The way to the broker. */
    interface Way {

        /** Opens it: blocks until it is open, or throws. */
        Wire open() throws WireException;

        /** Frees whoever waits in {@link #open}. Any thread. */
        void abandon();
    }

    /** A link that has been silent for so long is asked for a sign of life. */
    static final Duration QUIET = Duration.ofSeconds(1);

    /** How long an answer to that may take at least; a slow link gets four of its own round trips, up to {@link #LONGEST_ANSWER}. */
    static final Duration ANSWER = Duration.ofMillis(1_200);

    /** How long at most: with the silence before it and two ticks a frozen broker is known within 3 s. */
    static final Duration LONGEST_ANSWER = Duration.ofMillis(1_500);

    /** A slower answer to CONNECT tells of authentication, not of the way. */
    private static final Duration LONGEST_LESSON = Duration.ofSeconds(1);

    /** How often {@link #tick} is to be called. */
    static final Duration TICK = Duration.ofMillis(200);

    private static final int ROUND_TRIPS = 4;
    private static final int LARGEST_IDENTIFIER = 268_435_455;
    private static final Duration BEGIN_LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final String where;
    private final Way way;
    private final PublishSink sink;
    private final LongSupplier clock;
    private final MqttVersion version;
    private final boolean anonymous;
    private final BitSet unreleased;
    private final Listener listener;
    private final AtomicReference<@Nullable Fault> end = new AtomicReference<>();

    // Of no meaning but that another link, even of another process, has another.
    private final int identifier = RandomGenerator.getDefault().nextInt(1, LARGEST_IDENTIFIER + 1);
    private final CountDownLatch begun = new CountDownLatch(1);

    private volatile @Nullable Wire wire;
    private volatile @Nullable PacketReader reader;
    private volatile @Nullable PacketWriter writer;
    private volatile boolean accepted;
    private volatile long keepAliveNanos;
    private volatile long openedAt;

    private volatile long answerNanos = ANSWER.toNanos();

    // On the ticking thread only.
    private long lastTick = System.nanoTime();
    private long asked;
    private long sound = lastTick;

    Link(
            String where,
            Way way,
            PublishSink sink,
            LongSupplier clock,
            MqttVersion version,
            boolean anonymous,
            BitSet unreleased,
            Duration keepAlive,
            Listener listener) {
        this.where = where;
        this.way = way;
        this.sink = sink;
        this.clock = clock;
        this.version = version;
        this.anonymous = anonymous;
        this.unreleased = unreleased;
        this.keepAliveNanos = keepAlive.toNanos();
        this.listener = listener;
    }

    /** Opens the way. Blocks; called by Paho. */
    void dial() throws IOException {
        try {
            Wire opened = way.open();
            PacketWriter out = new PacketWriter(opened.out(), begun::countDown);
            writer = out;
            reader = new PacketReader(
                    opened.in(), out, sink, clock, version == MqttVersion.FIVE, identifier, unreleased, this);
            openedAt = System.nanoTime();
            wire = opened;
            Fault ended = end.get();
            if (ended != null) {
                opened.close();
                throw new WireException(ended);
            }
        } catch (WireException e) {
            begun.countDown();
            fail(e.fault());
            throw e;
        }
    }

    /**
     * Waits until Paho has started its threads, which is when it writes CONNECT. Neither may the stream end nor Paho be stopped before: each
     * thread that starts waits for the next to run, and for ever when that has ended by then.
     */
    void awaitBegun() {
        try {
            if (!begun.await(BEGIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{}: the MQTT client did not begin to speak", where);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    InputStream input() {
        return opened(reader);
    }

    OutputStream output() {
        return opened(writer);
    }

    private static <T> T opened(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the link is not open");
        }
        return part;
    }

    /** The subscription identifier for what is subscribed to over this link, see {@link Backlog}. */
    int identifier() {
        return identifier;
    }

    /** Whether the way is open. Any thread. */
    boolean open() {
        return wire != null;
    }

    /** Since when it is open, by {@link System#nanoTime}. */
    long openedAt() {
        return openedAt;
    }

    /** Whether something is being written. */
    boolean busy() {
        PacketWriter out = writer;
        return out != null && out.busy();
    }

    /** What was agreed below MQTT, for a person; empty for plain TCP. */
    String detail() {
        Wire opened = wire;
        return opened == null ? "" : opened.detail();
    }

    /** Ends the link, unless it has ended. Any thread; does not wait. */
    void fail(Fault fault) {
        if (end.compareAndSet(null, fault)) {
            PacketWriter out = writer;
            if (out != null && !accepted) {
                out.hush();
            }
            Wire opened = wire;
            if (opened != null) {
                opened.close();
            } else {
                way.abandon();
            }
            listener.ended(fault);
        }
    }

    /** Paho gave the link up. */
    void stop() {
        fail(Fault.passing(where, "the MQTT client ended the connection", ""));
    }

    /** Makes sure that nothing reaches the sink any more, and returns when that is so. */
    void shut() {
        PacketReader open = reader;
        if (open != null) {
            open.shut();
        }
    }

    /** Says goodbye, as far as that goes without waiting for anybody: on a thread of its own, which the end of the link frees. */
    Thread goodbye() {
        return Thread.startVirtualThread(() -> {
            PacketWriter open = writer;
            if (open != null && accepted) {
                open.disconnect();
            }
        });
    }

    /**
     * Looks at the clocks: asks a silent broker for a sign of life and ends the link when none comes. Call every {@link #TICK} from one
     * thread.
     *
     * @param now by {@link System#nanoTime}
     */
    void tick(long now) {
        PacketReader in = reader;
        PacketWriter out = writer;
        long paused = now - lastTick;
        lastTick = now;
        if (in == null || out == null || !accepted || end.get() != null) {
            return;
        }
        IOException failure = out.failure();
        if (failure == null) {
            sound = now;
        } else if (now - sound > ANSWER.toNanos()) {
            failed(failure);
        }
        long heard = in.lastRead();
        if (asked != 0 && heard - asked > 0) {
            roundTrip(heard - asked);
            asked = 0;
        }
        if (asked != 0 && paused > QUIET.toNanos()) {
            // It was this process that stood still (a laptop asleep, say): the silence proves nothing yet.
            asked = now;
            ping(out);
        } else if (asked != 0 && now - asked > answerNanos) {
            fail(Fault.passing(
                    where,
                    "the broker has been silent for " + (now - heard) / 1_000_000 + " ms and does not answer a ping",
                    "look whether the broker still runs and the network still carries"));
        } else if (asked == 0 && (now - heard > QUIET.toNanos() || now - out.lastWrite() > keepAliveNanos / 2)) {
            asked = now;
            ping(out);
        }
    }

    private void roundTrip(long nanos) {
        answerNanos = answerWithin(nanos);
    }

    /** How long to wait for an answer after a round trip of so many nanoseconds, nanoseconds. */
    static long answerWithin(long roundTrip) {
        return Math.clamp(ROUND_TRIPS * roundTrip, ANSWER.toNanos(), LONGEST_ANSWER.toNanos());
    }

    /** The same for the way to the answer to CONNECT and back. */
    static long answerAfterConnack(long took) {
        return answerWithin(took > LONGEST_LESSON.toNanos() ? 0 : took);
    }

    private void ping(PacketWriter out) {
        // Writing can block when the far end does not read; the ticking thread must not.
        Thread.startVirtualThread(out::ping);
    }

    @Override
    public void connack(Connack connack) throws WireException {
        if (connack.code() != 0) {
            throw new WireException(ReasonCode.refusal(where, connack, version, anonymous));
        }
        if (connack.serverKeepAlive() > 0) {
            keepAliveNanos = Duration.ofSeconds(connack.serverKeepAlive()).toNanos();
        }
        PacketWriter out = writer;
        if (out != null) {
            answerNanos = answerAfterConnack(System.nanoTime() - out.lastWrite());
        }
        accepted = true;
        listener.accepted(connack);
    }

    @Override
    public WireException disconnect(Connack farewell) {
        return new WireException(ReasonCode.farewell(where, farewell));
    }

    @Override
    public WireException malformed(String what, String remedy) {
        return new WireException(Fault.passing(where, "the far end sent " + what, remedy));
    }

    @Override
    public IOException failed(Exception why) {
        awaitBegun();
        if (why instanceof WireException known) {
            fail(known.fault());
            return known;
        }
        if (why instanceof IOException io) {
            PacketReader open = reader;
            Wire opened = wire;
            if (open != null && opened != null) {
                fail(opened.lost(io, open.greeted()));
            }
            return io;
        }
        LOG.error("{}: a message could not be taken", where, why);
        fail(Fault.passing(where, "an internal fault (" + why + ")", "the log has the details; please report it"));
        return new IOException(why);
    }
}
