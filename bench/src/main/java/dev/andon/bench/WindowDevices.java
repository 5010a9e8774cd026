package dev.andon.bench;

import dev.andon.runtime.Pin;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Address;
import java.util.Arrays;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

/** A hundred thousand devices in the tree and in the table. */
final class WindowDevices {

    private WindowDevices() {}

    /** @param how the process was started, for the table */
    static void devices(String how) {
        try (OpenShell window = new OpenShell(Map.of("devices", "100000", "points", "4", "rate", "10000"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 100_000);
            WindowBench.park(WindowBench.WARM_UP_SECONDS);
            double tree = window.millisToFrame(() -> window.shell.go(Address.of("devices")));
            WindowBench.park(2);
            double table = window.millisToFrame(() -> press(window, "table"));
            WindowBench.park(2);
            double treeAgain = window.millisToFrame(() -> press(window, "values"));
            WindowBench.park(2);
            double tableAgain = window.millisToFrame(() -> press(window, "table"));
            WindowBench.park(5);
            TextInputControl field = (TextInputControl) WindowHand.find(window, ".table-bar .text-field");
            double[] filters = new double[8];
            String typed = "machine9";
            for (int letter = 0; letter < filters.length; letter++) {
                String now = typed.substring(0, letter + 1);
                filters[letter] = window.millisToFrame(() -> field.setText(now));
                WindowBench.park(1);
            }
            Arrays.sort(filters);
            FxThread.run(() -> field.setText(""));
            WindowBench.park(3);
            Node rows = WindowHand.find(window, ".device-rows", ".list-view");
            Pin scrolling =
                    FxThread.call(() -> WindowHand.everyFrame(() -> Event.fireEvent(rows, WindowHand.wheel(-60))));
            double[] gaps = window.frames(WindowBench.MEASURED_SECONDS / 2);
            scrolling.close();
            Button byKey = (Button) WindowHand.find(window, "#devices-sort-key");
            double click = window.millisToFrame(byKey::fire);
            double[] sorting = window.frames(WindowBench.WARM_UP_SECONDS / 2);
            double[] sorted = window.frames(WindowBench.MEASURED_SECONDS / 2);
            WindowBench.row(
                    "100,000 devices, 400,000 points, 10,000 samples/s in, " + how,
                    "Andon",
                    "first paint: tree %.0f ms, table %.0f ms (for the first time in the process), again %.0f and %.0f ms"
                            .formatted(tree, table, treeAgain, tableAgain),
                    "filter a letter: median %.0f ms, worst %.0f ms".formatted(filters[4], filters[7]),
                    "scrolling " + WindowBench.frames(gaps));
            WindowBench.row(
                    "the same, sorted by a value that changes",
                    "Andon",
                    "the click is drawn after %.0f ms".formatted(click),
                    "while it sorts " + WindowBench.frames(sorting),
                    "at rest " + WindowBench.frames(sorted));
        }
    }

    private static void press(OpenShell window, String view) {
        ((ToggleButton) WindowHand.find(window, "#view-" + view)).fire();
    }
}
