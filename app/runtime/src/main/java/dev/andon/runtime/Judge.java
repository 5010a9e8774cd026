package dev.andon.runtime;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stamps every sample: live, late, last known or bad, and keeps the live table. Used by the ingest thread alone. Allocates nothing per sample;
 * a new point or device costs its row once.
 */
final class Judge {

    private static final long TELL_OFFSET = 60_000_000;

    private final PointTable points;
    private final LiveTable live;
    private final Freshness freshness;
    private final SourceClocks clocks = new SourceClocks();
    private final TroubleLog troubles;
    private final LiveValue scratch = new LiveValue();
    // The newest time of each point, by our clock: what is older goes to history only.
    private long[] newest = new long[0];
    // The time that each point's newest sample came with, by its own clock.
    private long[] told = new long[0];
    private boolean[] offsetTold = new boolean[0];
    // Counted by the ingest thread, read by any.
    private final AtomicLong historical = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();

    Judge(PointTable points, LiveTable live, Freshness freshness, TroubleLog troubles) {
        this.points = points;
        this.live = live;
        this.freshness = freshness;
        this.troubles = troubles;
    }

    /** Samples that went to history only. */
    long historical() {
        return historical.get();
    }

    /** Samples that could not be read. */
    long bad() {
        return bad.get();
    }

    /** How far a device's clock is behind ours, microseconds; empty: it told no time, or came late as yet. */
    OptionalLong clockOffset(int device) {
        return clocks.knows(device) ? OptionalLong.of(clocks.offset(device)) : OptionalLong.empty();
    }

