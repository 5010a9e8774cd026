package dev.andon.cache;

/** What the rows of the table {@code setting} hold. An id is never given to something else. */
enum Setting {
    /** Number (8 bytes) and hash (32) of the newest entry of the audit. */
    AUDIT_HEAD(1),
    /** When the program last ran, microseconds since 1970 UTC (8 bytes). */
    ALIVE(2),
    /** The first of those of {@link Snapshots}. */
    SNAPSHOTS(16);

    private final long id;

    Setting(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }
}
