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
    private final Node root = Node.root();
    private final List<Feed> feeds = new ArrayList<>(4);

    /** How many leaves the topic has shown, and how many places of any kind; both are bounded. */
    int leaves;

    int nodes;

    private int told;

    JsonReader(String topic, Points points, JsonWalk walk) {
        this.device = Words.name(topic);
        this.points = points;
        this.walk = walk;
    }

    Node root() {
        return root;
    }

    /** Whether a payload can be read and has a value in it. */
    boolean fits(Publish message) {
        int from = message.payloadOffset();
        return walk.gather(this, message.buffer(), from, from + message.payloadLength()) == null
                && walk.leaves().size() > 0;
    }

    @Override
    public @Nullable String read(Publish message, Samples out) {
        int from = message.payloadOffset();
        String fault = message.payloadLength() == 0
                ? "the payload is empty"
                : walk.gather(this, message.buffer(), from, from + message.payloadLength());
        if (fault != null) {
            for (Feed feed : feeds) {
                feed.bad(out);
            }
            return fault;
        }
        String wrong = walk.leaves().commit(this, out);
        return wrong != null ? wrong : walk.remark();
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
