package dev.andon.cache;

import org.jspecify.annotations.Nullable;

/**
 * What one connection has in the cache, and what will become of it. Times are microseconds since 1970 UTC.
 *
 * @param bytes in all, as they are bounded
 * @param rows how many rows are kept
 * @param oldestFine the day from which on rows are kept; {@link Long#MAX_VALUE} where there are none
 * @param oldestCoarse the day from which on minutes or hours are kept; {@link Long#MAX_VALUE} where there are none
 * @param fullInDays after how many days the oldest go for want of room, if it goes on as in the last week; infinite where age takes them before
 * @param next what goes next; null where nothing is there
 */
public record Usage(
        String connection,
        Bounds bounds,
        long bytes,
        long rows,
        long oldestFine,
        long oldestCoarse,
        double fullInDays,
        @Nullable Drop next) {

    /**
     * Something that will be dropped.
     *
     * @param from the beginning of its day
     * @param rowsOnly whether minutes or hours of it stay
     * @param at when
     */
    public record Drop(long from, boolean rowsOnly, long at) {}
}
