package dev.andon.cache;

import org.jspecify.annotations.Nullable;

/**
 * Something in the file that is not what was written, and what is not known for it.
 *
 * @param what a clause for people
 * @param point whose rows; null where many points' or none are lost
 * @param from the beginning of what is lost, microseconds since 1970 UTC; {@link Long#MIN_VALUE} where that is not known
 * @param to its end; {@link Long#MAX_VALUE} where that is not known
 * @param rows how many; 0 where that is not known or none
 */
public record Loss(String what, @Nullable PointKey point, long from, long to, long rows) {

    /** One of which nothing is known but what is damaged. */
    static Loss of(Damaged damaged) {
        return new Loss(damaged.getMessage(), null, Long.MIN_VALUE, Long.MAX_VALUE, 0);
    }
}
