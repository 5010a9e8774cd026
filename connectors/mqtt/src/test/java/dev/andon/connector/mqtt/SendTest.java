package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages on their way out, and what each is told to have become of. */
final class SendTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingInbox inbox = new RecordingInbox();
    private final KeptMessages kept = new KeptMessages();

    @Test
    void messageNobodyListensToSaysSo() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector sender = started(Connectors.sender(broker.url()))) {
            assertThat(fate(sender.send(message("nobody", "1", null)))).isEqualTo(new Delivery.Taken(false));
        }
    }

    @Test
    void unassuredMessageIsTakenOnceItIsWritten() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = started(keeping(broker))) {
            Outgoing plain = new Outgoing("quick", "1".getBytes(StandardCharsets.UTF_8), false, false, null);
            assertThat(fate(connector.send(plain))).isEqualTo(new Delivery.Taken(true));
            await().atMost(PATIENCE).until(() -> kept.messages().size() == 1);
        }
    }

    @Test
    void expiryTravelsWithTheMessage() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = started(keeping(broker))) {
            fate(connector.send(message("command", "open", Duration.ofMillis(29_001))));
            await().atMost(PATIENCE).until(() -> kept.messages().size() == 1);
            // Message Expiry Interval (MQTT 5, 3.3.2.3.3): 30 whole seconds.
            assertThat(kept.messages().getFirst().properties()).containsExactly(2, 0, 0, 0, 30);
        }
    }

    @Test
    void messageInFlightAtALossIsUnknown() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector sender = started(Connectors.sender(broker.url()))) {
            broker.stop();
            CompletionStage<Delivery> sent = sender.send(message("late", "1", null));
            broker.kill9();
            assertThat(fate(sent)).isInstanceOf(Delivery.Unknown.class);
            assertThat(fate(sender.send(message("later", "1", null)))).isInstanceOf(Delivery.NotSent.class);
        }
    }

    @Test
    void windowIsNoWiderThanTheBrokers() {
        // mosquitto takes 20 at once and says so.
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector sender = started(Connectors.sender(broker.url()))) {
            broker.stop();
            List<CompletionStage<Delivery>> sent = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                sent.add(sender.send(message("full", "1", null)));
            }
            assertThat(sent.stream().filter(stage -> stage.toCompletableFuture().isDone()))
                    .hasSize(5);
            broker.resume();
            sent.subList(0, 20).forEach(stage -> assertThat(fate(stage)).isInstanceOf(Delivery.Taken.class));
            assertThat(fate(sender.send(message("full", "1", null)))).isInstanceOf(Delivery.Taken.class);
        }
    }

    @Test
    void floodBeyondTheWindowNeverBreaksTheLink() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = started(keeping(broker))) {
            int taken = 0;
            for (int i = 0; i < 20_000; i++) {
                if (!(connector
                                .send(message("flood", Integer.toString(i), null))
                                .toCompletableFuture()
                                .getNow(new Delivery.Taken(true))
                        instanceof Delivery.NotSent)) {
                    taken++;
                }
            }
            int expected = taken;
            await().atMost(PATIENCE).until(() -> kept.messages().size() == expected);
            assertThat(inbox.ups()).isEqualTo(1);
        }
    }

    @Test
    void topicThatIsNoneIsNotSent() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector sender = started(Connectors.sender(broker.url()))) {
            assertThat(fate(sender.send(message("plant/#", "1", null)))).isInstanceOf(Delivery.NotSent.class);
            assertThat(fate(sender.send(message("", "1", null)))).isInstanceOf(Delivery.NotSent.class);
            assertThat(fate(sender.send(message("fine", "1", null)))).isInstanceOf(Delivery.Taken.class);
        }
    }

    @Test
    void messageTheBrokerFindsTooLongIsNotSentAndTheLinkHolds() {
        try (Mosquitto broker = Mosquitto.with().line("max_packet_size 1000").start();
                MqttConnector sender = started(Connectors.sender(broker.url()))) {
            assertThat(fate(sender.send(message("long", "x".repeat(1_000), null))))
                    .isInstanceOfSatisfying(
                            Delivery.NotSent.class,
                            not -> assertThat(not.reason().what()).contains("no packet of more than 1000 bytes"));
            assertThat(fate(sender.send(message("short", "x", null)))).isInstanceOf(Delivery.Taken.class);
            assertThat(inbox.ups()).isEqualTo(1);
        }
    }

    @Test
    void retainedMessageIsNotSentToABrokerThatKeepsNone() {
        try (Mosquitto broker = Mosquitto.with().line("retain_available false").start();
                MqttConnector sender = started(Connectors.sender(broker.url()))) {
            assertThat(fate(sender.send(new Outgoing("kept", new byte[0], true, true, null))))
                    .isInstanceOf(Delivery.NotSent.class);
        }
    }

    @Test
    void brokerThatConfirmsNothingLeavesTheFateUnknown() {
        try (Mosquitto broker = Mosquitto.with().line("max_qos 0").start();
                MqttConnector connector = started(keeping(broker))) {
            assertThat(fate(connector.send(message("simple", "1", null)))).isInstanceOf(Delivery.Unknown.class);
            await().atMost(PATIENCE).until(() -> kept.messages().size() == 1);
        }
    }

    @Test
    void refusedMessageIsTold() {
        try (Mosquitto broker = Mosquitto.with().rights("topic read #").start();
                MqttConnector sender = started(Connectors.sender(broker.url()))) {
            assertThat(fate(sender.send(message("forbidden", "1", null))))
                    .isInstanceOfSatisfying(
                            Delivery.NotSent.class,
                            not -> assertThat(not.reason().what()).contains("not authorised (0x87)"));
        }
    }

    private MqttConnector keeping(Mosquitto broker) {
        return new MqttConnector(Connectors.settings(broker.url(), Map.of()), Connectors.SHORT, ignored -> kept);
    }

    private <T extends Connector> T started(T connector) {
        connector.start(inbox);
        await().atMost(PATIENCE).until(inbox::up);
        return connector;
    }

    private static Outgoing message(String topic, String text, @Nullable Duration expiry) {
        return new Outgoing(topic, text.getBytes(StandardCharsets.UTF_8), false, true, expiry);
    }

    private static Delivery fate(CompletionStage<Delivery> sent) {
        return sent.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
