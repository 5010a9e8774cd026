package dev.andon.connector.testkit;

import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.connector.Tap;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import dev.andon.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An inbox that remembers everything it is given, in order. Any thread. */
public final class RecordingInbox implements Inbox {

    private static final int BATCH = 256;

    private final Map<String, Integer> devices = new LinkedHashMap<>();
    private final Map<String, Integer> points = new LinkedHashMap<>();
    private final List<String> deviceIds = new ArrayList<>();
    private final List<String> pointIds = new ArrayList<>();
    private final List<Seen> samples = new ArrayList<>();
    private final List<LinkState> links = new ArrayList<>();
    private final List<Unread> unreadable = new ArrayList<>();
    private final Map<String, String> ignored = new LinkedHashMap<>();
    private final Map<String, Presence> presences = new LinkedHashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<SampleBatch> pool = new ConcurrentLinkedQueue<>();
    private long calls;
    private volatile @Nullable Tap tap;

    /**
     * One sample as it came.
     *
     * @param point {@code device#point}
     * @param value null when it was not readable
     * @param sourceTime microseconds since 1970 UTC, or {@link SampleBatch#NO_TIME}
     * @param receivedTime microseconds since 1970 UTC
     */
    public record Seen(
            String point,
            @Nullable Value value,
            Quality quality,
            long sourceTime,
            long receivedTime,
            boolean historical,
            boolean lastKnown) {

        /** The number; NaN for anything else. */
        public double number() {
            return value instanceof Value.Num num ? num.number() : Double.NaN;
        }
    }

    /** Something that could not be read; {@code raw} is what was kept of it, {@code length} how long it was. */
    public record Unread(Problem problem, byte[] raw, int length) {}

    /** From now on somebody looks at payloads; null: nobody does. */
    public void look(@Nullable Tap by) {
        tap = by;
    }

    @Override
    public @Nullable Tap tap() {
        return tap;
    }

    @Override
    public long now() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    }

    @Override
    public synchronized int device(String id) {
        calls++;
        return devices.computeIfAbsent(id, name -> {
            deviceIds.add(name);
            return deviceIds.size() - 1;
        });
    }

    @Override
    public synchronized int point(int device, String name, Kind kind) {
        calls++;
        return points.computeIfAbsent(deviceIds.get(device) + '#' + name, id -> {
            pointIds.add(id);
            return pointIds.size() - 1;
        });
    }

    @Override
    public synchronized void unit(int point, Unit unit) {
        calls++;
        units.put(pointIds.get(point), unit);
    }

    @Override
    public synchronized void title(int device, String title) {
        calls++;
        titles.put(deviceIds.get(device), title);
    }

    @Override
    public SampleBatch take() {
        SampleBatch used = pool.poll();
        return used == null ? new SampleBatch(BATCH) : used;
    }

    @Override
    public synchronized void put(SampleBatch batch) {
        calls++;
        for (int row = 0; row < batch.size(); row++) {
            samples.add(new Seen(
                    pointIds.get(batch.point(row)),
                    value(batch, row),
                    batch.quality(row),
                    batch.sourceTime(row),
                    batch.receivedTime(row),
                    batch.historical(row),
                    batch.lastKnown(row)));
        }
        batch.clear();
        pool.add(batch);
    }

    private static @Nullable Value value(SampleBatch batch, int row) {
        if (batch.quality(row) == Quality.BAD) {
            return null;
        }
        return switch (batch.kind(row)) {
            case NUMBER -> new Value.Num(batch.number(row));
            case FLAG -> new Value.Flag(batch.number(row) != 0);
            case TEXT -> new Value.Text(String.valueOf(batch.text(row)));
        };
    }

    @Override
    public synchronized void link(LinkState state) {
        calls++;
        links.add(state);
    }

    @Override
    public synchronized void presence(int device, Presence presence) {
        calls++;
        presences.put(deviceIds.get(device), presence);
    }

    @Override
    public synchronized void unreadable(Problem problem, byte[] raw, int offset, int length) {
        calls++;
        unreadable.add(new Unread(
                problem,
                Arrays.copyOfRange(raw, offset, offset + Math.min(Math.min(length, RAW_LIMIT), raw.length - offset)),
                length));
    }

    @Override
    public synchronized void ignored(String address, String why, long length) {
        calls++;
        ignored.put(address, why);
    }

    /** All samples so far, in order. */
    public synchronized List<Seen> samples() {
        return List.copyOf(samples);
    }

    /** The samples of one point so far, in order. */
    public synchronized List<Seen> samples(String point) {
        return samples.stream().filter(sample -> sample.point().equals(point)).toList();
    }

    /** All states of the link so far, in order. */
    public synchronized List<LinkState> links() {
        return List.copyOf(links);
    }

    /** The state of the link; null before the first. */
    public synchronized @Nullable LinkState link() {
        return links.isEmpty() ? null : links.getLast();
    }

    /** Whether the link is up. */
    public boolean up() {
        return link() instanceof LinkState.Up;
    }

    /** How often the link came up. */
    public long ups() {
        return links().stream().filter(LinkState.Up.class::isInstance).count();
    }

    /** The reason why the link waits or is down; null when it is neither. */
    public @Nullable Problem problem() {
        LinkState state = link();
        if (state instanceof LinkState.Waiting waiting) {
            return waiting.reason();
        }
        return state instanceof LinkState.Down down ? down.reason() : null;
    }

    /** What could not be read, in order. */
    public synchronized List<Unread> unreadable() {
        return List.copyOf(unreadable);
    }

    /** Addresses left alone, and why. */
    public synchronized Map<String, String> ignored() {
        return Map.copyOf(ignored);
    }

    /** The last presence of each device. */
    public synchronized Map<String, Presence> presences() {
        return Map.copyOf(presences);
    }

    /** The names of devices for people, where the source told them. */
    public synchronized Map<String, String> titles() {
        return Map.copyOf(titles);
    }

    /** The units of points, where the payload told them. */
    public synchronized Map<String, Unit> units() {
        return Map.copyOf(units);
    }

    /** How often anything was given or asked, but for time and empty batches. */
    public synchronized long calls() {
        return calls;
    }
}
