package dev.andon.ui.map;

import dev.andon.connector.SampleBatch;
import dev.andon.ui.map.Clusters.Cluster;
import dev.andon.ui.map.Lettering.Style;
import dev.andon.ui.map.Lettering.Word;
import dev.andon.ui.map.Marker.Look;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.track.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws everything that stands and moves on the ground, and its labels, onto one raster. FX thread. */
final class Overlay {

    /** So many devices at a time get a name beside them; where there are more, names would only be a carpet. */
    private static final int NAMED_AT_MOST = 60;

    private static final int TOWNS_AT_MOST = 70;
    // A town whose middle is taken may be named a little above or below it.
    private static final double[] TOWN_TRIES = {0, 20, -20};
    // Where the scale and the sources of the ground stand.
    private static final double NOTES_WIDTH = 300;
    private static final double NOTES_HEIGHT = 62;
    private static final long MINUTE = 60_000_000;
    private static final long HOLE = 5 * MINUTE;
    private static final double LABEL = 18;
    private static final double MARK = 9;
    private static final double TRACK = 1.5;
    private static final double TRACK_OPACITY = 0.55;
    // What is shorter looks like dirt; px.
    private static final double SHORTEST_TRACK = 12;
    private static final double DASH = 4;

    private final MarkerStamps stamps;
    private final Lettering letters;
    private final NumberText numbers;
    private final AgeText ages;
    private final String lastKnown;
    private final LabelRoom room = new LabelRoom();
    private final List<Placed> placed = new ArrayList<>();
    private final int process;
    private final int ink;
    private final int grey;
    private final double scale;

    private record Placed(Raster text, double x, double y) {}

    /** What is seen. */
    record View(
            Viewport port,
            List<Cluster> clusters,
            List<Course> tracks,
            List<BaseMap.Town> towns,
            @Nullable Cluster chosen,
            @Nullable Cluster focused,
            boolean named,
            long now) {}

    /** @param scale device pixels for one logical one */
    Overlay(Theme theme, Words words, double scale) {
        this.scale = scale;
        stamps = new MarkerStamps(theme, scale);
        letters = new Lettering(theme, scale);
        numbers = new NumberText(words.locale());
        ages = new AgeText(words);
        lastKnown = words.get("age.last-known").toLowerCase(Locale.ROOT);
        process = theme.colour("process");
        ink = theme.colour("ink");
        grey = theme.colour("ink-3");
    }

    double scale() {
        return scale;
    }

    /** How far from its middle a cluster can be touched, px. */
    static double radius(Cluster cluster) {
        return cluster.single() ? MarkerStamps.SQUARE + 2 : ringRadius(cluster.weight());
    }

    /** Draws anew; the raster is empty before. */
    void paint(Raster raster, View view) {
        Viewport port = view.port();
        view.tracks().forEach(course -> track(raster, port, course));
        List<Cluster> seen = new ArrayList<>();
        room.clear();
        if (!view.towns().isEmpty()) {
            room.take(0, port.height() - NOTES_HEIGHT, NOTES_WIDTH, NOTES_HEIGHT);
        }
        for (Cluster cluster : view.clusters()) {
            double x = port.screenX(cluster.x());
            double y = port.screenY(cluster.y());
            double reach = radius(cluster);
            if (x > -reach && y > -reach && x < port.width() + reach && y < port.height() + reach) {
                seen.add(cluster);
                room.take(x - reach, y - reach, 2 * reach, 2 * reach);
            }
        }
        label(view, seen);
        placed.forEach(label -> raster.stamp(label.text(), label.x(), label.y()));
        for (Cluster cluster : seen) {
            draw(raster, view, cluster);
        }
    }

    private void draw(Raster raster, View view, Cluster cluster) {
        double x = view.port().screenX(cluster.x());
        double y = view.port().screenY(cluster.y());
        double reach = radius(cluster);
        if (cluster.single()) {
            raster.stamp(picture(cluster.members().getFirst()), x, y);
        } else {
            int weight = cluster.weight();
            double all = Math.max(1, weight);
            raster.stamp(stamps.ring(reach, cluster.count(Look.LIVE) / all, cluster.count(Look.SLEEPING) / all), x, y);
            raster.stamp(letters.of(new Word(numbers.format(weight, 0), Style.COUNT)), x, y);
        }
        Raster mark = letters.mark(cluster.worst());
        if (mark != null) {
            double off = cluster.single() ? MARK : reach * 0.8;
            raster.stamp(mark, x + off, y - off);
        }
        if (cluster == view.chosen()) {
            raster.stamp(stamps.choice(reach + 4, process), x, y);
        }
        if (cluster == view.focused()) {
            raster.stamp(stamps.choice(reach + 7, ink), x, y);
        }
    }

    private Raster picture(Marker marker) {
        if (marker.place() != null) {
            return stamps.square(marker.look());
        }
        boolean arrow = !Double.isNaN(marker.heading());
        if (arrow) {
            return stamps.arrow(marker.heading(), marker.look(), marker.stale());
        }
        return stamps.disc(marker.stale() && marker.look() == Look.LIVE ? Look.UNKNOWN : marker.look());
    }

    private void track(Raster raster, Viewport port, Course course) {
        Track track = course.track();
        if (extent(track) * port.scale() < SHORTEST_TRACK) {
            return;
        }
        double walked = 0;
        for (int index = 1; index < track.size(); index++) {
            double fromX = port.screenX(track.x(index - 1));
            double fromY = port.screenY(track.y(index - 1));
            double toX = port.screenX(track.x(index));
            double toY = port.screenY(track.y(index));
            boolean seen = Math.max(fromX, toX) > 0
                    && Math.max(fromY, toY) > 0
                    && Math.min(fromX, toX) < port.width()
                    && Math.min(fromY, toY) < port.height();
            // Where nothing was heard for long nobody knows the way.
            if (seen && track.time(index) - track.time(index - 1) < HOLE) {
                if (course.stale()) {
                    dashes(raster, fromX, fromY, toX, toY, walked);
                } else {
                    raster.line(fromX, fromY, toX, toY, TRACK, process, TRACK_OPACITY);
                }
            }
            walked += Math.hypot(toX - fromX, toY - fromY);
        }
    }

