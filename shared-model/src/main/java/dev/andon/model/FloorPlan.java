package dev.andon.model;

import java.nio.file.Path;
import java.util.Map;

/**
 * A drawing of a place seen from above, and what stands where on it.
 *
 * @param image an SVG, PNG or JPEG file
 * @param spots by the id of a device or of a place below
 */
public record FloorPlan(Path image, Map<String, Spot> spots) {

    /** @throws NullPointerException when a spot or its name is null */
    public FloorPlan {
        spots = Map.copyOf(spots);
    }

    /**
     * A spot on a drawing, whatever its size.
     *
     * @param x share of the width from the left, 0 to 1
     * @param y share of the height from the top, 0 to 1
     */
    public record Spot(double x, double y) {

        /** @throws IllegalArgumentException when the spot is not on the drawing */
        public Spot {
            if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
                throw new IllegalArgumentException(
                        "a spot is [x, y], shares of width and height from 0 to 1: [" + x + ", " + y + "]");
            }
        }
    }
}
