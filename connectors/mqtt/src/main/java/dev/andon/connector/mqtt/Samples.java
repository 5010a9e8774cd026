package dev.andon.connector.mqtt;

import dev.andon.connector.Inbox;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import java.util.Arrays;

/**
 * Where a dialect writes what it reads. Gathers samples in a batch of the inbox and hands it on when it is full or the stream pauses.
 * Used on the network thread only.
 */
public final class Samples {

    private final Inbox inbox;
    private SampleBatch batch;
    private boolean retained;
    private boolean backlog;
    private long received;

    // While somebody looks at payloads: the points of the message so far, but for those in the batch from a row on.
    private boolean noting;
    private int[] noted = new int[0];
    private int notedCount;
    private int notedUntil;

    Samples(Inbox inbox) {
        this.inbox = inbox;
        this.batch = inbox.take();
    }

    /** The inbox, for handles of devices and points, units and titles; samples and presences go through here. */
    public Inbox inbox() {
        return inbox;
    }

    /** A number; {@code sourceTime} in microseconds since 1970 UTC or {@link SampleBatch#NO_TIME}. Not finite: bad. */
    public void number(int point, double number, long sourceTime) {
        room().addNumber(point, number, sourceTime, received);
        mark(sourceTime);
    }

    /** A flag; time as in {@link #number}. */
    public void flag(int point, boolean on, long sourceTime) {
        room().addFlag(point, on, sourceTime, received);
        mark(sourceTime);
    }

    /** A text; time as in {@link #number}. */
    public void text(int point, String text, long sourceTime) {
        room().addText(point, text, sourceTime, received);
        mark(sourceTime);
    }

    /** A sample that could not be read or that its source calls bad. */
    public void bad(int point, Kind kind, long sourceTime) {
        room().addBad(point, kind, sourceTime, received);
        mark(sourceTime);
    }

    /** What a birth or a will says of a device, behind the samples that came before it. */
    public void presence(int device, Presence presence) {
        flush();
        inbox.presence(device, presence);
    }

    /** Begins a message: its samples carry its time of receipt; last known when it was retained, history where it may be old. */
    void begin(Publish message) {
        retained = message.retained();
        backlog = message.backlog;
        received = message.received();
    }

    /** Hands on what was gathered. */
    void flush() {
        if (batch.size() > 0) {
            if (noting) {
                note();
                notedUntil = 0;
            }
            inbox.put(batch);
            batch = inbox.take();
        }
    }

    /** From here to {@link #noted} the points are noted for which there are samples. */
    void startNoting() {
        noting = true;
        notedCount = 0;
        notedUntil = batch.size();
    }

    /** Ends what {@link #startNoting} began; as many handles are in {@link #notedPoints}. */
    int noted() {
        note();
        noting = false;
        return notedCount;
    }

    int[] notedPoints() {
        return noted;
    }

    private void note() {
        int more = batch.size() - notedUntil;
        if (notedCount + more > noted.length) {
            noted = Arrays.copyOf(noted, Math.max(notedCount + more, 2 * noted.length));
        }
        while (notedUntil < batch.size()) {
            noted[notedCount++] = batch.point(notedUntil++);
        }
    }

    private SampleBatch room() {
        if (batch.room() == 0) {
            flush();
        }
        return batch;
    }

    private void mark(long sourceTime) {
        if (retained) {
            batch.markLastKnown();
        } else if (backlog && sourceTime == SampleBatch.NO_TIME) {
            batch.markHistorical();
        }
    }
}
