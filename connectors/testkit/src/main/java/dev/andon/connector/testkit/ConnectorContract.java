package dev.andon.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Backoff;
import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.model.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every connector promises. A connector's test implements this and says how its far end is played, by a real server. */
public interface ConnectorContract {

    /** How long the links of these tests may take for anything. */
    Duration PATIENCE = Duration.ofSeconds(60);

    /** A call that returns at once returns within this, on the busiest machine; one that waits for a frozen far end would not. */
    Duration AT_ONCE = Duration.ofSeconds(4);

    /** A server that runs, and has {@link FarEnd#point} to tell of. */
    FarEnd farEnd();

    /** The other side of the connector, and the connector. */
    interface FarEnd extends AutoCloseable {

        /** A connector to this far end, not started, that waits between attempts as {@code backoff} says. */
        Connector connector(Backoff backoff);

        /** The point that {@link #say} feeds, {@code device#point}. */
        String point();

        /** Has the far end send a number for the point; returns when it has it. */
        void say(double number);

        /** Has the far end send this in the place of a number. */
        void garble(byte[] nonsense);

        /** Dies on the spot. */
        void vanish();

        /** Is there again. */
        void comeBack();

        /** Stands still without closing anything. */
        void freeze();

        /** Goes on. */
        void thaw();

        /** A message the far end takes, with an answer. */
        Outgoing message();

        @Override
        void close();
    }

    /** Waits of a test: short, but doubling. */
    Backoff SHORT = new Backoff(Duration.ofMillis(100), Duration.ofMillis(800), 0.25);

    @Test
    default void startReturnsAtOnceWhateverTheFarEndDoes() {
        try (FarEnd far = farEnd();
                Connector connector = far.connector(SHORT)) {
            far.freeze();
            Instant before = Instant.now();
            connector.start(new RecordingInbox());
            assertThat(Duration.between(before, Instant.now())).isLessThan(AT_ONCE);
            far.thaw();
        }
    }

