package dev.andon.model;

/**
 * How far a value may be believed; every value on every screen and in every export carries one. A superset of the Sparkplug B quality
 * codes (192 good, 500 stale, 0 bad) and of those usual in SCADA systems.
 */
public enum Quality {
    /** Measured, fresh, as the source meant it. */
    GOOD,
    /** True of its time, but delivered late: history only, never a gauge or an alarm. */
    GOOD_BACKFILL,
    /** Set by us, not yet confirmed by the plant. */
    WRITE_PENDING,
    /** Not to be relied on: last known (a retained message), initial, sub-normal, out of range or of unknown time. */
    UNCERTAIN,
    /** Was good, but is older than its source promises, or the link that fed it is gone. */
    STALE,
    /** The source says that it is wrong, or what it sent cannot be read. */
    BAD,
    /** No value was heard since the start. */
    NOT_CONNECTED,
    /** Switched off on purpose. */
    DISABLED,
    /** Produced by a simulation in the source. */
    SIMULATED,
    /** Entered by a person instead of measured. */
    MANUAL;

    private static final Quality[] ALL = values();

    /** The quality with this ordinal, without the copy that {@code values()} makes. */
    public static Quality of(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether a value of this quality may look live: it is what the plant says now. */
    public boolean live() {
        return this == GOOD || this == SIMULATED || this == MANUAL || this == WRITE_PENDING;
    }
}
