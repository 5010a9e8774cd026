package dev.andon.bench;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Quality;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Recording;
import dev.andon.runtime.Workspace;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Our own way: connector, decoder, ingest, live table, a hook that stands for alarms, and the offline cache where it is asked for. */
final class AndonSubject implements Subject {

    private static final long MOST_MICROS = 600_000_000;

    private final AtomicLong samples = new AtomicLong();
    private volatile Histogram latency = histogram();
    private final AtomicLong all = new AtomicLong();
    private final AtomicLong mostBehind = new AtomicLong();
    private final Recording recording;
    private @Nullable Monitor monitor;

    AndonSubject() {
        this(Recording.none());
    }

    /** @param recording where everything is kept; closed by whoever opened it */
    AndonSubject(Recording recording) {
        this.recording = recording;
    }

    @Override
    public String name() {
        return recording.records() ? "Andon, recording" : "Andon";
    }

    /** How many samples at most were in the table and not yet with the cache's writer. */
    long mostBehind() {
        return mostBehind.get();
    }

    @Override
    public void open(int port) {
        Monitor opened = Monitor.of(
                Workspace.of(ConnectionSettings.of("bench", URI.create("mqtt://127.0.0.1:" + port))), recording);
        opened.hook(this::count);
        opened.start();
        while (!(opened.links().get(0).state() instanceof LinkState.Up)) {
            LockSupport.parkNanos(1_000_000);
        }
        monitor = opened;
    }

    @Override
    public long samples() {
        return samples.get();
    }

    @Override
    public Histogram latency() {
        return latency;
    }

    @Override
    public void reset() {
        samples.set(0);
        mostBehind.set(0);
        latency = histogram();
    }

    /** What ingest threw away because it fell behind. */
    long dropped() {
        return monitor == null ? 0 : monitor.health().dropped();
    }

    @Override
    public void close() {
        if (monitor != null) {
            monitor.close();
        }
    }

    private void count(SampleBatch batch) {
        long now = Load.now();
        Histogram into = latency;
        int arrived = 0;
        for (int row = 0; row < batch.size(); row++) {
            // A point that ceased to be live is told too, but nothing arrived.
            if (batch.quality(row) != Quality.STALE) {
                into.recordValue(Math.clamp(now - batch.sourceTime(row), 0, MOST_MICROS));
                arrived++;
            }
        }
        samples.addAndGet(arrived);
        long told = all.addAndGet(arrived);
        recording.cache().ifPresent(cache -> mostBehind.accumulateAndGet(told - cache.recorded(), Math::max));
    }

    static Histogram histogram() {
        return new Histogram(MOST_MICROS, 3);
    }
}
