package dev.andon.bench;

import dev.andon.runtime.Pin;
import dev.andon.runtime.SampleHook;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.matrix.ValueMatrix;
import dev.andon.ui.screen.Address;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;

/** Live values: a thousand that can be seen, and the naive way to show as many. */
final class WindowValues {

    private WindowValues() {}

    static void values() {
        try (OpenShell window = new OpenShell(Map.of("devices", "100", "points", "21", "rate", "50000"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 100);
            window.at(new Address("devices", "matrix"));
            WindowBench.park(WindowBench.WARM_UP_SECONDS);
            AtomicLong beats = new AtomicLong();
            Pin pin = FxThread.call(() -> window.shell.pulse().onBeat(now -> beats.incrementAndGet()));
            Cost cost = Cost.now();
            double[] gaps = window.frames(WindowBench.MEASURED_SECONDS);
            Cost used = Cost.now().since(cost);
            pin.close();
            int seen = FxThread.call(() -> ((ValueMatrix) WindowHand.find(window, "#matrix")).visibleValues());
            WindowBench.row(
                    seen + " visible live values, 50,000 samples/s in",
                    "Andon",
                    "%.1f updates/s".formatted(beats.get() / WindowBench.MEASURED_SECONDS),
                    WindowBench.frames(gaps),
                    "%.0f %% of a core, %.1f MB/s"
                            .formatted(100 * used.cores(), used.allocatedBytes() / 1e6 / used.seconds()));
        }
    }

    /** A label for each value, and a task for the screen's thread for each sample. */
    static void naive() {
        Label[] labels = new Label[1_000];
        Stage stage = FxThread.call(() -> {
            TilePane pane = new TilePane();
            for (int index = 0; index < labels.length; index++) {
                labels[index] = new Label("0");
                labels[index].setMinWidth(80);
                pane.getChildren().add(labels[index]);
            }
            Stage made = new Stage();
            made.setScene(new Scene(pane, OpenShell.WIDTH, OpenShell.HEIGHT));
            made.show();
            return made;
        });
        try (OpenShell window = new OpenShell(Map.of("devices", "100", "points", "10", "rate", "50000"))) {
            FxThread.call(() -> {
                window.scene().getWindow().hide();
                return window;
            });
            AtomicLong done = new AtomicLong();
            SampleHook hook = batch -> {
                for (int row = 0; row < batch.size(); row++) {
                    int point = batch.point(row) % labels.length;
                    double number = batch.number(row);
                    FxThread.run(() -> {
                        labels[point].setText(String.format(Locale.ROOT, "%.1f", number));
                        done.incrementAndGet();
                    });
                }
            };
            Pin pin = window.monitor.hook(hook);
            WindowBench.park(WindowBench.WARM_UP_SECONDS / 2);
            long before = done.get();
            Cost cost = Cost.now();
            AtomicLong frames = new AtomicLong();
            Runnable count = frames::incrementAndGet;
            FxThread.run(() -> stage.getScene().addPostLayoutPulseListener(count));
            WindowBench.park((int) WindowBench.MEASURED_SECONDS / 2);
            Cost used = Cost.now().since(cost);
            WindowBench.row(
                    "the same, a label a value and a task a sample",
                    "naive",
                    "%.1f frames/s".formatted(frames.get() / used.seconds()),
                    "%,.0f of 50,000 samples/s shown".formatted((done.get() - before) / used.seconds()),
                    "%.0f %% of a core".formatted(100 * used.cores()));
            pin.close();
        }
    }
}
