package dev.andon.runtime;

import static dev.andon.runtime.CountedLinks.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.LinkState;
import dev.andon.model.Quality;
import dev.andon.runtime.ScriptedProvider.Counted;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that come and go while everything runs. */
class LiveConnectionsTest {

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
        assertThat(Counted.OPEN.values()).allMatch(open -> open.get() == 0);
        assertThat(Counted.OVERLAPS).hasValue(0);
    }

    @Test
    void oneThatIsAddedFeedsAtOnceAndStandsLast() {
        monitor.start();

        monitor.connect(counted("0", "three"));

        await().until(() -> links.quality("three") == Quality.GOOD);
        assertThat(links.names()).containsExactly("a", "b", "0");
        assertThat(monitor.connections()).extracting(ConnectionSettings::name).containsExactly("a", "b", "0");
    }

    @Test
    void whatARemovedOneFedIsStaleAndStaysSoWhateverItStillSays() {
        monitor.start();
        await().until(() -> links.quality("one") == Quality.GOOD && links.quality("two") == Quality.GOOD);
        int handle = links.handle("one");

        monitor.disconnect("a");

        await().until(() -> links.quality("one") == Quality.STALE && Counted.open("a") == 0);
        assertThat(links.names()).containsExactly("b");
        assertThat(links.quality("two")).isEqualTo(Quality.GOOD);
        assertThat(monitor.health().samples())
                .as("what came before is still counted")
                .isEqualTo(2);

        monitor.connect(counted("a", "one"));
        await().until(() -> links.quality("one") == Quality.GOOD);
        assertThat(links.handle("one")).isEqualTo(handle);
    }

    @Test
    void aReplacedOneKeepsItsPlaceAndLeavesBeforeTheNewOneComes() {
        monitor.start();
        await().until(() -> links.quality("one") == Quality.GOOD);

        monitor.connect(counted("a", "three"));

        await().until(() -> links.quality("three") == Quality.GOOD);
        assertThat(links.quality("one")).isEqualTo(Quality.STALE);
        assertThat(links.names()).containsExactly("a", "b");
        assertThat(monitor.links().getFirst().url()).isEqualTo(URI.create("counted://three"));
    }

    @Test
    void oneOfAnotherNameKeepsItsPlaceAndItsDevices() {
        monitor.start();
        await().until(() -> links.quality("one") == Quality.GOOD && links.quality("two") == Quality.GOOD);
        int handle = links.handle("one");

        monitor.rename("a", counted("z", "one"));

        await().until(() -> Counted.open("z") == 1 && links.quality("one") == Quality.GOOD);
        assertThat(Counted.open("a")).isZero();
        assertThat(links.names()).containsExactly("z", "b");
        assertThat(links.handle("one")).isEqualTo(handle);
        assertThat(monitor.points().device(monitor.points().deviceOf(handle)).connection())
                .isEqualTo("z");
        assertThat(links.quality("two")).isEqualTo(Quality.GOOD);
    }

    @Test
    void whatOneOfAnotherNameFeedsIsStaleUntilItFeedsItAgain() {
        monitor.start();
        await().until(() -> links.quality("one") == Quality.GOOD);

        monitor.rename("a", counted("z", "three"));

        await().until(() -> links.quality("three") == Quality.GOOD);
        assertThat(links.quality("one")).isEqualTo(Quality.STALE);
    }

    @Test
    void aNameThatIsTakenIsNotGivenTwice() {
        monitor.start();

        assertThatIllegalArgumentException().isThrownBy(() -> monitor.rename("a", counted("b", "one")));

        await().until(() -> links.quality("one") == Quality.GOOD);
        assertThat(links.names()).containsExactly("a", "b");
    }

    @Test
    void theDevicesOfARemovedOneBelongToWhoeverHearsThemNext() {
        monitor.start();
        await().until(() -> links.quality("one") == Quality.GOOD);
        int handle = links.handle("one");
        monitor.disconnect("a");

        monitor.connect(counted("c", "one"));

        await().until(() -> links.quality("one") == Quality.GOOD);
        assertThat(links.handle("one")).isEqualTo(handle);
        assertThat(monitor.points().device(monitor.points().deviceOf(handle)).connection())
                .isEqualTo("c");
    }

    @Test
    void whatIsChangedBeforeTheStartIsAsIfItHadBeenSo() {
        monitor.disconnect("a");
        monitor.connect(counted("b", "three"));
        assertThat(Counted.open("b")).isZero();

        monitor.start();

        await().until(() -> links.quality("three") == Quality.GOOD);
        assertThat(links.names()).containsExactly("b");
        assertThat(links.handle("one")).isNegative();
    }

    @Test
    void oneThatHangsInItsCloseIsLeftBehindAndTheNewOneComes() {
        monitor.connect(ConnectionSettings.of("a", URI.create("stuck://x")));
        monitor.start();

        monitor.connect(counted("a", "three"));

        await().until(() -> links.quality("three") == Quality.GOOD);
        ScriptedProvider.Stuck.FREED.release();
    }

    @Test
    @Timeout(120)
    void whateverComesAndGoesAtOnceThereIsOneOfANameAtMostAndTheLastWordCounts() throws InterruptedException {
        monitor.start();
        List<Thread> threads = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 300; i++) {
                    String name = List.of("a", "b", "c").get(random.nextInt(3));
                    if (random.nextInt(4) == 0) {
                        rename(name, "c".equals(name) ? "a" : "c");
                    } else if (random.nextInt(3) == 0) {
                        monitor.disconnect(name);
                    } else {
                        monitor.connect(counted(name, "of-" + name));
                    }
                    assertThat(monitor.links()).hasSizeLessThanOrEqualTo(3);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        monitor.connect(counted("a", "of-a"));
        monitor.disconnect("b");
        monitor.disconnect("c");

        await().until(() -> Counted.open("a") == 1 && Counted.open("b") == 0 && Counted.open("c") == 0);
        // One that was taken out before its turn came was never heard.
        await().until(() -> links.quality("of-a") == Quality.GOOD
                && links.quality("of-b") != Quality.GOOD
                && links.quality("of-c") != Quality.GOOD);
        assertThat(links.names()).containsExactly("a");
        assertThat(monitor.links().getFirst().state()).isInstanceOf(LinkState.Up.class);
    }

    private void rename(String from, String to) {
        try {
            monitor.rename(from, counted(to, "of-" + to));
        } catch (IllegalArgumentException taken) {
            assertThat(taken).hasMessageContaining(to);
        }
    }
}
