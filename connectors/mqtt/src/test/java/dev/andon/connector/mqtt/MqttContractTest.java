package dev.andon.connector.mqtt;

import static org.awaitility.Awaitility.await;

import dev.andon.connector.Backoff;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.ConnectorContract;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The contract of all connectors, kept over each way to a real broker. */
final class MqttContractTest {

    @Nested
    final class OverMqtt5 implements ConnectorContract {

        @Override
        public FarEnd farEnd() {
            return new Broker(Mosquitto.plain(), "5");
        }
    }

    @Nested
    final class OverMqtt311 implements ConnectorContract {

        @Override
        public FarEnd farEnd() {
            return new Broker(Mosquitto.plain(), "3.1.1");
        }
    }

    @Nested
    final class OverWebSocket implements ConnectorContract {

        @Override
        public FarEnd farEnd() {
            return new Broker(Mosquitto.with().webSockets().start(), "5");
        }
    }

    /** A broker, and a neighbour that speaks through it. */
    private static final class Broker implements ConnectorContract.FarEnd {

        private static final String TOPIC = "plant/press/temperature";

        private final Mosquitto broker;
        private final String version;
        private final Connector neighbour;
        private final RecordingInbox heard = new RecordingInbox();

        Broker(Mosquitto broker, String version) {
            this.broker = broker;
            this.version = version;
            neighbour = Connectors.sender(broker.url());
            neighbour.start(heard);
            await().atMost(ConnectorContract.PATIENCE).until(heard::up);
        }

        @Override
        public Connector connector(Backoff backoff) {
            ConnectionSettings settings = Connectors.settings(broker.url(), Map.of("version", version));
            return new MqttConnector(settings, backoff, inbox -> new Decoder(inbox, settings));
        }

        @Override
        public String point() {
            return "plant/press#temperature";
        }

        @Override
        public void say(double number) {
            garble(Double.toString(number).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void garble(byte[] nonsense) {
            Outgoing message = new Outgoing(TOPIC, nonsense, false, true, null);
            if (!taken(message)) {
                await().atMost(ConnectorContract.PATIENCE).until(() -> taken(message));
            }
        }

        private boolean taken(Outgoing message) {
            return neighbour.send(message).toCompletableFuture().join() instanceof Delivery.Taken;
        }

        @Override
        public void vanish() {
            broker.kill9();
        }

        @Override
        public void comeBack() {
            broker.restart();
        }

        @Override
        public void freeze() {
            broker.stop();
        }

        @Override
        public void thaw() {
            broker.resume();
        }

        @Override
        public Outgoing message() {
            return Connectors.number("plant/press/target", 3);
        }

        @Override
        public void close() {
            neighbour.close();
            broker.close();
        }
    }
}
