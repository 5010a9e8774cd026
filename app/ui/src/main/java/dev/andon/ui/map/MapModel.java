package dev.andon.ui.map;

import dev.andon.model.GeoPosition;
import dev.andon.model.Place;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.Profile;
import dev.andon.ui.track.Projection;
import dev.andon.ui.track.Track;
import dev.andon.ui.track.Tracks;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is on the map, and where. A device that tells its place is where it says; one that was given a position stands there; every other
 * stands, together with its neighbours, at the nearest place above it that has a position. Each device counts for one marker at most. Knows no
 * toolkit. FX thread.
 */
final class MapModel {

    /** So many new devices are taken in at a time. */
    private static final int TAKEN_AT_ONCE = 5_000;

    private static final int TRACKED_AT_ONCE = 60;

    private final PointTable points;
    private final Monitor monitor;
    private final DeviceTree tree;
    private final Tracks tracks;
    private final Fares fares;
    private final Map<String, Profile> profiles = new HashMap<>();
    private final Map<String, Place> positioned = new HashMap<>();
    private final Map<String, Marker> byId = new HashMap<>();
    private final List<Marker> markers = new ArrayList<>();
    private final Map<Integer, Mover> movers = new HashMap<>();
    private final BitSet moving = new BitSet();
    private final BitSet moved = new BitSet();
    private final LiveValue value = new LiveValue();
    private int taken;
    private int pointsAt = -1;
    private int homeless;

    MapModel(Monitor monitor, DeviceTree tree, Tracks tracks) {
        this.monitor = monitor;
        this.points = monitor.points();
        this.tree = tree;
        this.tracks = tracks;
        fares = new Fares();
        monitor.workspace().profiles().forEach(profile -> profiles.putIfAbsent(profile.id(), profile));
        positions(monitor.workspace().places());
    }

    /** Every marker, whether it is anywhere yet or not; not to be changed. */
    List<Marker> markers() {
        return markers;
    }

    /** The marker of a node of the tree; null: there is none. */
    @Nullable
    Marker find(String id) {
        return byId.get(id);
    }

    /** The marker that a device counts for; null: none, or it is not in yet. */
    @Nullable
    Marker of(int device) {
        TreeNode leaf = tree.leaf(device);
        if (leaf == null) {
            return null;
        }
        Marker own = byId.get(leaf.id());
        return own != null
                ? own
                : byId.get(Objects.requireNonNullElse(placeAbove(leaf), leaf).id());
    }

    /** The tracks of the last hour to be drawn: of everything that moves, or, where that is too much, of what is chosen. */
    List<Course> tracks(@Nullable Marker chosen) {
        List<Course> drawn = new ArrayList<>();
        Mover only = chosen == null ? null : movers.get(chosen.device());
        Collection<Mover> wanted =
                movers.size() <= TRACKED_AT_ONCE ? movers.values() : only == null ? List.of() : List.of(only);
        for (Mover mover : wanted) {
            Track track = mover.latitude() < 0 ? null : tracks.of(mover.latitude());
            if (track != null && track.size() > 1) {
                drawn.add(new Course(track, mover.marker().stale()));
            }
        }
        return drawn;
    }

    /** Whether a marker tells itself where it is. */
    boolean moves(Marker marker) {
        return movers.containsKey(marker.device());
    }

    /** How many devices are nowhere on the map. */
    int nowhere() {
        int waiting = 0;
        for (Mover mover : movers.values()) {
            waiting += mover.marker().placed() ? 0 : 1;
        }
        return homeless + waiting;
    }

    /** A point changed: its device may have moved. */
    void changed(int point) {
        int device = points.deviceOf(point);
        if (moving.get(device)) {
            moved.set(device);
        }
    }

    /** Everything may have changed. */
    void changed() {
        moved.or(moving);
    }

    /** Takes in what is new and what changed; whether anything is to be drawn again. */
    boolean follow() {
        int before = taken;
        int until = Math.min(points.deviceCount(), taken + TAKEN_AT_ONCE);
        while (taken < until && tree.leaf(taken) != null) {
            take(taken++);
        }
        int known = points.size();
        if (known != pointsAt) {
            pointsAt = known;
            movers.values().forEach(mover -> mover.find(points, tracks));
        }
        boolean went = !moved.isEmpty();
        for (int device = moved.nextSetBit(0); device >= 0; device = moved.nextSetBit(device + 1)) {
            Mover mover = movers.get(device);
            if (mover != null) {
                mover.move(monitor.live(), tracks, value);
            }
        }
        moved.clear();
        boolean fare = fares.follow();
        return fare || went || before != taken;
    }

    private void take(int device) {
        TreeNode leaf = Objects.requireNonNull(tree.leaf(device));
        String profile = points.device(device).profile();
        Profile.Position tells = profile == null || !profiles.containsKey(profile)
                ? null
                : profiles.get(profile).position();
        GeoPosition own = points.device(device).position();
        if (tells != null || own != null) {
            Marker marker = add(Marker.device(leaf));
            fares.add(leaf, marker);
            if (own != null) {
                marker.stand(Projection.x(own), Projection.y(own));
            }
            if (tells != null) {
                movers.put(device, new Mover(marker, points.device(device).id(), device, tells));
                moving.set(device);
                moved.set(device);
                // Its points are looked for at the end of this round.
                pointsAt = -1;
            }
            return;
        }
        TreeNode stand = placeAbove(leaf);
        if (stand == null) {
            homeless++;
        } else {
            fares.add(leaf, site(stand));
        }
    }

    private Marker site(TreeNode node) {
        Marker known = byId.get(node.id());
        if (known != null) {
            return known;
        }
        Place place = Objects.requireNonNull(positioned.get(node.id()));
        GeoPosition position = Objects.requireNonNull(place.position());
        Marker site = add(Marker.place(node, place));
        site.stand(Projection.x(position), Projection.y(position));
        return site;
    }

    private Marker add(Marker marker) {
        byId.put(marker.id(), marker);
        markers.add(marker);
        return marker;
    }

    /** The nearest place above a node that has a position; null: none has. */
    private @Nullable TreeNode placeAbove(TreeNode leaf) {
        TreeNode node = leaf.parent();
        while (node != null && !positioned.containsKey(node.id())) {
            node = node.parent();
        }
        return node;
    }

    private void positions(List<Place> places) {
        for (Place place : places) {
            if (place.position() != null) {
                positioned.put("place:" + place.id(), place);
            }
            positions(place.children());
        }
    }
}
