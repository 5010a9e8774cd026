package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads the SenML packs of one topic. Names are resolved once and then expected in the same order. */
final class SenmlReader implements TopicReader {

    /** A resolved name, and what it feeds: a value and, where there is one, its sum over time. */
    static final class Entry {
        final String baseName;
        final String name;
        final Node value;
        final Node sum;
        private String unit = "";

        private Entry(String baseName, String name, TopicPath path) {
            this.baseName = baseName;
            this.name = name;
            value = Node.leaf(path);
            sum = Node.leaf(new TopicPath(path.device(), path.point() + ".sum"));
        }

        /** The unit that the pack now tells; where it tells none, the last one still holds. */
        void unit(String senml, SenmlReader topic) {
            if (!senml.isEmpty() && !senml.equals(unit)) {
                unit = senml;
                topic.unit(value, SenmlUnits.of(senml));
                topic.unit(sum, SenmlUnits.summed(value.unit));
            }
        }
    }

    private final String topic;
    private final Points points;
    private final TopicPoints fed;
    private final SenmlWalk walk;
    private final Map<String, Entry> byName = new HashMap<>();
    private final List<Entry> order = new ArrayList<>();
    private int next;
    private String lastBaseName = "";

    SenmlReader(String topic, Points points, SenmlWalk walk) {
        this.topic = topic;
        this.points = points;
        this.fed = new TopicPoints(Words.name(topic), points);
        this.walk = walk;
    }

    /** Whether a payload can be read as SenML. */
    boolean fits(Publish message) {
        return gather(message) == null && walk.certain();
    }

    /** Why a payload is no SenML; null when it is. */
    @Nullable
    String gather(Publish message) {
        int from = message.payloadOffset();
        // The "now" of what the broker kept is when it was sent, and nobody knows when that was (RFC 8428, 4.5.3).
        long now = message.retained() || message.backlog ? SampleBatch.NO_TIME : message.received();
        return walk.gather(this, message.buffer(), from, from + message.payloadLength(), now);
    }

    @Override
    public @Nullable String read(Publish message, Samples out) {
        String fault = message.payloadLength() == 0 ? "the payload is empty" : gather(message);
        if (fault != null) {
            fed.spoil(out);
            return fault;
        }
        String wrong = walk.leaves().commit(fed, out);
        return wrong != null ? wrong : walk.remark();
    }

    /** Begins a pack. */
    void rewind() {
        next = 0;
    }

    /** The base name that the parser stands on. */
    String baseName(JsonParser parser) {
        if (!stands(parser, lastBaseName)) {
            lastBaseName = parser.getString();
        }
        return lastBaseName;
    }

    /** The name that the parser stands on. */
    String name(JsonParser parser) {
        return next < order.size() && stands(parser, order.get(next).name) ? order.get(next).name : parser.getString();
    }

    /** What a resolved name feeds; null when there are too many. */
    @Nullable
    Entry entry(String baseName, String name) {
        if (next < order.size()) {
            Entry expected = order.get(next);
            if (expected.name.equals(name) && expected.baseName.equals(baseName)) {
                next++;
                return expected;
            }
        }
        String resolved = baseName + name;
        Entry entry = byName.get(resolved);
        if (entry == null) {
            entry = new Entry(baseName, name, SenmlName.of(topic, resolved));
            if (!fed.roomForLeaf(entry.value)) {
                return null;
            }
            byName.put(resolved, entry);
        }
        expect(entry);
        return entry;
    }

    private void expect(Entry entry) {
        if (next < order.size()) {
            order.set(next++, entry);
        } else if (next < TopicPoints.MAX_LEAVES) {
            order.add(entry);
            next++;
        }
    }

    private void unit(Node node, Unit unit) {
        node.unit = unit;
        if (node.feed != null) {
            points.unit(node.feed, unit);
        }
    }

    private static boolean stands(JsonParser parser, String text) {
        return Leaves.same(text, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }
}
