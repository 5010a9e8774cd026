package dev.andon.runtime;

import static dev.andon.runtime.CountedLinks.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.LinkState;
import dev.andon.model.Quality;
import dev.andon.runtime.ScriptedProvider.Counted;
import dev.andon.runtime.ScriptedProvider.Slow;
import dev.andon.runtime.ScriptedProvider.Stuck;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program goes into the background and comes back, at whatever moment. */
@Timeout(120)
class PauseTest {

    private final Monitor monitor = Monitor.of(new Workspace(
            "test",
            "Test",
            ZoneOffset.UTC,
            null,
            List.of(counted("a", "one"), counted("b", "two")),
            List.of(),
            List.of(),
            null));
    private final CountedLinks links = new CountedLinks(monitor);

    @AfterEach
    void close() {
        monitor.close();
        await().until(() -> Counted.open("a") == 0 && Counted.open("b") == 0);
        assertThat(Counted.OVERLAPS).hasValue(0);
    }

    @Test
    void whilePausedNothingIsLiveAndAfterwardsEverythingIs() {
        startAll();

        monitor.pause();

        await().until(() -> Counted.open("a") == 0 && Counted.open("b") == 0);
        await().until(() -> links.quality("one") == Quality.STALE && links.quality("two") == Quality.STALE);
        assertThat(monitor.links())
                .allSatisfy(link -> assertThat(link.state())
                        .isInstanceOfSatisfying(
                                LinkState.Down.class,
                                down -> assertThat(down.reason().what()).contains("paused")));
        assertThat(monitor.health().problems()).as("a pause is no fault").isEmpty();

        monitor.resume();

        awaitAll();
        assertThat(links.names()).containsExactly("a", "b");
    }

    @Test
    void countsAndTheTimeLastHeardOutliveAPause() {
        startAll();
        long heard = monitor.links().getFirst().lastHeard();

        monitor.pause();

        assertThat(monitor.links().getFirst().lastHeard()).isEqualTo(heard);
        assertThat(monitor.health().samples()).isEqualTo(2);
        monitor.resume();
        awaitAll();
        assertThat(monitor.links().getFirst().samples()).isEqualTo(2);
        assertThat(monitor.health().samples()).isEqualTo(4);
    }

    @Test
    void pausingAndResumingTwiceIsAsOnce() {
        startAll();

        monitor.pause();
        monitor.pause();
        await().until(() -> links.quality("one") == Quality.STALE);
        monitor.resume();
        monitor.resume();

        awaitAll();
        assertThat(Counted.open("a")).isEqualTo(1);
    }

    @Test
    void resumingWithoutAPauseDoesNothing() {
        int before = Counted.started("a");
        startAll();
        LinkStatus up = monitor.links().getFirst();

        monitor.resume();

        assertThat(monitor.links().getFirst()).isEqualTo(up);
        endTheTurnsOf("a");
        assertThat(Counted.started("a")).isEqualTo(before + 1);
        assertThat(links.quality("two")).isEqualTo(Quality.GOOD);
    }

    @Test
    void pausedBeforeTheStartItOpensWithTheResume() {
        monitor.pause();
        monitor.start();
        assertThat(Counted.open("a")).isZero();

        monitor.resume();

        awaitAll();
    }

    @Test
    void resumedBeforeTheStartItOpensWithTheStart() {
        monitor.pause();
        monitor.resume();
        assertThat(Counted.open("a")).isZero();

        monitor.start();

        awaitAll();
    }

    @Test
    void whatIsAddedOrRemovedWhilePausedIsSoAfterwards() {
        startAll();
        monitor.pause();

        monitor.connect(counted("c", "three"));
        monitor.disconnect("b");

        assertThat(monitor.links()).allMatch(link -> link.state() instanceof LinkState.Down);
        assertThat(links.handle("three")).isNegative();
        monitor.resume();
        await().until(() -> links.quality("one") == Quality.GOOD && links.quality("three") == Quality.GOOD);
        assertThat(links.names()).containsExactly("a", "c");
        assertThat(links.quality("two")).isEqualTo(Quality.STALE);
    }

    @Test
    void closedWhilePausedItOpensNothingAnyMore() {
        startAll();
        monitor.pause();

        monitor.close();
        monitor.resume();

        await().until(() -> Counted.open("a") == 0);
        assertThat(monitor.links()).allMatch(link -> link.state() instanceof LinkState.Down);
    }

