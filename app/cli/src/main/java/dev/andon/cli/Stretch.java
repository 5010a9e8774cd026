package dev.andon.cli;

import dev.andon.cache.Cache;
import dev.andon.cache.LastValue;
import dev.andon.cache.Unavailable;
import java.util.List;
import java.util.Optional;

/**
 * From when to when something was recorded.
 *
 * @param from the first sample, microseconds since 1970 UTC
 * @param to the last, the same
 */
record Stretch(long from, long to) {

    /**
     * Of some points together; of each a block is read. Empty: there is no sample of any.
     *
     * @param each is called before each point; what it throws ends it
     */
    static Optional<Stretch> of(Cache cache, List<Integer> points, Runnable each) throws Unavailable {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int point : points) {
            each.run();
            from = Math.min(from, cache.first(point).orElse(Long.MAX_VALUE));
            LastValue last = cache.last(point);
            to = last == null ? to : Math.max(to, last.time());
        }
        return from == Long.MAX_VALUE ? Optional.empty() : Optional.of(new Stretch(from, Math.max(from, to)));
    }
}
