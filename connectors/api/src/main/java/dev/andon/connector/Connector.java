package dev.andon.connector;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * One connection to a system outside, and its whole life: connecting, losing, returning. All calls return at once; a failure that can be
 * foreseen is a {@link LinkState} with a reason, never an exception.
 */
public interface Connector extends AutoCloseable {

    /** Begins to connect, and keeps at it until {@link #close}. Called once. */
    void start(Inbox inbox);

    /**
     * Sends a message, or says at once why not: nothing is queued here. Any thread; never blocks. The stage completes on the connector's
     * own thread and always completes, at the latest at {@link #close}.
     */
    CompletionStage<Delivery> send(Outgoing message);

    /** Takes leave of the far end and frees everything, within a few seconds. When it returns, the inbox is not called any more. */
    @Override
    void close();

    /**
     * The same within a time that the caller has, whatever hangs; what is not freed by then is left to threads that do not keep the program
     * alive. Every connector that waits for anybody in {@link #close()} implements this.
     */
    default void close(Duration limit) {
        close();
    }
}
