package dev.andon.connector.plant;

import dev.andon.model.GeoPosition;
import java.util.Arrays;
import java.util.List;

/** The motorways around the depot, from {@code roads.txt}: a line for each, {@code destination: latitude,longitude ...}. */
final class Roads {

    private static final String FILE = "roads.txt";

    private Roads() {}

    static List<Road> all() {
        return Resource.lines(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Roads::road)
                .toList();
    }

    private static Road road(String line) {
        int colon = line.indexOf(':');
        List<GeoPosition> places = Arrays.stream(
                        line.substring(colon + 1).strip().split("\\s+"))
                .map(Roads::place)
                .toList();
        return new Road(line.substring(0, colon), places);
    }

    private static GeoPosition place(String text) {
        int comma = text.indexOf(',');
        return new GeoPosition(
                Double.parseDouble(text.substring(0, comma)), Double.parseDouble(text.substring(comma + 1)));
    }
}
