package dev.andon.runtime;

import dev.andon.cache.Cache;
import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.cache.Rows;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Device;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Hands everything that ingest judges to the cache: a look into an array and a copy of a row each, constant time, nothing allocated. What ceases
 * to be live is the beginning of a gap. On the ingest thread, but for {@link #end} and {@link #close}.
 */
final class Recorder implements SampleHook {

    private static final int KINDS = Kind.values().length;
    private static final int UNKNOWN = -1;
    private static final long NONE = Long.MIN_VALUE;
    private static final long CLOCK_JITTER = 1_000_000;
    private static final long DESCRIBE_EVERY = 1_000_000;

    private final Cache cache;
    private final PointTable points;
    private final CacheNames names;
    // The cache's number of a point's values of a kind, at handle * KINDS + kind.
    private int[] numbers = new int[0];
    // At the same places: since when it is not known, and when it was heard again with a time before that.
    private long[] ceased = new long[0];
    private long[] heardAgain = new long[0];
    private Rows rows;
    private long described = -1;
    private long describedAt;
    // By the cache's number of the point: one at a time.
    private final Map<Integer, Filling> telling = new HashMap<>();
    private final Queue<Filling> told = new ArrayDeque<>();
    private volatile boolean ended;

    Recorder(Cache cache, PointTable points, CacheNames names) {
        this.cache = cache;
        this.points = points;
        this.names = names;
        this.rows = cache.take();
    }

    @Override
    public void judged(SampleBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            long time = batch.sourceTime(row);
            // Of what was kept without a time no more is known than that it stood so when it came.
            time = time == SampleBatch.NO_TIME ? batch.receivedTime(row) : time;
            add(batch, row, time);
            if (!batch.historical(row) && !batch.lastKnown(row)) {
                heard(batch, row, time);
            }
            if (!telling.isEmpty() && batch.historical(row)) {
                told(number(batch.point(row), batch.kind(row)), time);
            }
        }
    }

    private void add(SampleBatch batch, int row, long time) {
        Kind kind = batch.kind(row);
        room();
        rows.sample(
                number(batch.point(row), kind),
                time,
                batch.number(row),
                kind == Kind.TEXT ? batch.text(row) : null,
                batch.quality(row),
                batch.historical(row));
    }

    /**
     * A live sample ends a gap. By its own time, or by a clock that is behind, it may lie before the gap, which would then last until the next
     * one: so it is told once more for when it came, and whatever follows with a time before that takes its place there.
     */
    private void heard(SampleBatch batch, int row, long time) {
        int at = at(batch.point(row), batch.kind(row));
        long received = batch.receivedTime(row);
        if (time <= ceased[at]) {
            heardAgain[at] = Math.max(received, ceased[at] + 1);
        }
        ceased[at] = NONE;
        // Once our clock was set back there is nothing to tell of what is to come by it.
        if (time < heardAgain[at] && heardAgain[at] - received <= CLOCK_JITTER) {
            add(batch, row, heardAgain[at]);
        }
    }

    @Override
    public void ceased(SampleBatch batch, GapCause cause) {
        if (ended) {
            return;
        }
        for (int row = 0; row < batch.size(); row++) {
            // Behind its last sample, whatever the clocks say.
            long time = Math.max(batch.receivedTime(row), batch.sourceTime(row) + 1);
            room();
            rows.gap(number(batch.point(row), batch.kind(row)), time, cause);
            ceased[at(batch.point(row), batch.kind(row))] = time;
        }
    }

    private void told(int number, long time) {
        Filling filling = telling.get(number);
        if (filling != null) {
            filling.heard(time);
        }
    }

    /** What was in a gap is told from here on. */
    void begin(Filling filling) {
        telling.put(filling.number(), filling);
    }

    /** It is told no further; {@code all}: nothing is missing. */
    void end(Filling filling, boolean all) {
        telling.remove(filling.number());
        if (all) {
            told.add(filling);
        }
    }

    @Override
    public void ticked(long now) {
        // Not at once: whoever drops samples to make room counts them a moment later.
        for (Filling filling = told.poll(); filling != null; filling = told.poll()) {
            filled(filling);
        }
        handOver();
        long revision = points.revision();
        if (revision != described && (now - describedAt >= DESCRIBE_EVERY || now < describedAt)) {
            described = revision;
            describedAt = now;
            describe();
        }
    }

    private void filled(Filling filling) {
        long unknown = filling.unknownFrom();
        if (unknown == filling.from()) {
            return;
        }
        if (unknown != Filling.NOTHING) {
            room();
            rows.gap(filling.number(), unknown, filling.rest());
        }
        room();
        rows.filled(filling.number(), filling.from());
    }

    /** What falls silent from here on is no news of the plant: the program takes leave. Any thread. */
    void end() {
        ended = true;
    }

    /** Hands over what is left, once ingest has ended. */
    void close() {
        handOver();
        describe();
    }

    private void room() {
        if (rows.full()) {
            handOver();
        }
    }

    private void handOver() {
        if (rows.size() > 0) {
            cache.put(rows);
            rows = cache.take();
        }
    }

    private int number(int point, Kind kind) {
        int at = at(point, kind);
        if (at >= numbers.length || numbers[at] == UNKNOWN) {
            meet(point, kind, at);
        }
        return numbers[at];
    }

    private static int at(int point, Kind kind) {
        return point * KINDS + kind.ordinal();
    }

    private void meet(int point, Kind kind, int at) {
        if (at >= numbers.length) {
            int before = numbers.length;
            numbers = Arrays.copyOf(numbers, Math.max(256, 2 * (at + KINDS)));
            Arrays.fill(numbers, before, numbers.length, UNKNOWN);
            ceased = Arrays.copyOf(ceased, numbers.length);
            Arrays.fill(ceased, before, numbers.length, NONE);
            heardAgain = Arrays.copyOf(heardAgain, numbers.length);
            Arrays.fill(heardAgain, before, numbers.length, NONE);
        }
        Device device = points.device(points.deviceOf(point));
        Point known = points.point(point);
        numbers[at] = cache.point(new PointKey(
                names.of(device.connection()), device.id(), known.id().point(), kind));
        described = -1;
    }

    /** Units and titles, so that they are right without a network. */
    private void describe() {
        for (int at = 0; at < numbers.length; at++) {
            if (numbers[at] != UNKNOWN) {
                int point = at / KINDS;
                cache.describe(
                        numbers[at],
                        points.point(point).unit(),
                        points.device(points.deviceOf(point)).title());
            }
        }
    }
}
