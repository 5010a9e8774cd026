package dev.andon.connector.mqtt;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One message from bytes to samples: our decoder, and beside it a Jackson tree walked into a map. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBench {

    private static final String TOPIC = "plant/line1/press3";
    private static final String ONE = "{\"ts\":1760000000000000,\"value\":21.25}";

    /** What the message is. */
    @Param({"one value", "five values", "fifty timed values"})
    public String shape = "";

    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, Double> table = new HashMap<>();
    private final Publish message = new Publish();
    private byte[] payload = new byte[0];
    private Decoder decoder = new Decoder(new Emptying(), settings());

    /** Lays the message out as the transport does. */
    @Setup
    public void layOut() {
        String text = switch (shape) {
            case "one value" -> ONE;
            case "five values" ->
                "{\"temperature\":61.4,\"speed\":40,\"running\":true,\"state\":\"producing\",\"pressure\":182.25}";
            default -> "[" + String.join(",", Collections.nCopies(50, ONE)) + "]";
        };
        payload = text.getBytes(StandardCharsets.US_ASCII);
        byte[] topic = TOPIC.getBytes(StandardCharsets.US_ASCII);
        byte[] buffer = new byte[topic.length + payload.length];
        System.arraycopy(topic, 0, buffer, 0, topic.length);
        System.arraycopy(payload, 0, buffer, topic.length, payload.length);
        message.buffer = buffer;
        message.topicLength = topic.length;
        message.payloadOffset = topic.length;
        message.payloadLength = payload.length;
        decoder = new Decoder(new Emptying(), settings());
    }

    /** Ours. */
    @Benchmark
    public void decoder() {
        decoder.publish(message);
    }

    /** The usual way. */
    @Benchmark
    public Map<String, Double> tree() {
        JsonNode tree = mapper.readTree(payload);
        if (tree.isArray()) {
            tree.forEach(this::take);
        } else {
            take(tree);
        }
        return table;
    }

    private void take(JsonNode object) {
        object.properties()
                .forEach(field ->
                        table.put(TOPIC + '#' + field.getKey(), field.getValue().asDouble(0)));
    }

    private static ConnectionSettings settings() {
        return ConnectionSettings.of("bench", URI.create("mqtt://127.0.0.1"));
    }

    /** Takes everything and keeps nothing. */
    private static final class Emptying implements Inbox {

        private final SampleBatch batch = new SampleBatch(1_024);
        private int points;

        @Override
        public long now() {
            return 0;
        }

        @Override
        public int device(String id) {
            return 0;
        }

        @Override
        public int point(int device, String name, Kind kind) {
            return points++;
        }

        @Override
        public void unit(int point, Unit unit) {}

        @Override
        public void title(int device, String title) {}

        @Override
        public SampleBatch take() {
            return batch;
        }

        @Override
        public void put(SampleBatch full) {
            full.clear();
        }

        @Override
        public void link(LinkState state) {}

        @Override
        public void presence(int device, Presence presence) {}

        @Override
        public void unreadable(Problem problem, byte[] raw, int offset, int length) {
            throw new IllegalStateException(problem.toString());
        }

        @Override
        public void ignored(String address, String why, long length) {
            throw new IllegalStateException(address + ": " + why);
        }
    }
}
