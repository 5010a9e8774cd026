package dev.andon.ui.track;

import dev.andon.connector.SampleBatch;
import dev.andon.model.GeoPosition;
import dev.andon.model.Kind;
import dev.andon.runtime.SampleHook;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records the tracks of devices that tell where they are, whether the map can be seen or not: a track with a hole where nobody looked would tell
 * of a drive that was not. Fed by ingest, read by the screen. A fix is a latitude and a longitude of one time, within a second.
 */
public final class Tracks implements SampleHook {

    /** So many devices have a track: at 10 kB each, some 20 MB. */
    static final int MOST = 2_000;

    // Latitude and longitude of one fix may come in two messages.
    private static final long ONE_FIX = 1_000_000;

    /** One device: its track, and the half of a fix that waits for the other. */
    private static final class Trail {
        private final Track track = new Track();
        private final int latitudePoint;
        private double latitude = Double.NaN;
        private double longitude = Double.NaN;
        private long latitudeTime = SampleBatch.NO_TIME;
        private long longitudeTime = SampleBatch.NO_TIME;

        private Trail(int latitudePoint) {
            this.latitudePoint = latitudePoint;
        }
    }

    private volatile @Nullable Trail[] byPoint = new @Nullable Trail[0];
    private int count;

    /** Records a device from now on, by the handles of the points that tell its place; nothing happens when that is already so. FX thread. */
    public void follow(int latitude, int longitude) {
        @Nullable Trail[] known = byPoint;
        int most = Math.max(latitude, longitude);
        boolean already = most < known.length && known[latitude] != null;
        if (already || count >= MOST) {
            return;
        }
        @Nullable
        Trail[] fresh = Arrays.copyOf(known, most < known.length ? known.length : Math.max(most + 1, 2 * known.length));
        Trail trail = new Trail(latitude);
        fresh[latitude] = trail;
        fresh[longitude] = trail;
        count++;
        byPoint = fresh;
    }

    /** The track as it is now, by the handle of the point that tells the latitude; null: none is recorded. */
    public @Nullable Track of(int latitude) {
        Trail trail = trail(latitude);
        if (trail == null) {
            return null;
        }
        synchronized (trail) {
            return trail.track.copy();
        }
    }

    @Override
    public void judged(SampleBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            Trail trail = trail(batch.point(row));
            if (trail != null
                    && batch.kind(row) == Kind.NUMBER
                    && batch.quality(row).live()
                    && !batch.historical(row)) {
                synchronized (trail) {
                    take(trail, batch, row);
                }
            }
        }
    }

    private @Nullable Trail trail(int point) {
        @Nullable Trail[] now = byPoint;
        return point < now.length ? now[point] : null;
    }

    private static void take(Trail trail, SampleBatch batch, int row) {
        long time = batch.sourceTime(row);
        if (batch.point(row) == trail.latitudePoint) {
            trail.latitude = batch.number(row);
            trail.latitudeTime = time;
        } else {
            trail.longitude = batch.number(row);
            trail.longitudeTime = time;
        }
        boolean timed = trail.latitudeTime != SampleBatch.NO_TIME && trail.longitudeTime != SampleBatch.NO_TIME;
        boolean whole = timed && Math.abs(trail.latitudeTime - trail.longitudeTime) <= ONE_FIX;
        if (whole && Math.abs(trail.latitude) <= 90 && Math.abs(trail.longitude) <= 180) {
            GeoPosition place = new GeoPosition(trail.latitude, trail.longitude);
            trail.track.add(Projection.x(place), Projection.y(place), time);
        }
    }
}
