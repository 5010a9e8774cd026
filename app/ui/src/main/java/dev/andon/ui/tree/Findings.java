package dev.andon.ui.tree;

import dev.andon.runtime.LinkStatus;
import dev.andon.ui.quality.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what needs a look below a node: the worst first, of equals what befell the most devices, then the newest. Three or more that fare alike are told as one: values as their
 * device, devices as their place, and places as the one above; and of a lost link the link alone, before everything else. Wherever all is well nobody looks. By the thread of its tree.
 */
public final class Findings {

    /** From so many on, what fares alike is told as one. */
    static final int TOLD_AS_ONE = 3;

    /** More than this nobody reads: of a place with more devices in trouble only so many are told one by one. */
    static final int MOST = 500;

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.of() != Finding.Of.LINK)
            .thenComparing(Finding::standing, Comparator.reverseOrder())
            .thenComparing(Finding::devices, Comparator.reverseOrder())
            .thenComparing(finding -> finding.since().time(), Comparator.reverseOrder())
            .thenComparing(finding -> finding.node().title(), NaturalOrder.INSTANCE);

    private final DeviceTree tree;
    private final IntFunction<int[]> pointsOf;
    private final LostLinks links;

    /**
     * Findings that know no links: what a lost one feeds is told as silent.
     *
     * @param pointsOf the handles of a device's points, in the order in which people want to see them
     */
    public Findings(DeviceTree tree, IntFunction<int[]> pointsOf) {
        this(tree, pointsOf, List::of, device -> "");
    }

    /**
     * Findings that tell of a lost link in place of everything that it feeds.
     *
     * @param pointsOf the handles of a device's points, in the order in which people want to see them
     * @param links how every connection fares
     * @param connectionOf the name of the connection that a device belongs to, by its handle; empty: none as yet
     */
    public Findings(
            DeviceTree tree,
            IntFunction<int[]> pointsOf,
            Supplier<List<LinkStatus>> links,
            IntFunction<String> connectionOf) {
        this.tree = tree;
        this.pointsOf = pointsOf;
        this.links = new LostLinks(tree, links, connectionOf);
    }

    /** Everything at and below a node that needs a look; of the node's own devices each by itself. */
    public List<Finding> below(TreeNode node) {
        List<Finding> found = new ArrayList<>(links.below(node));
        for (Standing standing : Standing.WORST_FIRST) {
            if (links.left(node, standing) > 0) {
                lookInto(node, standing, true, found);
            }
        }
        found.sort(WORST_FIRST);
        return found;
    }

    private void lookInto(TreeNode node, Standing standing, boolean chosen, List<Finding> found) {
        int below = links.left(node, standing);
        if (!chosen && below >= TOLD_AS_ONE && below == node.devices()) {
            found.add(place(node, standing, below));
            return;
        }
        int before = found.size();
        List<TreeNode> own = new ArrayList<>();
        int count = 0;
        if (node.device() >= 0 && links.concerned(node, standing)) {
            own.add(node);
            count++;
        }
        for (TreeNode child : node.children()) {
            boolean some = links.left(child, standing) > 0;
            if (some && !child.leaf()) {
                lookInto(child, standing, false, found);
            } else if (some && count++ < MOST) {
                own.add(child);
            }
        }
        if (!chosen && count >= TOLD_AS_ONE) {
            found.add(place(node, standing, count));
        } else {
            own.forEach(device -> tell(device, standing, found));
        }
        if (!chosen && found.size() - before > TOLD_AS_ONE) {
            found.subList(before, found.size()).clear();
            found.add(place(node, standing, below));
        }
    }

    private static Finding place(TreeNode node, Standing standing, int count) {
        return new Finding(Finding.Of.PLACE, standing, node, -1, count, Double.NaN, since(node, standing, null));
    }

    private void tell(TreeNode node, Standing standing, List<Finding> found) {
        int[] points = pointsOf.apply(node.device());
        List<Integer> alike = new ArrayList<>(points.length);
        for (int point : points) {
            if (tree.standingOf(point) == standing) {
                alike.add(point);
            }
        }
        boolean asOne = alike.size() >= TOLD_AS_ONE || alike.isEmpty() || wholeDevice(standing, alike, points);
        if (asOne) {
            int first = alike.isEmpty() ? points.length == 0 ? -1 : points[0] : alike.getFirst();
            Since since = since(node, standing, tree.since(node.device(), standing));
            found.add(new Finding(Finding.Of.DEVICE, standing, node, first, alike.size(), Double.NaN, since));
        } else {
            alike.forEach(point -> found.add(value(node, standing, point)));
        }
    }

    private Finding value(TreeNode node, Standing standing, int point) {
        Since since = since(node, standing, tree.sinceOf(point));
        return new Finding(Finding.Of.VALUE, standing, node, point, 1, tree.numberOf(point), since);
    }

    /** What is known of the device or its value; else what the tree tells of the node, which is there for whatever needs a look. */
    private static Since since(TreeNode node, Standing standing, @Nullable Since known) {
        return known != null ? known : Objects.requireNonNull(node.since(standing));
    }

    /** A device of which nothing is heard is told itself, however few values it has. */
    private static boolean wholeDevice(Standing standing, List<Integer> alike, int[] points) {
        return (standing == Standing.SILENT || standing == Standing.NEVER_HEARD) && alike.size() == points.length;
    }
}
