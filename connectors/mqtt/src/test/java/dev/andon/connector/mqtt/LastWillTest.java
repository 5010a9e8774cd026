package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.testkit.FaultProxy;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real broker says for one who was lost. */
final class LastWillTest {

    private final RecordingInbox watcher = new RecordingInbox();
    private final RecordingInbox lost = new RecordingInbox();

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void whoIsLostWithoutAWordIsSpokenFor(String version) {
        Map<String, String> will = Map.of("version", version, "will.topic", "plant/level", "will.payload", "-1");
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector watching = Connectors.to(broker.url(), Map.of());
                MqttConnector losing = Connectors.to(URI.create("mqtt://127.0.0.1:" + wire.port()), will)) {
            watching.start(watcher);
            losing.start(lost);
            await().until(() -> watcher.up() && lost.up());
            wire.refuse();
            wire.cut();
            await().until(() -> !watcher.samples().isEmpty());
            assertThat(watcher.samples("plant/level#value").getFirst().number()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void whoOnlySpeaksHearsNothing(String version) {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector watching = Connectors.to(broker.url(), Map.of());
                MqttConnector speaking =
                        Connectors.to(broker.url(), Map.of("version", version, "publishOnly", "true"))) {
            watching.start(watcher);
            speaking.start(lost);
            await().until(() -> watcher.up() && lost.up());
            speaking.send(Connectors.number("plant/tank", 1))
                    .toCompletableFuture()
                    .join();
            await().until(() -> !watcher.samples().isEmpty());
            assertThat(lost.samples()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void whoTakesLeaveIsNotSpokenFor(String version) throws Exception {
        Map<String, String> will = Map.of("version", version, "will.topic", "plant/level", "will.payload", "-1");
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector watching = Connectors.to(broker.url(), Map.of())) {
            watching.start(watcher);
            await().until(watcher::up);
            try (MqttConnector leaving = Connectors.to(broker.url(), will)) {
                leaving.start(lost);
                await().until(lost::up);
            }
            watching.send(Connectors.number("plant/tank", 1))
                    .toCompletableFuture()
                    .join();
            await().until(() -> !watcher.samples("plant/tank#value").isEmpty());
            assertThat(watcher.samples("plant/level#value")).isEmpty();
        }
    }
}
