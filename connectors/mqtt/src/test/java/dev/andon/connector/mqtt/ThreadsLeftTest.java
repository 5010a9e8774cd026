package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paho waits for ever for threads of its own that ended before they were seen to run; none may be left behind. */
final class ThreadsLeftTest {

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void whoIsClosedWhileConnectingLeavesNoThread(String version) {
        try (Mosquitto broker = Mosquitto.plain()) {
            for (int delay = 0; delay < 40; delay++) {
                RecordingInbox inbox = new RecordingInbox();
                MqttConnector connector = Connectors.to(broker.url(), Map.of("version", version));
                connector.start(inbox);
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> inbox.link() != null);
                pause(delay * 250_000L);
                connector.close();
            }
            await().untilAsserted(() -> assertThat(threadsOfPaho()).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void whoIsHungUpOnAtOnceLeavesNoThread(String version) throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread hangsUp = Thread.startVirtualThread(() -> hangUp(rude));
            RecordingInbox inbox = new RecordingInbox();
            URI url = URI.create("mqtt://127.0.0.1:" + rude.getLocalPort());
            try (MqttConnector connector = Connectors.to(url, Map.of("version", version))) {
                connector.start(inbox);
                await().until(() -> inbox.links().stream()
                                .filter(LinkState.Waiting.class::isInstance)
                                .count()
                        > 10);
            }
            assertThat(hangsUp.isAlive()).isTrue();
            await().untilAsserted(() -> assertThat(threadsOfPaho()).isEmpty());
        }
    }

    private static void hangUp(ServerSocket rude) {
        try {
            while (true) {
                rude.accept().close();
            }
        } catch (IOException closed) {
            assertThat(rude.isClosed()).isTrue();
        }
    }

    private static List<String> threadsOfPaho() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("MQTT "))
                .map(thread -> thread.getKey().getName() + " in " + Arrays.toString(thread.getValue()))
                .toList();
    }

    /** Meets another moment of the connecting each time; too short to be slept. */
    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
