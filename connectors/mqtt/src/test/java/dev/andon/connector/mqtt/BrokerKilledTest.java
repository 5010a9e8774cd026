package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Delivery;
import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A broker is killed with -9 under QoS 1 traffic and started again, over and over: {@code ./mvnw -pl connectors/mqtt -am test
 * -Dtest=BrokerKilledTest -Dandon.cycles=50}; 5 times when nothing is said.
 *
 * <p>What a broker loses with its own memory is its loss, not ours: so the traffic never runs ahead of the listener by more than a few
 * messages, and mosquitto is told to put each on the wire at once, before it acknowledges it to the publisher.
 */
final class BrokerKilledTest {

    private static final int CYCLES = Integer.getInteger("andon.cycles", 5);
    private static final int STREAMS = 8;
    private static final int AHEAD = 12;
    private static final int MESSAGES_A_CYCLE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingInbox listener = new RecordingInbox();
    private final RecordingInbox speaker = new RecordingInbox();
    private final Heard heard = new Heard();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void nothingAcknowledgedIsLostWhenTheBrokerKeepsItsSessions() {
        try (Mosquitto broker = eager().persistent().start()) {
            killOverAndOver(broker, "5");
            assertThat(resumed()).isEqualTo(CYCLES);
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheBrokerForgetsItsSessions() {
        try (Mosquitto broker = eager().start()) {
            killOverAndOver(broker, "5");
            assertThat(resumed()).isZero();
        }
    }

    @Test
    void nothingAcknowledgedIsLostWithTheOldVersion() {
        try (Mosquitto broker = eager().persistent().start()) {
            killOverAndOver(broker, "3.1.1");
        }
    }

    private static Mosquitto.Setup eager() {
        return Mosquitto.with().line("max_inflight_messages 0").line("set_tcp_nodelay true");
    }

    private void killOverAndOver(Mosquitto broker, String version) {
        try (MqttConnector subscriber = new MqttConnector(
                        Connectors.settings(broker.url(), Map.of("clientId", "listener", "version", version)),
                        Connectors.SHORT,
                        inbox -> heard);
                MqttConnector publisher = Connectors.sender(broker.url())) {
            subscriber.start(listener);
            publisher.start(speaker);
            await().atMost(PATIENCE).until(() -> listener.up() && speaker.up());
            AtomicBoolean enough = new AtomicBoolean();
            AtomicInteger next = new AtomicInteger();
            List<Thread> traffic = IntStream.range(0, STREAMS)
                    .mapToObj(i -> Thread.startVirtualThread(() -> speak(publisher, next, enough)))
                    .toList();
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                int target = acknowledged.size() + MESSAGES_A_CYCLE;
                await("traffic in cycle " + cycle).atMost(PATIENCE).until(() -> acknowledged.size() >= target);
                broker.kill9();
                await("loss noticed").atMost(PATIENCE).until(() -> !listener.up() && !speaker.up());
                broker.restart();
                await("back after kill " + cycle).atMost(PATIENCE).until(() -> listener.up() && speaker.up());
            }
            enough.set(true);
            heard.room.release(STREAMS);
            await().atMost(PATIENCE).until(() -> traffic.stream().noneMatch(Thread::isAlive));
            await("all that was acknowledged")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(heard.missing(acknowledged)).isEmpty());
            Logger.getLogger(BrokerKilledTest.class.getName())
                    .info(CYCLES + " kills: " + acknowledged.size() + " acknowledged, none lost, " + heard.again
                            + " delivered again, session resumed " + resumed() + " times");
        }
    }

    /** Sends one number after the other, each when the last was answered; those that have a listener count when they are taken. */
    private void speak(MqttConnector publisher, AtomicInteger next, AtomicBoolean enough) {
        while (!enough.get()) {
            heard.room.acquireUninterruptibly();
            int number = next.incrementAndGet();
            Delivery fate = publisher
                    .send(Connectors.number("traffic", number))
                    .toCompletableFuture()
                    .join();
            if (fate.equals(new Delivery.Taken(true))) {
                acknowledged.add(number);
            } else {
                heard.settle(number);
            }
            if (fate instanceof Delivery.NotSent) {
                await().atMost(PATIENCE).until(() -> speaker.up() || enough.get());
            }
        }
    }

    private long resumed() {
        return listener.links().stream()
                .filter(state -> state instanceof LinkState.Up up && up.detail().contains("session resumed"))
                .count();
    }

    /** The numbers the listener heard; each first time makes room for another. */
    private static final class Heard implements PublishSink {

        private final Set<Integer> numbers = ConcurrentHashMap.newKeySet();
        private final Semaphore room = new Semaphore(AHEAD);
        private final AtomicInteger again = new AtomicInteger();

        @Override
        public void publish(Publish message) {
            String text = new String(
                    message.buffer(), message.payloadOffset(), message.payloadLength(), StandardCharsets.US_ASCII);
            if (!settle((int) Double.parseDouble(text))) {
                again.incrementAndGet();
            }
        }

        /** This number needs no room any more; false when it had been settled before. */
        boolean settle(int number) {
            boolean first = numbers.add(number);
            if (first) {
                room.release();
            }
            return first;
        }

        Set<Integer> missing(Set<Integer> wanted) {
            Set<Integer> missing = new HashSet<>(wanted);
            missing.removeAll(numbers);
            return missing;
        }

        @Override
        public void oversize(Publish message, long length) {}

        @Override
        public void idle() {}
    }
}
