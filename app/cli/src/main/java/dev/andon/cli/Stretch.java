package dev.andon.cli;

import dev.andon.cache.Cache;
import dev.andon.cache.GapCause;
import dev.andon.cache.LastValue;
import dev.andon.cache.RowVisitor;
import dev.andon.cache.Unavailable;
import dev.andon.model.Quality;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * From when to when something was recorded.
 *
 * @param from the first sample, microseconds since 1970 UTC
 * @param to the last, the same
 */
record Stretch(long from, long to) {

    /** Of some points together; of each the first block is read. Empty: there is no sample of any. */
    static Optional<Stretch> of(Cache cache, List<Integer> points) throws Unavailable {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int point : points) {
            from = Math.min(from, first(cache, point));
            LastValue last = cache.last(point);
            to = last == null ? to : Math.max(to, last.time());
        }
        return from == Long.MAX_VALUE ? Optional.empty() : Optional.of(new Stretch(from, Math.max(from, to)));
    }

    private static long first(Cache cache, int point) throws Unavailable {
        First first = new First();
        try {
            cache.rows(point, Long.MIN_VALUE, Long.MAX_VALUE, first);
        } catch (CancellationException found) {
            return first.time;
        }
        return Long.MAX_VALUE;
    }

    /** Wants to see no more than one. */
    private static final class First implements RowVisitor {

        private long time;

        @Override
        public void sample(long when, double number, @Nullable String text, Quality quality, boolean historical) {
            time = when;
            throw new CancellationException("the first is enough");
        }

        @Override
        public void gap(long when, GapCause cause) {
            // Nothing was measured there.
        }
    }
}
