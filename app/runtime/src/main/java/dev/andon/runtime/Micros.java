package dev.andon.runtime;

import java.time.Instant;

/** Times on the fast path: microseconds since 1970 UTC in a long. */
public final class Micros {

    private static final long PER_SECOND = 1_000_000;
    private static final long NANOS = 1_000;
    // Years -71,000 to 75,000: far enough for any clock, and no sum or difference of two overflows.
    private static final long MOST = 1L << 61;

    private Micros() {}

    /** Microseconds of an instant; far ends are cut, not overflown. */
    public static long of(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), -MOST / PER_SECOND, MOST / PER_SECOND);
        return seconds * PER_SECOND + instant.getNano() / NANOS;
    }

    /** The instant of microseconds since 1970 UTC. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }

    /** Cuts what a payload claims to a range in which no difference overflows. */
    static long bounded(long micros) {
        return Math.clamp(micros, -MOST, MOST);
    }
}
