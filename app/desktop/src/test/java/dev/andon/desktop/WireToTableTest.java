package dev.andon.desktop;

import static dev.andon.model.Quality.BAD;
import static dev.andon.model.Quality.GOOD;
import static dev.andon.model.Quality.STALE;
import static dev.andon.model.Quality.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.model.PointId;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way of a sample, with nothing left out but the screen: a real broker, our connector, ingest, the live table. */
class WireToTableTest {

    // A lost link is known at once and a frozen broker within 3 s; the rest is a busy machine's.
    private static final Duration STALE_WITHIN = Duration.ofSeconds(5);
    private static final Duration FROZEN_WITHIN = Duration.ofSeconds(8);

    private final Mosquitto broker = Mosquitto.plain();
    private final Connector press = connector(broker);
    private final Monitor monitor = Monitor.of(Workspace.of(settings("line", broker)));
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger beats = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private @Nullable ScheduledFuture<?> pulse;

    @BeforeEach
    void open() {
        monitor.start();
        await().until(() -> monitor.links().get(0).state() instanceof LinkState.Up);
    }

    @AfterEach
    void close() {
        if (pulse != null) {
            pulse.cancel(false);
        }
        beat.shutdownNow();
        monitor.close();
        press.close();
        broker.close();
    }

    @Test
    void aSampleTravelsFromTheBrokerToTheTable() {
        publish("plant/line1/press3", "{\"temperature\": 61.4, \"speed\": 40, \"running\": true}", false);
        awaitQuality("plant/line1/press3#temperature", GOOD);
        assertThat(value("plant/line1/press3#temperature").number()).isEqualTo(61.4);
        assertThat(value("plant/line1/press3#running").on()).isTrue();
    }

    @Test
    void aRetainedMessageIsLastKnown() {
        publish("plant/line2/press7", "{\"temperature\": 20}", true);
        awaitQuality("plant/line2/press7#temperature", GOOD);
        try (Monitor late = Monitor.of(Workspace.of(settings("late", broker)))) {
            late.start();
            await().until(() -> quality(late, "plant/line2/press7#temperature") == UNCERTAIN);
        }
    }

    @Test
    void whenTheBrokerIsKilledEverythingIsStaleAndComesBackWithTheNextSample() {
        beatEvery(200);
        awaitQuality("plant/line1/press3#count", GOOD);
        broker.kill9();
        await().atMost(STALE_WITHIN).until(() -> quality(monitor, "plant/line1/press3#count") == STALE);
        assertThat(monitor.links().get(0).state()).isNotInstanceOf(LinkState.Up.class);
        broker.restart();
        awaitQuality("plant/line1/press3#count", GOOD);
    }

    @Test
    void whenTheBrokerFreezesWhatItFedTurnsStale() {
        beatEvery(200);
        awaitQuality("plant/line1/press3#count", GOOD);
        broker.stop();
        try {
            await().atMost(FROZEN_WITHIN).until(() -> quality(monitor, "plant/line1/press3#count") == STALE);
        } finally {
            broker.resume();
        }
        awaitQuality("plant/line1/press3#count", GOOD);
    }

    @Test
    void aBrokenPayloadSpoilsItsOwnPointsAndIsKeptAndNothingElseStops() {
        publish("plant/line1/press3", "{\"temperature\": 61.4}", false);
        publish("plant/line1/press4", "{\"temperature\": 50.5}", false);
        awaitQuality("plant/line1/press4#temperature", GOOD);
        publish("plant/line1/press3", "{\"temperature\": 6", false);
        awaitQuality("plant/line1/press3#temperature", BAD);
        assertThat(value("plant/line1/press3#temperature").number()).isEqualTo(61.4);
        assertThat(value("plant/line1/press4#temperature").quality()).isEqualTo(GOOD);
        assertThat(monitor.unreadable().get(0).problem().where()).isEqualTo("plant/line1/press3");
        assertThat(new String(monitor.unreadable().get(0).head(), StandardCharsets.UTF_8))
                .isEqualTo("{\"temperature\": 6");
    }

