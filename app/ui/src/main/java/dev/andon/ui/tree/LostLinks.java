package dev.andon.ui.tree;

import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.quality.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private Seen seen = new Seen(List.of(), "", 0, 0);
    // By the handle of a device, as long as it was seen: which of the lost links feeds it, else -1.
    private int[] linkOf = {};
    // The same: of what it is excused, a bit for each standing.
    private int[] excusedOf = {};
    // Of every node with others below: the same of all of them and its own device.
    private final Map<TreeNode, Tally> tallies = new HashMap<>();

    /** What the tallies stand for: as long as none of it is another, neither are they. */
    private record Seen(List<String> lost, String anybody, int devices, int revision) {}

    /** How many devices each lost link feeds, and how many are excused, by standing. */
    private static final class Tally {

        private final int[] fed;
        private final int[] excused = new int[Standing.count()];

        private Tally(int links) {
            fed = new int[links];
        }

        private void add(Tally other) {
            Arrays.setAll(fed, index -> fed[index] + other.fed[index]);
            Arrays.setAll(excused, index -> excused[index] + other.excused[index]);
        }
    }

    LostLinks(DeviceTree tree, Supplier<List<LinkStatus>> links, IntFunction<String> connectionOf) {
        this.tree = tree;
        this.links = links;
        this.connectionOf = connectionOf;
    }

    /** The lost links that feed anything at and below a node; from now on the rest is told as of now. The whole tree is gone through when it changed. */
    List<Finding> below(TreeNode node) {
        List<LinkStatus> all = links.get();
        List<LinkStatus> lost = all.stream().filter(LostLinks::lost).toList();
        List<String> names = lost.stream().map(LinkStatus::name).toList();
        noticed.keySet().retainAll(names);
        String anybody = !lost.isEmpty() && lost.size() == all.size() ? names.getFirst() : "";
        Seen now = new Seen(names, anybody, tree.placed(), tree.root().revision());
        if (!now.equals(seen)) {
            seen = now;
            count();
        }
        List<Finding> found = new ArrayList<>();
        for (int index = 0; index < lost.size(); index++) {
            int devices = fed(node, index);
            if (devices > 0) {
                found.add(Finding.lost(lost.get(index), node, devices, since(lost.get(index))));
            }
        }
        return found;
    }

    /** How many devices at and below a node stand so for another reason than a lost link. */
    int left(TreeNode node, Standing standing) {
        Tally tally = tallies.get(node);
        boolean excused = node.leaf() && fed(node) && (excusedOf[node.device()] & (1 << standing.ordinal())) != 0;
        return node.devices(standing) - (tally != null ? tally.excused[standing.ordinal()] : excused ? 1 : 0);
    }

    /** Whether a device stands so for another reason than a lost link. */
    boolean concerned(TreeNode node, Standing standing) {
        return node.concerned(standing) && !(fed(node) && excusable(node, standing));
    }

    private int fed(TreeNode node, int link) {
        Tally tally = tallies.get(node);
        return tally != null ? tally.fed[link] : fed(node) && linkOf[node.device()] == link ? 1 : 0;
    }

    private boolean fed(TreeNode node) {
        return node.device() >= 0 && node.device() < linkOf.length && linkOf[node.device()] >= 0;
    }

    private void count() {
        tallies.clear();
        linkOf = new int[seen.lost().isEmpty() ? 0 : seen.devices()];
        excusedOf = new int[linkOf.length];
        Map<String, Integer> indices = new HashMap<>();
        seen.lost().forEach(name -> indices.putIfAbsent(name, indices.size()));
        Map<TreeNode, Tally> own = new HashMap<>();
        for (int device = 0; device < linkOf.length; device++) {
            String connection = connectionOf.apply(device);
            Integer link = indices.get(connection.isEmpty() ? seen.anybody() : connection);
            TreeNode leaf = tree.leaf(device);
            linkOf[device] = link == null || leaf == null ? -1 : link;
            if (link != null && leaf != null) {
                TreeNode above = leaf.parent();
                TreeNode place = leaf.leaf() && above != null ? above : leaf;
                excuse(leaf, link, own.computeIfAbsent(place, key -> tally()));
            }
        }
        own.forEach((place, tally) -> {
            for (@Nullable TreeNode node = place; node != null; node = node.parent()) {
                tallies.computeIfAbsent(node, key -> tally()).add(tally);
            }
        });
    }

    private void excuse(TreeNode leaf, int link, Tally tally) {
        tally.fed[link]++;
        for (Standing standing : Standing.WORST_FIRST) {
            if (leaf.concerned(standing) && excusable(leaf, standing)) {
                tally.excused[standing.ordinal()]++;
                excusedOf[leaf.device()] |= 1 << standing.ordinal();
            }
        }
    }

    private Tally tally() {
        return new Tally(seen.lost().size());
    }

    /** Silence is the link's; what never came of a device that spoke was missed before. */
    private boolean excusable(TreeNode leaf, Standing standing) {
        return standing == Standing.SILENT || (standing == Standing.NEVER_HEARD && !tree.heard(leaf.device()));
    }

    private Since since(LinkStatus link) {
        return link.lastHeard() != SampleBatch.NO_TIME
                ? new Since(link.lastHeard(), false)
                : new Since(noticed.computeIfAbsent(link.name(), name -> tree.time()), true);
    }

    private static boolean lost(LinkStatus link) {
        return link.state() instanceof LinkState.Waiting || link.state() instanceof LinkState.Down;
    }
}
