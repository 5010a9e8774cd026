package dev.andon.ui.overview;

import dev.andon.model.Kind;
import dev.andon.runtime.PointTable;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/** Which rows of the tree become tiles. Knows no toolkit. */
final class Tiles {

    /** More than this nobody takes in at a glance. */
    static final int MOST = 60;

    private static final int ASKED = 20;

    private Tiles() {}

    /**
     * The place from which to look around: a node, or where only one way leads on from it, the end of that way.
     *
     * @return a node with several children, or one whose only child is a device, or a device
     */
    static TreeNode around(TreeNode node) {
        TreeNode place = node;
        while (place.device() < 0
                && place.children().size() == 1
                && !place.children().getFirst().leaf()) {
            place = place.children().getFirst();
        }
        return place;
    }

    /** What stands right below a place: in its order, or where that is too much, what needs a look before the rest. */
    static List<TreeNode> below(TreeNode place) {
        List<TreeNode> all = place.children();
        return all.size() <= MOST
                ? all
                : all.stream()
                        .sorted(Comparator.comparingInt(TreeNode::looks).reversed())
                        .limit(MOST)
                        .toList();
    }

    /** The handles of the points that speak for a place: its own, then of each place below the most telling, then of each the next. */
    static List<Integer> speakers(DeviceTree tree, TreeNode place) {
        List<List<Integer>> below = place.children().stream()
                .filter(child -> !child.leaf())
                .map(tree::keyPoints)
                .toList();
        List<Integer> all = new ArrayList<>(tree.keyPoints(place));
        List<Integer> turns = new ArrayList<>();
        int most = below.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < most; turn++) {
            for (List<Integer> keys : below) {
                if (turn < keys.size()) {
                    turns.add(keys.get(turn));
                }
            }
        }
        all.removeAll(turns);
        all.addAll(turns);
        return all;
    }

    /** Where nobody said what speaks for a place: the first number of each of its first devices. */
    static List<Integer> anybody(int[] devices, IntFunction<int[]> pointsOf, PointTable points) {
        return Arrays.stream(devices)
                .limit(ASKED)
                .flatMap(device -> Arrays.stream(pointsOf.apply(device))
                        .filter(point -> points.point(point).kind() == Kind.NUMBER)
                        .limit(1))
                .boxed()
                .toList();
    }

    /** How many columns tiles stand in, so that their rows are as even as they can be. */
    static int columns(int tiles, double width, double narrowest, double gap, int most) {
        int fitting = (int) Math.clamp(Math.floor((width + gap) / (narrowest + gap)), 1, most);
        int rows = Math.ceilDiv(Math.max(1, tiles), fitting);
        return Math.ceilDiv(Math.max(1, tiles), rows);
    }
}
