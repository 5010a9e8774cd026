package dev.andon.ui.trend;

import static org.awaitility.Awaitility.await;

import dev.andon.cache.Cache;
import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.cache.Rows;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A cache that a test writes one number into. */
public final class Recorded implements AutoCloseable {

    private final Cache cache;
    private final int number;
    private Rows rows;
    private long written;

    /**
     * An empty one, or the one that is there.
     *
     * @param clock microseconds since 1970 UTC
     */
    public Recorded(Path folder, LongSupplier clock) throws Exception {
        cache = Cache.open(folder, "the test", null, clock);
        number = cache.point(new PointKey("line", "plant/line1/press3", "temperature", Kind.NUMBER));
        rows = cache.take();
    }

    public Cache cache() {
        return cache;
    }

    /** By which the cache knows the number. */
    public int number() {
        return number;
    }

    public Recorded good(long time, double value) {
        return sample(time, value, Quality.GOOD, false);
    }

    public Recorded sample(long time, double value, Quality quality, boolean late) {
        room();
        rows.sample(number, time, value, null, quality, late);
        return this;
    }

    public Recorded gap(long time, GapCause cause) {
        room();
        rows.gap(number, time, cause);
        return this;
    }

    /** Everything so far can be read. */
    public Recorded done() {
        hand();
        await().atMost(Duration.ofSeconds(60)).until(() -> cache.recorded() >= written);
        return this;
    }

    private void room() {
        if (rows.full()) {
            done();
        }
    }

    private void hand() {
        written += rows.size();
        cache.put(rows);
        rows = cache.take();
    }

    @Override
    public void close() {
        cache.close();
    }
}
