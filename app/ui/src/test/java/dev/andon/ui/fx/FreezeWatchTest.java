package dev.andon.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeWatchTest {

    private static final long STEP = 200_000;

    private final List<String> log = new ArrayList<>();
    private int asked;
    private StackTraceElement[] stack = at("dev.andon.ui.map.MapView", 12);
    private final FreezeWatch watch = new FreezeWatch(() -> asked++, () -> stack, log::add);
    private long now = 1_000_000;

    @Test
    void aScreenThatAnswersIsNotFrozen() {
        for (int round = 0; round < 100; round++) {
            look();
            watch.answered(now + 20_000);
        }
        assertThat(asked).isEqualTo(100);
        assertThat(watch.freezes(now)).isEqualTo(Freezes.NONE);
        assertThat(log).isEmpty();
    }

    @Test
    void halfASecondWithoutAnAnswerIsOneFreezeHoweverLongItLasts() {
        looks(20);
        assertThat(watch.freezes(now).count()).isOne();
        assertThat(watch.freezes(now).longest()).as("while it lasts").isEqualTo(19 * STEP);
        now += STEP;
        watch.answered(now);
        assertThat(watch.freezes(now + 7)).isEqualTo(new Freezes(1, 20 * STEP, 7));
        assertThat(asked).as("nobody is asked twice").isOne();
    }

    @Test
    void theLogSaysInOneLineWhereItHangsAndOnceForEachPlace() {
        freeze();
        freeze();
        stack = at("dev.andon.ui.tree.DeviceTree", 99);
        freeze();
        assertThat(watch.freezes(now).count()).isEqualTo(3);
        assertThat(log).hasSize(2);
        assertThat(log.getFirst())
                .contains("600 ms", "java.util.ArrayList.sort", "MapView.java:12")
                .doesNotContain("\n");
    }

    @Test
    void whenTheWholeMachineStoodStillTheScreenIsNotToBlame() {
        look();
        now += 60_000_000;
        watch.look(now);
        assertThat(watch.freezes(now).count()).isZero();
        looks(3);
        assertThat(watch.freezes(now).count()).as("but if it goes on").isOne();
    }

    private void freeze() {
        looks(4);
        watch.answered(now);
    }

    private void looks(int times) {
        for (int round = 0; round < times; round++) {
            look();
        }
    }

    private void look() {
        now += STEP;
        watch.look(now);
    }

    private static StackTraceElement[] at(String type, int line) {
        String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
        return new StackTraceElement[] {
            new StackTraceElement("java.util.ArrayList", "sort", "ArrayList.java", 1),
            new StackTraceElement(type, "draw", file, line)
        };
    }
}
