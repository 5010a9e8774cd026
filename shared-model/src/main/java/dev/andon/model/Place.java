package dev.andon.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the equipment tree (ISA-95: site, area, unit): what stands where.
 *
 * @param id unique within the workspace
 * @param devices which devices stand here, by device id; null: none of its own
 * @param plan null: nobody drew one
 * @param key the few points that speak for the whole place, the most telling first; none: not said
 * @param children in the order in which people want to see them
 */
public record Place(
        String id,
        String title,
        Level level,
        @Nullable GeoPosition position,
        @Nullable Glob devices,
        @Nullable FloorPlan plan,
        List<PointId> key,
        List<Place> children) {

    /** How deep in the tree a place stands; the order is from the outside in. */
    public enum Level {
        SITE,
        AREA,
        ASSET
    }

    /** @throws NullPointerException when a key point or a child is null */
    public Place {
        key = List.copyOf(key);
        children = List.copyOf(children);
    }
}
