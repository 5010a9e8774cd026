package dev.andon.cache;

/**
 * Something of a program's own that is kept in the cache, sealed as everything else: what it needs to go on by when nothing else can be reached.
 *
 * @param name what it is of; the newest of a name is kept
 * @param time when it was so, microseconds since 1970 UTC
 * @param content {@link #MOST_BYTES} at the most; not copied
 */
// It is handed on, and nobody compares it.
@SuppressWarnings("ArrayRecordComponent")
public record Snapshot(String name, long time, byte[] content) {

    /** How large one may be. */
    public static final int MOST_BYTES = 4 << 20;

    /** @throws IllegalArgumentException when it is too large */
    public Snapshot {
        if (content.length > MOST_BYTES) {
            throw new IllegalArgumentException("a snapshot of " + content.length + " bytes; " + MOST_BYTES + " may be");
        }
    }
}
