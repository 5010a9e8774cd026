package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Delivery;
import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A broker is killed with -9 under QoS 1 traffic and started again, over and over: {@code ./mvnw -pl connectors/mqtt test
 * -Dtest=BrokerKilledTest -Dandon.cycles=50}; 5 times when nothing is said.
 */
final class BrokerKilledTest {

    private static final int CYCLES = Integer.getInteger("andon.cycles", 5);
    private static final int STREAMS = 8;
    private static final int MESSAGES_A_CYCLE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void nothingAcknowledgedIsLostWhenTheBrokerKeepsItsSessions() {
        try (Mosquitto broker = Mosquitto.with().persistent().start()) {
            Outcome outcome = killOverAndOver(broker, "5");
            assertThat(outcome.lost()).isEmpty();
            assertThat(outcome.resumed()).isEqualTo(CYCLES);
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheBrokerForgetsItsSessions() {
        try (Mosquitto broker = Mosquitto.plain()) {
            Outcome outcome = killOverAndOver(broker, "5");
            assertThat(outcome.lost()).isEmpty();
            assertThat(outcome.resumed()).isZero();
        }
    }

    @Test
    void nothingAcknowledgedIsLostWithTheOldVersion() {
        try (Mosquitto broker = Mosquitto.with().persistent().start()) {
            assertThat(killOverAndOver(broker, "3.1.1").lost()).isEmpty();
        }
    }

    /**
     * What came of it.
     *
     * @param resumed how often the broker still had the session
     */
    private record Outcome(Set<Integer> lost, long resumed) {}

    private static Outcome killOverAndOver(Mosquitto broker, String version) {
        RecordingInbox inbox = new RecordingInbox();
        RecordingInbox ignored = new RecordingInbox();
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        try (MqttConnector subscriber =
                        Connectors.to(broker.url(), Map.of("clientId", "subscriber", "version", version));
                MqttConnector publisher = Connectors.sender(broker.url())) {
            subscriber.start(inbox);
            publisher.start(ignored);
            await().atMost(PATIENCE).until(() -> inbox.up() && ignored.up());
            AtomicBoolean enough = new AtomicBoolean();
            AtomicInteger next = new AtomicInteger();
            List<Thread> traffic = IntStream.range(0, STREAMS)
                    .mapToObj(i ->
                            Thread.startVirtualThread(() -> publish(publisher, ignored, next, acknowledged, enough)))
                    .toList();
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                int target = acknowledged.size() + MESSAGES_A_CYCLE;
                await("traffic in cycle " + cycle).atMost(PATIENCE).until(() -> acknowledged.size() >= target);
                broker.kill9();
                await("loss noticed").atMost(PATIENCE).until(() -> !inbox.up() && !ignored.up());
                broker.restart();
                await("back after kill " + cycle).atMost(PATIENCE).until(() -> inbox.up() && ignored.up());
            }
            enough.set(true);
            await().atMost(PATIENCE).until(() -> traffic.stream().noneMatch(Thread::isAlive));
            await("all that was acknowledged")
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(missing(acknowledged, inbox)).isEmpty());
            return outcome(acknowledged, inbox);
        }
    }

    /** Sends one number after the other, each when the last was answered; those with a listener count when they are taken. */
    private static void publish(
            MqttConnector publisher,
            RecordingInbox state,
            AtomicInteger next,
            Set<Integer> acknowledged,
            AtomicBoolean enough) {
        while (!enough.get()) {
            int number = next.incrementAndGet();
            Delivery fate = publisher
                    .send(Connectors.number("traffic", number))
                    .toCompletableFuture()
                    .join();
            if (fate.equals(new Delivery.Taken(true))) {
                acknowledged.add(number);
            } else if (fate instanceof Delivery.NotSent) {
                await().atMost(PATIENCE).until(() -> state.up() || enough.get());
            }
        }
    }

    private static Set<Integer> missing(Set<Integer> acknowledged, RecordingInbox inbox) {
        Set<Integer> missing = new HashSet<>(acknowledged);
        inbox.samples().forEach(sample -> missing.remove((int) sample.number()));
        return missing;
    }

    private static Outcome outcome(Set<Integer> acknowledged, RecordingInbox inbox) {
        List<RecordingInbox.Seen> samples = inbox.samples();
        long distinct = samples.stream()
                .mapToDouble(RecordingInbox.Seen::number)
                .distinct()
                .count();
        long resumed = inbox.links().stream()
                .filter(state -> state instanceof LinkState.Up up && up.detail().contains("session resumed"))
                .count();
        Outcome outcome = new Outcome(missing(acknowledged, inbox), resumed);
        Logger.getLogger(BrokerKilledTest.class.getName())
                .info(CYCLES + " kills: " + acknowledged.size() + " acknowledged, "
                        + outcome.lost().size() + " lost, " + (samples.size() - distinct)
                        + " delivered twice, session resumed " + resumed + " times");
        return outcome;
    }
}
