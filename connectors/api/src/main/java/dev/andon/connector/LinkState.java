package dev.andon.connector;

import dev.andon.model.Problem;
import java.time.Instant;

/**
 * The state of a connector's own connection.
 *
 * <pre>
 *   Connecting -> Up -> Waiting -> Connecting ...      lost or refused for now: tried again by itself
 *   Connecting -> Waiting -> Connecting ...
 *   Connecting -> Down                                 a reason that trying again cannot mend: wrong settings, a fight over an id
 *   any -> Down                                        closed
 * </pre>
 */
public sealed interface LinkState {

    /** An attempt is under way. */
    record Connecting(Instant since) implements LinkState {}

    /**
     * Data flows, or could.
     *
     * @param detail what was agreed, for a person: {@code MQTT 5, TLS 1.3}
     */
    record Up(Instant since, String detail) implements LinkState {}

    /** It failed and is tried again by itself. */
    record Waiting(Problem reason, Instant retryAt) implements LinkState {}

    /** It failed for good, or was closed: a person must change something first. */
    record Down(Problem reason) implements LinkState {}
}
