package dev.andon.runtime;

import dev.andon.cache.GapCause;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread between the network and everything else: judges every sample, keeps the live table, tells the hooks, and ten times a second
 * looks for what has fallen silent. {@link #work} and {@link #tick} may be called by a test in the thread's place.
 */
final class Ingest {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final long TICK = 100_000;
    private static final long CLOCK_JITTER = 1_000_000;
    private static final int AT_A_TIME = 64;

    private final IngestQueue queue;
    private final PointTable points;
    private final LiveTable live;
    private final Sessions sessions;
    private final Freshness freshness;
    private final Judge judge;
    private final TroubleLog troubles;
    private final LongSupplier clock;
    private final CopyOnWriteArrayList<SampleHook> hooks = new CopyOnWriteArrayList<>();
    private final SampleBatch ceased = new SampleBatch(1_024);
    private final LiveValue scratch = new LiveValue();
    private long lastTick;
    private long droppedTold;
    private volatile long answeredAt;
    private volatile boolean open = true;

    Ingest(
            IngestQueue queue,
            PointTable points,
            LiveTable live,
            Sessions sessions,
            TroubleLog troubles,
            LongSupplier clock) {
        this.queue = queue;
        this.points = points;
        this.live = live;
        this.sessions = sessions;
        this.freshness = new Freshness(sessions);
        this.judge = new Judge(points, live, freshness, troubles);
        this.troubles = troubles;
        this.clock = clock;
        this.lastTick = clock.getAsLong();
        this.answeredAt = lastTick;
    }

    Pin hook(SampleHook hook) {
        hooks.add(hook);
        return () -> hooks.remove(hook);
    }

    Judge judge() {
        return judge;
    }

    /** When the thread last came round, microseconds since 1970 UTC. Any thread. */
    long answeredAt() {
        return answeredAt;
    }

    /** The thread's life. */
    void run() {
        while (open) {
            try {
                turn();
            } catch (RuntimeException | Error fault) { // thread root
                // This thread must live: without it everything would look as live as it last was.
                LOG.error("ingest failed and goes on", fault);
                fault("ingest failed on the way: " + fault);
                queue.await(TICK * 1_000);
            }
        }
    }

    private void turn() {
        long now = clock.getAsLong();
        if (now - lastTick >= TICK || now < lastTick) {
            tick(now);
        }
        boolean more = work();
        answeredAt = lastTick;
        if (!more) {
            queue.await(TICK * 1_000);
        }
    }

    void stop() {
        open = false;
    }

    /** Works on what is waiting, a bounded part of it; false when nothing was. */
    boolean work() {
        for (int done = 0; done < AT_A_TIME; done++) {
            Object next = queue.poll();
            if (next == null) {
                return done > 0;
            }
            tellDropped();
            guarded(next);
        }
        return true;
    }

    /** Looks for points that have ceased to be live. */
    void tick(long now) {
        if (now < lastTick - CLOCK_JITTER) {
            freshness.clockSetBack(lastTick - now);
            judge.clockSetBack(now);
        }
        lastTick = now;
        freshness.sweep(now, point -> ceased(point, now, GapCause.SILENT));
        tellCeased(GapCause.SILENT);
        for (SampleHook hook : hooks) {
            tick(hook, now);
        }
    }

    private void tellDropped() {
        long dropped = queue.dropped();
        if (dropped != droppedTold) {
            droppedTold = dropped;
            // What was dropped is older than all that waits: until a point's next sample nobody knows how it stands.
            long now = clock.getAsLong();
            queue.drainDropped(point -> end(point, now, GapCause.DROPPED));
            tellCeased(GapCause.DROPPED);
            troubles.report(new Problem(
                    "ingest",
                    dropped + " samples were dropped because they came faster than they could be worked on",
                    "listen to fewer topics on this machine, or use a faster one"));
        }
    }

    private void guarded(Object next) {
        try {
            switch (next) {
                case SampleBatch batch -> samples(batch);
                case Notice.LinkChanged changed -> linkChanged(changed);
                case Notice.PresenceSaid said -> presenceSaid(said);
                case Notice.Behind behind -> behind.task().run();
                default -> throw new IllegalStateException("not an entry of the queue: " + next);
            }
        } catch (RuntimeException fault) {
            // One batch or notice is lost rather than everything that comes after it.
            LOG.error("ingest failed on {}", next, fault);
            fault("something that arrived could not be worked on: " + fault);
        }
    }

    private void samples(SampleBatch batch) {
        judge.judge(batch);
        tell(batch, null);
        queue.recycle(batch);
    }

    /** @param cause why these ceased to be live; null: they are judged samples */
    private void tell(SampleBatch batch, @Nullable GapCause cause) {
        // Values first, marks after: see DirtySet.
        VarHandle.fullFence();
        if (live.watched()) {
            for (int row = 0; row < batch.size(); row++) {
                live.mark(batch.point(row));
            }
        }
        for (SampleHook hook : hooks) {
            tell(hook, batch, cause);
        }
    }

    private void tell(SampleHook hook, SampleBatch batch, @Nullable GapCause cause) {
        try {
            if (cause == null) {
                hook.judged(batch);
            } else {
                hook.ceased(batch, cause);
            }
        } catch (RuntimeException fault) {
            failed(hook, fault);
        }
    }

    private void tick(SampleHook hook, long now) {
        try {
            hook.ticked(now);
        } catch (RuntimeException fault) {
            failed(hook, fault);
        }
    }

    private void failed(SampleHook hook, RuntimeException fault) {
        LOG.error("{} failed", hook, fault);
        fault("a part of the program failed on samples: " + fault);
    }

    private void fault(String what) {
        troubles.report(new Problem("ingest", what, "see the log, and report it"));
    }

    private void linkChanged(Notice.LinkChanged changed) {
        // Whether it was up before does not matter: a session that is resumed delivers before it is.
        if (!(changed.state() instanceof LinkState.Up)) {
            endConnection(changed.connection(), changed.cause());
        }
    }

    private void presenceSaid(Notice.PresenceSaid said) {
        sessions.said(said.device(), said.presence());
        if (said.presence() instanceof Presence.Offline) {
            long now = clock.getAsLong();
            // Whoever told it lost the way to the device.
            endDevice(said.device(), now, GapCause.LINK_LOST);
            for (int below : points.devicesBelow(points.device(said.device()).id())) {
                if (sessions.offline(below)) {
                    endDevice(below, now, GapCause.LINK_LOST);
                }
            }
            tellCeased(GapCause.LINK_LOST);
        }
    }

    private void endConnection(String connection, GapCause cause) {
        long now = clock.getAsLong();
        for (int device = 0; device < points.deviceCount(); device++) {
            if (points.device(device).connection().equals(connection)) {
                // Whoever spoke of it is out of earshot too.
                sessions.said(device, Presence.UNKNOWN);
                endDevice(device, now, cause);
                endLastKnown(device, now, cause);
            }
        }
        tellCeased(cause);
    }

    /** What the broker kept was never live, but from here on nobody hears whether it still holds. */
    private void endLastKnown(int device, long now, GapCause cause) {
        for (int point : points.pointsOf(device)) {
            if (live.read(point, scratch) && scratch.quality == Quality.UNCERTAIN) {
                ceased(point, now, cause);
            }
        }
    }

    private void endDevice(int device, long now, GapCause cause) {
        for (int point : points.pointsOf(device)) {
            end(point, now, cause);
        }
    }

    private void end(int point, long now, GapCause cause) {
        if (point < freshness.met() && freshness.live(point)) {
            freshness.ended(point);
            ceased(point, now, cause);
        }
    }

    private void ceased(int point, long now, GapCause cause) {
        live.read(point, scratch);
        if (scratch.quality != Quality.BAD) {
            live.requalify(point, Quality.STALE);
        }
        if (ceased.room() == 0) {
            tellCeased(cause);
        }
        addCeased(point, now);
    }

    private void addCeased(int point, long now) {
        switch (scratch.kind) {
            case NUMBER -> ceased.addNumber(point, scratch.number, scratch.sourceTime, now);
            case FLAG -> ceased.addFlag(point, scratch.on(), scratch.sourceTime, now);
            case TEXT -> ceased.addText(point, scratch.text == null ? "" : scratch.text, scratch.sourceTime, now);
        }
        ceased.judge(ceased.size() - 1, Quality.STALE, false);
    }

    private void tellCeased(GapCause cause) {
        if (ceased.size() > 0) {
            tell(ceased, cause);
            ceased.clear();
        }
    }
}
