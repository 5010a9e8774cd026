package dev.andon.runtime;

import dev.andon.connector.SampleBatch;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.MpmcAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way from the network threads to the ingest thread. When it is full the oldest samples make room for the newest, and are counted;
 * what a link or a device says of itself is never dropped. No call blocks.
 */
final class IngestQueue {

    /** Samples that may wait: a third of a second at the highest rate we promise. */
    static final int MOST_SAMPLES = 262_144;

    private static final int MOST_ENTRIES = 8_192;
    private static final int POOLED_BATCHES = 256;
    private static final int BATCH_ROWS = 1_024;

    private final MpmcAtomicArrayQueue<Object> entries = new MpmcAtomicArrayQueue<>(MOST_ENTRIES);
    private final MpmcAtomicArrayQueue<SampleBatch> pool = new MpmcAtomicArrayQueue<>(POOLED_BATCHES);
    private final ConcurrentLinkedQueue<Notice> rescued = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingSamples = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Thread sleeper;

    /** An empty batch, from the pool when there is one. */
    SampleBatch take() {
        SampleBatch pooled = pool.relaxedPoll();
        return pooled != null ? pooled : new SampleBatch(BATCH_ROWS);
    }

    /** Gives a batch back. */
    void recycle(SampleBatch batch) {
        batch.clear();
        // A full pool lets it go to the garbage collector.
        pool.relaxedOffer(batch);
    }

    void put(SampleBatch batch) {
        if (batch.size() == 0) {
            recycle(batch);
            return;
        }
        while (waitingSamples.get() + batch.size() > MOST_SAMPLES && dropOldest()) {
            // until there is room
        }
        waitingSamples.addAndGet(batch.size());
        offer(batch);
    }

    void put(Notice notice) {
        offer(notice);
    }

    /** The next batch or notice, or null; by the ingest thread. */
    @Nullable
    Object poll() {
        Notice first = rescued.poll();
        if (first != null) {
            return first;
        }
        Object next = entries.poll();
        if (next instanceof SampleBatch batch) {
            waitingSamples.addAndGet(-batch.size());
        }
        return next;
    }

    /** Samples dropped since the start. */
    long dropped() {
        return dropped.get();
    }

    /** Samples that wait now. */
    long waiting() {
        return waitingSamples.get();
    }

    /** Waits until something is put, at most the given time; by the ingest thread. */
    void await(long nanos) {
        sleeper = Thread.currentThread();
        if (entries.isEmpty() && rescued.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeper = null;
    }

    private void offer(Object entry) {
        while (!entries.offer(entry)) {
            dropOldest();
        }
        Thread asleep = sleeper;
        if (asleep != null) {
            LockSupport.unpark(asleep);
        }
    }

    /** False when there was nothing to drop. */
    private boolean dropOldest() {
        Object oldest = entries.poll();
        if (oldest instanceof SampleBatch batch) {
            waitingSamples.addAndGet(-batch.size());
            dropped.addAndGet(batch.size());
            recycle(batch);
        } else if (oldest instanceof Notice notice) {
            rescued.add(notice);
        }
        return oldest != null;
    }
}
