package dev.andon.cache;

import java.time.Duration;

/**
 * What is kept of a connection. Older rows are dropped first and leave minutes or hours behind; these go when they are older still; and when it is
 * too much all the same, the oldest days go as a whole.
 *
 * @param fine for how long rows are kept, at least a day
 * @param coarse for how long minutes and hours are kept, at least as long
 * @param bytes how much it may be in all, at least a megabyte; a few per cent more may be used in the file
 */
public record Bounds(Duration fine, Duration coarse, long bytes) {

    /** What is kept where nothing is said: 90 days of rows, 5 years of the rest, 5 GB. */
    public static final Bounds DEFAULT = new Bounds(Duration.ofDays(90), Duration.ofDays(5 * 365), 5_000_000_000L);

    private static final long LEAST_BYTES = 1_000_000;

    /** Refuses what would keep next to nothing. */
    public Bounds {
        if (fine.compareTo(Duration.ofDays(1)) < 0 || coarse.compareTo(fine) < 0 || bytes < LEAST_BYTES) {
            throw new IllegalArgumentException("rows for " + fine + ", the rest for " + coarse + ", " + bytes
                    + " bytes: at least a day, then at least as long, and a megabyte");
        }
    }
}
