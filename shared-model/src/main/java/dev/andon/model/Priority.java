package dev.andon.model;

import java.util.Optional;

/** How urgently an alarm needs a person, by consequence and time to respond. The order is that of urgency, highest first. */
public enum Priority {
    /** Respond now. */
    P1,
    P2,
    P3,
    /** Respond within the shift. */
    P4;

    /** 1 for the highest to 4 for the lowest. */
    public int number() {
        return ordinal() + 1;
    }

    /** The priority with this number, 1 to 4; empty for any other. */
    public static Optional<Priority> numbered(int number) {
        return number >= 1 && number <= 4 ? Optional.of(values()[number - 1]) : Optional.empty();
    }
}
