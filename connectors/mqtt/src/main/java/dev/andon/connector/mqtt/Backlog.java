package dev.andon.connector.mqtt;

/**
 * Tells in a resumed session what the broker had kept for us from what is new. A message counts as kept
 *
 * <ul>
 *   <li>while it does not carry the subscription identifier of this link (MQTT 5, 3.3.2.3.8): what waited was matched by the subscription
 *       before, under another. Only where the broker has identifiers;
 *   <li>until the broker's queue is known to be empty.
 * </ul>
 *
 * A broker keeps its window of unanswered messages full as long as its queue holds. So a ping that leaves behind all acknowledgements is
 * asked for again and again; the messages that come before its answer are those that were unanswered when the broker read it: the whole
 * window, the same number each time. None, or another number than the time before, says that the queue is empty. Not every broker works in
 * that order; where identifiers do not help, a pause must follow, or {@link #PATIENCE} be over.
 *
 * <p>Times are microseconds. Network thread only; allocates nothing.
 */
final class Backlog {

    /** No byte for so long after an answered ping: the queue is empty, whatever the broker's order of work. */
    static final long PAUSE = 250_000;

    /** How long after the SUBACK the ping alone is not believed of a broker without identifiers. */
    static final long PATIENCE = 30_000_000;

    private static final int NEVER = -1;

    private final int identifier;
    private final PacketWriter out;
    private boolean resumed;
    private boolean marked;
    private boolean seen;
    private boolean emptied;
    private boolean waiting;
    private boolean subscribed;
    private long subscribedAt;
    private boolean toAsk;
    private long asked;
    private long answered;
    private int unanswered;
    private int before = NEVER;

    /**
     * For one link.
     *
     * @param identifier of the subscriptions made over this link, 1 to 268,435,455; another than those before
     */
    Backlog(int identifier, PacketWriter out) {
        this.identifier = identifier;
        this.out = out;
    }

    /** CONNECT was accepted. */
    void accepted(Connack connack, boolean five) {
        resumed = connack.sessionPresent();
        waiting = resumed;
        marked = five && connack.identifiersAvailable();
    }

    /** SUBSCRIBE was answered. */
    void subscribed(long now) {
        subscribed = true;
        subscribedAt = now;
        toAsk = true;
    }

    /** Whether there is still something to find out. */
    boolean waiting() {
        return waiting;
    }

    /** Whether this message may have been kept while we were away. */
    boolean holds(Publish message) {
        if (!resumed) {
            return false;
        }
        if (!marked) {
            return waiting;
        }
        if (PublishProperties.identifiedBy(message, identifier)) {
            seen = true;
            return !emptied;
        }
        // A broker may say that it has identifiers and never write one.
        return seen || waiting || message.received() - subscribedAt < PATIENCE;
    }

    /** A packet came that is to be answered: PUBLISH at QoS 1 or 2, or PUBREL. */
    void toBeAnswered() {
        unanswered++;
        toAsk = true;
    }

    /** All that came has been answered, and the thread is about to wait for more. */
    void beforeRead() {
        if (waiting && subscribed && toAsk && asked <= answered && !(seen && emptied)) {
            toAsk = false;
            unanswered = 0;
            asked = out.ping();
        }
    }

    /** Bytes came after so long a wait. */
    void afterRead(long waited) {
        if (waited >= PAUSE && asked > 0 && asked <= answered && unanswered == 0) {
            waiting = false;
        }
    }

    /** PINGRESP came; pings are answered in their order, whoever asked. */
    void pong(long now) {
        answered++;
        if (waiting && answered == asked) {
            boolean empty = unanswered == 0 || (before != NEVER && unanswered != before);
            emptied |= empty;
            if (empty && now - subscribedAt >= PATIENCE) {
                waiting = false;
            }
            before = unanswered;
        }
    }
}
