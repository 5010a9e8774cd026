package dev.andon.model;

/**
 * A place on Earth, WGS 84.
 *
 * @param latitude degrees, -90 to 90, north positive
 * @param longitude degrees, -180 to 180, east positive
 */
public record GeoPosition(double latitude, double longitude) {

    /** @throws IllegalArgumentException when a coordinate is out of its range or not a number */
    public GeoPosition {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "a position is [latitude -90..90, longitude -180..180]: [" + latitude + ", " + longitude + "]");
        }
    }
}
