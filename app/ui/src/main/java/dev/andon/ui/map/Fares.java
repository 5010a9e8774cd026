package dev.andon.ui.map;

import dev.andon.model.Presence;
import dev.andon.ui.map.Marker.Look;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what markers say of their devices as the tree has it: looks again where a row of the tree changed, and asks the presence of all in turn,
 * since nobody tells when a device falls asleep. FX thread.
 */
final class Fares {

    // 0.1 ms of a pulse; of 10,000 devices each is asked every second or two.
    private static final int ASKED_AT_ONCE = 500;

    private final IntFunction<Presence> presence;
    private final List<Row> rows = new ArrayList<>();
    private int asked;

    /** One device, the marker it counts for, and what was last said of it there. */
    private static final class Row {
        private final TreeNode leaf;
        private final Marker marker;
        private int revision;
        private Look look = Look.UNKNOWN;
        private @Nullable Standing worst;

        private Row(TreeNode leaf, Marker marker) {
            this.leaf = leaf;
            this.marker = marker;
        }
    }

    /** @param presence of a device, by its handle */
    Fares(IntFunction<Presence> presence) {
        this.presence = presence;
    }

    /** A device counts for a marker from now on. */
    void add(TreeNode leaf, Marker marker) {
        Row row = new Row(leaf, marker);
        rows.add(row);
        marker.count(row.look, row.worst, 1);
        look(row);
    }

    /** Looks again; whether anything looks another way now. */
    boolean follow() {
        boolean changed = false;
        for (Row row : rows) {
            if (row.revision != row.leaf.revision()) {
                changed |= look(row);
            }
        }
        for (int left = Math.min(ASKED_AT_ONCE, rows.size()); left > 0; left--) {
            asked = asked + 1 < rows.size() ? asked + 1 : 0;
            changed |= look(rows.get(asked));
        }
        return changed;
    }

    private boolean look(Row row) {
        row.revision = row.leaf.revision();
        Look look = of(row.leaf, presence.apply(row.leaf.device()));
        Standing worst = row.leaf.worst();
        if (look == row.look && worst == row.worst) {
            return false;
        }
        row.marker.count(row.look, row.worst, -1);
        row.marker.count(look, worst, 1);
        row.look = look;
        row.worst = worst;
        return true;
    }

    /** How a device looks: what somebody said of it goes before what was last heard of it. */
    static Look of(TreeNode leaf, Presence said) {
        if (said instanceof Presence.Sleeping) {
            return Look.SLEEPING;
        }
        if (said instanceof Presence.Offline) {
            return Look.SILENT;
        }
        if (leaf.live() > 0) {
            return Look.LIVE;
        }
        return leaf.worst() != null ? Look.SILENT : Look.UNKNOWN;
    }
}
