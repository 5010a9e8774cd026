package dev.andon.connector.mqtt;

/**
 * Tells in a resumed session what the broker had kept for us from what is new. When in doubt a message counts as kept.
 *
 * <ul>
 *   <li>Every link subscribes under an identifier of its own (MQTT 5, 3.3.2.3.8). A broker that writes identifiers when it matches a
 *       message hands out what waited under the one before: once such a message came, after a ping that followed the subscription was
 *       answered, the identifier alone tells. A broker that writes them when it sends never shows one of before, and is not believed.
 *   <li>Otherwise everything counts as kept until the queue is known to be empty: a ping that left behind all acknowledgements is
 *       answered, nothing else came, and a pause of {@link #PAUSE} follows.
 *   <li>A link that never pauses is believed after {@link #PATIENCE}, by the ping alone: a broker keeps its window of unanswered messages
 *       full as long as its queue holds, so the messages between ping and answer are the whole window, the same number each time; none, or
 *       another number than the time before, says that the queue is empty.
 * </ul>
 *
 * <p>Times are microseconds of a clock that nobody sets. Network thread only; allocates nothing.
 */
final class Backlog {

    /** No byte for so long after an answered ping: the queue is empty, whatever the broker's order of work. */
    static final long PAUSE = 250_000;

    /** So long after the SUBACK the ping alone is believed: a busy link never pauses. */
    static final long PATIENCE = 30_000_000;

    private static final int NEVER = -1;

    private final int identifier;
    private final PacketWriter out;
    private boolean identifiers;
    private boolean told;
    private boolean waiting;
    private boolean drained = true;
    private boolean subscribed;
    private long subscribedAt;
    private boolean toAsk;
    private long askedAt;
    private long asked;
    private long answered;
    private int unanswered;
    // What came before the answer to the last ping; NEVER: none was answered.
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
        waiting = connack.sessionPresent();
        drained = !waiting;
        identifiers = five && connack.identifiersAvailable();
    }

    /** SUBSCRIBE was answered. */
    void subscribed(long now) {
        subscribed = true;
        subscribedAt = now;
        toAsk = true;
    }

    /** Whether there is still something to find out. */
    boolean open() {
        return !drained;
    }

    /** Whether this message may have been kept while we were away. */
    boolean holds(Publish message) {
        if (drained) {
            return false;
        }
        if (identifiers) {
            boolean ours = PublishProperties.identifiedBy(message, identifier);
            told |= !ours && before != NEVER && PublishProperties.identified(message);
            if (told) {
                return !ours;
            }
        }
        return waiting;
    }

    /** A packet came that is to be answered: PUBLISH at QoS 1 or 2, or PUBREL. */
    void toBeAnswered() {
        unanswered++;
        toAsk = true;
    }

    /** All that came has been answered, and the thread is about to wait for more. */
    void beforeRead(long now) {
        // Later on it is in no hurry: a busy link shall not ping as fast as it can.
        if (!drained && subscribed && toAsk && asked <= answered && (waiting || now - askedAt > PAUSE)) {
            toAsk = false;
            unanswered = 0;
            askedAt = now;
            asked = out.ping();
        }
    }

    /** Bytes came after so long a wait. */
    void afterRead(long waited) {
        drained |= waited >= PAUSE && asked > 0 && asked <= answered && unanswered == 0;
    }

    /** PINGRESP came; pings are answered in their order, whoever asked. */
    void pong(long now) {
        answered++;
        if (waiting && answered == asked) {
            boolean empty = unanswered == 0 || (before != NEVER && unanswered != before);
            waiting = !empty || now - subscribedAt < PATIENCE;
            before = unanswered;
        }
    }
}
