package dev.andon.connector;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from {@code first} to {@code cap}, each wait moved by up to {@code jitter} of
 * itself either way, so that a thousand consoles do not return to a broker in the same second.
 *
 * @param first the wait after the first failure
 * @param cap the longest wait before jitter
 * @param jitter share of the wait, 0 to below 1
 */
public record Backoff(Duration first, Duration cap, double jitter) {

    /** 1 s, doubling, at most 120 s, +-25 %. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(120), 0.25);

    /** @throws IllegalArgumentException when {@code first} is not positive, {@code cap} is shorter, or jitter is out of range */
    public Backoff {
        if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0 || !(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException(
                    "first > 0, cap >= first, 0 <= jitter < 1: " + first + ", " + cap + ", " + jitter);
        }
    }

    /**
     * The wait after the given number of failures in a row.
     *
     * @param failures 1 after the first failure; less counts as 1
     */
    public Duration delay(int failures, RandomGenerator random) {
        double plain =
                Math.min(first.toNanos() * Math.scalb(1.0, Math.clamp(failures - 1L, 0, 62)), (double) cap.toNanos());
        return Duration.ofNanos(Math.round(plain * (1 + jitter * (2 * random.nextDouble() - 1))));
    }
}
