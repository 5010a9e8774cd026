package dev.andon.runtime;

import dev.andon.model.Presence;
import java.util.HashMap;
import java.util.Map;

/**
 * What was said of the presence of devices, with gateways: what is said of {@code a/b} holds for {@code a/b/c} too, unless something nearer was
 * said. Written by the ingest thread; {@link #of} may be asked by any.
 */
final class Sessions {

    private final PointTable points;
    private final Map<String, Presence> said = new HashMap<>();
    private volatile Presence[] resolved = new Presence[0];

    Sessions(PointTable points) {
        this.points = points;
    }

    /** Takes what was said. */
    void said(int device, Presence presence) {
        String id = points.device(device).id();
        Presence before = presence instanceof Presence.Unknown ? said.remove(id) : said.put(id, presence);
        if (!presence.equals(before)) {
            resolveAll();
        }
    }

    /** What is known of a device's presence: its own, or the nearest gateway's above it. */
    Presence of(int device) {
        Presence[] now = resolved;
        return device < now.length ? now[device] : Presence.UNKNOWN;
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
        if (device >= resolved.length && !said.isEmpty()) {
            resolveAll();
        }
        return of(device);
    }

    private void resolveAll() {
        Presence[] next = new Presence[points.deviceCount()];
        for (int device = 0; device < next.length; device++) {
            next[device] = nearest(points.device(device).id());
        }
        resolved = next;
    }

    private Presence nearest(String id) {
        for (String above = id; ; above = above.substring(0, above.lastIndexOf('/'))) {
            Presence presence = said.get(above);
            if (presence != null) {
                return presence;
            }
            if (above.lastIndexOf('/') < 0) {
                return Presence.UNKNOWN;
            }
        }
    }
}
