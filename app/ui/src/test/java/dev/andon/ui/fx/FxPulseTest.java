package dev.andon.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.PointId;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Pin;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
class FxPulseTest {

    private final ScriptedLink link = ScriptedLink.fresh();
    private final Monitor monitor = Monitor.of(Workspace.of(link.settings()));
    private final List<Integer> seen = new ArrayList<>();
    private final AtomicLong time = new AtomicLong(42);
    private FxPulse pulse;

    @BeforeEach
    void start() {
        monitor.start();
        pulse = FxThread.call(() -> new FxPulse(monitor.live().watch(), time::get));
        pulse.onChange((point, from, now) -> seen.add(point));
        link.up();
    }

    @AfterEach
    void close() {
        FxThread.call(() -> {
            pulse.close();
            return pulse;
        });
        monitor.close();
    }

    @Test
    void eachChangedPointIsSeenOnceAPulseHoweverOftenItChanged() {
        for (int sample = 0; sample < 100; sample++) {
            link.number("d#p", sample);
        }
        awaitSamples(100);
        beat();
        assertThat(seen).containsExactly(monitor.points().find(PointId.parse("d#p")));
        beat();
        assertThat(seen).hasSize(1);
    }

    @Test
    void whoIsHeldRestsAndShowsEverythingAtOnceWhenLetGo() {
        Stage stage = FxThread.call(() -> {
            Stage window = new Stage();
            window.setScene(new Scene(new Pane(), 100, 100));
            pulse.follow(window);
            window.show();
            return window;
        });
        assertThat(pulse.running()).isTrue();
        List<Boolean> turns = new ArrayList<>();
        pulse.onTurn(turns::add);
        hold(true);
        link.number("d#p", 1);
        awaitSamples(1);
        assertThat(pulse.running()).isFalse();
        assertThat(turns).containsExactly(false);

        hold(false);

        assertThat(seen).as("before anything is drawn").hasSize(1);
        assertThat(pulse.running()).isTrue();
        assertThat(turns).containsExactly(false, true);
        FxThread.call(() -> {
            stage.hide();
            return stage;
        });
        assertThat(pulse.running()).isFalse();
    }

    private void hold(boolean on) {
        FxThread.call(() -> {
            pulse.hold(on);
            return pulse;
        });
    }

    @Test
    void beatsComeAfterTheChangesWithTheTime() {
        List<String> order = new ArrayList<>();
        pulse.onChange((point, from, now) -> order.add("change at " + now));
        Pin beats = pulse.onBeat(now -> order.add("beat " + now));
        link.number("d#p", 1);
        awaitSamples(1);
        beat();
        beats.close();
        beat();
        assertThat(order).containsExactly("change at 42", "beat 42");
    }

    @Test
    void aChangeIsToldWithTheTimeOfThePulseAndThatOfTheLastOneThatShowedAll() {
        List<String> moments = new ArrayList<>();
        pulse.onChange((point, from, now) -> moments.add(from + " to " + now));
        link.number("d#p", 1);
        awaitSamples(1);
        beat();
        time.set(3_600);
        link.number("d#p", 2);
        awaitSamples(2);
        beat();
        assertThat(moments).containsExactly("0 to 42", "42 to 3600");
    }

    @Test
    void aFloodIsSeenWholeIfNotAtOnce() {
        int points = 4_000;
        pulse.onChange((point, from, now) -> busyFor(10_000));
        for (int point = 0; point < points; point++) {
            link.number("d" + point % 100 + "#p" + point, point);
        }
        awaitSamples(points);
        beat();
        int first = seen.size();
        time.set(43);
        pulse.onChange((point, from, now) ->
                assertThat(from).as("not all was shown yet").isZero());
        assertThat(first).as("one pulse keeps to its time").isLessThan(points);
        for (int pulses = 0; pulses < 100 && seen.size() < points; pulses++) {
            beat();
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(points);
    }

    @Test
    void withoutAWindowItRests() {
        assertThat(pulse.running()).isFalse();
    }

    private void beat() {
        FxThread.call(() -> {
            pulse.beat();
            return pulse;
        });
    }

    private void awaitSamples(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> monitor.links().getFirst().samples() >= count
                        && monitor.health().waiting() == 0
                        && monitor.live().read(monitor.points().size() - 1, new dev.andon.runtime.LiveValue()));
    }

    private static void busyFor(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
