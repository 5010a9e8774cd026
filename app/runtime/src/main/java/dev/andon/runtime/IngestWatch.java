package dev.andon.runtime;

import dev.andon.model.Problem;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the watcher: only ingest makes values stale, so when ingest hangs everything would look as live as it last was. Looks twice a second,
 * on a thread of its own, and while ingest answers nothing lets the live table show nothing as live.
 */
final class IngestWatch {

    /** Ingest that has not come round for so long is taken to hang, microseconds; it comes round ten times a second. */
    static final long LIMIT = 5_000_000;

    /** How often {@link #look} is to be called, microseconds. */
    static final long PERIOD = 500_000;

    private static final Logger LOG = LoggerFactory.getLogger(IngestWatch.class);

    private final LongSupplier answeredAt;
    private final LiveTable live;
    private final TroubleLog troubles;
    private final Supplier<StackTraceElement[]> place;
    private long lastLook = Long.MIN_VALUE / 2;
    private volatile @Nullable Problem stall;
    private volatile @Nullable Instant since;

    /**
     * A watch that has not yet looked.
     *
     * @param answeredAt when ingest last came round, microseconds since 1970 UTC
     * @param place where ingest is now, for the log
     */
    IngestWatch(LongSupplier answeredAt, LiveTable live, TroubleLog troubles, Supplier<StackTraceElement[]> place) {
        this.answeredAt = answeredAt;
        this.live = live;
        this.troubles = troubles;
        this.place = place;
    }

    /** Since when ingest has answered nothing; null while it works. Any thread. */
    @Nullable
    Instant stalledSince() {
        return since;
    }

    /**
     * Looks whether ingest works. By one thread.
     *
     * @param now microseconds since 1970 UTC
     */
    void look(long now) {
        boolean stoodStill = Math.abs(now - lastLook) > LIMIT / 2;
        lastLook = now;
        if (stoodStill) {
            // It was the whole process (a laptop asleep, say), or the clock was set: ingest has its chance first.
            return;
        }
        long answered = answeredAt.getAsLong();
        // Also when the clock was set back: then ingest comes round at once.
        boolean hangs = Math.abs(now - answered) > LIMIT;
        Problem told = stall;
        if (hangs && told == null) {
            hangs(answered);
        } else if (!hangs && told != null) {
            worksAgain(told);
        }
    }

    private void hangs(long answered) {
        Instant last = Micros.instant(answered);
        Problem problem = new Problem(
                "ingest",
                "nothing that arrived has been worked on since " + last + ", so everything is shown as stale",
                "start the program anew, and report it with the log");
        since = last;
        stall = problem;
        live.stall(true);
        troubles.report(problem);
        Throwable where = new Throwable("where ingest hangs");
        where.setStackTrace(place.get());
        LOG.error("{}", problem, where);
    }

    private void worksAgain(Problem told) {
        live.stall(false);
        since = null;
        stall = null;
        troubles.solved(told);
        LOG.info("ingest works again");
    }
}
