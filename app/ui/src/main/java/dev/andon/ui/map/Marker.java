package dev.andon.ui.map;

import dev.andon.model.Place;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.tree.TreeNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands or moves somewhere: a device, or a place with the devices that stand there. FX thread. */
final class Marker {

    /** How something is drawn; the fullest is the most alive. */
    enum Look {
        /** Connected: it speaks. */
        LIVE,
        /** It said that it sleeps. */
        SLEEPING,
        /** It was heard, and is heard no longer. */
        SILENT,
        /** Nobody can say. */
        UNKNOWN;

        private static final List<Look> ALL = List.of(values());
    }

    private final TreeNode node;
    private final @Nullable Place place;
    private final int[] looks = new int[Look.ALL.size()];
    private final int[] worst = new int[Standing.count()];
    private double x = Double.NaN;
    private double y = Double.NaN;
    private double heading = Double.NaN;
    private boolean stale;
    private long positionTime;

    private Marker(TreeNode node, @Nullable Place place) {
        this.node = node;
        this.place = place;
    }

    /** A device; it stands nowhere yet. */
    static Marker device(TreeNode leaf) {
        return new Marker(leaf, null);
    }

    /** A place, without devices yet. */
    static Marker place(TreeNode node, Place place) {
        return new Marker(node, place);
    }

    /** Unique and lasting, as {@link TreeNode#id}. */
    String id() {
        return node.id();
    }

    String title() {
        return node.title();
    }

    TreeNode node() {
        return node;
    }

    /** The place that this is; null: it is a device. */
    @Nullable
    Place place() {
        return place;
    }

    /** The handle of the device; -1: it is a place. */
    int device() {
        return place == null ? node.device() : -1;
    }

    /** Whether it is anywhere. */
    boolean placed() {
        return !Double.isNaN(x);
    }

    /** In units of the world. */
    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** Degrees clockwise from north; NaN: it points nowhere. */
    double heading() {
        return heading;
    }

    /** Whether it may have gone elsewhere since: its position is no longer live. */
    boolean stale() {
        return stale;
    }

    /** When it was there, microseconds since 1970 UTC; {@link dev.andon.connector.SampleBatch#NO_TIME}: nobody knows. */
    long positionTime() {
        return positionTime;
    }

    /** How many devices it stands for. */
    int weight() {
        int sum = 0;
        for (int count : looks) {
            sum += count;
        }
        return sum;
    }

    /** How many of them look so. */
    int count(Look look) {
        return looks[look.ordinal()];
    }

    /** How it looks as a whole: as the most alive of its devices; what is not so is told by its counts and its mark. */
    Look look() {
        for (Look look : Look.ALL) {
            if (count(look) > 0) {
                return look;
            }
        }
        return Look.UNKNOWN;
    }

    /** The worst that needs a look; null: nothing does. */
    @Nullable
    Standing worst() {
        for (Standing bad : Standing.WORST_FIRST) {
            if (worst[bad.ordinal()] > 0) {
                return bad;
            }
        }
        return null;
    }

    /** It stands somewhere for good. */
    void stand(double newX, double newY) {
        x = newX;
        y = newY;
    }

    /** It was somewhere at a time. */
    void be(double newX, double newY, double newHeading, boolean noLongerLive, long time) {
        stand(newX, newY);
        heading = newHeading;
        stale = noLongerLive;
        positionTime = time;
    }

    /** A device that counts here came to fare so, or with -1 fares so no longer. */
    void count(Look look, @Nullable Standing bad, int by) {
        looks[look.ordinal()] += by;
        if (bad != null) {
            worst[bad.ordinal()] += by;
        }
    }
}
