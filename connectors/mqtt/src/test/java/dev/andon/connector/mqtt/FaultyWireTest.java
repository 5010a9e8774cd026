package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.testkit.FaultProxy;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the wire may do to a session that is up. */
final class FaultyWireTest {

    /** A silent wire is known to be dead within 3 s by the link's clocks, which are tried with the time as an argument; the rest is a busy machine's. */
    private static final Duration KNOWN = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingInbox inbox = new RecordingInbox();

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void frozenBrokerIsKnownByItsSilence(String version) {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = Connectors.to(broker.url(), Map.of("version", version))) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            broker.stop();
            await().atMost(KNOWN).until(() -> !inbox.up());
            assertThat(inbox.links().toString()).contains("does not answer a ping");
            broker.resume();
            await().atMost(PATIENCE).until(inbox::up);
        }
    }

    @Test
    void frozenBrokerIsKnownBehindAWebSocket() {
        try (Mosquitto broker = Mosquitto.with().webSockets().start();
                MqttConnector connector = Connectors.to(broker.url(), Map.of())) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            broker.stop();
            await().atMost(KNOWN).until(() -> !inbox.up());
            broker.resume();
            await().atMost(PATIENCE).until(inbox::up);
        }
    }

    @Test
    void pulledCableIsKnownByItsSilenceAndMends() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector = through(wire)) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            wire.stall();
            await().atMost(KNOWN).until(() -> !inbox.up());
            wire.mend();
            await().atMost(PATIENCE).until(inbox::up);
            assertThat(hears(broker)).isTrue();
        }
    }

    @Test
    void halfOpenConnectionIsKnownByItsSilence() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector = through(wire)) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            wire.halfOpen();
            await().atMost(KNOWN).until(() -> !inbox.up());
            wire.mend();
            await().atMost(PATIENCE).until(inbox::up);
        }
    }

    @Test
    void cutConnectionIsKnownAtOnce() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector = through(wire)) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            wire.cut();
            await().atMost(KNOWN).until(() -> inbox.ups() == 2 || !inbox.up());
            await().atMost(PATIENCE).until(() -> inbox.ups() == 2);
        }
    }

    @Test
    void refusingNetworkIsTriedUntilItMends() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector = through(wire)) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            wire.refuse();
            await().atMost(PATIENCE)
                    .until(() -> inbox.links().toString().contains("nothing listens at 127.0.0.1 port " + wire.port()));
            wire.mend();
            await().atMost(PATIENCE).until(inbox::up);
        }
    }

    @Test
    void firstConnectionIsTriedUntilTheBrokerIsThere() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector = through(wire)) {
            wire.refuse();
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> inbox.links().size() > 4);
            wire.mend();
            await().atMost(PATIENCE).until(inbox::up);
        }
    }

    @Test
    void longWayIsNoFault() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector = through(wire)) {
            // Half of what a link allows for at least: the rest is for the machine.
            wire.delay(Duration.ofMillis(150));
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            await().during(Duration.ofSeconds(6)).until(inbox::up);
            assertThat(inbox.ups()).isEqualTo(1);
        }
    }

    @Test
    void slowWireDeliversInTheEnd() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector = through(wire);
                MqttConnector sender = Connectors.sender(broker.url())) {
            RecordingInbox own = new RecordingInbox();
            sender.start(own);
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> inbox.up() && own.up());
            wire.slow(4_000);
            // Some 15 kB: four seconds of this wire, during which our pings wait behind the data.
            IntStream.range(0, 500)
                    .forEach(number -> sender.send(Connectors.number("slow/plant/number", number))
                            .toCompletableFuture()
                            .join());
            await().atMost(PATIENCE).until(() -> inbox.samples().size() == 500);
            assertThat(inbox.ups()).isEqualTo(1);
        }
    }

    private static MqttConnector through(FaultProxy wire) {
        return Connectors.to(URI.create("mqtt://127.0.0.1:" + wire.port()), Map.of());
    }

    private boolean hears(Mosquitto broker) {
        RecordingInbox own = new RecordingInbox();
        try (MqttConnector sender = Connectors.sender(broker.url())) {
            sender.start(own);
            await().atMost(PATIENCE).until(own::up);
            sender.send(Connectors.number("again", 1)).toCompletableFuture().join();
            await().atMost(PATIENCE).until(() -> !inbox.samples("again#value").isEmpty());
            return true;
        }
    }
}
