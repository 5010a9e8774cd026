package dev.andon.ui.device;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed from one message to the next, line by line (longest common subsequence, Hunt and McIlroy 1976, between the first and the last line
 * that differ). Knows no toolkit.
 */
final class LineDiff {

    // Of a longer stretch that differs, everything counts as changed: the table for it would be too large.
    private static final int LONGEST = 600;

    private LineDiff() {}

    /** A line, and what became of it. */
    record Line(Change change, String text) {}

    /** What became of a line. */
    enum Change {
        SAME,
        ADDED,
        REMOVED
    }

    /** The lines of the newer message in order, with those of the older one that are gone before what came in their place. */
    static List<Line> between(List<String> older, List<String> newer) {
        int head = 0;
        while (head < older.size() && head < newer.size() && older.get(head).equals(newer.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < older.size() - head
                && tail < newer.size() - head
                && older.get(older.size() - 1 - tail).equals(newer.get(newer.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>(newer.size() + 8);
        newer.subList(0, head).forEach(text -> lines.add(new Line(Change.SAME, text)));
        middle(older.subList(head, older.size() - tail), newer.subList(head, newer.size() - tail), lines);
        newer.subList(newer.size() - tail, newer.size()).forEach(text -> lines.add(new Line(Change.SAME, text)));
        return lines;
    }

    /** A message with nothing to compare it with. */
    static List<Line> first(List<String> lines) {
        return lines.stream().map(text -> new Line(Change.SAME, text)).toList();
    }

    private static void middle(List<String> older, List<String> newer, List<Line> lines) {
        if (older.size() > LONGEST || newer.size() > LONGEST) {
            older.forEach(text -> lines.add(new Line(Change.REMOVED, text)));
            newer.forEach(text -> lines.add(new Line(Change.ADDED, text)));
            return;
        }
        int[][] common = common(older, newer);
        int left = 0;
        int right = 0;
        while (left < older.size() || right < newer.size()) {
            boolean both = left < older.size() && right < newer.size();
            if (both && older.get(left).equals(newer.get(right))) {
                lines.add(new Line(Change.SAME, newer.get(right)));
                left++;
                right++;
            } else if (left < older.size() && (!both || common[left + 1][right] >= common[left][right + 1])) {
                lines.add(new Line(Change.REMOVED, older.get(left++)));
            } else {
                lines.add(new Line(Change.ADDED, newer.get(right++)));
            }
        }
    }

    /** How many lines the rests of the two have in common, from each pair of places on. */
    private static int[][] common(List<String> older, List<String> newer) {
        int[][] common = new int[older.size() + 1][newer.size() + 1];
        for (int left = older.size() - 1; left >= 0; left--) {
            for (int right = newer.size() - 1; right >= 0; right--) {
                common[left][right] = older.get(left).equals(newer.get(right))
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }
}
