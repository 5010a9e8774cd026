package dev.andon.connector.plant;

import dev.andon.connector.Backfill;
import dev.andon.connector.Inbox;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.model.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the demo plant remembers: since all that its devices read is a function of the time, it can tell the past, as a historian beside a real one
 * would. Any thread.
 */
final class Past {

    /** It forgets what is older, microseconds: a demonstration that floods nobody. */
    static final long MEMORY = 600_000_000;

    private static final double MICROS = 1e6;

    private final Fleet fleet;
    private final long start;
    private final Map<PointId, Fleet.Stream> streams = new HashMap<>();

    Past(Fleet fleet) {
        this.fleet = fleet;
        this.start = fleet.moment(0).stamp();
        for (Fleet.Stream stream : fleet.streams()) {
            for (Reading reading : Fleet.readings(stream, fleet.moment(0))) {
                streams.put(new PointId(stream.member().id(), reading.name()), stream);
            }
        }
    }

    /** As {@link Backfill#tell} has it. */
    Backfill.Told tell(Inbox inbox, PointId point, long from, long to, int most) {
        Fleet.Stream stream = streams.get(point);
        if (stream == null) {
            return refused("knows no " + point);
        }
        long now = inbox.now();
        long earliest = now - MEMORY;
        double beat = beat(stream);
        double second = stream.schedule().second();
        long begin = Math.max(from, earliest);
        long turn = (long) Math.floor(((begin - start) / MICROS - second) / beat) - 1;
        while (time(fleet.moment(second + turn * beat)) < begin) {
            turn++;
        }
        Value before = read(stream, point, fleet.moment(second + (turn - 1) * beat));
        int handle = -1;
        SampleBatch batch = inbox.take();
        for (int told = 0; ; turn++) {
            Moment moment = fleet.moment(second + turn * beat);
            if (time(moment) >= to || told == most) {
                inbox.put(batch);
                return time(moment) < to ? new Backfill.Told.Until(time(moment)) : ended(from, earliest);
            }
            Value value = read(stream, point, moment);
            boolean silent = stream.channel().cadence() == Cadence.CHANGE && Objects.equals(value, before);
            before = value;
            if (value == null || silent) {
                continue;
            }
            if (batch.room() == 0) {
                inbox.put(batch);
                batch = inbox.take();
            }
            handle = handle >= 0 ? handle : inbox.point(inbox.device(point.device()), point.point(), kind(value));
            add(batch, handle, value, time(moment), now);
            told++;
        }
    }

    /** Devices write their times in milliseconds. */
    private static long time(Moment moment) {
        return moment.stamp() / 1_000 * 1_000;
    }

    /** How often a device reads what it sends, seconds. */
    private static double beat(Fleet.Stream stream) {
        double period = stream.schedule().period();
        return stream.channel().cadence() == Cadence.BATCH ? period / Cadence.BATCHED : period;
    }

    private static Backfill.Told ended(long from, long earliest) {
        return from < earliest ? refused("remembers ten minutes") : new Backfill.Told.All();
    }

    private static Backfill.Told refused(String what) {
        return new Backfill.Told.Refused(new Problem("demo plant", what, ""));
    }

    private static @Nullable Value read(Fleet.Stream stream, PointId point, Moment moment) {
        for (Reading reading : Fleet.readings(stream, moment)) {
            if (reading.name().equals(point.point())) {
                return reading.value();
            }
        }
        return null;
    }

    private static Kind kind(Value value) {
        return switch (value) {
            case Value.Num num -> Kind.NUMBER;
            case Value.Flag flag -> Kind.FLAG;
            case Value.Text text -> Kind.TEXT;
        };
    }

    private static void add(SampleBatch batch, int point, Value value, long time, long now) {
        switch (value) {
            case Value.Num num -> batch.addNumber(point, num.number(), time, now);
            case Value.Flag flag -> batch.addFlag(point, flag.on(), time, now);
            case Value.Text text -> batch.addText(point, text.text(), time, now);
        }
        batch.markHistorical();
    }
}
