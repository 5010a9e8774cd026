package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Delivery;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.FaultProxy;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages on their way in, and the sessions that carry them. */
final class ReceiveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingInbox inbox = new RecordingInbox();
    private final KeptMessages kept = new KeptMessages();

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "2, 5", "0, 3.1.1", "1, 3.1.1", "2, 3.1.1"})
    void everyQualityOfServiceArrivesOnceAndInOrder(String qos, String version) throws Exception {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = keeping(broker.url(), Map.of("qos", qos, "version", version))) {
            start(connector);
            // Our own messages go out at QoS 1 at most: another client publishes at 2.
            for (int i = 0; i < 3; i++) {
                publish(broker, "-q", "2", "-t", "plant/n", "-m", Integer.toString(i));
            }
            await().atMost(PATIENCE).until(() -> kept.messages().size() >= 3);
            assertThat(kept.messages()).extracting(KeptMessages.Kept::text).containsExactly("0", "1", "2");
        }
    }

    @Test
    void enormousMessageIsListedAndTheRestGoesOn() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector sender = Connectors.sender(broker.url());
                MqttConnector connector = keeping(broker.url(), Map.of())) {
            RecordingInbox own = new RecordingInbox();
            sender.start(own);
            await().atMost(PATIENCE).until(own::up);
            start(connector);
            sender.send(new Outgoing("camera", new byte[10_000_000], false, true, null));
            sender.send(Connectors.number("after", 1));
            await().atMost(PATIENCE).until(() -> !kept.messages().isEmpty());
            assertThat(kept.oversize())
                    .singleElement()
                    .satisfies(image -> assertThat(image.length()).isEqualTo(10_000_000));
            assertThat(kept.messages()).extracting(KeptMessages.Kept::topic).containsExactly("after");
            // It was acknowledged: else the broker would send it again to this session.
            assertThat(inbox.ups()).isEqualTo(1);
        }
    }

    @Test
    void namedClientGetsWhatCameWhileItWasAway() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector sender = Connectors.sender(broker.url());
                MqttConnector connector =
                        keeping(URI.create("mqtt://127.0.0.1:" + wire.port()), Map.of("clientId", "console"))) {
            RecordingInbox own = new RecordingInbox();
            sender.start(own);
            await().atMost(PATIENCE).until(own::up);
            start(connector);
            wire.refuse();
            await().atMost(PATIENCE).until(() -> !inbox.up());
            IntStream.range(0, 10)
                    .forEach(number -> assertThat(sender.send(Connectors.number("gap", number))
                                    .toCompletableFuture()
                                    .join())
                            .isEqualTo(new Delivery.Taken(true)));
            wire.mend();
            await().atMost(PATIENCE).until(() -> kept.messages().size() == 10 && inbox.up());
            assertThat(inbox.link())
                    .isInstanceOfSatisfying(
                            LinkState.Up.class, up -> assertThat(up.detail()).contains("session resumed"));
        }
    }

    @Test
    void unnamedClientLeavesNothingBehind() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = keeping(broker.url(), Map.of())) {
            start(connector);
            connector.close();
            try (MqttConnector sender = Connectors.sender(broker.url())) {
                RecordingInbox own = new RecordingInbox();
                sender.start(own);
                await().atMost(PATIENCE).until(own::up);
                assertThat(sender.send(Connectors.number("nobody", 1))
                                .toCompletableFuture()
                                .join())
                        .isEqualTo(new Delivery.Taken(false));
            }
        }
    }

    @Test
    void onlyTheFiltersOfTheSettingsAreHeard() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = listening(broker.url(), "plant/+/level", "other/#")) {
            start(connector);
            for (String topic : List.of("plant/a/level", "plant/a/temperature", "other", "other/x/y", "third")) {
                connector
                        .send(Connectors.number(topic, 1))
                        .toCompletableFuture()
                        .join();
            }
            await().atMost(PATIENCE).until(() -> kept.messages().size() == 3);
            assertThat(kept.messages())
                    .extracting(KeptMessages.Kept::topic)
                    .containsExactly("plant/a/level", "other", "other/x/y");
        }
    }

    @Test
    void refusedFilterIsShownAndTheOthersWork() {
        try (Mosquitto broker = Mosquitto.with().refusing("secret/#").start();
                MqttConnector connector = listening(broker.url(), "plant/#", "secret/#")) {
            start(connector);
            assertThat(inbox.link())
                    .isInstanceOfSatisfying(
                            LinkState.Up.class, up -> assertThat(up.detail()).contains("refused: secret/#"));
            assertThat(inbox.ignored().get("secret/#")).contains("not authorised (0x87)");
        }
    }

    @Test
    void refusedFilterIsListedOnceHoweverOftenTheLinkComesBack() {
        AtomicInteger listed = new AtomicInteger();
        Inbox counting = (Inbox) Proxy.newProxyInstance(
                Inbox.class.getClassLoader(), new Class<?>[] {Inbox.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("ignored")) {
                        listed.incrementAndGet();
                    }
                    return method.invoke(inbox, arguments);
                });
        try (Mosquitto broker = Mosquitto.with().refusing("secret/#").start();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector =
                        listening(URI.create("mqtt://127.0.0.1:" + wire.port()), "plant/#", "secret/#")) {
            connector.start(counting);
            await().atMost(PATIENCE).until(inbox::up);
            wire.cut();
            await().atMost(PATIENCE).until(() -> inbox.ups() == 2);
            assertThat(((LinkState.Up) inbox.links().getLast()).detail()).contains("refused: secret/#");
            assertThat(listed).hasValue(1);
        }
    }

    @Test
    void noRightAtAllWaitsForTheRight() {
        try (Mosquitto broker = Mosquitto.with().refusing("secret/#").start();
                MqttConnector connector = listening(broker.url(), "secret/#")) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> inbox.link() instanceof LinkState.Waiting);
            assertThat(inbox.links().toString())
                    .contains("refuses the subscription to secret/#: not authorised (0x87)");
        }
    }

    @Test
    void threadsDoNotPileUp() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port());
                MqttConnector connector = keeping(URI.create("mqtt://127.0.0.1:" + wire.port()), Map.of())) {
            start(connector);
            for (int i = 2; i <= 12; i++) {
                int wanted = i;
                wire.cut();
                await().atMost(PATIENCE).until(() -> inbox.ups() == wanted);
            }
            await().atMost(PATIENCE).until(() -> pahoThreads() <= 3);
        }
        await().atMost(PATIENCE).until(() -> pahoThreads() == 0);
    }

    private static long pahoThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("MQTT "))
                .count();
    }

    private MqttConnector keeping(URI url, Map<String, String> options) {
        return new MqttConnector(Connectors.settings(url, options), Connectors.SHORT, ignored -> kept);
    }

    private MqttConnector listening(URI url, String... filters) {
        ConnectionSettings settings = new ConnectionSettings(
                "test",
                url,
                List.of(filters),
                null,
                null,
                null,
                ConnectionSettings.Tls.PLATFORM,
                Map.of(),
                name -> Optional.empty());
        return new MqttConnector(settings, Connectors.SHORT, ignored -> kept);
    }

    private void start(MqttConnector connector) {
        connector.start(inbox);
        await().atMost(PATIENCE).until(inbox::up);
    }

    private static void publish(Mosquitto broker, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mosquitto_pub", "-p", Integer.toString(broker.port())));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