    @Test
    default void lostLinkComesBackWithBackoff() {
        RecordingInbox inbox = new RecordingInbox();
        try (FarEnd far = farEnd();
                Connector connector = far.connector(SHORT)) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            far.vanish();
            await().atMost(PATIENCE).until(() -> waits(inbox).size() >= 4);
            assertThat(waits(inbox).getFirst().reason().what()).isNotBlank();
            assertBackedOff(inbox.links());
            far.comeBack();
            await().atMost(PATIENCE).until(inbox::up);
            far.say(42);
            await().atMost(PATIENCE)
                    .until(() -> inbox.samples(far.point()).stream().anyMatch(sample -> sample.number() == 42));
        }
    }

    private static List<LinkState.Waiting> waits(RecordingInbox inbox) {
        return inbox.links().stream()
                .filter(LinkState.Waiting.class::isInstance)
                .map(LinkState.Waiting.class::cast)
                .toList();
    }

    /** Each wait between two attempts was at least as long as the backoff says, after one, two, three failures. */
    private static void assertBackedOff(List<LinkState> links) {
        int failures = 0;
        for (int i = 0; i + 1 < links.size(); i++) {
            if (links.get(i) instanceof LinkState.Waiting waiting
                    && links.get(i + 1) instanceof LinkState.Connecting next
                    && i > 0
                    && links.get(i - 1) instanceof LinkState.Connecting last) {
                failures++;
                long plain = Math.min(
                        SHORT.first().toMillis() << failures, SHORT.cap().toMillis());
                Duration least = Duration.ofMillis(Math.round(plain * (1 - SHORT.jitter())) - 2);
                assertThat(Duration.between(last.since(), waiting.retryAt())).isGreaterThanOrEqualTo(least);
                assertThat(next.since()).isAfterOrEqualTo(waiting.retryAt().minusMillis(5));
            }
        }
        assertThat(failures).isPositive();
    }

    @Test
    default void nothingIsCalledAfterClose() {
        RecordingInbox inbox = new RecordingInbox();
        try (FarEnd far = farEnd()) {
            Connector connector = far.connector(SHORT);
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            CompletableFuture<Void> flood =
                    CompletableFuture.runAsync(() -> IntStream.range(0, 500).forEach(far::say));
            await().atMost(PATIENCE).until(() -> !inbox.samples().isEmpty());
            connector.close();
            long calls = inbox.calls();
            flood.join();
            far.say(1);
            await().during(Duration.ofMillis(300)).until(() -> inbox.calls() == calls);
        }
    }

    @Test
    default void frozenFarEndDoesNotHoldUpClose() {
        RecordingInbox inbox = new RecordingInbox();
        try (FarEnd far = farEnd()) {
            Connector connector = far.connector(SHORT);
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            far.freeze();
            CompletionStage<Delivery> sent = connector.send(far.message());
            Duration limit = Duration.ofSeconds(1);
            Instant before = Instant.now();
            connector.close(limit);
            assertThat(Duration.between(before, Instant.now())).isLessThan(limit.plus(AT_ONCE));
            assertThat(sent.toCompletableFuture()).isDone();
            far.thaw();
        }
    }

    @Test
    default void orderPerPointIsKept() {
        RecordingInbox inbox = new RecordingInbox();
        try (FarEnd far = farEnd();
                Connector connector = far.connector(SHORT)) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            List<Double> numbers =
                    IntStream.range(0, 500).asDoubleStream().boxed().toList();
            numbers.forEach(far::say);
            await().atMost(PATIENCE).until(() -> inbox.samples(far.point()).size() >= numbers.size());
            assertThat(inbox.samples(far.point()))
                    .extracting(RecordingInbox.Seen::number)
                    .isEqualTo(numbers);
        }
    }

    @Test
    default void fullWindowFailsFast() {
        RecordingInbox inbox = new RecordingInbox();
        try (FarEnd far = farEnd()) {
            Connector connector = far.connector(SHORT);
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            far.freeze();
            List<CompletionStage<Delivery>> sent = new ArrayList<>();
            Instant before = Instant.now();
            while (!refused(sent)) {
                sent.add(connector.send(far.message()));
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(AT_ONCE);
            assertThat(sent).hasSizeGreaterThan(1);
            far.thaw();
            connector.close();
            assertThat(sent)
                    .allSatisfy(fate -> assertThat(fate.toCompletableFuture()).isCompleted());
        }
    }

    private static boolean refused(List<CompletionStage<Delivery>> sent) {
        return !sent.isEmpty()
                && sent.getLast().toCompletableFuture().getNow(new Delivery.Taken(true)) instanceof Delivery.NotSent;
    }

    @Test
    default void sendBeforeAndAfterTheLinkSaysWhyNot() {
        try (FarEnd far = farEnd()) {
            Connector connector = far.connector(SHORT);
            assertThat(connector.send(far.message()).toCompletableFuture())
                    .isCompletedWithValueMatching(Delivery.NotSent.class::isInstance);
            connector.close();
            assertThat(connector.send(far.message()).toCompletableFuture())
                    .isCompletedWithValueMatching(Delivery.NotSent.class::isInstance);
        }
    }

    @Test
    default void garbageIsBadAndKept() {
        byte[] nonsense = {(byte) 0xFF, (byte) 0xFE, '{', '"', 0, 'x'};
        RecordingInbox inbox = new RecordingInbox();
        try (FarEnd far = farEnd();
                Connector connector = far.connector(SHORT)) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            far.say(1);
            far.garble(nonsense);
            far.say(2);
            await().atMost(PATIENCE).until(() -> inbox.samples(far.point()).size() == 3);
            assertThat(inbox.samples(far.point()))
                    .extracting(RecordingInbox.Seen::quality)
                    .containsExactly(Quality.GOOD, Quality.BAD, Quality.GOOD);
            assertThat(inbox.unreadable())
                    .singleElement()
                    .satisfies(unread -> assertThat(unread.raw()).isEqualTo(nonsense));
        }
    }
}
