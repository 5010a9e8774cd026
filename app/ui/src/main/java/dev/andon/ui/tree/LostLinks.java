package dev.andon.ui.tree;

import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.quality.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells which silence is that of a lost link: of all that it feeds one thing is to be told, and that is the link. A device that nobody has heard yet
 * counts for it where no link is up that could have brought it. By the thread of its tree.
 */
final class LostLinks {

    private final DeviceTree tree;
    private final Supplier<List<LinkStatus>> links;
    private final IntFunction<String> connectionOf;
    // Of a link that was never heard: when that was first noticed.
    private final Map<String, Long> noticed = new HashMap<>();
    // Of the node that was asked about last: how many devices at and below each are silent for a lost link alone, by
    // standing.
    private final Map<TreeNode, int[]> excused = new HashMap<>();
    private final Set<TreeNode> fed = new HashSet<>();

    LostLinks(DeviceTree tree, Supplier<List<LinkStatus>> links, IntFunction<String> connectionOf) {
        this.tree = tree;
        this.links = links;
        this.connectionOf = connectionOf;
    }

    /** Looks at and below a node; the lost links that feed anything there. */
    List<Finding> below(TreeNode node) {
        excused.clear();
        fed.clear();
        List<LinkStatus> all = links.get();
        Map<String, LinkStatus> lost = new LinkedHashMap<>();
        all.stream().filter(LostLinks::lost).forEach(link -> lost.put(link.name(), link));
        noticed.keySet().retainAll(lost.keySet());
        if (lost.isEmpty()) {
            return List.of();
        }
        LinkStatus anybody = lost.size() == all.size() ? all.getFirst() : null;
        Map<LinkStatus, Integer> counts = new LinkedHashMap<>();
        for (int device = 0; device < tree.placed(); device++) {
            TreeNode leaf = tree.leaf(device);
            String connection = connectionOf.apply(device);
            LinkStatus link = connection.isEmpty() ? anybody : lost.get(connection);
            if (leaf != null && link != null && isBelow(leaf, node)) {
                counts.merge(link, 1, Integer::sum);
                fed.add(leaf);
                excuse(leaf);
            }
        }
        List<Finding> found = new ArrayList<>();
        counts.forEach((link, devices) -> found.add(Finding.lost(link, node, devices, since(link))));
        return found;
    }

    /** How many devices at and below a node stand so for another reason than a lost link. */
    int left(TreeNode node, Standing standing) {
        int[] counts = excused.get(node);
        return node.devices(standing) - (counts == null ? 0 : counts[standing.ordinal()]);
    }

    /** Whether a device stands so for another reason than a lost link. */
    boolean concerned(TreeNode node, Standing standing) {
        return node.concerned(standing) && !(fed.contains(node) && excusable(node, standing));
    }

    private void excuse(TreeNode leaf) {
        for (Standing standing : Standing.WORST_FIRST) {
            if (leaf.concerned(standing) && excusable(leaf, standing)) {
                for (TreeNode node = leaf; node != null; node = node.parent()) {
                    excused.computeIfAbsent(node, key -> new int[Standing.count()])[standing.ordinal()]++;
                }
            }
        }
    }

    /** Silence is the link's; a bad value was bad before, unless there never was one. */
    private boolean excusable(TreeNode leaf, Standing standing) {
        return standing == Standing.SILENT || (standing == Standing.FAULT && !tree.heard(leaf.device()));
    }

    private Since since(LinkStatus link) {
        return link.lastHeard() != SampleBatch.NO_TIME
                ? new Since(link.lastHeard(), false)
                : new Since(noticed.computeIfAbsent(link.name(), name -> tree.time()), true);
    }

    private static boolean isBelow(TreeNode leaf, TreeNode node) {
        for (@Nullable TreeNode above = leaf; above != null; above = above.parent()) {
            if (above == node) {
                return true;
            }
        }
        return false;
    }

    private static boolean lost(LinkStatus link) {
        return link.state() instanceof LinkState.Waiting || link.state() instanceof LinkState.Down;
    }
}
