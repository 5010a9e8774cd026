package dev.andon.connector.mqtt;

import dev.andon.model.Kind;
import dev.andon.model.Unit;
import java.util.ArrayList;
import java.util.List;

/** The points that one topic feeds with structured payloads, and what was told about them. */
final class TopicPoints {

    /** What is strange in a message and yet does not keep the rest from being read; told once for each topic. */
    enum Oddity {
        DUPLICATE("stands there more than once; the last one counts"),
        TOO_MANY("is one value too many: a topic may have " + MAX_LEAVES + "; it and further new ones are left out"),
        TOO_DEEP("is nested deeper than " + JsonWalk.MAX_DEPTH + " levels; it is left out"),
        TOO_LONG("is a text of more than " + Leaves.MAX_TEXT + " characters; it is left out"),
        NO_ROW("holds an element that is not like the first; it is left out");

        private final String words;

        Oddity(String words) {
            this.words = words;
        }

        /** What is said of a place in the payload. */
        String of(Node node) {
            return (node.path.isEmpty() ? "the payload" : node.path) + " " + words;
        }
    }

    /** Leaves that one topic may have. */
    static final int MAX_LEAVES = 2_000;

    /** Objects, arrays and leaves that one topic may have. */
    private static final int MAX_NODES = 2 * MAX_LEAVES;

    private final String device;
    private final Points points;
    private final List<Feed> feeds = new ArrayList<>(4);
    private int leaves;
    private int nodes;
    private int told;

    /**
     * No points yet.
     *
     * @param device to which they belong, where they are not of a device of their own
     */
    TopicPoints(String device, Points points) {
        this.device = device;
        this.points = points;
    }

    /** Whether there is room for one more place in the payload; if so it is taken. */
    boolean roomForNode() {
        return nodes < MAX_NODES && ++nodes > 0;
    }

    /** Whether a place may be a leaf: it was one before, or there is room for one more. */
    boolean roomForLeaf(Node node) {
        if (!node.counted && leaves < MAX_LEAVES) {
            leaves++;
            node.counted = true;
        }
        return node.counted;
    }

    /** Whether this kind of oddity is new here; from now on it is not. */
    boolean firstTime(Oddity oddity) {
        int bit = 1 << oddity.ordinal();
        boolean first = (told & bit) == 0;
        told |= bit;
        return first;
    }

    /** Makes the point of a leaf that had no value before. */
    Feed feed(Node node, Kind kind) {
        Feed feed = points.feed(node.device.isEmpty() ? device : node.device, node.point(), kind, node.unit);
        node.feed = feed;
        feeds.add(feed);
        return feed;
    }

    /** The unit of a point that is fed already. */
    void unit(Feed feed, Unit unit) {
        points.unit(feed, unit);
    }

    /** The message could not be read: what the topic feeds is bad. */
    void spoil(Samples out) {
        for (Feed feed : feeds) {
            feed.bad(out);
        }
    }
}
