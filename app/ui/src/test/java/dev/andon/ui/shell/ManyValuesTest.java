package dev.andon.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.andon.model.PointId;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A wall of values: only what can be seen costs anything, and little of that. */
@ExtendWith(Headless.class)
class ManyValuesTest {

    private static final int DEVICES = 300;
    private static final int POINTS = 5;
    private static final int BYTES_A_VALUE = 6_000;

    private final OpenWindow window = new OpenWindow(3840, 2160);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aPulseInWhichEverythingChangedAllocatesLittle() {
        window.link.up();
        hearAll(0);
        window.until("a full window", () -> visibleRows() > 150);
        pauseThePulse();
        for (int round = 1; round <= 5; round++) {
            hearAll(round);
            beat();
        }
        hearAll(6);
        long bytes = beat();
        int visible = FxThread.call(this::visibleRows);
        assertThat(bytes / visible)
                .as("bytes for each of " + visible + " values")
                .isLessThan(BYTES_A_VALUE);
    }

    @Test
    void onlyRowsThatCanBeSeenExist() {
        window.link.up();
        hearAll(0);
        window.until("a full window", () -> visibleRows() > 150);
        assertThat(FxThread.call(() -> rows().size())).isLessThan(DEVICES * POINTS / 3);
        focusValues();
        for (int page = 0; page < 40; page++) {
            window.press(KeyCode.PAGE_DOWN);
        }
        window.until("the last device", () -> window.row(point(DEVICES - 1, 0), ".value-number") != null);
        assertThat(FxThread.call(() -> rows().size())).as("the same rows again").isLessThan(DEVICES * POINTS / 3);
    }

    /** So that the next beat is the one that is measured. */
    private void pauseThePulse() {
        FxThread.call(() -> {
            window.stage().setIconified(true);
            return true;
        });
    }

    private void focusValues() {
        FxThread.call(() -> {
            window.shell().scene().lookup("#values").requestFocus();
            return true;
        });
    }

    private void hearAll(double value) {
        for (int device = 0; device < DEVICES; device++) {
            for (int number = 0; number < POINTS; number++) {
                window.link.number(point(device, number), value + number / 10.0);
            }
        }
        LiveValue last = new LiveValue();
        OpenWindow.within(Duration.ofSeconds(60))
                .as("everything is in the table")
                .until(() -> window.monitor.live().read(handle(DEVICES - 1, POINTS - 1), last)
                        && last.number() == value + (POINTS - 1) / 10.0);
    }

    private int handle(int device, int number) {
        return window.monitor.points().find(PointId.parse(point(device, number)));
    }

    private static String point(int device, int number) {
        return "plant/line1/device%03d#p%d".formatted(device, number);
    }

    /** One pulse on the screen's thread; the bytes that it allocated. */
    private static long allocated(Runnable pulse) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        pulse.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private long beat() {
        return FxThread.call(() -> allocated(window.shell().pulse()::beat));
    }

    private int visibleRows() {
        return (int) rows().stream().filter(Node::isVisible).count();
    }

    private List<Node> rows() {
        Node values = window.shell().scene().lookup("#values");
        return ((javafx.scene.Parent) values)
                .getChildrenUnmodifiable().stream()
                        .filter(Group.class::isInstance)
                        .flatMap(layer -> ((Group) layer).getChildren().stream())
                        .filter(node -> node.getId() != null && node.getId().startsWith("value-"))
                        .toList();
    }
}