    /** Judges every row in place. */
    void judge(SampleBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            int point = batch.point(row);
            if (point >= freshness.met()) {
                meet(point);
            }
            if (batch.lastKnown(row)) {
                lastKnown(batch, row, point);
            } else {
                judge(batch, row, point);
            }
        }
    }

    /** Our own clock was set back: nothing heard so far may count as newer than now. */
    void clockSetBack(long now) {
        for (int point = 0; point < newest.length; point++) {
            newest[point] = Math.min(newest[point], now);
        }
    }

    private void judge(SampleBatch batch, int row, int point) {
        long received = batch.receivedTime(row);
        long source = batch.sourceTime(row);
        long time;
        if (source == SampleBatch.NO_TIME) {
            // Two in one read have the same time of receipt; the later one stays the later one.
            time = received <= newest[point] && newest[point] - received < 1_000 ? newest[point] + 1 : received;
        } else {
            source = Micros.bounded(source);
            batch.setSourceTime(row, source);
            time = align(point, source, received);
        }
        if (batch.historical(row) || time == SourceClocks.LATE || time < newest[point] || standsStill(point, source)) {
            late(batch, row, point, source, received);
            freshness.arrivedLate(point, received);
            return;
        }
        newest[point] = time;
        told[point] = source;
        if (source == SampleBatch.NO_TIME || Math.abs(source - time) > SourceClocks.RIGHT_WITHIN) {
            batch.setSourceTime(row, time);
        }
        freshness.arrived(point, time, received, turned(batch, row, point));
        live.cadence(point, freshness.cadence(point));
        if (batch.quality(row) == Quality.BAD) {
            bad.incrementAndGet();
            keepValue(batch, row, point, time);
        } else {
            live.put(point, batch.kind(row), batch.number(row), batch.text(row), batch.quality(row), time, received);
        }
    }

    /** What ceased to be live is not brought back by the time it had: its source repeats itself, or the broker does. */
    private boolean standsStill(int point, long source) {
        return source != SampleBatch.NO_TIME && source == told[point] && !freshness.live(point);
    }

    /**
     * Whether a flag or a word differs from the one before: then nobody knows whether it was time to tell it, until it has done so very often. A
     * flag that turned a few times in even steps would otherwise be missed as soon as it rests.
     */
    private boolean turned(SampleBatch batch, int row, int point) {
        if (batch.kind(row) == Kind.NUMBER) {
            return false;
        }
        return !live.read(point, scratch) || differs(batch, row);
    }

    /** Whether a sample says something else than what was just read. */
    private boolean differs(SampleBatch batch, int row) {
        return scratch.kind != batch.kind(row)
                || scratch.number != batch.number(row)
                || !Objects.equals(scratch.text, batch.text(row));
    }

    private long align(int point, long source, long received) {
        int device = freshness.deviceOf(point);
        long time = clocks.align(device, source, received, freshness.lateAfter(point));
        if (!offsetTold[device]) {
            if (Math.abs(clocks.offset(device)) > TELL_OFFSET) {
                tellOffset(device);
            } else if (clocks.onlyLate(device, received)) {
                tellLate(device, received - source);
            }
        }
        return time;
    }

    private void late(SampleBatch batch, int row, int point, long source, long received) {
        historical.incrementAndGet();
        Quality quality = batch.quality(row) == Quality.BAD ? Quality.BAD : Quality.GOOD_BACKFILL;
        batch.judge(row, quality, true);
        if (source == SampleBatch.NO_TIME) {
            batch.setSourceTime(row, received);
        }
        // Of a point never heard live even an old value is worth showing, as what it is.
        boolean heard = live.read(point, scratch);
        if (quality != Quality.BAD
                && (!heard || (!freshness.live(point) && batch.sourceTime(row) > scratch.sourceTime))) {
            put(batch, row, Quality.STALE, batch.sourceTime(row));
        }
    }

    /**
     * What the broker kept. Whoever spoke in a rhythm, or promised to, and fell silent stays so: only its next live sample ends that, and what was kept
     * is shown where by its own time it is the newer. Of any other point it is last known, and what it repeats keeps the time it had.
     */
    private void lastKnown(SampleBatch batch, int row, int point) {
        if (batch.quality(row) == Quality.BAD) {
            bad.incrementAndGet();
            return;
        }
        batch.judge(row, Quality.UNCERTAIN, false);
        boolean heard = live.read(point, scratch);
        long source = batch.sourceTime(row);
        boolean timeless = source == SampleBatch.NO_TIME;
        if (freshness.live(point)) {
            return;
        }
        boolean ended = heard && scratch.quality != Quality.UNCERTAIN;
        if (ended && freshness.promised(point)) {
            long time = timeless ? source : ours(point, source, batch.receivedTime(row));
            if (time > scratch.sourceTime && source > told[point]) {
                put(batch, row, Quality.STALE, time);
            }
        } else if (!heard || timeless || source > scratch.sourceTime) {
            boolean repeats = heard && scratch.quality != Quality.BAD && !differs(batch, row);
            put(batch, row, Quality.UNCERTAIN, timeless && repeats ? scratch.sourceTime : source);
        }
    }

    private void put(SampleBatch batch, int row, Quality quality, long time) {
        live.put(
                batch.point(row),
                batch.kind(row),
                batch.number(row),
                batch.text(row),
                quality,
                time,
                batch.receivedTime(row));
    }

    /** A source's time by our clock, as far as the source's is known; never after the receipt. */
    private long ours(int point, long source, long received) {
        long offset = clocks.offset(freshness.deviceOf(point));
        long time = Micros.bounded(source);
        return Math.min(Math.abs(offset) > SourceClocks.RIGHT_WITHIN ? time + offset : time, received);
    }

    /** Bad: the value that was good stays beneath, for those who want to see what it was. */
    private void keepValue(SampleBatch batch, int row, int point, long time) {
        boolean heard = live.read(point, scratch);
        double number = heard ? scratch.number : 0;
        @Nullable String text = heard ? scratch.text : batch.text(row);
        live.put(
                point,
                heard ? scratch.kind : batch.kind(row),
                number,
                text,
                Quality.BAD,
                time,
                batch.receivedTime(row));
    }

    private void meet(int last) {
        for (int point = freshness.met(); point <= last; point++) {
            Point known = points.point(point);
            Duration staleAfter = known.staleAfter();
            int device = points.deviceOf(point);
            freshness.meet(point, device, staleAfter == null ? -1 : staleAfter.toNanos() / 1_000);
            if (device >= offsetTold.length) {
                offsetTold = Arrays.copyOf(offsetTold, 2 * (device + 1));
            }
        }
        if (last >= newest.length) {
            int known = newest.length;
            newest = Arrays.copyOf(newest, Math.max(64, 2 * (last + 1)));
            Arrays.fill(newest, known, newest.length, Long.MIN_VALUE);
            told = Arrays.copyOf(told, newest.length);
            Arrays.fill(told, known, told.length, SampleBatch.NO_TIME);
        }
    }

    private void tellLate(int device, long delay) {
        offsetTold[device] = true;
        troubles.report(new Problem(
                points.device(device).id(),
                "for a minute everything it sent came late, the last by " + delay / 1_000_000
                        + " s; late samples are history only",
                "check its clock and its way here"));
    }

    private void tellOffset(int device) {
        offsetTold[device] = true;
        Duration off = Duration.ofMillis(Math.abs(clocks.offset(device)) / 1_000);
        String side = clocks.offset(device) > 0 ? "behind" : "ahead";
        troubles.report(new Problem(
                points.device(device).id(),
                "its clock is " + off.toSeconds() + " s " + side + " ours; its times are mended by that",
                "set the device's clock"));
    }
}