    @Test
    void oneThatIsStillStartingWhenItIsPausedIsClosedWhenItHasStarted() {
        int closedBefore = Slow.CLOSED.get();
        monitor.start();
        monitor.connect(ConnectionSettings.of("slow", URI.create("slow://x")));
        await("a start that hangs").until(Slow.FREED::hasQueuedThreads);

        monitor.pause();
        Slow.FREED.release();

        await().until(() -> Slow.CLOSED.get() == closedBefore + 1);
        assertThat(monitor.links().getLast().state()).isInstanceOf(LinkState.Down.class);
    }

    @Test
    void oneThatHangsInItsCloseHoldsUpNeitherThePauseNorForEverTheResume() {
        Stuck.LIMITS.clear();
        int started = Stuck.STARTED.get();
        monitor.connect(ConnectionSettings.of("stuck", URI.create("stuck://x")));
        startAll();

        monitor.pause();
        await().until(() -> Stuck.LIMITS.size() == 1);
        monitor.resume();

        awaitAll();
        await("a second one beside the first, which still hangs").until(() -> Stuck.STARTED.get() == started + 2);
        assertThat(Stuck.LIMITS).containsExactly(Links.PARTING);
        Stuck.FREED.release(2);
        monitor.close();
        Stuck.LIMITS.clear();
    }

    @Test
    void askedAnewEveryConnectionLeavesAndComesBackAtOnce() {
        startAll();

        monitor.refresh(monitor.now() + LinkStatus.JUST_NOW + 1);

        await().until(() -> monitor.links().stream().allMatch(link -> link.samples() == 2));
        awaitAll();
        assertThat(Counted.open("a")).isEqualTo(1);
        assertThat(links.names()).containsExactly("a", "b");
        assertThat(monitor.health().problems()).isEmpty();
    }

    @Test
    void whoWasHeardJustNowIsLeftInPeace() {
        startAll();
        long samples = monitor.links().getFirst().samples();

        monitor.refresh();

        assertThat(monitor.links()).allMatch(link -> link.talking(monitor.now()));
        assertThat(Counted.open("a")).isEqualTo(1);
        assertThat(monitor.links().getFirst().samples()).isEqualTo(samples);
        assertThat(links.quality("one")).isEqualTo(Quality.GOOD);
    }

    @Test
    void whilePausedOrBeforeTheStartNothingCanBeAskedAnew() {
        List<LinkStatus> unopened = monitor.links();
        monitor.refresh(Long.MAX_VALUE);
        assertThat(monitor.links()).as("the same, waiting since the same time").isEqualTo(unopened);
        assertThat(Counted.open("a")).isZero();
        startAll();
        monitor.pause();
        await().until(() -> Counted.open("a") == 0);

        monitor.refresh();

        assertThat(monitor.links()).allMatch(link -> link.state() instanceof LinkState.Down);
        monitor.resume();
        awaitAll();
    }

    @Test
    void howeverOftenItPausesAndResumesAtOnceTheLastWordCounts() throws InterruptedException {
        startAll();
        List<Thread> threads = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 300; i++) {
                    switch (random.nextInt(5)) {
                        case 0 -> monitor.pause();
                        case 1 -> monitor.resume();
                        case 2 -> monitor.connect(counted("b", "two"));
                        case 3 -> monitor.refresh(Long.MAX_VALUE);
                        default -> monitor.disconnect("b");
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        monitor.connect(counted("b", "two"));
        monitor.pause();
        await().until(() -> Counted.open("a") == 0 && Counted.open("b") == 0);
        await().until(() -> links.quality("one") == Quality.STALE && links.quality("two") != Quality.GOOD);

        monitor.resume();

        awaitAll();
        await().until(() -> Counted.open("a") == 1 && Counted.open("b") == 1);
    }

    /** What happens to a name happens in turns: when it has been taken out, whatever was to be done before is done. */
    private void endTheTurnsOf(String name) {
        monitor.disconnect(name);
        await().until(() -> Counted.open(name) == 0);
    }

    private void startAll() {
        monitor.start();
        awaitAll();
    }

    private void awaitAll() {
        await().until(() -> links.quality("one") == Quality.GOOD && links.quality("two") == Quality.GOOD);
        assertThat(monitor.links().getFirst().state()).isInstanceOf(LinkState.Up.class);
    }
}
