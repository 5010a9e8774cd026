package dev.andon.runtime;

import dev.andon.cache.Cache;
import dev.andon.cache.LastValue;
import dev.andon.cache.PointKey;
import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.util.HashSet;
import java.util.Set;

/**
 * What the cache knows of a workspace's points, put into the tables before anything is heard: every device and point under the handle that it
 * keeps when it speaks, and its last value, stale or bad and with the time that it had.
 */
final class Remembrance {

    private final Cache cache;
    private final PointTable points;
    private final LiveTable live;
    private final CacheNames names;
    private final LiveValue scratch = new LiveValue();

    Remembrance(Cache cache, PointTable points, LiveTable live, CacheNames names) {
        this.cache = cache;
        this.points = points;
        this.live = live;
        this.names = names;
    }

    /** Puts it there; before ingest runs. Of connections that the workspace no longer has nothing is told. */
    void tell(Iterable<ConnectionSettings> connections) {
        Set<String> ours = new HashSet<>();
        connections.forEach(connection -> ours.add(names.of(connection.name())));
        for (int number = 0; number < cache.points(); number++) {
            PointKey key = cache.key(number);
            if (ours.contains(key.connection())) {
                tell(number, key);
            }
        }
    }

    private void tell(int number, PointKey key) {
        int device = points.device(key.device(), names.connection(key.connection()));
        String title = cache.title(number);
        if (!title.isEmpty()) {
            points.title(device, title);
        }
        int point = points.point(device, key.name(), key.kind());
        Unit unit = cache.unit(number);
        if (!unit.equals(Unit.NONE)) {
            points.unit(point, unit);
        }
        LastValue last = cache.last(number);
        if (last != null && newer(point, last)) {
            // What was bad stays bad; all else was true once.
            Quality quality = last.quality() == Quality.BAD ? Quality.BAD : Quality.STALE;
            live.restore(point, key.kind(), last.number(), last.text(), quality, last.time());
        }
    }

    /** A point that changed its kind stands in the cache once for each. */
    private boolean newer(int point, LastValue last) {
        return !live.read(point, scratch) || scratch.sourceTime < last.time();
    }
}
