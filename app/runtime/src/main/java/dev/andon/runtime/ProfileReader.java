package dev.andon.runtime;

import dev.andon.model.Action;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a profile: a device type, its points and its actions. */
final class ProfileReader {

    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::word).toList();

    private ProfileReader() {}

    /** The profile without what is wrong in it; null when it has no id or fits no device. */
    static @Nullable Profile read(Mapping keys) {
        String id = keys.needed("id", Written::id);
        Glob match = keys.needed("match", Written::devices);
        String title = keys.text("title", id == null ? "" : id);
        Map<String, Profile.PointProfile> points = new LinkedHashMap<>();
        keys.named("points").forEach((name, point) -> points.put(name, point(name, point)));
        List<String> known = List.copyOf(points.keySet());
        List<String> key = keys.texts("key", name -> knownPoint("key", name, known));
        Profile.Position position = position(keys);
        Profile.Health health = health(keys, known);
        List<Action> actions = new ArrayList<>();
        keys.named("actions").forEach((name, action) -> actions.add(ActionReader.read(name, action)));
        keys.end();
        return id == null || match == null
                ? null
                : new Profile(
                        id,
                        title,
                        match,
                        Collections.unmodifiableMap(points),
                        key,
                        position,
                        health,
                        List.copyOf(actions),
                        keys.file().where(keys.node()));
    }

    private static Profile.PointProfile point(String name, Mapping keys) {
        if (name.indexOf('#') >= 0) {
            keys.file()
                    .mistake(
                            keys.node(),
                            "the point name " + name + " holds a #",
                            "name the point as its payload does, without the device");
        }
        Range range = keys.range("range");
        Range normal = keys.range("normal");
        if (range != null && normal != null && !(range.contains(normal.low()) && range.contains(normal.high()))) {
            keys.mistake("normal", "normal reaches beyond range", "widen range or narrow normal");
        }
        Profile.PointProfile point = new Profile.PointProfile(
                keys.text("title", name),
                kind(keys),
                unit(keys),
                range,
                normal,
                keys.text("staleAfter", Written::duration),
                keys.flag("writable", false));
        keys.end();
        return point;
    }

    /** Points may be heard that the profile does not describe; but one that is nearly described is misspelt. */
    private static String knownPoint(String where, String name, List<String> known) {
        String meant =
                known.contains(name) ? name : Spelling.nearest(name, known).orElse(name);
        if (!meant.equals(name)) {
            throw new Wrong(
                    where + " names the point " + name + ", and points has none", "did you mean " + meant + "?");
        }
        return name;
    }

    private static Profile.Health health(Mapping keys, List<String> known) {
        return keys.mapping("health")
                .map(health -> {
                    Profile.Health read = new Profile.Health(
                            vital("battery", health, known),
                            vital("signal", health, known),
                            vital("firmware", health, known),
                            vital("errors", health, known));
                    health.end();
                    return read;
                })
                .orElse(Profile.Health.UNSAID);
    }

    private static @Nullable String vital(String key, Mapping health, List<String> known) {
        return health.text(key, name -> knownPoint(key, name, known));
    }

    private static Profile.@Nullable Position position(Mapping keys) {
        List<String> names = keys.texts("position", name -> name);
        if (names.size() == 2) {
            return new Profile.Position(names.get(0), names.get(1));
        }
        if (keys.has("position")) {
            keys.mistake(
                    "position",
                    "position names the two points that tell it",
                    "write [latitude, longitude] with the names of the points");
        }
        return null;
    }

    static @Nullable Kind kind(Mapping keys) {
        return Optional.ofNullable(keys.word("kind", KINDS))
                .flatMap(Kind::named)
                .orElse(null);
    }

    static Unit unit(Mapping keys) {
        Unit unit = keys.text("unit", Ucum::parse);
        return unit == null ? Unit.NONE : unit;
    }
}
