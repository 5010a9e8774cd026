package dev.andon.runtime;

import dev.andon.connector.SampleBatch;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jctools.queues.atomic.MpmcAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way from the network threads to the ingest thread. When it is full the oldest samples make room for the newest, and are counted;
 * what a link or a device says of itself is never dropped. No call blocks.
 */
final class IngestQueue {

    /** Stands in the queue where a notice belongs. */
    private enum Mark {
        NOTICE
    }

    /** Samples that may wait: a third of a second at the highest rate we promise. */
    static final int MOST_SAMPLES = 262_144;

    private static final int MOST_ENTRIES = 8_192;
    private static final int POOLED_BATCHES = 256;
    private static final int BATCH_ROWS = 1_024;

    private final MpmcAtomicArrayQueue<Object> entries = new MpmcAtomicArrayQueue<>(MOST_ENTRIES);
    private final MpmcAtomicArrayQueue<SampleBatch> pool = new MpmcAtomicArrayQueue<>(POOLED_BATCHES);
    // Notices wait here in their order; in the queue a mark keeps each one's place between the batches.
    private final ConcurrentLinkedQueue<Notice> notices = new ConcurrentLinkedQueue<>();
    private final AtomicLong overtaken = new AtomicLong();
    private final DirtySet droppedPoints = new DirtySet(set -> {});
    private final AtomicLong waitingSamples = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final LongAdder samples = new LongAdder();
    private final LongAdder unheard = new LongAdder();
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
        samples.add(batch.size());
        while (waitingSamples.get() + batch.size() > MOST_SAMPLES && dropOldest()) {
            // until there is room
        }
        waitingSamples.addAndGet(batch.size());
        offer(batch);
    }

    /** Counts what a connection says that was taken out or replaced, and takes the batch back. */
    void leaveUnheard(SampleBatch batch) {
        unheard.add(batch.size());
        recycle(batch);
    }

    void put(Notice notice) {
        notices.add(notice);
        offer(Mark.NOTICE);
    }

    /** The next batch or notice, or null; by the ingest thread. */
    @Nullable
    Object poll() {
        if (overtaken.get() > 0) {
            overtaken.decrementAndGet();
            return notices.poll();
        }
        Object next = entries.poll();
        if (next instanceof SampleBatch batch) {
            waitingSamples.addAndGet(-batch.size());
        }
        return next instanceof Mark ? notices.poll() : next;
    }

    /** Gives every point of which a sample was dropped since the last call to the visitor; by the ingest thread. */
    void drainDropped(IntConsumer visitor) {
        droppedPoints.drain(visitor);
    }

    /** Samples put since the start: those that were worked on, dropped or still wait. */
    long samples() {
        return samples.sum();
    }

    /** Samples besides, that came of connections which had been taken out or replaced. */
    long unheard() {
        return unheard.sum();
    }

    /** Samples dropped since the start. */
    long dropped() {
        return dropped.get();
    }

    /** Samples that wait now. */
    long waiting() {
        return waitingSamples.get();
    }

    /** Whether so much waits that whoever can put something off should. */
    boolean busy() {
        return waiting() > MOST_SAMPLES / 8 || entries.size() > MOST_ENTRIES / 8;
    }

    /** Waits until something is put, at most the given time; by the ingest thread. */
    void await(long nanos) {
        sleeper = Thread.currentThread();
        if (entries.isEmpty() && overtaken.get() == 0) {
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
            for (int row = 0; row < batch.size(); row++) {
                droppedPoints.mark(batch.point(row));
            }
            dropped.addAndGet(batch.size());
            recycle(batch);
        } else if (oldest instanceof Mark) {
            // Its notice is older than everything still in the queue, and comes first.
            overtaken.incrementAndGet();
        }
        return oldest != null;
    }
}
