package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;
import dev.andon.connector.mqtt.TopicPoints.Oddity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Walks through a JSON payload with Jackson's streaming parser and gathers its leaves. One for all topics of a connection. */
final class JsonWalk {

    /** Levels of nesting that are read. */
    static final int MAX_DEPTH = 32;

    private static final int MAX_RESTARTS = 4;

    /** Times before March 1973 are more likely two coordinates, microseconds. */
    static final long FIRST_PAIR_TIME = 100_000_000_000_000L;

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(1_000).build())
            .build();
    private final Leaves leaves = new Leaves();
    private final TimeField times = new TimeField();
    private final FieldOrder order = new FieldOrder();
    private final byte[] ascii = new byte[FlatScanner.MAX_TEXT];

    private @Nullable String remark;
    private boolean restart;
    private int restarts;
    private int scopes;

    /** What the last message held. */
    Leaves leaves() {
        return leaves;
    }

    /** Reads times on the same thread. */
    TimeField times() {
        return times;
    }

    /** What was strange in the last message, for the first time on its topic; null: nothing. */
    @Nullable
    String remark() {
        return remark;
    }

    /** A parser at the beginning of a payload, for the same thread. */
    JsonParser open(byte[] bytes, int from, int to) {
        return factory.createParser(ObjectReadContext.empty(), bytes, from, to - from);
    }

    /** Gathers the leaves of a payload. Null, or why it cannot be read. */
    @Nullable
    String gather(JsonReader topic, byte[] bytes, int from, int to) {
        String fault = tried(topic, bytes, from, to);
        byte[] mended = fault == null ? null : LooseNumbers.mended(bytes, from, to);
        return mended == null ? fault : tried(topic, mended, 0, mended.length);
    }

    private @Nullable String tried(JsonReader topic, byte[] bytes, int from, int to) {
        remark = null;
        restarts = 0;
        do {
            restart = false;
            leaves.begin();
            order.begin();
            try (JsonParser parser = open(bytes, from, to)) {
                String fault = payload(topic, parser);
                if (fault != null) {
                    return fault;
                }
            } catch (JacksonException fault) {
                return JsonFault.words(fault);
            }
        } while (restart);
        order.keep(topic);
        return null;
    }

    private @Nullable String payload(JsonReader topic, JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            order.watch(topic.root(), false);
            leaves.time(object(topic, parser, topic.root(), 1));
        } else if (first == JsonToken.START_ARRAY) {
            array(topic, parser, topic.root(), 1, true);
        } else {
            return "the payload is no JSON object or array";
        }
        return restart || parser.nextToken() == null
                ? null
                : "more follows behind the JSON, at " + JsonFault.place(parser);
    }

    /** Reads an object; its time, where it tells one. */
    private long object(JsonReader topic, JsonParser parser, Node node, int depth) {
        int scope = ++scopes;
        long time = SampleBatch.NO_TIME;
        Node clock = null;
        node.rewind();
        while (!restart && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            Node child = child(topic, node, name);
            if (child == null) {
                order.met(node, node, false);
                parser.skipChildren();
                continue;
            }
            boolean twice = child.visited == scope;
            if (twice) {
                remark(topic, Oddity.DUPLICATE, child);
                leaves.drop(child.firstLeaf, child.lastLeaf);
                clock = clock == child ? null : clock;
            }
            child.visited = scope;
            child.firstLeaf = leaves.size();
            long told = child.time && clock == null ? times.read(parser, token, child.name) : SampleBatch.NO_TIME;
            if (told != SampleBatch.NO_TIME) {
                clock = child;
                time = told;
            } else {
                value(topic, parser, token, child, depth, depth == 1);
            }
            child.lastLeaf = leaves.size();
            order.met(node, child, !twice && !token.isStructStart() && (child.counted || child == clock));
        }
        return clock == null ? SampleBatch.NO_TIME : time;
    }

    private void value(JsonReader topic, JsonParser parser, JsonToken token, Node node, int depth, boolean mayBeTimed) {
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                if (depth >= MAX_DEPTH) {
                    remark(topic, Oddity.TOO_DEEP, node);
                    parser.skipChildren();
                } else if (token == JsonToken.START_OBJECT) {
                    object(topic, parser, node, depth + 1);
                } else {
                    array(topic, parser, node, depth + 1, mayBeTimed && holdsRows(node.name));
                }
            }
            case VALUE_NULL -> leaves.nothing(node);
            default -> leaf(topic, parser, token, node);
        }
    }

    private void leaf(JsonReader topic, JsonParser parser, JsonToken token, Node node) {
        if (!topic.fed().roomForLeaf(node)) {
            remark(topic, Oddity.TOO_MANY, node);
            return;
        }
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> leaves.number(node, parser.getDoubleValue());
            case VALUE_TRUE -> leaves.flag(node, true);
            case VALUE_FALSE -> leaves.flag(node, false);
            default -> text(topic, parser, node);
        }
    }

    private void text(JsonReader topic, JsonParser parser, Node node) {
        int length = parser.getStringLength();
        char[] chars = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        if (length > Leaves.MAX_TEXT) {
            remark(topic, Oddity.TOO_LONG, node);
            leaves.bad(node);
        } else if (length <= ascii.length && TimeField.ascii(chars, offset, length, ascii)) {
            leaves.text(node, ascii, 0, length);
        } else {
            leaves.text(node, chars, offset, length);
        }
    }

    private void array(JsonReader topic, JsonParser parser, Node node, int depth, boolean mayBeTimed) {
        JsonToken token = parser.nextToken();
        boolean timed = mayBeTimed && node.timed && token.isStructStart();
        for (int i = 0; token != JsonToken.END_ARRAY; i++, token = parser.nextToken()) {
            if (timed) {
                row(topic, parser, token, node, depth, i);
            } else {
                item(topic, parser, token, node, depth, i, mayBeTimed);
            }
            if (restart) {
                return;
            }
        }
    }

    private void item(
            JsonReader topic, JsonParser parser, JsonToken token, Node node, int depth, int i, boolean mayBeTimed) {
        Node item = node.item(i);
        if (item == null) {
            if (!topic.fed().roomForNode()) {
                remark(topic, Oddity.TOO_MANY, node);
                parser.skipChildren();
                return;
            }
            item = node.addItem(mayBeTimed);
        }
        int first = leaves.size();
        if (token == JsonToken.START_OBJECT && mayBeTimed) {
            long time = object(topic, parser, item, depth + 1);
            leaves.time(first, time);
            decide(node, i, time != SampleBatch.NO_TIME);
        } else {
            value(topic, parser, token, item, depth, false);
            if (token == JsonToken.START_ARRAY && mayBeTimed) {
                double time = leaves.size() == first + 2 ? leaves.numberAt(first) : 0;
                decide(node, i, SourceTime.of(time) >= FIRST_PAIR_TIME);
            }
        }
    }

    private void row(JsonReader topic, JsonParser parser, JsonToken token, Node node, int depth, int i) {
        int first = leaves.size();
        if (token == JsonToken.START_OBJECT) {
            if (i == 0 && node == topic.root()) {
                order.watch(node.rows(), true);
            }
            long time = object(topic, parser, node.rows(), depth + 1);
            order.unwatch(node.rows());
            leaves.time(first, time);
            decide(node, i, time != SampleBatch.NO_TIME);
        } else if (token == JsonToken.START_ARRAY) {
            boolean pair = pair(topic, parser, node.rows());
            decide(node, i, pair);
            if (!pair) {
                remark(topic, Oddity.NO_ROW, node);
            }
        } else {
            remark(topic, Oddity.NO_ROW, node);
        }
    }

    /** Reads {@code [time, value]}, or leaves the array out and says that it was something else. */
    private boolean pair(JsonReader topic, JsonParser parser, Node rows) {
        JsonToken token = parser.nextToken();
        long time = token == JsonToken.END_ARRAY ? SampleBatch.NO_TIME : times.read(parser, token, "ts");
        boolean good = time >= FIRST_PAIR_TIME;
        int first = leaves.size();
        for (int i = 0; token != JsonToken.END_ARRAY; i++, token = parser.nextToken()) {
            good &= i < 2 && !token.isStructStart();
            Node value = good && i == 1 ? child(topic, rows, TopicPath.VALUE) : null;
            if (value != null) {
                value(topic, parser, token, value, MAX_DEPTH, false);
            }
            parser.skipChildren();
        }
        good &= leaves.size() == first + 1;
        if (good) {
            leaves.time(first, time);
        } else {
            leaves.drop(first, leaves.size());
        }
        return good;
    }

    /** The first element tells whether an array is one of timed values. If that was not so the last time, the payload is read again. */
    private void decide(Node node, int index, boolean timed) {
        if (index == 0 && node.timed != timed && restarts < MAX_RESTARTS) {
            node.timed = timed;
            restart = true;
            restarts++;
        }
    }

    private @Nullable Node child(JsonReader topic, Node node, String name) {
        Node child = node.child(name);
        if (child == null) {
            if (!topic.fed().roomForNode()) {
                remark(topic, Oddity.TOO_MANY, node);
                return null;
            }
            child = node.add(name);
        }
        return child;
    }

    private void remark(JsonReader topic, Oddity oddity, Node node) {
        if (topic.fed().firstTime(oddity)) {
            remark = oddity.of(node);
        }
    }

    private static boolean holdsRows(String name) {
        return name.equals("values") || name.equals("samples") || name.equals("data");
    }
}
