package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Delivery;
import dev.andon.connector.testkit.FaultProxy;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.connector.testkit.RecordingInbox.Seen;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real broker kept while we were away is history; what it gets afterwards is live, however long the wire. */
final class ResumedSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEPT = 100;

    private final RecordingInbox inbox = new RecordingInbox();

    @ParameterizedTest
    @CsvSource({"5, 0", "3.1.1, 0", "5, 150", "3.1.1, 150"})
    void keptMessagesAreHistoryAndTheFirstNewOneIsLive(String version, int wayMillis) {
        resume(version, wayMillis, sender -> {
            await().atMost(PATIENCE).until(() -> inbox.up() && inbox.samples().size() >= KEPT);
            assertThat(live()).isEmpty();
            AtomicInteger number = new AtomicInteger(KEPT);
            // One at a time, each after a pause, until one is live: on a quiet link that is the first.
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(3)).until(() -> {
                send(sender, number.getAndIncrement());
                return !live().isEmpty();
            });
            assertThat(live().getFirst().number()).isGreaterThanOrEqualTo(KEPT);
        });
    }

    @Test
    void keptMessagesAreHistoryAmongNewOnesThatNeverPause() {
        AtomicBoolean enough = new AtomicBoolean();
        resume("5", 150, sender -> {
            AtomicInteger number = new AtomicInteger(KEPT);
            Thread speaker = Thread.startVirtualThread(() -> {
                while (!enough.get()) {
                    send(sender, number.getAndIncrement());
                }
            });
            try {
                await().atMost(PATIENCE).until(() -> live().size() > 2 * KEPT);
            } finally {
                enough.set(true);
                await().atMost(PATIENCE).until(() -> !speaker.isAlive());
            }
            assertThat(live()).allSatisfy(sample -> assertThat(sample.number()).isGreaterThanOrEqualTo(KEPT));
            assertThat(inbox.samples().stream().filter(sample -> sample.number() < KEPT))
                    .hasSizeGreaterThanOrEqualTo(KEPT);
        });
    }

    /** What happens once the wire is whole again, with one that sends. */
    private interface Afterwards {

        void with(MqttConnector sender);
    }

    private void resume(String version, int wayMillis, Afterwards afterwards) {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector sender = Connectors.sender(broker.url());
                MqttConnector console = Connectors.to(
                        URI.create("mqtt://127.0.0.1:" + wire.port()),
                        Map.of("clientId", "console", "version", version))) {
            RecordingInbox own = new RecordingInbox();
            sender.start(own);
            console.start(inbox);
            await().atMost(PATIENCE).until(() -> own.up() && inbox.up());
            wire.refuse();
            await().atMost(PATIENCE).until(() -> !inbox.up());
            IntStream.range(0, KEPT).forEach(number -> send(sender, number));
            wire.mend();
            wire.delay(Duration.ofMillis(wayMillis));
            afterwards.with(sender);
            assertThat(inbox.links().toString()).contains("session resumed");
        }
    }

    private static void send(MqttConnector sender, int number) {
        assertThat(sender.send(Connectors.number("plant/n", number))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(new Delivery.Taken(true));
    }

    private List<Seen> live() {
        return inbox.samples().stream().filter(sample -> !sample.historical()).toList();
    }
}
