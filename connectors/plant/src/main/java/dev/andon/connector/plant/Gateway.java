package dev.andon.connector.plant;

import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway: one MQTT client that speaks for the devices behind it. While its line is lost it keeps what they say; when it is back it speaks
 * of now first and delivers the rest little by little. Used by the plant's thread alone.
 */
final class Gateway {

    static final String ONLINE = "online";
    static final String OFFLINE = "offline";

    /** Messages that are kept at the most; older ones are dropped. */
    private static final int ROOM = 100_000;

    /** Late messages that go out in one turn, at the least and as a share of all that were kept. */
    private static final int LATE_AT_ONCE = 40;

    private static final int LATE_TURNS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** A line to the broker. */
    record Line(Connector connector, Radio radio) {}

    private final String id;
    private final Course lost;
    private final Supplier<Line> dial;
    /** What devices said while the line was lost. */
    private final Deque<Telegram> late = new ArrayDeque<>();
    /** What they say while the line is busy; it must not overtake itself. */
    private final Deque<Telegram> next = new ArrayDeque<>();

    private @Nullable Line line;
    private boolean announced;
    private int lateAtOnce = LATE_AT_ONCE;
    private long dropped;

    /**
     * @param lost when its line is lost, in simulated time
     * @param dial opens a new line, which tries to connect until it is closed
     */
    Gateway(String id, Course lost, Supplier<Line> dial) {
        this.id = id;
        this.lost = lost;
        this.dial = dial;
    }

    String id() {
        return id;
    }

    /** Whether what is said now arrives. */
    boolean up() {
        return line != null && line.radio().up();
    }

    /** How many messages wait to be sent. */
    int waiting() {
        return late.size() + next.size();
    }

    /**
     * Loses its line, or dials anew, as the script has it.
     *
     * @param t simulated time
     * @return the line that has just been lost and leads nowhere any more, to be cut and closed; null: nothing was lost
     */
    @Nullable
    Connector mind(double t) {
        if (!lost.active(t)) {
            if (line == null) {
                line = dial.get();
            }
            return null;
        }
        return disconnect();
    }

    /**
     * Does what is due before devices speak: tells that it is there once it is, sends what had to wait, and delivers some of what it kept.
     *
     * @return whether it has just come back
     */
    boolean turn() {
        if (!up()) {
            announced = false;
            late.addAll(next);
            next.clear();
            return false;
        }
        if (!announced) {
            announced = send(new Telegram(Site.statusTopic(id), ONLINE.getBytes(StandardCharsets.UTF_8), true));
            lateAtOnce = Math.max(LATE_AT_ONCE, late.size() / LATE_TURNS);
            return announced;
        }
        if (sendFrom(next, Integer.MAX_VALUE)) {
            sendFrom(late, lateAtOnce);
        }
        if (dropped > 0) {
            LOG.warn("{}: {} messages found no room to wait and were dropped", id, dropped);
            dropped = 0;
        }
        return false;
    }

    /** Sends what a device says, or keeps it. */
    void say(Telegram telegram) {
        if (!announced) {
            // What is delivered late must not stand as the last known value.
            keep(late, new Telegram(telegram.topic(), telegram.payload(), false));
        } else if (!next.isEmpty() || !send(telegram)) {
            keep(next, telegram);
        }
    }

    private void keep(Deque<Telegram> where, Telegram telegram) {
        where.addLast(telegram);
        if (where.size() > ROOM) {
            where.removeFirst();
            dropped++;
        }
    }

    /** Sends the oldest; false when the line would take no more. */
    private boolean sendFrom(Deque<Telegram> kept, int most) {
        for (int sent = 0; sent < most && !kept.isEmpty(); sent++) {
            if (!send(kept.getFirst())) {
                return false;
            }
            kept.removeFirst();
        }
        return true;
    }

    private boolean send(Telegram telegram) {
        if (line == null) {
            return false;
        }
        Outgoing message =
                new Outgoing(telegram.topic(), telegram.payload(), telegram.retained(), telegram.retained(), null);
        Delivery now = line.connector().send(message).toCompletableFuture().getNow(new Delivery.Taken(true));
        return !(now instanceof Delivery.NotSent);
    }

    private @Nullable Connector disconnect() {
        Line gone = line;
        line = null;
        announced = false;
        return gone == null ? null : gone.connector();
    }

    /** Closes its line, within so long. */
    void close(Duration limit) {
        Connector open = disconnect();
        if (open != null) {
            open.close(limit);
        }
    }
}
