package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Delivery;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One session with a real broker, in fair weather. */
final class MqttSessionTest {

    private final RecordingInbox inbox = new RecordingInbox();

    @Test
    void messageArrivesAsSample() throws Exception {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = Connectors.to(broker.url(), Map.of())) {
            connector.start(inbox);
            await().until(inbox::up);
            Delivery fate = connector
                    .send(Connectors.number("plant/tank", 21.5))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            assertThat(fate).isEqualTo(new Delivery.Taken(true));
            await().until(() -> !inbox.samples().isEmpty());
            assertThat(inbox.samples().getFirst().point()).isEqualTo("plant/tank#value");
            assertThat(inbox.samples().getFirst().number()).isEqualTo(21.5);
            assertThat(inbox.links()).hasExactlyElementsOfTypes(LinkState.Connecting.class, LinkState.Up.class);
            assertThat(((LinkState.Up) inbox.links().getLast()).detail()).isEqualTo("MQTT 5");
        }
        assertThat(inbox.links().getLast()).isInstanceOf(LinkState.Down.class);
    }

    @Test
    void olderVersionIsSpokenWhenAsked() throws Exception {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = Connectors.to(broker.url(), Map.of("version", "3.1.1"))) {
            connector.start(inbox);
            await().until(inbox::up);
            assertThat(((LinkState.Up) inbox.links().getLast()).detail()).isEqualTo("MQTT 3.1.1");
            connector
                    .send(Connectors.number("plant/tank", 3))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            await().until(() -> !inbox.samples().isEmpty());
        }
    }

    @Test
    void retainedMessageIsLastKnown() throws Exception {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector first = Connectors.to(broker.url(), Map.of());
                MqttConnector second = Connectors.to(broker.url(), Map.of())) {
            RecordingInbox other = new RecordingInbox();
            first.start(other);
            await().until(other::up);
            first.send(new Outgoing("plant/tank", "7".getBytes(StandardCharsets.UTF_8), true, true, null))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            second.start(inbox);
            await().until(() -> !inbox.samples().isEmpty() && !other.samples().isEmpty());
            assertThat(inbox.samples().getFirst().lastKnown()).isTrue();
            assertThat(other.samples().getFirst().lastKnown()).isFalse();
        }
    }

    @Test
    void nothingIsWrittenToTheWorkingDirectory() throws Exception {
        List<Path> before = files();
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = Connectors.to(broker.url(), Map.of("clientId", "console"))) {
            connector.start(inbox);
            await().until(inbox::up);
            connector
                    .send(Connectors.number("plant/tank", 1))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            assertThat(files()).isEqualTo(before);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.sorted().toList();
        }
    }
}
