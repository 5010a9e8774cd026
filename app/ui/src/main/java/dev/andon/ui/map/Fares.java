package dev.andon.ui.map;

import dev.andon.ui.map.Marker.Look;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what markers say of their devices as the tree has it: looks again where a row of the tree changed. FX thread. */
final class Fares {

    private final List<Row> rows = new ArrayList<>();

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
        return changed;
    }

    private static boolean look(Row row) {
        row.revision = row.leaf.revision();
        Look look = of(row.leaf);
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

    private static Look of(TreeNode leaf) {
        return switch (leaf.connection()) {
            case CONNECTED -> Look.LIVE;
            case ASLEEP -> Look.SLEEPING;
            case AWAITED -> Look.UNKNOWN;
            // What was never heard, or only as last known, is not silent: nobody knows.
            case UNHEARD ->
                leaf.worst() == null || leaf.standing() == Standing.NEVER_HEARD ? Look.UNKNOWN : Look.SILENT;
        };
    }
}
