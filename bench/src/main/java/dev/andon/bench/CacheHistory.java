package dev.andon.bench;

import dev.andon.cache.Cache;
import dev.andon.cache.CacheState;
import dev.andon.cache.Envelope;
import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.cache.RowVisitor;
import dev.andon.cache.Rows;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Andon's own cache. */
final class CacheHistory implements History {

    // So many rows may wait: the queue of the cache is a little longer.
    private static final long AHEAD = 900_000;

    private final boolean sealed;
    private final int[] numbers = new int[PlantLike.POINTS];
    private @Nullable Cache cache;
    private @Nullable Rows rows;
    private long handed;

    CacheHistory(boolean sealed) {
        this.sealed = sealed;
    }

    @Override
    public String name() {
        return sealed ? "Andon, encrypted" : "Andon, plain";
    }

    @Override
    public void begin(Path folder) throws Exception {
        Cache opened = Cache.open(
                folder, "the benchmark", sealed ? new byte[32] : null, () -> System.currentTimeMillis() * 1_000);
        for (int point = 0; point < numbers.length; point++) {
            numbers[point] = opened.point(new PointKey("plant", "device" + point / 10, "p" + point, Kind.NUMBER));
        }
        cache = opened;
        rows = opened.take();
        handed = 0;
    }

    @Override
    public void add(int point, long time, double value) {
        Rows batch = batch();
        batch.sample(numbers[point], time, value, null, Quality.GOOD, false);
        if (batch.full()) {
            put(batch);
        }
    }

    private void put(Rows batch) {
        Cache opened = cache();
        handed += batch.size();
        while (handed - opened.recorded() > AHEAD) {
            LockSupport.parkNanos(100_000);
        }
        opened.put(batch);
        rows = opened.take();
    }

    @Override
    public void finish() {
        put(batch());
        if (!(cache().state() instanceof CacheState.Recording) || cache().dropped() > 0) {
            throw new IllegalStateException("not everything was recorded: " + cache().state());
        }
        cache().close();
    }

    @Override
    public long rows(int point, long from, long to) throws Exception {
        Counter counter = new Counter();
        cache().rows(numbers[point], from, to, counter);
        return counter.count;
    }

    @Override
    public int envelope(int point, long from, long to, int parts) throws Exception {
        Envelope envelope = cache().trend(numbers[point], from, to, parts);
        int filled = 0;
        for (int part = 0; part < parts; part++) {
            filled += envelope.count(part) > 0 ? 1 : 0;
        }
        return filled;
    }

    @Override
    public void close() {
        cache().close();
    }

    private Cache cache() {
        Cache opened = cache;
        if (opened == null) {
            throw new IllegalStateException("not begun");
        }
        return opened;
    }

    private Rows batch() {
        Rows batch = rows;
        if (batch == null) {
            throw new IllegalStateException("not begun");
        }
        return batch;
    }

    private static final class Counter implements RowVisitor {
        private long count;

        @Override
        public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
            count++;
        }

        @Override
        public void gap(long time, GapCause cause) {
            // Not a sample.
        }
    }
}
