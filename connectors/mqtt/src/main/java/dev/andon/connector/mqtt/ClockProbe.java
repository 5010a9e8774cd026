package dev.andon.connector.mqtt;

import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.DurationText;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the times that messages carry with this machine's clock, and remembers what could not be read meanwhile. MQTT itself tells no time, so
 * this is all there is to measure by. Retained messages do not count. The way only ever delays, so the freshest time is nearest to the truth.
 */
final class ClockProbe implements Inbox {

    /** Further apart, and the times of samples mislead. */
    static final Duration TOLERANCE = Duration.ofSeconds(30);

    private static final int DAYS_OF_A_YEAR = 365;
    private static final int BATCH = 256;
    private static final int MOST_REMARKS = 100;

    private final SequencedMap<String, Problem> remarks = new LinkedHashMap<>();
    private final SampleBatch batch = new SampleBatch(BATCH);
    private int handles;
    private long count;
    private long freshest;

    /** How the clocks stand to each other, for a person. */
    synchronized String told(Duration listened) {
        return count == 0
                ? "not measurable: no message with a time of its own within " + DurationText.format(listened)
                : "the freshest of " + count + " times is " + behind();
    }

    /** What is wrong with the clocks; null when nothing is, or nothing is known. */
    synchronized @Nullable Problem problem(String where) {
        return count == 0 || Math.abs(freshest) < TOLERANCE.toNanos() / 1_000
                ? null
                : new Problem(
                        where,
                        "the freshest of " + count + " times is " + behind() + ", which says "
                                + Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        "set the clock that is wrong: this machine's or that of the devices");
    }

    /** What could not be read, the first of each address. */
    synchronized List<Problem> remarks() {
        return List.copyOf(remarks.values());
    }

    private String behind() {
        String apart = apart(Duration.ofMillis(Math.abs(freshest) / 1_000));
        return apart + (freshest < 0 ? " ahead of" : " behind") + " this machine's clock";
    }

    @Override
    public long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public int device(String id) {
        return handles++;
    }

    @Override
    public int point(int device, String name, Kind kind) {
        return handles++;
    }

    @Override
    public SampleBatch take() {
        batch.clear();
        return batch;
    }

    @Override
    public synchronized void put(SampleBatch samples) {
        for (int row = 0; row < samples.size(); row++) {
            if (samples.sourceTime(row) != SampleBatch.NO_TIME && !samples.lastKnown(row) && !samples.historical(row)) {
                long behind = samples.receivedTime(row) - samples.sourceTime(row);
                freshest = count == 0 || Math.abs(behind) < Math.abs(freshest) ? behind : freshest;
                count++;
            }
        }
    }

    @Override
    public void unit(int point, Unit unit) {}

    @Override
    public void title(int device, String title) {}

    @Override
    public void link(LinkState state) {}

    @Override
    public void presence(int device, Presence presence) {}

    @Override
    public synchronized void unreadable(Problem problem, byte[] raw, int offset, int length) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.putIfAbsent(problem.where(), problem);
        }
    }

    @Override
    public synchronized void ignored(String address, String why, long length) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.putIfAbsent(address, new Problem(address, why, "listed and left alone"));
        }
    }

    /** Coarser the further apart: nobody reads years in milliseconds. */
    private static String apart(Duration time) {
        if (time.toDays() >= 2 * DAYS_OF_A_YEAR) {
            return time.toDays() / DAYS_OF_A_YEAR + " years";
        }
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        return DurationText.format(time.toMinutes() < 1 ? time : Duration.ofSeconds(time.toSeconds()));
    }
}
