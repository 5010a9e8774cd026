package dev.andon.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a command.
 *
 * <pre>
 *   DRAFT -> QUEUED -> SENT -> ACCEPTED -> VERIFIED
 *     |        |        |         |
 *     |        |        |         +-> MISMATCH      accepted, but the plant shows otherwise
 *     |        |        +-> REJECTED, UNCONFIRMED   refused; may have been delivered, nobody said
 *     |        |        +-> VERIFIED, MISMATCH      systems that do not accept aloud
 *     |        +-> EXPIRED                          its notAfter passed before it was sent
 *     +--------+-> CANCELLED                        by a person, before it was sent
 * </pre>
 */
public enum CommandState {
    DRAFT,
    QUEUED,
    SENT,
    ACCEPTED,
    VERIFIED,
    REJECTED,
    MISMATCH,
    EXPIRED,
    UNCONFIRMED,
    CANCELLED;

    /** The states that may follow this one; none for an end. */
    public Set<CommandState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(QUEUED, CANCELLED);
            case QUEUED -> EnumSet.of(SENT, EXPIRED, CANCELLED);
            case SENT -> EnumSet.of(ACCEPTED, REJECTED, VERIFIED, MISMATCH, UNCONFIRMED);
            case ACCEPTED -> EnumSet.of(VERIFIED, MISMATCH, UNCONFIRMED);
            case VERIFIED, REJECTED, MISMATCH, EXPIRED, UNCONFIRMED, CANCELLED -> EnumSet.noneOf(CommandState.class);
        };
    }

    /** Whether nothing can follow. */
    public boolean ended() {
        return next().isEmpty();
    }
}
