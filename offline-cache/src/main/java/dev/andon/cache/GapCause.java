package dev.andon.cache;

/** Why nothing is known of a point from some instant on. The order is part of the file's format: add at the end only. */
public enum GapCause {
    /** The connection to the source was lost. */
    LINK_LOST,
    /** The source kept still for longer than it promises. */
    SILENT,
    /** This program was not running. */
    NOT_RUNNING,
    /** There was no room to write. */
    DISK_FULL,
    /** More came than could be taken; it was counted and dropped. */
    DROPPED,
    /** A person stopped the recording. */
    PAUSED,
    /** The device was removed. */
    DEVICE_GONE,
    /** It was recorded, but what stands in the file is not what was written. */
    DAMAGED;

    private static final GapCause[] ALL = values();

    /** How many there are: ordinals are below this. */
    static final int COUNT = ALL.length;

    /** The cause with this ordinal, without the copy that {@code values()} makes. */
    static GapCause of(int ordinal) {
        return ALL[ordinal];
    }
}
