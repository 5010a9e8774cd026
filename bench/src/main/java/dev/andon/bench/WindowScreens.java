package dev.andon.bench;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Address;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;

/** Opening screens: each for the first time and again, and all of them over and over. */
final class WindowScreens {

    private static final List<String> SCREENS =
            List.of("overview", "map", "devices", "health", "connections", "settings");

    private WindowScreens() {}

    static void open() {
        try (OpenShell window = new OpenShell(Map.of("devices", "240", "points", "5", "rate", "1200"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 240);
            WindowBench.park(5);
            StringBuilder first = new StringBuilder();
            StringBuilder again = new StringBuilder();
            for (String screen : SCREENS) {
                first.append("%s %.0f ms ".formatted(screen, opening(window, screen)));
                WindowBench.park(1);
            }
            for (String screen : SCREENS) {
                again.append("%s %.0f ms ".formatted(screen, opening(window, screen)));
                WindowBench.park(1);
            }
            WindowBench.row("a screen is opened", "Andon", "for the first time: " + first, "again: " + again, "");
        }
    }

    /** Opens and closes every screen, over and over, while values come in. */
    static void soak(int minutes) {
        try (OpenShell window = new OpenShell(Map.of("devices", "240", "points", "5", "rate", "5000"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 240);
            long end = System.nanoTime() + minutes * 60_000_000_000L;
            long nextTold = System.nanoTime();
            long visits = 0;
            while (System.nanoTime() < end) {
                for (String screen : SCREENS) {
                    window.go(screen);
                    LockSupport.parkNanos(150_000_000);
                    visits++;
                }
                window.until("live values", () -> window.shell.showsValues());
                if (System.nanoTime() >= nextTold) {
                    nextTold += 60_000_000_000L;
                    tell(window, visits);
                }
            }
            tell(window, visits);
        }
    }

    private static void tell(OpenShell window, long visits) {
        System.gc();
        int nodes = FxThread.call(() -> count(window.scene().getRoot()));
        System.out.printf(
                Locale.ROOT,
                "%,d visits: live heap %,d KiB, threads %d, nodes %d, dropped %d%n",
                visits,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                nodes,
                window.monitor.health().dropped());
    }

    private static int count(Node node) {
        int sum = 1;
        if (node instanceof javafx.scene.Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                sum += count(child);
            }
        }
        return sum;
    }

    private static double opening(OpenShell window, String screen) {
        return window.millisToFrame(() -> window.shell.go(Address.of(screen)));
    }
}
