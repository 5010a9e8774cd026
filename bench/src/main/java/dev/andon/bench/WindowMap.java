package dev.andon.bench;

import dev.andon.runtime.Pin;
import dev.andon.ui.fx.FxThread;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/** The map, with everything on the move. */
final class WindowMap {

    private WindowMap() {}

    static void map() {
        try (OpenShell window =
                new OpenShell(Map.of("devices", "10000", "points", "3", "rate", "10000", "moving", "true"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 10_000);
            window.go("map");
            WindowBench.park(WindowBench.WARM_UP_SECONDS);
            Node map = WindowHand.find(window, "#map-world");
            double[] still = window.frames(WindowBench.MEASURED_SECONDS / 2);
            Cost cost = Cost.now();
            FxThread.run(() -> Event.fireEvent(map, WindowHand.mouse(MouseEvent.MOUSE_PRESSED, 0)));
            AtomicLong step = new AtomicLong();
            Pin dragging = FxThread.call(() -> WindowHand.everyFrame(() -> Event.fireEvent(
                    map, WindowHand.mouse(MouseEvent.MOUSE_DRAGGED, 200 * Math.sin(step.incrementAndGet() / 20.0)))));
            double[] gaps = window.frames(WindowBench.MEASURED_SECONDS / 2);
            Cost used = Cost.now().since(cost);
            dragging.close();
            WindowBench.row(
                    "map, 10,000 markers that move",
                    "Andon",
                    "panning " + WindowBench.frames(gaps),
                    "at rest " + WindowBench.frames(still),
                    "%.1f ms CPU a frame".formatted(used.cpuNanos() / 1e6 / Math.max(1, gaps.length)));
        }
    }
}
