package dev.andon.ui.map;

import dev.andon.ui.map.Clusters.Cluster;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A ground with markers on it that one can move, zoom and touch. It draws once a frame at most, when asked by {@link #refresh} or moved by a hand;
 * else it costs nothing. FX thread.
 */
final class MapView extends Region {

    private static final Duration IDLE = Duration.millis(140);
    // Markers within a line of this height are read from left to right.
    private static final double READING_LINE = 40;

    private final Theme theme;
    private final Words words;
    private final Ground ground;
    private final RasterView drawn = new RasterView();
    private final Viewport port;
    private final PauseTransition idle = new PauseTransition(IDLE);
    private final Rectangle clip = new Rectangle();
    private Overlay overlay;
    private List<Marker> markers = List.of();
    private List<Cluster> clusters = List.of();
    private List<Course> tracks = List.of();
    private Consumer<@Nullable Cluster> choice = cluster -> {};
    private @Nullable Hand hand;
    private Runnable drawnAnew = () -> {};
    private double namesFrom;
    private double clusterDistance = 36;
    private double clusteredAt = -1;
    private @Nullable Marker chosen;
    private @Nullable Marker focused;
    private boolean moving;
    private boolean touched;
    private long now;

    MapView(Ground ground, Theme theme, Words words, String id) {
        this.ground = ground;
        this.theme = theme;
        this.words = words;
        port = new Viewport(ground.width(), ground.height(), ground.closest());
        overlay = new Overlay(theme, words, 1);
        setId(id);
        getStyleClass().add("map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.get("map.accessible"));
        setClip(clip);
        getChildren().setAll(ground.node(), drawn);
        idle.setOnFinished(done -> {
            moving = false;
            requestLayout();
        });
        focusedProperty().addListener(changed -> requestLayout());
        new MapGestures(this);
    }

    Viewport port() {
        return port;
    }

    Ground ground() {
        return ground;
    }

    /** Called with what a person chooses, with null when nothing any more. */
    void onChoice(Consumer<@Nullable Cluster> newChoice) {
        choice = newChoice;
    }

    /** Lets markers be dragged, or with null no longer. */
    void hand(@Nullable Hand newHand) {
        hand = newHand;
        clusteredAt = -1;
        requestLayout();
    }

    /** Who drags markers; null: nobody may. */
    @Nullable
    Hand hand() {
        return hand;
    }

    /** Called whenever it was drawn anew. */
    void onDrawn(Runnable newDrawn) {
        drawnAnew = newDrawn;
    }

    /** From which scale on markers get names, as a multiple of that at which all of the ground is seen. */
    void nameFrom(double times) {
        namesFrom = times;
    }

    /** Whether somebody moved it since it was last shown as a whole. */
    boolean touched() {
        return touched;
    }

    /** What is nearer than this is drawn as one, px; 0: nothing is. */
    void cluster(double newDistance) {
        clusterDistance = newDistance;
        clusteredAt = -1;
        requestLayout();
    }

    /**
     * Draws what there is, as it is now.
     *
     * @param newMarkers not copied
     */
    void refresh(List<Marker> newMarkers, List<Course> newTracks, long time) {
        markers = newMarkers;
        now = time;
        clusteredAt = -1;
        tracks = newTracks;
        requestLayout();
    }

    /** The clusters as they are drawn. */
    List<Cluster> clusters() {
        return clusters;
    }

    @Nullable
    Marker chosen() {
        return chosen;
    }

    /** Chooses a marker, or with null none; nobody is told. */
    void mark(@Nullable Marker marker) {
        chosen = marker;
        requestLayout();
    }

    /** A person chose what is drawn as one, or with null nothing. */
    void choose(@Nullable Cluster cluster) {
        chosen = cluster == null ? null : cluster.members().getFirst();
        focused = chosen;
        requestLayout();
        choice.accept(cluster);
    }

    /** Shows everything that is anywhere. */
    void fit() {
        touched = false;
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Marker marker : markers) {
            if (marker.placed()) {
                left = Math.min(left, marker.x());
                right = Math.max(right, marker.x());
                top = Math.min(top, marker.y());
                bottom = Math.max(bottom, marker.y());
            }
        }
        if (left > right || ground.bounded()) {
            port.fit(0, 0, ground.width(), ground.height(), ground.closest());
        } else {
            port.fit(left, top, right, bottom, Math.min(ground.closest(), 256 * Math.pow(2, 13)));
        }
        requestLayout();
    }

    /** Was moved or zoomed by a hand. */
    void moved() {
        touched = true;
        moving = true;
        idle.playFromStart();
        requestLayout();
    }

    /** Goes as close to what is drawn as one as its parts need to come apart; whether they do. */
    boolean zoomInto(Cluster cluster) {
        double left = cluster.members().stream().mapToDouble(Marker::x).min().orElse(cluster.x());
        double right = cluster.members().stream().mapToDouble(Marker::x).max().orElse(cluster.x());
        double top = cluster.members().stream().mapToDouble(Marker::y).min().orElse(cluster.y());
        double bottom = cluster.members().stream().mapToDouble(Marker::y).max().orElse(cluster.y());
        double apart = Math.max(right - left, bottom - top);
        if (apart * ground.closest() < 2 * clusterDistance) {
            return false;
        }
        port.fit(left, top, right, bottom, ground.closest());
        moved();
        return true;
    }

    /** What is drawn nearest to a place, px, within reach; null: nothing is. */
    @Nullable
    Cluster at(double x, double y, double reach) {
        return clusters.stream()
                .filter(cluster -> distance(cluster, x, y) <= Math.max(reach, Overlay.radius(cluster)))
                .min(Comparator.comparingDouble(cluster -> distance(cluster, x, y) - Overlay.radius(cluster)))
                .orElse(null);
    }

    /** What the keyboard is on; null: the map itself. */
    @Nullable
    Cluster focusedCluster() {
        return clusterOf(focused);
    }

    /** The marker that the keyboard is on, where it is a single one; null: none. */
    @Nullable
    Marker focusedMarker() {
        return focused;
    }

    /** Puts the keyboard on a marker. */
    void focus(Marker marker) {
        focused = marker;
        requestFocus();
        requestLayout();
    }

    /** Moves the keyboard on to the next marker that is seen, or with -1 back; whether there was one. */
    boolean step(int by) {
        List<Cluster> seen = clusters.stream()
                .filter(cluster -> within(port.screenX(cluster.x()), port.width())
                        && within(port.screenY(cluster.y()), port.height()))
                .sorted(Comparator.<Cluster>comparingDouble(
                                cluster -> Math.floor(port.screenY(cluster.y()) / READING_LINE))
                        .thenComparingDouble(cluster -> port.screenX(cluster.x())))
                .toList();
        Cluster at = focusedCluster();
        int next = at == null ? (by > 0 ? 0 : seen.size() - 1) : seen.indexOf(at) + by;
        boolean on = next >= 0 && next < seen.size();
        focused = on ? seen.get(next).members().getFirst() : null;
        Cluster now = focusedCluster();
        setAccessibleText(now == null ? words.get("map.accessible") : spoken(now));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        requestLayout();
        return on;
    }

    private String spoken(Cluster cluster) {
        Marker first = cluster.members().getFirst();
        String worst = cluster.worst() == null ? "" : words.get(cluster.worst().key());
        return cluster.single()
                ? words.get("map.marker", first.title(), cluster.weight(), worst)
                : words.get("map.cluster", cluster.weight(), worst);
    }

    private @Nullable Cluster clusterOf(@Nullable Marker marker) {
        if (marker == null) {
            return null;
        }
        for (Cluster cluster : clusters) {
            if (cluster.members().contains(marker)) {
                return cluster;
            }
        }
        return null;
    }

    private double distance(Cluster cluster, double x, double y) {
        return Math.hypot(port.screenX(cluster.x()) - x, port.screenY(cluster.y()) - y);
    }

    private static boolean within(double at, double size) {
        return at >= 0 && at <= size;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        clip.setWidth(width);
        clip.setHeight(height);
        if (port.width() != width || port.height() != height) {
            port.resize(width, height);
            if (!touched) {
                fit();
            }
        }
        double density = density();
        if (overlay.scale() != density) {
            overlay = new Overlay(theme, words, density);
        }
        ground.show(port, density, moving);
        if (clusteredAt != port.scale()) {
            clusteredAt = port.scale();
            // What is dragged must not vanish into its neighbour.
            clusters = Clusters.of(markers, hand == null ? clusterDistance / port.scale() : 0);
        }
        if (!drawn.fit(width, height, density)) {
            drawn.raster().clear(0, 0, width + 1, height + 1);
        }
        overlay.paint(
                drawn.raster(),
                new Overlay.View(
                        port,
                        clusters,
                        tracks,
                        ground.towns(),
                        clusterOf(chosen),
                        isFocused() && (isFocusVisible() || hand != null) ? focusedCluster() : null,
                        port.scale() >= namesFrom * Math.min(width / ground.width(), height / ground.height()),
                        now));
        drawn.show();
        drawnAnew.run();
    }

    private double density() {
        return Math.max(1, drawn.deviceScale());
    }
}
