package dev.andon.runtime;

import dev.andon.model.FloorPlan;
import dev.andon.model.GeoPosition;
import dev.andon.model.Glob;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads places from all their files into one tree: a place stands where it is nested, or under the {@code parent} it names, so that each
 * line of a large plant can have a file of its own.
 */
final class PlaceReader {

    private static final List<String> LEVELS = Stream.of(Place.Level.values())
            .map(level -> level.name().toLowerCase(Locale.ROOT))
            .toList();

    /** A place that does not yet know all of its children. */
    private record Draft(
            Mapping keys, Place place, @Nullable String parent, List<Draft> children) {}

    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /** Reads a place that stands at the root of a file, and those nested in it. */
    void read(Mapping keys) {
        draft(keys, 0);
    }

    private @Nullable Draft draft(Mapping keys, int depth) {
        String id = keys.needed("id", Written::id);
        String title = keys.text("title", id == null ? "" : id);
        String parent = keys.text("parent", Written::id);
        String level = keys.word("kind", LEVELS);
        int standing = level != null ? LEVELS.indexOf(level) : Math.min(parent == null ? depth : 1, LEVELS.size() - 1);
        GeoPosition position = position(keys);
        Glob devices = keys.text("devices", Written::devices);
        List<PointId> key = keys.texts("key", Written::point);
        FloorPlan plan = plan(keys);
        if (depth > 0 && parent != null) {
            keys.mistake(
                    "parent",
                    "this place is nested and names a parent too",
                    "take parent out, or the place out of children");
            parent = null;
        }
        Draft draft = id == null
                ? null
                : new Draft(
                        keys,
                        new Place(id, title, Place.Level.values()[standing], position, devices, plan, key, List.of()),
                        parent,
                        new ArrayList<>());
        boolean first = draft != null && first(draft);
        for (Mapping child : keys.mappings("children")) {
            Draft below = draft(child, depth + 1);
            if (below != null && draft != null) {
                draft.children.add(below);
            }
        }
        keys.end();
        return first ? draft : null;
    }

    private boolean first(Draft draft) {
        Draft other = drafts.putIfAbsent(draft.place.id(), draft);
        if (other != null) {
            draft.keys.mistake(
                    "id",
                    "the id " + draft.place.id() + " is taken by "
                            + other.keys.file().where(other.keys.node()),
                    "give one of them another id");
        }
        return other == null;
    }

    private static @Nullable GeoPosition position(Mapping keys) {
        double[] degrees = keys.numbers("position", 2, "[latitude, longitude], in degrees");
        if (degrees == null) {
            return null;
        }
        try {
            return new GeoPosition(degrees[0], degrees[1]);
        } catch (IllegalArgumentException e) {
            keys.mistake(
                    "position",
                    "a position is [latitude -90 to 90, longitude -180 to 180]",
                    Math.abs(degrees[0]) > 90 && Math.abs(degrees[1]) <= 90 ? "are the two swapped?" : "");
            return null;
        }
    }

    private static @Nullable FloorPlan plan(Mapping keys) {
        Path image = keys.text("plan", text -> {
            if (!text.toLowerCase(Locale.ROOT).matches(".*\\.(svg|png|jpe?g)")) {
                throw new Wrong(
                        "the plan '" + text + "' is no picture that can be drawn", "use an SVG, PNG or JPEG file");
            }
            return keys.file().beside(text);
        });
        Map<String, FloorPlan.Spot> spots = new HashMap<>();
        keys.mapping("spots").ifPresent(named -> {
            for (String name : named.rest().keySet()) {
                double[] shares = named.numbers(name, 2, "[x, y], shares of the plan's width and height from 0 to 1");
                try {
                    if (shares != null) {
                        spots.put(name, new FloorPlan.Spot(shares[0], shares[1]));
                    }
                } catch (IllegalArgumentException e) {
                    named.mistake(
                            name,
                            "the spot of " + name + " is not on the plan",
                            "write [x, y] as shares of its width and height, from 0 to 1");
                }
            }
        });
        if (!keys.has("plan") && keys.has("spots")) {
            keys.mistake(
                    "spots", "there are spots but no plan that they are on", "add plan: with the file of a drawing");
        }
        return image == null ? null : new FloorPlan(image, spots);
    }

    /** The roots of the tree, in the order of the files. */
    List<Place> tree() {
        List<Draft> roots = new ArrayList<>();
        Set<String> nested = new HashSet<>();
        drafts.values().forEach(draft -> draft.children.forEach(child -> nested.add(child.place.id())));
        for (Draft draft : List.copyOf(drafts.values())) {
            Draft parent = draft.parent == null ? null : drafts.get(draft.parent);
            if (parent != null && !reaches(draft, parent)) {
                parent.children.add(draft);
                continue;
            }
            if (parent != null) {
                draft.keys.mistake(
                        "parent",
                        "the place " + draft.place.id() + " stands within itself",
                        "name a parent further out");
            } else if (draft.parent != null) {
                draft.keys.mistake(
                        "parent", "there is no place " + draft.parent, Spelling.advice(draft.parent, drafts.keySet()));
            }
            if (!nested.contains(draft.place.id())) {
                roots.add(draft);
            }
        }
        return roots.stream().map(PlaceReader::build).toList();
    }

    /** Whether one place is another, or stands somewhere above it as far as the tree is made. */
    private static boolean reaches(Draft above, Draft below) {
        return above.place.id().equals(below.place.id())
                || above.children.stream().anyMatch(child -> reaches(child, below));
    }

    private static Place build(Draft draft) {
        Place place = draft.place;
        for (Draft child : draft.children) {
            if (child.place.level().compareTo(place.level()) < 0) {
                child.keys.mistake(
                        "kind",
                        "a " + word(child) + " cannot stand in the " + word(draft) + " " + place.id(),
                        "sites hold areas, areas hold assets");
            }
        }
        return new Place(
                place.id(),
                place.title(),
                place.level(),
                place.position(),
                place.devices(),
                place.plan(),
                place.key(),
                draft.children.stream().map(PlaceReader::build).toList());
    }

    private static String word(Draft draft) {
        return LEVELS.get(draft.place.level().ordinal());
    }
}
