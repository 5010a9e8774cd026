package dev.andon.ui.map;

import dev.andon.ui.map.Marker.Look;
import dev.andon.ui.quality.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what would lie on top of each other. The grid is anchored to the world, so that clusters stay the same while one pans; each marker
 * is in exactly one of them. Knows no toolkit.
 */
final class Clusters {

    private Clusters() {}

    /** Markers that are drawn as one; a single one is drawn as itself. */
    static final class Cluster {
        private final List<Marker> members = new ArrayList<>(1);
        private double sumX;
        private double sumY;

        /** In no order. */
        List<Marker> members() {
            return members;
        }

        /** The middle of its markers, in units of the world. */
        double x() {
            return sumX / members.size();
        }

        double y() {
            return sumY / members.size();
        }

        boolean single() {
            return members.size() == 1;
        }

        /** How many devices it stands for. */
        int weight() {
            int sum = 0;
            for (Marker member : members) {
                sum += member.weight();
            }
            return sum;
        }

        /** How many of them look so. */
        int count(Look look) {
            int sum = 0;
            for (Marker member : members) {
                sum += member.count(look);
            }
            return sum;
        }

        /** The worst that needs a look; null: nothing does. */
        @Nullable
        Standing worst() {
            Standing worst = null;
            for (Marker member : members) {
                Standing own = member.worst();
                if (own != null && (worst == null || own.compareTo(worst) > 0)) {
                    worst = own;
                }
            }
            return worst;
        }

        private void take(Marker marker) {
            members.add(marker);
            sumX += marker.x();
            sumY += marker.y();
        }

        private void take(Cluster other) {
            members.addAll(other.members);
            sumX += other.sumX;
            sumY += other.sumY;
            other.members.clear();
        }
    }

    /**
     * The clusters of all markers that are anywhere.
     *
     * @param distance what is nearer than that belongs together, in units of the world; 0: everything stays by itself
     */
    static List<Cluster> of(List<Marker> markers, double distance) {
        Map<Long, Cluster> cells = new HashMap<>();
        List<Cluster> clusters = new ArrayList<>();
        for (Marker marker : markers) {
            if (!marker.placed()) {
                continue;
            }
            Cluster cluster;
            if (distance > 0) {
                cluster = cells.computeIfAbsent(key(cell(marker.x(), distance), cell(marker.y(), distance)), cell -> {
                    Cluster fresh = new Cluster();
                    clusters.add(fresh);
                    return fresh;
                });
            } else {
                cluster = new Cluster();
                clusters.add(cluster);
            }
            cluster.take(marker);
        }
        if (distance > 0) {
            for (Cluster cluster : clusters) {
                join(cluster, cells, distance);
            }
            clusters.removeIf(cluster -> cluster.members.isEmpty());
        }
        return clusters;
    }

    /** Two cells may hold markers on either side of their common edge. */
    private static void join(Cluster cluster, Map<Long, Cluster> cells, double distance) {
        if (cluster.members.isEmpty()) {
            return;
        }
        int column = cell(cluster.x(), distance);
        int row = cell(cluster.y(), distance);
        for (int down = -1; down <= 1; down++) {
            for (int across = -1; across <= 1; across++) {
                Cluster other = cells.get(key(column + across, row + down));
                if (other != null
                        && other != cluster
                        && !other.members.isEmpty()
                        && Math.hypot(other.x() - cluster.x(), other.y() - cluster.y()) < distance) {
                    cluster.take(other);
                }
            }
        }
    }

    private static int cell(double at, double distance) {
        return (int) Math.floor(at / distance);
    }

    private static long key(int column, int row) {
        return ((long) column << Integer.SIZE) | (row & 0xFFFF_FFFFL);
    }
}
