package dev.andon.connector.plant;

import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway: one MQTT client that speaks for the devices behind it. While its line is lost it keeps what they say, and when it is back it
 * speaks of now first and delivers the rest little by little. Used by the plant's thread alone.
 */
final class Gateway implements AutoCloseable {

    static final String ONLINE = "online";
    static final String OFFLINE = "offline";

    /** Messages that are kept at the most; older ones are dropped. */
    private static final int ROOM = 100_000;
    /** Late messages that go out in one turn: at the least, and as a share of all that waited. */
    private static final int LATE_AT_ONCE = 40;

    private static final int LATE_TURNS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** A line to the broker. */
    record Line(Connector connector, Radio radio) {}

    private final String id;
    private final Course lost;
    private final Supplier<Line> dial;
    private final Deque<Telegram> kept = new ArrayDeque<>();
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

    /**
     * Loses its line, or dials anew, as the script has it.
     *
     * @param t simulated time
     * @return the line that has just been lost and leads nowhere any more, to be cut and closed; null: nothing was lost
     */
    @Nullable Connector mind(double t) {
        if (!lost.active(t)) {
            if (line == null) {
                line = dial.get();
            }
            return null;
        }
        return disconnect();
    }

    /**
     * Does what is due before devices speak: tells that it is there once it is, and delivers some of what it kept.
     *
     * @return whether it has just come back
     */
    boolean turn() {
        if (!up()) {
            announced = false;
            return false;
        }
        boolean back = !announced;
        if (back) {
            announced = send(new Telegram(Site.statusTopic(id), ONLINE.getBytes(StandardCharsets.UTF_8), true));
            lateAtOnce = Math.max(LATE_AT_ONCE, kept.size() / LATE_TURNS);
            if (dropped > 0) {
                LOG.warn("{}: {} messages were dropped while the line was lost", id, dropped);
                dropped = 0;
            }
        }
        for (int late = 0; announced && late < lateAtOnce && !kept.isEmpty(); late++) {
            if (!send(kept.peekFirst())) {
                break;
            }
            kept.removeFirst();
        }
        return back && announced;
    }

    /** Sends what a device says, or keeps it. */
    void say(Telegram telegram) {
        if (!announced || !send(telegram)) {
            // What is delivered late must not stand as the last known value.
            kept.addLast(new Telegram(telegram.topic(), telegram.payload(), false));
            if (kept.size() > ROOM) {
                kept.removeFirst();
                dropped++;
            }
        }
    }

    /** How many messages wait. */
    int waiting() {
        return kept.size();
    }

    private boolean send(Telegram telegram) {
        if (line == null) {
            return false;
        }
        Outgoing message = new Outgoing(telegram.topic(), telegram.payload(), telegram.retained(), telegram.retained(), null);
        Delivery now = line.connector().send(message).toCompletableFuture().getNow(new Delivery.Taken(true));
        return !(now instanceof Delivery.NotSent);
    }

    private @Nullable Connector disconnect() {
        Line gone = line;
        line = null;
        announced = false;
        return gone == null ? null : gone.connector();
    }

    @Override
    public void close() {
        Connector open = disconnect();
        if (open != null) {
            open.close();
        }
    }
}
