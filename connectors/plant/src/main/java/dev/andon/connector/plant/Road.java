package dev.andon.connector.plant;

import dev.andon.model.GeoPosition;
import java.util.List;

/** A road as a line of places, measured along its length. */
final class Road {

    private static final double EARTH_RADIUS_KM = 6_371.0;

    private final String destination;
    private final List<GeoPosition> places;
    private final double[] reached;

    /**
     * @param destination what people call its far end
     * @param places at least two, from the depot outwards
     */
    Road(String destination, List<GeoPosition> places) {
        this.destination = destination;
        this.places = List.copyOf(places);
        reached = new double[places.size()];
        for (int i = 1; i < reached.length; i++) {
            reached[i] = reached[i - 1] + distance(places.get(i - 1), places.get(i));
        }
    }

    String destination() {
        return destination;
    }

    /** Length in km. */
    double length() {
        return reached[reached.length - 1];
    }

    /** The place so many km from the depot. */
    GeoPosition at(double km) {
        int leg = leg(km);
        double share = Math.clamp((km - reached[leg]) / (reached[leg + 1] - reached[leg]), 0, 1);
        GeoPosition from = places.get(leg);
        GeoPosition to = places.get(leg + 1);
        return new GeoPosition(
                from.latitude() + share * (to.latitude() - from.latitude()),
                from.longitude() + share * (to.longitude() - from.longitude()));
    }

    /** The course over ground of someone who drives away from the depot, degrees from north, clockwise. */
    double heading(double km) {
        int leg = leg(km);
        GeoPosition from = places.get(leg);
        GeoPosition to = places.get(leg + 1);
        double east = (to.longitude() - from.longitude()) * StrictMath.cos(Math.toRadians(from.latitude()));
        double degrees = Math.toDegrees(StrictMath.atan2(east, to.latitude() - from.latitude()));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private int leg(double km) {
        int leg = 0;
        while (leg < reached.length - 2 && km >= reached[leg + 1]) {
            leg++;
        }
        return leg;
    }

    /** Flat over the few km between two places: good to a thousandth here. */
    private static double distance(GeoPosition from, GeoPosition to) {
        double north = Math.toRadians(to.latitude() - from.latitude());
        double middle = Math.toRadians((to.latitude() + from.latitude()) / 2);
        double east = Math.toRadians(to.longitude() - from.longitude()) * StrictMath.cos(middle);
        return EARTH_RADIUS_KM * Math.sqrt(north * north + east * east);
    }
}
