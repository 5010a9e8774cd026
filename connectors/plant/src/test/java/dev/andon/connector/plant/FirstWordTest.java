package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Delivery;
import dev.andon.connector.Hop;
import dev.andon.connector.Inbox;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.RecordingInbox;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FirstWordTest {

    private static final List<String> STATUSES = List.of("bottling#status", "coldstore#status", "trucks#status");

    private final CountDownLatch listen = new CountDownLatch(1);
    private final Queue<Radio> radios = new ConcurrentLinkedQueue<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final RecordingInbox inbox = new RecordingInbox();

    @Test
    void noGatewaySpeaksWhileThePlantIsNotListeningYet() {
        URI plant = URI.create("demo://plant?devices=3");
        PlantConnector connector = new PlantConnector(ConnectionSettings.of("plant", plant), new Slow());
        try (connector) {
            connector.start(inbox);
            await().until(() -> radios.size() == 3 && radios.stream().allMatch(Radio::up));
            await().during(Duration.ofMillis(300)).until(said::isEmpty);
            listen.countDown();
            await().untilAsserted(() -> assertThat(STATUSES)
                    .allSatisfy(point -> assertThat(inbox.samples(point))
                            .as("heard as it is said, not as what is kept")
                            .anyMatch(sample -> !sample.lastKnown())));
        }
    }

    /** MQTT as ever, but the plant itself begins to listen only when it is let. */
    private final class Slow implements ConnectorProvider {

        private final ConnectorProvider mqtt = ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.schemes().contains("mqtt"))
                .findFirst()
                .orElseThrow();

        @Override
        public Set<String> schemes() {
            return mqtt.schemes();
        }

        @Override
        public Set<String> options() {
            return mqtt.options();
        }

        @Override
        public Connector open(ConnectionSettings settings) {
            return new Line(mqtt.open(settings));
        }

        @Override
        public List<Hop> examine(ConnectionSettings settings, Duration limit) {
            return mqtt.examine(settings, limit);
        }
    }

    private final class Line implements Connector {

        private final Connector line;

        Line(Connector line) {
            this.line = line;
        }

        @Override
        public void start(Inbox to) {
            if (to instanceof Radio radio) {
                radios.add(radio);
                line.start(to);
            } else {
                Thread.startVirtualThread(() -> startLate(to));
            }
        }

        private void startLate(Inbox to) {
            try {
                listen.await();
                line.start(to);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public CompletionStage<Delivery> send(Outgoing message) {
            said.add(message.address());
            return line.send(message);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
