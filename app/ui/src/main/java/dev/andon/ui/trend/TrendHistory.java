package dev.andon.ui.trend;

import dev.andon.cache.Cache;
import dev.andon.cache.CacheState;
import dev.andon.cache.RowVisitor;
import dev.andon.cache.Unavailable;
import dev.andon.model.Problem;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the cache knows of points, or why there is none. Asked about the past beside the screen's thread, all else on it. */
public final class TrendHistory {

    private final @Nullable Cache cache;
    private final IntUnaryOperator numbers;
    private final @Nullable Problem obstacle;

    private TrendHistory(@Nullable Cache cache, IntUnaryOperator numbers, @Nullable Problem obstacle) {
        this.cache = cache;
        this.numbers = numbers;
        this.obstacle = obstacle;
    }

    /**
     * The history that a cache holds.
     *
     * @param numbers by which the cache knows a point, by its handle
     */
    public static TrendHistory of(Cache cache, IntUnaryOperator numbers) {
        return new TrendHistory(cache, numbers, null);
    }

    /**
     * No history.
     *
     * @param obstacle why; null: nobody wanted one
     */
    public static TrendHistory none(@Nullable Problem obstacle) {
        return new TrendHistory(null, point -> -1, obstacle);
    }

    /** The cache itself; empty: there is none. */
    public Optional<Cache> cache() {
        return Optional.ofNullable(cache);
    }

    /** How it fares; empty: there is none. */
    public Optional<CacheState> state() {
        return cache().map(Cache::state);
    }

    /** Why nothing is recorded at the moment; empty: it is, or nobody wanted it. */
    public Optional<Problem> obstacle() {
        return switch (state().orElse(null)) {
            case null -> Optional.ofNullable(obstacle);
            case CacheState.Recording recording -> Optional.empty();
            case CacheState.ReadOnly only -> Optional.of(only.why());
            case CacheState.Stopped stopped -> Optional.of(stopped.why());
        };
    }

    /** What there is to ask of a point, by its handle; empty where there is no cache. */
    Optional<Question> question(int point) {
        return cache().map(open -> new Question(open, point, numbers.applyAsInt(point)));
    }

    /**
     * A point of which the past is asked.
     *
     * @param handle the point's
     * @param number by which the cache knows it
     */
    record Question(Cache cache, int handle, int number) {

        /** Visits all that was recorded from a time on. Waits for the disk: beside the screen's thread. */
        void rows(long from, RowVisitor visitor) throws Unavailable {
            cache.rows(number, from, Long.MAX_VALUE, visitor);
        }

        /**
         * What the point did in a stretch that hardly reaches beyond now. Waits for the disk: beside the screen's thread.
         *
         * @param steps whether a value holds until the next one, instead of leading to it
         */
        Past ask(PixelGrid grid, boolean steps) throws Unavailable {
            return new Past(
                    handle,
                    grid,
                    steps,
                    cache.trend(number, grid.from(), grid.to(), grid.count()),
                    cache.gaps(number, grid.from(), grid.to()),
                    Beginning.of(cache, number, grid.from()));
        }
    }
}
