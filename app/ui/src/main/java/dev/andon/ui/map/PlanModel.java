package dev.andon.ui.map;

import dev.andon.model.FloorPlan.Spot;
import dev.andon.model.Place;
import dev.andon.runtime.PointTable;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands where on a floor plan: devices and places by their spots. Shares of the drawing become its world, 1 wide and as high as its shape says.
 * Knows no toolkit. FX thread.
 */
final class PlanModel {

    private final DeviceTree tree;
    private final PointTable points;
    private final Place place;
    private final Map<String, Place> below;
    private final double height;
    private final Fares fares = new Fares();
    private final Map<String, Spot> spots = new HashMap<>();
    // By the id that stands in the file.
    private final Map<String, Marker> byName = new HashMap<>();
    private final List<Marker> markers = new ArrayList<>();
    private int taken;

    /**
     * What stands there at first.
     *
     * @param saved by the id of a device or place
     * @param height of the plan, which is 1 wide
     */
    PlanModel(DeviceTree tree, PointTable points, Place place, Map<String, Spot> saved, double height) {
        this.tree = tree;
        this.points = points;
        this.place = place;
        this.height = height;
        spots.putAll(saved);
        below = flat(place.children()).stream().collect(Collectors.toMap(Place::id, Function.identity()));
        below.forEach((id, child) -> tree.find("place:" + id).ifPresent(node -> add(id, Marker.place(node, child))));
    }

    /** What has a spot; not to be changed. */
    List<Marker> markers() {
        return markers.stream().filter(Marker::placed).toList();
    }

    /** The marker of a device or a place, by the id that stands in the file; null: there is none, whether it has a spot or not. */
    @Nullable
    Marker named(String name) {
        return byName.get(name);
    }

    /** The id under which a marker stands in the file. */
    String name(Marker marker) {
        Place own = marker.place();
        return own != null ? own.id() : points.device(marker.device()).id();
    }

    /** Takes in what is new and what changed; whether anything is to be drawn again. */
    boolean follow() {
        int before = taken;
        while (taken < points.deviceCount() && tree.leaf(taken) != null) {
            TreeNode leaf = tree.leaf(taken);
            if (leaf != null) {
                take(leaf, points.device(taken).id());
            }
            taken++;
        }
        return fares.follow() || before != taken;
    }

    /** Where something stands; empty: nowhere on the plan. */
    Optional<Spot> spot(String name) {
        return Optional.ofNullable(spots.get(name));
    }

    /** Every spot there is, by name. */
    Map<String, Spot> spots() {
        return Map.copyOf(spots);
    }

    /** Puts something somewhere, or with null takes it off the plan. */
    void put(String name, @Nullable Spot spot) {
        if (spot == null) {
            spots.remove(name);
        } else {
            spots.put(name, spot);
        }
        Marker marker = byName.get(name);
        if (marker != null) {
            stand(marker, spot);
        }
    }

    /** Puts everything where it is said to be, and takes the rest off the plan. */
    void putAll(Map<String, Spot> all) {
        spots().keySet().stream().filter(name -> !all.containsKey(name)).forEach(name -> put(name, null));
        all.forEach(this::put);
    }

    /** The spot at a point of the plan's world: the nearest on the plan. */
    Spot spotAt(double x, double y) {
        return new Spot(rounded(Math.clamp(x, 0, 1)), rounded(Math.clamp(y / height, 0, 1)));
    }

    // A ten thousandth of a hall is a few millimetres: no more digits in people's files.
    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }

    /** The devices of this place that have no spot, as people want to find them. */
    List<Marker> unplaced() {
        return markers.stream()
                .filter(marker -> !marker.placed() && marker.place() == null)
                .sorted(Comparator.comparing(this::name))
                .toList();
    }

    private void take(TreeNode leaf, String id) {
        boolean here = false;
        for (TreeNode node = leaf.parent(); node != null; node = node.parent()) {
            here |= node.id().equals("place:" + place.id());
            for (Marker marker : markers) {
                if (marker.node() == node) {
                    fares.add(leaf, marker);
                }
            }
        }
        if (here || spots.containsKey(id)) {
            fares.add(leaf, add(id, Marker.device(leaf)));
        }
    }

    private Marker add(String name, Marker marker) {
        byName.put(name, marker);
        markers.add(marker);
        stand(marker, spots.get(name));
        return marker;
    }

    private void stand(Marker marker, @Nullable Spot spot) {
        marker.stand(spot == null ? Double.NaN : spot.x(), spot == null ? Double.NaN : spot.y() * height);
    }

    private static List<Place> flat(List<Place> places) {
        List<Place> all = new ArrayList<>(places);
        places.forEach(child -> all.addAll(flat(child.children())));
        return all;
    }
}
