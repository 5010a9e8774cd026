package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Delivery;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Faults of our own: they cost the link, not the connector. */
final class InternalFaultTest {

    private final RecordingInbox inbox = new RecordingInbox();
    private final AtomicBoolean stumbled = new AtomicBoolean();

    @Test
    void faultAtTheBeginningIsToldAndTriedAgain() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector =
                        new MqttConnector(Connectors.settings(broker.url(), Map.of()), Connectors.SHORT, to -> {
                            stumble();
                            return new PlainSink(to);
                        })) {
            connector.start(inbox);
            await().until(inbox::up);
            assertThat(inbox.links().toString()).contains("Waiting", "internal fault");
        }
    }

    @Test
    void faultAtTheEndOfALinkIsToldAndTriedAgain() {
        Inbox stumbling = (Inbox) Proxy.newProxyInstance(
                Inbox.class.getClassLoader(), new Class<?>[] {Inbox.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof LinkState.Waiting) {
                        stumble();
                    }
                    return method.invoke(inbox, arguments);
                });
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = Connectors.to(broker.url(), Map.of())) {
            connector.start(stumbling);
            await().until(inbox::up);
            broker.kill9();
            await().until(() -> inbox.links().toString().contains("internal fault"));
            broker.restart();
            await().until(() -> inbox.ups() == 2);
        }
    }

    @Test
    void sinkThatHangsDoesNotHoldUpCloseLongerThanIsGiven() {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector sender = Connectors.sender(broker.url())) {
            MqttConnector connector = new MqttConnector(
                    Connectors.settings(broker.url(), Map.of()), Connectors.SHORT, to -> new Hanging(reached, freed));
            connector.start(inbox);
            sender.start(new RecordingInbox());
            await().until(() -> inbox.up());
            await().until(() ->
                    sender.send(Connectors.number("a", 1)).toCompletableFuture().join() instanceof Delivery.Taken);
            await().until(() -> reached.getCount() == 0);
            Instant before = Instant.now();
            connector.close(Duration.ofMillis(1));
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
        } finally {
            freed.countDown();
        }
    }

    /** Takes a message and does not return. */
    private record Hanging(CountDownLatch reached, CountDownLatch freed) implements PublishSink {

        @Override
        public void publish(Publish message) {
            reached.countDown();
            try {
                freed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void oversize(Publish message, long length) {}

        @Override
        public void idle() {}
    }

    private void stumble() {
        if (stumbled.compareAndSet(false, true)) {
            throw new IllegalStateException("a fault of ours");
        }
    }
}
