package dev.andon.runtime;

import dev.andon.cache.GapCause;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.connector.Tap;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The inbox of one connection: names become handles here, and everything goes on to the one ingest queue. */
final class ConnectionInbox implements Inbox {

    private final String name;
    private final PointTable points;
    private final IngestQueue queue;
    private final TroubleLog troubles;
    private final Taps taps;
    private final LongSupplier clock;
    // Of all inboxes of this connection together: what the one before is still told counts too.
    private final LongAdder samples;
    private volatile LinkState state;
    private volatile boolean shut;
    private volatile @Nullable Problem trouble;
    private volatile long lastHeard = SampleBatch.NO_TIME;
    private volatile boolean resting;
    private volatile long firstUp = SampleBatch.NO_TIME;

    ConnectionInbox(
            String name, PointTable points, IngestQueue queue, TroubleLog troubles, Taps taps, LongSupplier clock) {
        this(name, points, queue, troubles, taps, clock, new LongAdder());
    }

    private ConnectionInbox(
            String name,
            PointTable points,
            IngestQueue queue,
            TroubleLog troubles,
            Taps taps,
            LongSupplier clock,
            LongAdder samples) {
        this.samples = samples;
        this.name = name;
        this.points = points;
        this.queue = queue;
        this.troubles = troubles;
        this.taps = taps;
        this.clock = clock;
        this.state = new LinkState.Connecting(Micros.instant(clock.getAsLong()));
    }

    LinkState state() {
        return resting
                ? new LinkState.Down(new Problem(
                        name,
                        "paused while the program is in the background",
                        "it connects by itself when you come back"))
                : state;
    }

    /** An inbox for the next connector of the same connection: it counts on, and hears nothing of this one's. */
    ConnectionInbox anew() {
        ConnectionInbox next = new ConnectionInbox(name, points, queue, troubles, taps, clock, samples);
        next.lastHeard = lastHeard;
        next.firstUp = firstUp;
        return next;
    }

    /** Its connection is not to be opened for the time being: no fault, and not reported as one. */
    void rest() {
        resting = true;
    }

    /** Why nothing is known of what the one before it fed: it rests, or it is made anew. */
    GapCause causeBefore() {
        return resting ? GapCause.PAUSED : GapCause.LINK_LOST;
    }

    /** Its connection is to be opened. */
    void awake() {
        state = new LinkState.Connecting(Micros.instant(clock.getAsLong()));
        resting = false;
    }

    /** Until when the first value of a point that it feeds is waited for, as {@link Grace} has it. */
    long firstValueBy(Point point) {
        return resting ? Grace.NONE : Grace.until(state, trouble != null, firstUp, point);
    }

    /** The same of a point that nobody has fed yet. */
    long firstValueOfAnybodyBy(Point point) {
        return resting ? Grace.NONE : Grace.untilAnybody(state, trouble != null, firstUp, point);
    }

    long samples() {
        return samples.sum();
    }

    /** When the last sample came, microseconds since 1970 UTC, or NO_TIME. */
    long lastHeard() {
        return lastHeard;
    }

    @Override
    public long now() {
        return clock.getAsLong();
    }

    @Override
    public int device(String id) {
        return points.device(id, name);
    }

    @Override
    public int point(int device, String point, Kind kind) {
        return points.point(device, point, kind);
    }

    @Override
    public void unit(int point, Unit unit) {
        if (!shut) {
            points.unit(point, unit);
        }
    }

    @Override
    public void title(int device, String title) {
        if (!shut) {
            points.title(device, title);
        }
    }

    @Override
    public SampleBatch take() {
        return queue.take();
    }

    @Override
    public void put(SampleBatch batch) {
        if (shut) {
            queue.leaveUnheard(batch);
            return;
        }
        int size = batch.size();
        if (size > 0) {
            samples.add(size);
            lastHeard = batch.receivedTime(size - 1);
        }
        queue.put(batch);
    }

    /** Its connection was taken out, paused or replaced: nothing that it fed is live, and whatever its connector still says goes unheard. */
    void shut(GapCause cause) {
        shut = true;
        solved();
        queue.put(new Notice.LinkChanged(
                name, new LinkState.Down(new Problem(name, "the connection was taken out", "")), cause));
    }

    @Override
    public void link(LinkState next) {
        if (shut) {
            return;
        }
        state = next;
        switch (next) {
            case LinkState.Waiting waiting -> report(waiting.reason());
            case LinkState.Down down -> report(down.reason());
            case LinkState.Up up -> {
                solved();
                firstUp = firstUp == SampleBatch.NO_TIME ? Micros.of(up.since()) : firstUp;
            }
            case LinkState.Connecting connecting -> {
                // Says nothing new about what was wrong.
            }
        }
        queue.put(new Notice.LinkChanged(name, next, GapCause.LINK_LOST));
    }

    private void report(Problem reason) {
        troubles.report(reason);
        trouble = reason;
    }

    private void solved() {
        Problem mended = trouble;
        if (mended != null) {
            troubles.solved(mended);
            trouble = null;
        }
    }

    @Override
    public void presence(int device, Presence presence) {
        if (!shut) {
            queue.put(new Notice.PresenceSaid(device, presence));
        }
    }

    @Override
    public void unreadable(Problem problem, byte[] raw, int offset, int length) {
        if (shut) {
            return;
        }
        byte[] head = Arrays.copyOfRange(raw, offset, offset + Math.min(length, RAW_LIMIT));
        troubles.unreadable(new RawMessage(name, problem, now(), head, length));
    }

    @Override
    public void ignored(String address, String why, long length) {
        if (!shut) {
            troubles.ignored(new IgnoredAddress(name, address, why, length));
        }
    }

    @Override
    public @Nullable Tap tap() {
        return shut ? null : taps.active();
    }
}
