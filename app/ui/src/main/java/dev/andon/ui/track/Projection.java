package dev.andon.ui.track;

import dev.andon.model.GeoPosition;

/**
 * Web Mercator (EPSG:3857) on a world that is 1 wide and 1 high: x from the antimeridian eastwards, y from the north southwards. What lies
 * beyond {@link #POLE} is drawn on the edge.
 */
public final class Projection {

    /** The latitude at which the world ends, degrees: there it is a square. */
    public static final double POLE = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));

    /** Once round the equator, metres (WGS 84). */
    private static final double EQUATOR = 40_075_016.686;

    private Projection() {}

    /** How far east of the antimeridian a place is, 0 to 1. */
    public static double x(GeoPosition place) {
        return place.longitude() / 360 + 0.5;
    }

    /** How far south of the northern edge it is, 0 to 1. */
    public static double y(GeoPosition place) {
        double latitude = Math.toRadians(Math.clamp(place.latitude(), -POLE, POLE));
        return Math.clamp(0.5 - Math.log(Math.tan(Math.PI / 4 + latitude / 2)) / (2 * Math.PI), 0, 1);
    }

    /** The place at a point of the world. */
    public static GeoPosition place(double x, double y) {
        double latitude = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * Math.clamp(y, 0, 1)))));
        return new GeoPosition(latitude, Math.clamp((x - 0.5) * 360, -180, 180));
    }

    /** How many metres the whole width of the world stands for at a height of it. */
    public static double metres(double y) {
        return EQUATOR * Math.cos(Math.toRadians(place(0.5, y).latitude()));
    }
}
