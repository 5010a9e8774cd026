package dev.andon.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the equipment tree (ISA-95: site, area, unit): what stands where.
 *
 * @param id unique within the workspace
 * @param devices which devices stand here, by device id; null: none of its own
 * @param children in the order in which people want to see them
 */
public record Place(
        String id,
        String title,
        Level level,
        @Nullable GeoPosition position,
        @Nullable Glob devices,
        List<Place> children) {

    /** How deep in the tree a place stands. */
    public enum Level {
        SITE,
        AREA,
        ASSET
    }

    /** @throws NullPointerException when a child is null */
    public Place {
        children = List.copyOf(children);
    }
}
