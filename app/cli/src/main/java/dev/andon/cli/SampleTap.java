package dev.andon.cli;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Glob;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.SampleHook;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes every sample over from the ingest thread, in order, to one thread that prints them. Ingest never waits: what does not fit is dropped
 * and counted.
 */
final class SampleTap implements SampleHook {

    /** Samples that wait to be printed: a second or so at full speed. */
    static final int CAPACITY = 1 << 18;

    private static final byte WANTED = 1;
    private static final byte UNWANTED = 2;

    private final PointTable points;
    private final Glob filter;
    private final ArrayBlockingQueue<TappedSample> waiting;
    private final LongAdder dropped = new LongAdder();
    // By handle; the ingest thread's own.
    private byte[] verdicts = new byte[1024];

    SampleTap(PointTable points, Glob filter, int capacity) {
        this.points = points;
        this.filter = filter;
        this.waiting = new ArrayBlockingQueue<>(capacity);
    }

    @Override
    public void judged(SampleBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            if (wanted(batch.point(row)) && !waiting.offer(TappedSample.of(batch, row))) {
                dropped.increment();
            }
        }
    }

    /** Moves what waits to {@code into}; waits for the first at most so long. */
    void drain(Collection<TappedSample> into, int most, Duration limit) throws InterruptedException {
        TappedSample first = waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            into.add(first);
            waiting.drainTo(into, most - 1);
        }
    }

    /** How many were dropped because the printing thread was too slow. */
    long dropped() {
        return dropped.sum();
    }

    private boolean wanted(int point) {
        if (point >= verdicts.length) {
            verdicts = Arrays.copyOf(verdicts, Math.max(point + 1, 2 * verdicts.length));
        }
        if (verdicts[point] == 0) {
            verdicts[point] = filter.matches(points.point(point).id().toString()) ? WANTED : UNWANTED;
        }
        return verdicts[point] == WANTED;
    }
}
