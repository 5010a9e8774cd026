package dev.andon.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Batches come in by {@link #put}, are in the tails and so to be read at once, and are committed together four times a
 * second; other work on the file is done between. While nothing can be written it tries again and again, and what does not fit into the
 * queue meanwhile is counted, dropped and shown as a gap.
 */
final class Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    static final int QUEUE = 64;
    private static final long COMMIT_EVERY = 250_000;
    private static final int COMMIT_ROWS = 1 << 17;
    private static final long ALIVE_EVERY = 10_000_000;
    private static final long TIDY_EVERY = 60_000_000;

    private final BlockingQueue<Rows> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Queue<Rows> free = new ConcurrentLinkedQueue<>();
    private final Queue<Work<?>> works = new ConcurrentLinkedQueue<>();
    private final Tails tails;
    private final Catalogue catalogue;
    private final LastValues last;
    private final Retention retention;
    private final Access access;
    private final LongSupplier clock;
    private final Thread thread = Thread.ofPlatform().name("cache").daemon().unstarted(this::run);
    private final List<Rows> pending = new ArrayList<>();
    private final TailSet full = new TailSet();
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong durable = new AtomicLong();
    private final Dropped dropped = new Dropped();
    private long pendingRows;
    private long pendingSince;
    private long aliveAt;
    private long tidiedAt;
    private volatile long settledAt = Long.MIN_VALUE;
    private volatile boolean open = true;

    /** Other work on the file: within a transaction of its own, which it commits. */
    interface Job<T> {
        T run(Connection connection) throws SQLException, Damaged;
    }

    private record Work<T>(Job<T> job, CompletableFuture<T> done) {}

    /** @param connection the first one that writes; null where there was no room for one */
    Writer(Openings openings, @Nullable Connection connection, Opened opened, LongSupplier clock) throws SQLException {
        this.access = new Access(openings, connection, clock);
        this.tails = opened.tails;
        this.catalogue = opened.catalogue;
        this.last = opened.last;
        this.retention = new Retention(catalogue, opened.ledger, opened.alive);
        this.tidiedAt = clock.getAsLong();
        this.clock = clock;
        tellNotRunning(opened.alive);
    }

    /** Since the program last ran nothing is known of the points that were heard then. */
    private void tellNotRunning(long alive) {
        // An instant that is still to come was told by a clock that was wrong: then only the samples tell.
        long from = alive > clock.getAsLong() ? Long.MIN_VALUE : alive;
        Rows gaps = take();
        for (int point = 0; point < last.bound(); point++) {
            if (last.open(point)) {
                gaps.gap(point, Math.max(from, last.time(point) + 1), GapCause.NOT_RUNNING);
                if (gaps.full()) {
                    append(gaps);
                    gaps = take();
                }
            }
        }
        append(gaps);
    }

    /** Whether nothing waits and all bounds are met, at the time it is. */
    boolean settled() {
        return settledAt == clock.getAsLong();
    }

    Retention retention() {
        return retention;
    }

    void start() {
        thread.start();
    }

    Rows take() {
        Rows rows = free.poll();
        return rows == null ? new Rows() : rows;
    }

    /** Hands a batch over; once one had to be dropped, all are until that is told as a gap. Never waits. One thread at a time. */
    void put(Rows rows) {
        rows.handed = clock.getAsLong();
        if (rows.size > 0 && (!open || dropped.waits() || !queue.offer(rows))) {
            dropped.add(rows, access.stopped() == null ? GapCause.DROPPED : GapCause.DISK_FULL);
            recycle(rows);
        }
    }

    /** What was dropped is a gap, up to what comes next. */
    private void tellDropped() {
        Rows gaps = take();
        dropped.tell(gaps);
        while (gaps.size > 0) {
            append(gaps);
            gaps = take();
            dropped.tell(gaps);
        }
        recycle(gaps);
    }

    /** Has something done on the file, by this thread; the stage fails when it fails. */
    <T> CompletableFuture<T> submit(Job<T> job) {
        CompletableFuture<T> done = new CompletableFuture<>();
        works.add(new Work<>(job, done));
        if (!open) {
            cancelWorks();
        }
        return done;
    }

    /** Rows that came, those of them that are on the disk, and rows that were dropped since there was no room for them. */
    long recorded() {
        return recorded.get();
    }

    long durable() {
        return durable.get();
    }

    long dropped() {
        return dropped.rows();
    }

    /** Null while it writes. */
    Access.@Nullable Stopped stopped() {
        return access.stopped();
    }

    /** Writes what is there and ends; false when it did not within the time. */
    boolean close(long millis) {
        open = false;
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void run() {
        try {
            while (open || !queue.isEmpty()) {
                turn();
                if (!open && access.stopped() != null) {
                    break;
                }
            }
            tellDropped();
            commit();
        } catch (RuntimeException | Error fault) { // thread root
            LOG.error("the cache ended: nothing is recorded any more", fault);
            access.end(fault);
        } finally {
            open = false;
            cancelWorks();
            access.close();
        }
    }

    private void turn() {
        Rows batch = null;
        boolean writes = access.mayWrite();
        try {
            if (writes && pendingRows < COMMIT_ROWS) {
                batch = queue.poll(COMMIT_EVERY / 10, TimeUnit.MICROSECONDS);
            } else if (!writes) {
                LockSupport.parkNanos(COMMIT_EVERY * 100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
        }
        if (batch != null) {
            append(batch);
        }
        if (access.stopped() == null) {
            tellDropped();
        }
        if (writes && due()) {
            commit();
        }
        tend();
        work();
    }

    /** Sees to the file where there is time: bounds, the log, what is free. */
    private void tend() {
        if (access.stopped() != null || queue.size() > QUEUE / 4) {
            return;
        }
        long now = clock.getAsLong();
        if (retention.due(now)) {
            if (!access.run(store -> store.retain(retention))) {
                retention.rolledBack();
            }
        } else if (Access.over(clock, tidiedAt, TIDY_EVERY)) {
            access.run(store -> {
                store.checkpoint();
                tidiedAt = store.shrink() ? tidiedAt : now;
            });
        } else if (queue.isEmpty() && pendingRows == 0) {
            settledAt = now;
        }
    }

    private boolean due() {
        return access.stopped() != null
                || pendingRows >= COMMIT_ROWS
                || (pendingRows > 0 && Access.over(clock, pendingSince, COMMIT_EVERY))
                || Access.over(clock, aliveAt, ALIVE_EVERY);
    }

    /** Up to when all that was handed over is written after this commit: what came later waits in the queue. */
    private long known() {
        long now = clock.getAsLong();
        Rows waiting = queue.peek();
        return waiting == null ? now : Math.min(now, waiting.handed);
    }

    private void append(Rows batch) {
        if (pendingRows == 0) {
            pendingSince = clock.getAsLong();
        }
        tails.append(batch, catalogue, access.page(), full, Blocks.ROWS);
        last.append(batch);
        pending.add(batch);
        pendingRows += batch.size;
        recorded.addAndGet(batch.size);
    }

    private void commit() {
        if (access.run(store -> store.commit(pending, full, known()))) {
            aliveAt = clock.getAsLong();
            durable.addAndGet(pendingRows);
            pending.forEach(this::recycle);
            pending.clear();
            pendingRows = 0;
            full.clear();
        }
    }

    private void work() {
        for (Work<?> work = works.poll(); work != null; work = works.poll()) {
            if (!access.mayWrite()) {
                works.add(work);
                return;
            }
            work(work);
        }
    }

    private <T> void work(Work<T> work) {
        boolean begun = access.run(store -> {
            try {
                work.done().complete(work.job().run(store.connection()));
            } catch (SQLException e) {
                work.done().completeExceptionally(e);
                throw e;
            } catch (Damaged | RuntimeException e) {
                store.connection().rollback();
                work.done().completeExceptionally(e);
            }
        });
        Access.Stopped why = access.stopped();
        if (!begun && why != null) {
            work.done().completeExceptionally(new SQLException(why.why()));
        }
    }

    private void cancelWorks() {
        for (Work<?> work = works.poll(); work != null; work = works.poll()) {
            work.done().completeExceptionally(new IllegalStateException("the cache is closed"));
        }
    }

    private void recycle(Rows rows) {
        rows.clear();
        if (free.size() < QUEUE) {
            free.add(rows);
        }
    }
}
