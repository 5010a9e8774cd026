package dev.andon.connector;

import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Where a connector puts what it hears; one for each connection. Every call takes constant time, holds no lock while it returns, never
 * blocks and never throws. Any thread may call; a {@link SampleBatch} has one owner at a time. After {@link Connector#close} has
 * returned the connector calls nothing here.
 *
 * <p>Links, presences and samples are worked on in the order in which they were given. When ingest falls behind, the oldest samples are
 * dropped and counted; links and presences never.
 */
public interface Inbox {

    /** The time now, microseconds since 1970 UTC: a connector reads no clock of its own. */
    long now();

    /** The handle of a device; the same for the same id, for the life of the inbox. Ask once and keep it: it is a map look-up. */
    int device(String id);

    /**
     * The handle of a point; the same for the same device and name, for the life of the inbox. Ask once and keep it.
     *
     * @param device from {@link #device}
     * @param name the point's name within the device
     * @param kind the kind of its first value
     */
    int point(int device, String name, Kind kind);

    /** The unit of a point, where the payload tells it: of all its samples from now on, until another is told. */
    void unit(int point, Unit unit);

    /** The name of a device for people, where the source tells it. */
    void title(int device, String title);

    /** An empty batch to fill, never null. */
    SampleBatch take();

    /** Hands a batch over, full or not, even empty; the connector no longer touches it. */
    void put(SampleBatch batch);

    /** The state of the connection, at every change. */
    void link(LinkState state);

    /** What a will, a birth, a gateway or a platform said of a device. */
    void presence(int device, Presence presence);

    /**
     * Something arrived that cannot be read. The points it should have fed are put as bad samples besides.
     *
     * @param problem where (the address: topic, URL), what and what to do
     * @param raw the payload as received; copied, at most {@link #RAW_LIMIT} bytes of it
     * @param offset where it begins in {@code raw}
     * @param length how long it is, even where less is kept
     */
    void unreadable(Problem problem, byte[] raw, int offset, int length);

    /**
     * An address that carries no telemetry (an image, a log, a file) and is left alone. Told once for each address.
     *
     * @param length of the payload that decided it, in bytes
     */
    void ignored(String address, String why, long length);

    /**
     * Who looks at payloads as they come; null: nobody, as nearly always. Asked with every message before it is read, so it is one volatile read.
     */
    default @Nullable Tap tap() {
        return null;
    }

    /** Bytes of an unreadable payload that are kept. */
    int RAW_LIMIT = 4096;
}
