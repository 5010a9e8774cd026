package dev.andon.runtime;

import dev.andon.model.Action;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.PointId;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device type, from one file under {@code profiles/}.
 *
 * @param match which devices it fits, by id
 * @param points what is known of their points, by name, in the order in which people want to see them
 * @param key names of the few points that speak for the device, the most telling first; none: not said
 * @param position which points tell where the device is; null: it does not tell
 * @param health which points tell how the device itself fares
 * @param actions what can be done with them
 * @param source where it was read: {@code profiles/press.yaml:1}; empty: in no file
 */
public record Profile(
        String id,
        String title,
        Glob match,
        Map<String, PointProfile> points,
        List<String> key,
        @Nullable Position position,
        Health health,
        List<Action> actions,
        String source) {

    /** A profile that says nothing but what points and actions there are. */
    public Profile(String id, String title, Glob match, Map<String, PointProfile> points, List<Action> actions) {
        this(id, title, match, points, List.of(), null, actions);
    }

    /** A profile that was read from no file and says nothing of health. */
    public Profile(
            String id,
            String title,
            Glob match,
            Map<String, PointProfile> points,
            List<String> key,
            @Nullable Position position,
            List<Action> actions) {
        this(id, title, match, points, key, position, Health.UNSAID, actions, "");
    }

    /** The points, by name, by which a device that moves tells where it is (WGS 84, degrees). */
    public record Position(String latitude, String longitude) {}

    /** The points, by name, that tell how the device itself fares; null: not said, a {@link Vital} then goes by common names. */
    public record Health(
            @Nullable String battery,
            @Nullable String signal,
            @Nullable String firmware,
            @Nullable String errors) {

        /** Nothing is said. */
        public static final Health UNSAID = new Health(null, null, null, null);
    }

    /**
     * What a profile says of a point; null and {@link Unit#NONE}: nothing.
     *
     * @param staleAfter how old the newest sample may be and still count as live; null: judged by the learnt cadence
     */
    public record PointProfile(
            String title,
            @Nullable Kind kind,
            Unit unit,
            @Nullable Range range,
            @Nullable Range normal,
            @Nullable Duration staleAfter,
            boolean writable) {}

    /** A point of a device of this type, as far as the profile knows it. */
    Point describe(PointId id, Kind heard) {
        PointProfile known = points.get(id.point());
        if (known == null) {
            return Point.unknown(id, heard);
        }
        return new Point(
                id,
                known.title(),
                known.kind() != null ? known.kind() : heard,
                known.unit(),
                known.range(),
                known.normal(),
                null,
                known.staleAfter(),
                known.writable());
    }
}
