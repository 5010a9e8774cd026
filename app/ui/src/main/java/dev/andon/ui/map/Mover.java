package dev.andon.ui.map;

import dev.andon.connector.SampleBatch;
import dev.andon.model.GeoPosition;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.Profile;
import dev.andon.ui.track.Projection;
import dev.andon.ui.track.Track;
import dev.andon.ui.track.Tracks;
import java.util.Locale;
import java.util.Set;

/** A device that tells where it is: reads its place and its heading from its points. FX thread. */
final class Mover {

    // What makers call the point that tells which way something goes.
    private static final Set<String> HEADINGS = Set.of("heading", "course", "bearing");

    // Of a track: about 40 m at the equator, beyond the noise of a fix.
    private static final double MOVED = 1e-6;

    private final Marker marker;
    private final PointId latitudeId;
    private final PointId longitudeId;
    private final int device;
    private int latitude = -1;
    private int longitude = -1;
    private int heading = -1;

    Mover(Marker marker, String device, int handle, Profile.Position points) {
        this.marker = marker;
        this.device = handle;
        latitudeId = new PointId(device, points.latitude());
        longitudeId = new PointId(device, points.longitude());
    }

    Marker marker() {
        return marker;
    }

    /** The handle of the point that tells the latitude; -1: there is none yet. */
    int latitude() {
        return latitude;
    }

    /** Finds its points, which may have appeared since; they are recorded from now on. */
    void find(PointTable points, Tracks tracks) {
        latitude = points.find(latitudeId);
        longitude = points.find(longitudeId);
        for (int point : points.pointsOf(device)) {
            String name = points.point(point).id().point();
            String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (HEADINGS.contains(last)) {
                heading = point;
            }
        }
        if (latitude >= 0 && longitude >= 0) {
            tracks.follow(latitude, longitude);
        }
    }

    /** Puts the marker where the device is; leaves it where it was while nothing better is known. */
    void move(LiveTable live, Tracks tracks, LiveValue value) {
        if (!number(live, latitude, value)) {
            return;
        }
        double north = value.number();
        long time = value.sourceTime();
        boolean fresh = value.quality().live();
        if (!number(live, longitude, value)) {
            return;
        }
        double east = value.number();
        fresh &= value.quality().live();
        if (!(Math.abs(north) <= 90) || !(Math.abs(east) <= 180)) {
            return;
        }
        GeoPosition place = new GeoPosition(north, east);
        long older = time == SampleBatch.NO_TIME || value.sourceTime() == SampleBatch.NO_TIME
                ? SampleBatch.NO_TIME
                : Math.min(time, value.sourceTime());
        double way = number(live, heading, value) && value.quality().live() ? value.number() : course(tracks);
        marker.be(Projection.x(place), Projection.y(place), way, !fresh, older);
    }

    private double course(Tracks tracks) {
        Track track = tracks.of(latitude);
        return track == null ? Double.NaN : track.course(MOVED);
    }

    private static boolean number(LiveTable live, int point, LiveValue value) {
        return point >= 0 && live.read(point, value) && value.kind() == Kind.NUMBER && Double.isFinite(value.number());
    }
}