    /** A grey line with gaps, which go on where the last piece of it left off. */
    private void dashes(Raster raster, double fromX, double fromY, double toX, double toY, double walked) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        double begin = -(walked % (2 * DASH));
        for (double at = begin; at < length; at += 2 * DASH) {
            double from = Math.max(0, at) / length;
            double to = Math.min(length, at + DASH) / length;
            if (to > from) {
                raster.line(
                        fromX + (toX - fromX) * from,
                        fromY + (toY - fromY) * from,
                        fromX + (toX - fromX) * to,
                        fromY + (toY - fromY) * to,
                        TRACK,
                        grey,
                        1);
            }
        }
    }

    /** The longer side of what a track goes over, in widths of the world. */
    private static double extent(Track track) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.POSITIVE_INFINITY;
        double south = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < track.size(); index++) {
            west = Math.min(west, track.x(index));
            east = Math.max(east, track.x(index));
            north = Math.min(north, track.y(index));
            south = Math.max(south, track.y(index));
        }
        return Math.max(east - west, south - north);
    }

    private void label(View view, List<Cluster> seen) {
        List<Cluster> places = seen.stream()
                .filter(cluster ->
                        cluster.single() && cluster.members().getFirst().place() != null)
                .toList();
        List<Cluster> devices = seen.stream()
                .filter(cluster ->
                        cluster.single() && cluster.members().getFirst().place() == null)
                .toList();
        List<BaseMap.Town> towns = towns(view);
        List<Cluster> named = new ArrayList<>(view.named() ? places : List.of());
        if (view.named() && devices.size() <= NAMED_AT_MOST) {
            named.addAll(devices);
        }
        List<Word> words = new ArrayList<>();
        named.forEach(cluster -> words.add(word(cluster.members().getFirst(), view.now())));
        int first = words.size();
        towns.forEach(town -> words.add(new Word(town.name(), Style.TOWN)));
        letters.prepare(words);
        placed.clear();
        for (int index = 0; index < named.size(); index++) {
            Cluster cluster = named.get(index);
            boolean wide = cluster.worst() != null || cluster == view.chosen();
            double gap = wide ? MARK + 10 : MarkerStamps.SQUARE + 4;
            beside(
                    words.get(index),
                    view.port().screenX(cluster.x()),
                    view.port().screenY(cluster.y()),
                    gap);
        }
        for (int index = 0; index < towns.size(); index++) {
            BaseMap.Town town = towns.get(index);
            town(
                    view.port(),
                    words.get(first + index),
                    view.port().screenX(town.x()),
                    view.port().screenY(town.y()));
        }
    }

    private Word word(Marker marker, long now) {
        if (marker.place() != null) {
            return new Word(marker.title() + "  " + numbers.format(marker.weight(), 0), Style.PLACE);
        }
        if (!marker.stale()) {
            return new Word(marker.title(), marker.look() == Look.LIVE ? Style.DEVICE : Style.GREY);
        }
        return new Word(marker.title() + " · " + age(marker, now), Style.GREY);
    }

    /** How old a position is, in whole minutes where it is minutes: a label need not tick. */
    private String age(Marker marker, long now) {
        if (marker.positionTime() == SampleBatch.NO_TIME) {
            return lastKnown;
        }
        long age = now - marker.positionTime();
        return ages.duration(age < MINUTE ? age : age - age % MINUTE);
    }

    private List<BaseMap.Town> towns(View view) {
        Viewport port = view.port();
        double zoom = Math.log(port.scale() / 256) / Math.log(2);
        double least = 40 * Math.pow(2, Math.max(0, 8.2 - zoom) * 1.3);
        List<BaseMap.Town> towns = new ArrayList<>();
        for (BaseMap.Town town : view.towns()) {
            if (town.thousands() < least || towns.size() >= TOWNS_AT_MOST) {
                break;
            }
            double x = port.screenX(town.x());
            double y = port.screenY(town.y());
            if (x > 0 && y > 0 && x < port.width() && y < port.height()) {
                towns.add(town);
            }
        }
        return towns;
    }

    private void beside(Word word, double x, double y, double gap) {
        Raster text = letters.of(word);
        double width = text.width() / scale;
        double[][] tries = {
            {x + gap, y - LABEL / 2},
            {x - gap - width, y - LABEL / 2},
            {x - width / 2, y + gap},
            {x - width / 2, y - gap - LABEL}
        };
        for (double[] at : tries) {
            if (room.takeIfFree(at[0], at[1], width, LABEL)) {
                placed.add(new Placed(text, at[0] + width / 2, at[1] + LABEL / 2));
                return;
            }
        }
    }

    private void town(Viewport port, Word word, double x, double y) {
        Raster text = letters.of(word);
        double width = text.width() / scale;
        double left = x - width / 2;
        if (left < 0 || left + width > port.width()) {
            return;
        }
        for (double off : TOWN_TRIES) {
            if (room.takeIfFree(left, y + off - LABEL / 2, width, LABEL)) {
                placed.add(new Placed(text, x, y + off));
                return;
            }
        }
    }

    private static double ringRadius(int weight) {
        return weight < 100 ? 15 : weight < 1_000 ? 18 : 22;
    }
}
