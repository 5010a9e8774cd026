package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.LinkState;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonitorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Monitor monitor = monitor("scripted://line");

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void aSampleTravelsFromTheConnectorToTheTable() {
        monitor.start();
        LiveValue value = new LiveValue();
        await().until(() -> read("press3#temperature", value));
        assertThat(value.number()).isEqualTo(61.4);
        assertThat(value.quality()).isEqualTo(Quality.GOOD);
        await().until(() -> read("press3#mode", value));
        assertThat(value.text()).isEqualTo("auto");
    }

    @Test
    void aHookSeesEverySampleUntilItIsUnpinned() {
        AtomicInteger seen = new AtomicInteger();
        Pin pin = monitor.hook(batch -> seen.addAndGet(batch.size()));
        monitor.start();
        await().untilAtomic(seen, is(2));
        pin.close();
    }

    @Test
    void whatCouldNotBeReadIsCountedAndKeptToBeLookedAt() {
        monitor.start();
        Health health = monitor.health();
        assertThat(health.samples()).isEqualTo(2);
        assertThat(health.unreadable()).isEqualTo(1);
        assertThat(health.ignored()).isEqualTo(1);
        assertThat(health.problems()).extracting(problem -> problem.where()).containsExactly("press3");
        RawMessage raw = monitor.unreadable().get(0);
        assertThat(new String(raw.head(), StandardCharsets.US_ASCII)).isEqualTo("{\"temperature\": 6");
        assertThat(monitor.ignored()).extracting(IgnoredAddress::address).containsExactly("press3/camera");
    }

    @Test
    void aSchemeThatNobodySpeaksIsADownLinkWithARemedyAndNothingElseStops() {
        try (Monitor odd = monitor("gopher://line")) {
            odd.start();
            assertThat(odd.links().get(0).state())
                    .isInstanceOfSatisfying(
                            LinkState.Down.class,
                            down -> assertThat(down.reason().what()).contains("gopher"));
        }
    }

    @Test
    void ingestThatHangsShowsNothingAsLiveAndSaysSo() {
        CountDownLatch enough = new CountDownLatch(1);
        monitor.hook(batch -> waitFor(enough));
        monitor.start();
        LiveValue value = new LiveValue();
        await().atMost(PATIENCE).until(() -> read("press3#temperature", value));
        try {
            await().atMost(PATIENCE).until(() -> monitor.health().stalledSince() != null);
            assertThat(read("press3#temperature", value)).isTrue();
            assertThat(value.quality()).isEqualTo(Quality.STALE);
            assertThat(monitor.health().problems()).extracting(Problem::where).contains("ingest");
        } finally {
            enough.countDown();
        }
        await().atMost(PATIENCE).until(() -> monitor.health().stalledSince() == null);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closingEndsTheThread() {
        monitor.start();
        monitor.close();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> "ingest".equals(thread.getName()));
    }

    @Test
    void aConnectorThatFailsToStartIsADownLinkAndNothingElseStops() {
        try (Monitor both = Monitor.of(lines("broken://a", "scripted://b"))) {
            both.start();
            assertThat(both.links().get(0).state())
                    .isInstanceOfSatisfying(
                            LinkState.Down.class,
                            down -> assertThat(down.reason().what()).contains("this connector is broken"));
            assertThat(both.links().get(1).state()).isInstanceOf(LinkState.Up.class);
        }
    }

    @Test
    void connectionsThatHangShareTheOneTimeThereIsToClose() {
        Duration limit = Duration.ofMillis(400);
        Monitor stuck = Monitor.of(lines("stuck://a", "stuck://b"));
        stuck.start();
        Instant before = Instant.now();
        stuck.close(limit);
        Duration took = Duration.between(before, Instant.now());
        await("both hang").until(() -> ScriptedProvider.Stuck.FREED.getQueueLength() == 2);
        ScriptedProvider.Stuck.FREED.release(2);
        assertThat(ScriptedProvider.Stuck.LIMITS).hasSize(2).allMatch(given -> given.compareTo(limit) < 0);
        // They would never have come to an end.
        assertThat(took).isLessThan(PATIENCE);
    }

    @Test
    void aConnectionThatIsSlowToStartDoesNotHoldUpCloseAndIsClosedAfterwards() {
        int closedBefore = ScriptedProvider.Slow.CLOSED.get();
        Monitor slow = Monitor.of(lines("slow://a", "scripted://b"));
        Thread starting = Thread.startVirtualThread(slow::start);
        await("a start that hangs").until(ScriptedProvider.Slow.FREED::hasQueuedThreads);
        Thread closing = Thread.startVirtualThread(() -> slow.close(Duration.ofMillis(400)));
        try {
            await().atMost(PATIENCE).until(() -> !closing.isAlive());
            assertThat(starting.isAlive()).isTrue();
            assertThat(ScriptedProvider.Slow.CLOSED).hasValue(closedBefore);
        } finally {
            ScriptedProvider.Slow.FREED.release();
        }
        await().untilAtomic(ScriptedProvider.Slow.CLOSED, is(closedBefore + 1));
        await().until(() -> !starting.isAlive());
        assertThat(slow.links().get(1).state())
                .as("nothing is opened after close")
                .isInstanceOf(LinkState.Connecting.class);
    }

    @Test
    void whatWasClosedIsNotStarted() {
        Monitor early = monitor("scripted://line");
        early.close();
        early.start();
        assertThat(early.links().get(0).state()).isInstanceOf(LinkState.Connecting.class);
        assertThat(early.health().samples()).isZero();
    }

    private static Workspace lines(String first, String second) {
        List<ConnectionSettings> lines = List.of(
                ConnectionSettings.of("first", URI.create(first)), ConnectionSettings.of("second", URI.create(second)));
        return new Workspace("test", "Test", ZoneOffset.UTC, null, lines, List.of(), List.of(), null);
    }

    private boolean read(String point, LiveValue value) {
        int handle = monitor.points().find(PointId.parse(point));
        return handle >= 0 && monitor.live().read(handle, value);
    }

    private static Monitor monitor(String url) {
        return Monitor.of(Workspace.of(ConnectionSettings.of("line", URI.create(url))));
    }
}
