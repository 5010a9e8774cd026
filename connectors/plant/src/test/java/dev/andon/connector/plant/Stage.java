package dev.andon.connector.plant;

import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.mqtt.MqttProvider;
import dev.andon.connector.testkit.RecordingInbox;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The usual plant on a real broker, heard through a real connection; the test moves its time. */
final class Stage implements AutoCloseable {

    final RecordingInbox inbox = new RecordingInbox();
    final Plant plant;
    private final EmbeddedBroker broker;
    private final List<Gateway> gateways;
    private final List<Connector> connectors = new ArrayList<>();

    /** @param rate of the plant, Hz */
    Stage(double rate) throws Exception {
        broker = EmbeddedBroker.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listen(inbox, Map.of());
        Fleet fleet = Plants.usual(rate);
        URI url = URI.create("mqtt://127.0.0.1:" + broker.address().getPort());
        GatewayLines lines = new GatewayLines(new MqttProvider(), "stage", url, inbox::now);
        gateways = lines.gateways(fleet);
        plant = new Plant(fleet, gateways, broker::cut);
        await().until(() -> inbox.up() && plant.connected());
    }

    /** Opens one more connection to the broker. */
    void listen(RecordingInbox to, Map<String, String> options) {
        Connector connector = new MqttProvider().open(settings("listener" + connectors.size(), options));
        connectors.add(connector);
        connector.start(to);
    }

    /** Lets the plant work from one time to another, in steps, as fast as the broker takes it. */
    void play(double from, double to, double step) {
        for (double elapsed = from; elapsed < to; elapsed += step) {
            turn(elapsed);
        }
        turn(to);
    }

    /** Lets the plant do what is due, until everything is sent that can be. */
    void turn(double elapsed) {
        plant.turn(elapsed);
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> {
            boolean sent = gateways.stream().noneMatch(gateway -> gateway.up() && gateway.waiting() > 0);
            if (!sent) {
                plant.turn(elapsed);
            }
            return sent;
        });
    }

    /** Waits for the first sample of a point with a source time so many seconds from the start or later. */
    RecordingInbox.Seen seen(String point, double elapsed) {
        long from = micros(elapsed);
        await().until(() -> inbox.samples(point).stream().anyMatch(sample -> sample.sourceTime() >= from));
        return inbox.samples(point).stream()
                .filter(sample -> sample.sourceTime() >= from)
                .findFirst()
                .orElseThrow();
    }

    static long micros(double elapsed) {
        return Math.round((Plants.START + elapsed) * 1e6);
    }

    private ConnectionSettings settings(String name, Map<String, String> options) {
        ConnectionSettings plain = ConnectionSettings.of(
                name, URI.create("mqtt://127.0.0.1:" + broker.address().getPort()));
        return new ConnectionSettings(
                name, plain.url(), List.of(), null, null, null, plain.tls(), options, plain.secrets());
    }

    @Override
    public void close() throws Exception {
        plant.close(Duration.ofSeconds(30));
        connectors.forEach(Connector::close);
        broker.close();
    }
}
