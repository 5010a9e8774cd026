package dev.andon.ui.trend;

import dev.andon.cache.Cache;
import dev.andon.cache.PointKey;
import dev.andon.cache.Unavailable;
import dev.andon.model.Device;
import dev.andon.model.Point;
import dev.andon.runtime.PointTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the cache knows of points, or that there is none. Asked about the past beside the screen's thread, all else on it. */
public final class TrendHistory {

    private final @Nullable Cache cache;
    private final PointTable points;
    private final Map<Integer, Integer> numbers = new HashMap<>();

    /**
     * The history of a table's points.
     *
     * @param cache null: nothing is recorded, and never was
     */
    public TrendHistory(@Nullable Cache cache, PointTable points) {
        this.cache = cache;
        this.points = points;
    }

    /** The cache itself; null: there is none. */
    public @Nullable Cache cache() {
        return cache;
    }

    /** Whether it can be asked about the past: there is a cache, whether it records at the moment or not. */
    boolean asked() {
        return cache != null;
    }

    /** What there is to ask of a point, by its handle; empty where there is no cache. */
    Optional<Question> question(int point) {
        return Optional.ofNullable(cache)
                .map(open -> new Question(open, point, numbers.computeIfAbsent(point, handle -> number(open, handle))));
    }

    private int number(Cache open, int handle) {
        Device device = points.device(points.deviceOf(handle));
        Point known = points.point(handle);
        return open.point(
                new PointKey(device.connection(), device.id(), known.id().point(), known.kind()));
    }

    /**
     * A point of which the past is asked.
     *
     * @param handle the point's
     * @param number by which the cache knows it
     */
    record Question(Cache cache, int handle, int number) {

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
