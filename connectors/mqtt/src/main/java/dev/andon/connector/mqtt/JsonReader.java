package dev.andon.connector.mqtt;

import dev.andon.model.Kind;
import dev.andon.model.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the JSON messages of one topic: the topic is the device, the leaves are its points. */
final class JsonReader implements TopicReader {

    private final String device;
    private final Points points;
    private final JsonWalk walk;
    private final @Nullable FlatScanner scanner;
    private final Node root = Node.root();
    private final List<Feed> feeds = new ArrayList<>(4);

    /** How many leaves the topic has shown, and how many places of any kind; both are bounded. */
    int leaves;

    int nodes;

    /** The fields of a flat payload in the order in which they came the last time; null: it was not flat. */
    Node @Nullable [] order;

    /** Whether the flat object was a row in an array of timed values. */
    boolean rows;

    private int told;
    private @Nullable String untold;

    JsonReader(String topic, Points points, JsonWalk walk, @Nullable FlatScanner scanner) {
        this.device = Words.name(topic);
        this.points = points;
        this.walk = walk;
        this.scanner = scanner;
    }

    Node root() {
        return root;
    }

    /** Whether a payload can be read and has a value in it. */
    boolean fits(Publish message) {
        int from = message.payloadOffset();
        String fault = walk.gather(this, message.buffer(), from, from + message.payloadLength());
        untold = walk.remark();
        return fault == null && walk.leaves().size() > 0;
    }

    @Override
    public @Nullable String read(Publish message, Samples out) {
        String fault = message.payloadLength() == 0 ? "the payload is empty" : null;
        String remark = untold;
        untold = null;
        if (fault == null && !scanned(message)) {
            int from = message.payloadOffset();
            fault = walk.gather(this, message.buffer(), from, from + message.payloadLength());
            remark = remark != null ? remark : walk.remark();
        }
        if (fault != null) {
            for (Feed feed : feeds) {
                feed.bad(out);
            }
            return fault;
        }
        String wrong = walk.leaves().commit(this, out);
        return wrong != null ? wrong : remark;
    }

    private boolean scanned(Publish message) {
        Node[] expected = order;
        int from = message.payloadOffset();
        return scanner != null
                && expected != null
                && scanner.gather(expected, rows, message.buffer(), from, from + message.payloadLength());
    }

    /** The feed of a leaf that had no value before. */
    Feed feed(Node node, Kind kind) {
        Feed feed = points.feed(device, node.path, kind, Unit.NONE);
        node.feed = feed;
        feeds.add(feed);
        return feed;
    }

    /** Whether this kind of oddity is new on this topic; from now on it is not. */
    boolean firstTime(JsonWalk.Oddity oddity) {
        int bit = 1 << oddity.ordinal();
        boolean first = (told & bit) == 0;
        told |= bit;
        return first;
    }
}
