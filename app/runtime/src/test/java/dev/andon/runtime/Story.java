package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Quality;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Ingest without its thread and with a clock that the test moves: every story begins at second 0 with the link up. */
final class Story {

    /** Second 0: far enough from 1970 that nothing is negative by chance. */
    static final long START = 1_760_000_000_000_000L;

    private static final long SECOND = 1_000_000;

    final PointTable points;
    final LiveTable live = new LiveTable();
    final TroubleLog troubles = new TroubleLog(() -> this.now);
    final IngestQueue queue = new IngestQueue();
    final Taps taps;
    final Ingest ingest;
    final ConnectionInbox inbox;
    /** What the hooks saw: {@code 12.0 a#b 3.5 GOOD}, with {@code late} behind it when it is historical. */
    final List<String> told = new ArrayList<>();

    private long now = START;

    Story() {
        this(List.of());
    }

    Story(List<Profile> profiles) {
        ConnectionSettings line = ConnectionSettings.of("line", URI.create("test://line"));
        Workspace workspace =
                new Workspace("test", "Test", ZoneOffset.UTC, null, List.of(line), profiles, List.of(), null);
        points = new PointTable(workspace);
        taps = new Taps(points, troubles);
        ingest = new Ingest(queue, points, live, new Sessions(points), troubles, () -> now);
        inbox = freshInbox();
        ingest.hook(this::tell);
        linkUp();
    }

    /** Moves the clock to a second of the story, sweeping as the thread would, ten times a second. */
    void at(double second) {
        long target = START + Math.round(second * SECOND);
        while (now < target) {
            now = Math.min(target, now + SECOND / 10);
            ingest.tick(now);
        }
    }

    /** Microseconds since 1970 UTC. */
    long now() {
        return now;
    }

    /** The inbox of a connection that was not opened yet. */
    ConnectionInbox freshInbox() {
        return new ConnectionInbox("line", points, queue, troubles, taps, () -> now);
    }

    /** Moves the clock without the sweeps between, also backwards. */
    void jumpTo(double second) {
        now = START + Math.round(second * SECOND);
        ingest.tick(now);
    }

    /** A number without a time of its own arrives. */
    void hear(String point, double number) {
        hear(batch -> batch.addNumber(handle(point), number, SampleBatch.NO_TIME, now));
    }

    /** A flag arrives. */
    void hear(String point, boolean on) {
        hear(batch -> batch.addFlag(handle(point), on, SampleBatch.NO_TIME, now));
    }

    /** A number arrives that was measured at a second of the story, by the device's clock. */
    void hear(String point, double number, double measured) {
        hear(batch -> batch.addNumber(handle(point), number, START + Math.round(measured * SECOND), now));
    }

    /** A retained number arrives. */
    void hearRetained(String point, double number) {
        hear(batch -> {
            batch.addNumber(handle(point), number, SampleBatch.NO_TIME, now);
            batch.markLastKnown();
        });
    }

    /** A retained number arrives that was measured at a second of the story, by the device's clock. */
    void hearRetained(String point, double number, double measured) {
        hear(batch -> {
            batch.addNumber(handle(point), number, START + Math.round(measured * SECOND), now);
            batch.markLastKnown();
        });
    }

    void hearGarbage(String point) {
        hear(batch -> batch.addBad(handle(point), Kind.NUMBER, SampleBatch.NO_TIME, now));
    }

    void linkUp() {
        inbox.link(new LinkState.Up(Instant.EPOCH, ""));
        ingest.work();
    }

    void linkLost() {
        inbox.link(new LinkState.Connecting(Instant.EPOCH));
        ingest.work();
    }

    void presence(String device, Presence presence) {
        inbox.presence(inbox.device(device), presence);
        ingest.work();
    }

    Quality quality(String point) {
        return value(point).quality();
    }

    LiveValue value(String point) {
        LiveValue value = new LiveValue();
        live.read(handle(point), value);
        return value;
    }

    int handle(String point) {
        int hash = point.indexOf('#');
        return inbox.point(inbox.device(point.substring(0, hash)), point.substring(hash + 1), Kind.NUMBER);
    }

    private void hear(Consumer<SampleBatch> sample) {
        put(sample);
        ingest.work();
    }

    /** Something arrives, and waits. */
    void put(Consumer<SampleBatch> sample) {
        SampleBatch batch = inbox.take();
        sample.accept(batch);
        inbox.put(batch);
    }

    void workOff() {
        boolean more = true;
        while (more) {
            more = ingest.work();
        }
    }

    /** So much arrives that the oldest must make room. */
    void overflow(String point) {
        int handle = handle(point);
        for (int rows = 0; rows < IngestQueue.MOST_SAMPLES; rows += 1_000) {
            put(batch -> {
                for (int row = 0; row < 1_000; row++) {
                    batch.addNumber(handle, row, SampleBatch.NO_TIME, now);
                }
            });
        }
    }

    private void tell(SampleBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            double second = (batch.sourceTime(row) - START) / (double) SECOND;
            told.add(second + " " + points.point(batch.point(row)).id() + " " + batch.number(row) + " "
                    + batch.quality(row) + (batch.historical(row) ? " late" : ""));
        }
    }
}
