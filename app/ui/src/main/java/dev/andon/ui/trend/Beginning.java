package dev.andon.ui.trend;

import dev.andon.cache.Cache;
import dev.andon.cache.GapCause;
import dev.andon.cache.RowVisitor;
import dev.andon.cache.Unavailable;
import dev.andon.model.Quality;
import org.jspecify.annotations.Nullable;

/** What was the last thing known of a point when a stretch began. */
enum Beginning {
    /** Nothing had been recorded. */
    NOTHING,
    /** A value held, or a gap went on, which the rest tells of. */
    KNOWN,
    /** The newest sample was a bad one. */
    BAD;

    /** Asks the cache; waits for the disk. */
    static Beginning of(Cache cache, int number, long time) throws Unavailable {
        Last last = new Last();
        cache.rows(number, time, time + 1, last);
        return last.found;
    }

    private static final class Last implements RowVisitor {

        private Beginning found = NOTHING;

        @Override
        public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
            boolean holds = quality != Quality.BAD
                    && quality != Quality.STALE
                    && quality != Quality.NOT_CONNECTED
                    && quality != Quality.DISABLED;
            found = holds ? KNOWN : BAD;
        }

        @Override
        public void gap(long time, GapCause cause) {
            found = KNOWN;
        }
    }
}