    @Test
    void severalConnectionsLiveAndDieEachForItself() {
        try (Mosquitto store = Mosquitto.plain();
                Connector freezer = connector(store);
                Monitor both = Monitor.of(new Workspace(
                        "both",
                        "Both",
                        ZoneOffset.UTC,
                        null,
                        List.of(settings("line", broker), settings("store", store)),
                        List.of(),
                        List.of(),
                        null))) {
            both.start();
            await().until(() -> both.links().stream().allMatch(link -> link.state() instanceof LinkState.Up));
            publish(press, "a/press", "{\"x\": 1}", false);
            publish(freezer, "b/freezer", "{\"x\": 1}", false);
            await().until(() -> quality(both, "a/press#x") == GOOD && quality(both, "b/freezer#x") == GOOD);
            store.kill9();
            await().atMost(STALE_WITHIN).until(() -> quality(both, "b/freezer#x") == STALE);
            assertThat(quality(both, "a/press#x")).isEqualTo(GOOD);
        }
    }

    @Test
    void frozenBrokersDoNotHoldUpTheEnd() {
        List<ConnectionSettings> lines = IntStream.range(0, 8)
                .mapToObj(line -> settings("line" + line, broker))
                .toList();
        Monitor many =
                Monitor.of(new Workspace("many", "Many", ZoneOffset.UTC, null, lines, List.of(), List.of(), null));
        many.start();
        await().until(() -> many.links().stream().allMatch(link -> link.state() instanceof LinkState.Up));
        broker.stop();
        try {
            Instant before = Instant.now();
            many.close(Duration.ofSeconds(1));
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        } finally {
            broker.resume();
        }
    }

    @Test
    void everySampleIsCountedWhetherItIsNewLateOrUnreadable() {
        for (int i = 0; i < 500; i++) {
            publish("plant/line1/press3", "{\"ts\": " + (1_760_000_000_000L + i) + ", \"x\": " + i + "}", false);
        }
        await().until(() -> monitor.health().samples() == 500);
        await().until(() -> monitor.health().historical() == 500);
        assertThat(monitor.health().dropped()).isZero();
    }

    private void beatEvery(long millis) {
        pulse = beat.scheduleAtFixedRate(this::pulse, 0, millis, TimeUnit.MILLISECONDS);
    }

    private void pulse() {
        String payload = "{\"count\": " + beats.incrementAndGet() + "}";
        delivered.addAndGet(press.send(message("plant/line1/press3", payload, false))
                .thenApply(delivery -> delivery instanceof Delivery.Taken ? 1 : 0)
                .toCompletableFuture()
                .getNow(0));
    }

    private void publish(String topic, String payload, boolean retained) {
        publish(press, topic, payload, retained);
    }

    private static void publish(Connector by, String topic, String payload, boolean retained) {
        Outgoing message = message(topic, payload, retained);
        boolean taken = by.send(message).toCompletableFuture().join() instanceof Delivery.Taken;
        if (!taken) {
            // Not connected yet.
            await().until(() -> by.send(message).toCompletableFuture().join() instanceof Delivery.Taken);
        }
    }

    private static Outgoing message(String topic, String payload, boolean retained) {
        return new Outgoing(topic, payload.getBytes(StandardCharsets.UTF_8), retained, true, null);
    }

    private void awaitQuality(String point, Quality quality) {
        await().until(() -> quality(monitor, point) == quality);
    }

    private LiveValue value(String point) {
        LiveValue value = new LiveValue();
        monitor.live().read(monitor.points().find(PointId.parse(point)), value);
        return value;
    }

    private static Quality quality(Monitor monitor, String point) {
        int handle = monitor.points().find(PointId.parse(point));
        LiveValue value = new LiveValue();
        if (handle >= 0) {
            monitor.live().read(handle, value);
        }
        return value.quality();
    }

    private static Connector connector(Mosquitto broker) {
        Connector connector = Monitor.provider(broker.url()).orElseThrow().open(settings("press", broker));
        connector.start(new RecordingInbox());
        return connector;
    }

    private static ConnectionSettings settings(String name, Mosquitto broker) {
        return ConnectionSettings.of(name, broker.url());
    }
}
