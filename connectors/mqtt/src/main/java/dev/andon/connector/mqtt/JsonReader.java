package dev.andon.connector.mqtt;

import org.jspecify.annotations.Nullable;

/** Reads the JSON messages of one topic: the topic is the device, the leaves are its points. */
final class JsonReader implements TopicReader {

    private final TopicPoints fed;
    private final JsonWalk walk;
    private final @Nullable FlatScanner scanner;
    private final Node root = Node.root();

    /** The fields of a flat payload in the order in which they came the last time; null: it was not flat. */
    Node @Nullable [] order;

    /** Whether the flat object was a row in an array of timed values. */
    boolean rows;

    private @Nullable String untold;

    JsonReader(String topic, Points points, JsonWalk walk, @Nullable FlatScanner scanner) {
        this.fed = new TopicPoints(Words.name(topic), points);
        this.walk = walk;
        this.scanner = scanner;
    }

    Node root() {
        return root;
    }

    TopicPoints fed() {
        return fed;
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
            fed.spoil(out);
            return fault;
        }
        String wrong = walk.leaves().commit(fed, out);
        return wrong != null ? wrong : remark;
    }

    private boolean scanned(Publish message) {
        Node[] expected = order;
        int from = message.payloadOffset();
        return scanner != null
                && expected != null
                && scanner.gather(expected, rows, message.buffer(), from, from + message.payloadLength());
    }
}
