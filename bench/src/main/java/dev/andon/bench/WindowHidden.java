package dev.andon.bench;

import dev.andon.runtime.Monitor;
import dev.andon.ui.fx.FxThread;
import java.util.Arrays;
import java.util.Map;
import javafx.stage.Stage;

/** What a window costs that nobody sees, beside no window at all. */
final class WindowHidden {

    private static final Map<String, String> PLANT = Map.of("devices", "100", "points", "10", "rate", "50000");
    private static final int TURNS = 5;
    private static final int SECONDS = 4;

    private WindowHidden() {}

    static void hidden() {
        double none;
        double seen;
        double hidden;
        double minimised;
        try (OpenShell window = new OpenShell(PLANT)) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 100);
            window.go("devices");
            WindowBench.park(WindowBench.WARM_UP_SECONDS);
            Stage stage = (Stage) window.scene().getWindow();
            seen = cores();
            FxThread.call(() -> {
                stage.setIconified(true);
                return stage;
            });
            minimised = cores();
            FxThread.call(() -> {
                stage.setIconified(false);
                stage.hide();
                return stage;
            });
            hidden = cores();
        }
        try (Monitor monitor = OpenShell.monitor(PLANT)) {
            monitor.start();
            WindowBench.park(WindowBench.WARM_UP_SECONDS);
            none = cores();
        }
        WindowBench.row(
                "50,000 samples/s in, and nobody looks",
                "Andon",
                "minimised %.1f %%, hidden %.1f %% of a core".formatted(100 * minimised, 100 * hidden),
                "no window at all %.1f %%".formatted(100 * none),
                "in sight %.1f %%".formatted(100 * seen));
    }

    /** The median share of a core of some turns. */
    private static double cores() {
        WindowBench.park(2);
        double[] turns = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            Cost cost = Cost.now();
            WindowBench.park(SECONDS);
            turns[turn] = Cost.now().since(cost).cores();
        }
        Arrays.sort(turns);
        return turns[TURNS / 2];
    }
}
