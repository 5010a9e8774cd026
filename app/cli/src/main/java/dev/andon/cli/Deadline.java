package dev.andon.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a command that runs on has to end, by the clock that no one sets.
 *
 * @param nanos of {@link System#nanoTime}; {@link Long#MAX_VALUE}: never
 */
record Deadline(long nanos) {

    /** So long from now; null: never. */
    static Deadline in(@Nullable Duration time) {
        return new Deadline(time == null ? Long.MAX_VALUE : System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return left() <= 0;
    }

    /** A wait that does not reach beyond it. */
    Duration atMost(Duration wait) {
        return Duration.ofNanos(Math.clamp(left(), 0, wait.toNanos()));
    }

    private long left() {
        return nanos == Long.MAX_VALUE ? Long.MAX_VALUE : nanos - System.nanoTime();
    }
}
