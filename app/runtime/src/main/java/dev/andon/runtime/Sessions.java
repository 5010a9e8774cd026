package dev.andon.runtime;

import dev.andon.model.Presence;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was said of the presence of devices, with gateways: what is said of {@code a/b} holds for {@code a/b/c} too, unless something nearer was
 * said. Written by the ingest thread; {@link #of} may be asked by any.
 */
final class Sessions {

    private final PointTable points;
    private final ConcurrentHashMap<String, Presence> said = new ConcurrentHashMap<>();
    // What holds for a device, as of the change it was found at; of the ingest thread.
    private Presence[] found = new Presence[0];
    private long[] foundAt = new long[0];
    private long changes = 1;

    Sessions(PointTable points) {
        this.points = points;
    }

    /** Takes what was said. */
    void said(int device, Presence presence) {
        String id = points.device(device).id();
        Presence before = presence instanceof Presence.Unknown ? said.remove(id) : said.put(id, presence);
        if (!presence.equals(before)) {
            changes++;
        }
    }

    /** What is known of a device's presence: its own, or the nearest gateway's above it. Any thread. */
    Presence of(int device) {
        for (String id = points.device(device).id(); ; id = id.substring(0, id.lastIndexOf('/'))) {
            Presence presence = said.get(id);
            if (presence != null) {
                return presence;
            }
            if (id.lastIndexOf('/') < 0) {
                return Presence.UNKNOWN;
            }
        }
    }

    boolean online(int device) {
        return current(device) instanceof Presence.Online;
    }

    boolean offline(int device) {
        return current(device) instanceof Presence.Offline;
    }

    /** Until when a device said that it sleeps, microseconds; 0: it did not. */
    long asleepUntil(int device) {
        return current(device) instanceof Presence.Sleeping sleeping ? Micros.of(sleeping.until()) : 0;
    }

    private Presence current(int device) {
        if (said.isEmpty()) {
            return Presence.UNKNOWN;
        }
        if (device >= found.length) {
            int room = Math.max(64, 2 * (device + 1));
            found = Arrays.copyOf(found, room);
            foundAt = Arrays.copyOf(foundAt, room);
        }
        if (foundAt[device] != changes) {
            found[device] = of(device);
            foundAt[device] = changes;
        }
        return found[device];
    }
}
