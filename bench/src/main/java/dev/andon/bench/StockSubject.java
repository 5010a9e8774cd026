package dev.andon.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way most programs go: the client as it comes, a tree of every message, a map from names to the newest sample. */
final class StockSubject implements Subject, MqttCallback {

    private record Newest(double number, long time) {}

    private final JsonMapper json = JsonMapper.shared();
    private final ConcurrentHashMap<String, Newest> table = new ConcurrentHashMap<>();
    private final AtomicLong samples = new AtomicLong();
    private volatile Histogram latency = AndonSubject.histogram();
    private @Nullable MqttAsyncClient client;

    @Override
    public String name() {
        return "stock Paho + Jackson tree";
    }

    @Override
    public void open(int port) throws MqttException {
        MqttAsyncClient opened = new MqttAsyncClient("tcp://127.0.0.1:" + port, "bench-stock", new MemoryPersistence());
        opened.setCallback(this);
        opened.connect().waitForCompletion(10_000);
        client = opened;
        opened.subscribe("#", 0).waitForCompletion(10_000);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        JsonNode tree = json.readTree(new String(message.getPayload(), StandardCharsets.UTF_8));
        if (tree.isArray()) {
            tree.forEach(element -> take(topic, element));
        } else {
            take(topic, tree);
        }
    }

    private void take(String topic, JsonNode object) {
        long time = object.path("ts").asLong(0);
        object.properties().forEach(field -> {
            if (!"ts".equals(field.getKey())) {
                table.put(
                        topic + '#' + field.getKey(),
                        new Newest(field.getValue().asDouble(0), time));
                samples.incrementAndGet();
            }
        });
        latency.recordValue(Math.clamp(Load.now() - time, 0, 600_000_000));
    }

    @Override
    public long samples() {
        return samples.get();
    }

    @Override
    public Histogram latency() {
        return latency;
    }

    @Override
    public void reset() {
        samples.set(0);
        latency = AndonSubject.histogram();
    }

    @Override
    public void close() throws MqttException {
        if (client != null) {
            client.disconnectForcibly(100);
            client.close(true);
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
