package dev.andon.bench;

import dev.andon.runtime.Pin;
import dev.andon.runtime.SampleHook;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.matrix.ValueMatrix;
import dev.andon.ui.screen.Address;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;

/** Measures the window: {@code values | naive | devices | map | open | soak MINUTES}. Prints rows of the table. */
public final class WindowBench {

    private static final int WARM_UP_SECONDS = 20;
    private static final double MEASURED_SECONDS = 20;
    private static final long SLOW_FRAME_MILLIS = 50;
    private static final List<String> SCREENS =
            List.of("overview", "map", "devices", "health", "connections", "settings");

    private WindowBench() {}

    public static void main(String[] arguments) {
        OpenShell.toolkit();
        switch (arguments[0]) {
            case "values" -> values();
            case "naive" -> naive();
            case "devices" -> devices();
            case "map" -> map();
            case "open" -> open();
            case "soak" -> soak(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException("values, naive, devices, map, open or soak");
        }
        System.exit(0);
    }

    private static void values() {
        try (OpenShell window = new OpenShell(Map.of("devices", "100", "points", "21", "rate", "50000"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 100);
            window.at(new Address("devices", "matrix"));
            park(WARM_UP_SECONDS);
            AtomicLong beats = new AtomicLong();
            Pin pin = FxThread.call(() -> window.shell.pulse().onBeat(now -> beats.incrementAndGet()));
            Cost cost = Cost.now();
            double[] gaps = window.frames(MEASURED_SECONDS);
            Cost used = Cost.now().since(cost);
            pin.close();
            int seen = FxThread.call(() -> ((ValueMatrix) find(window, "#matrix")).visibleValues());
            row(
                    seen + " visible live values, 50,000 samples/s in",
                    "Andon",
                    "%.1f updates/s".formatted(beats.get() / MEASURED_SECONDS),
                    frames(gaps),
                    "%.0f %% of a core, %.1f MB/s"
                            .formatted(100 * used.cores(), used.allocatedBytes() / 1e6 / used.seconds()));
        }
    }

    /** A label for each value, and a task for the screen's thread for each sample. */
    private static void naive() {
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
            park(WARM_UP_SECONDS / 2);
            long before = done.get();
            Cost cost = Cost.now();
            AtomicLong frames = new AtomicLong();
            Runnable count = frames::incrementAndGet;
            FxThread.run(() -> stage.getScene().addPostLayoutPulseListener(count));
            park((int) MEASURED_SECONDS / 2);
            Cost used = Cost.now().since(cost);
            row(
                    "the same, a label a value and a task a sample",
                    "naive",
                    "%.1f frames/s".formatted(frames.get() / used.seconds()),
                    "%,.0f of 50,000 samples/s shown".formatted((done.get() - before) / used.seconds()),
                    "%.0f %% of a core".formatted(100 * used.cores()));
            pin.close();
        }
    }

    private static void devices() {
        try (OpenShell window = new OpenShell(Map.of("devices", "100000", "points", "4", "rate", "10000"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 100_000);
            park(WARM_UP_SECONDS);
            double tree = window.millisToFrame(() -> window.shell.go(Address.of("devices")));
            double first = window.millisToFrame(() -> ((ToggleButton) find(window, "#view-table")).fire());
            park(2);
            window.millisToFrame(() -> ((ToggleButton) find(window, "#view-values")).fire());
            park(2);
            double again = window.millisToFrame(() -> ((ToggleButton) find(window, "#view-table")).fire());
            park(5);
            TextInputControl field = (TextInputControl) find(window, ".table-bar .text-field");
            double[] filters = new double[8];
            String typed = "machine9";
            for (int letter = 0; letter < filters.length; letter++) {
                String now = typed.substring(0, letter + 1);
                filters[letter] = window.millisToFrame(() -> field.setText(now));
                park(1);
            }
            Arrays.sort(filters);
            FxThread.run(() -> field.setText(""));
            park(3);
            Node rows = find(window, ".device-rows", ".list-view");
            Pin scrolling = FxThread.call(() -> everyFrame(() -> Event.fireEvent(rows, wheel(-60))));
            double[] gaps = window.frames(MEASURED_SECONDS / 2);
            scrolling.close();
            row(
                    "100,000 devices, 400,000 points, 10,000 samples/s in",
                    "Andon",
                    "first paint: tree %.0f ms, table %.0f ms, again %.0f ms".formatted(tree, first, again),
                    "filter a letter: median %.0f ms, worst %.0f ms".formatted(filters[4], filters[7]),
                    "scrolling " + frames(gaps));
        }
    }

    private static void map() {
        try (OpenShell window =
                new OpenShell(Map.of("devices", "10000", "points", "3", "rate", "10000", "moving", "true"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 10_000);
            window.go("map");
            park(WARM_UP_SECONDS);
            Node map = find(window, "#map-world");
            double[] still = window.frames(MEASURED_SECONDS / 2);
            Cost cost = Cost.now();
            FxThread.run(() -> Event.fireEvent(map, mouse(MouseEvent.MOUSE_PRESSED, 0)));
            AtomicLong step = new AtomicLong();
            Pin dragging = FxThread.call(() -> everyFrame(() -> Event.fireEvent(
                    map, mouse(MouseEvent.MOUSE_DRAGGED, 200 * Math.sin(step.incrementAndGet() / 20.0)))));
            double[] gaps = window.frames(MEASURED_SECONDS / 2);
            Cost used = Cost.now().since(cost);
            dragging.close();
            row(
                    "map, 10,000 markers that move",
                    "Andon",
                    "panning " + frames(gaps),
                    "at rest " + frames(still),
                    "%.1f ms CPU a frame".formatted(used.cpuNanos() / 1e6 / Math.max(1, gaps.length)));
        }
    }

    private static void open() {
        try (OpenShell window = new OpenShell(Map.of("devices", "240", "points", "5", "rate", "1200"))) {
            window.until("the devices", () -> window.monitor.points().deviceCount() == 240);
            park(5);
            StringBuilder first = new StringBuilder();
            StringBuilder again = new StringBuilder();
            for (String screen : SCREENS) {
                first.append("%s %.0f ms ".formatted(screen, opening(window, screen)));
                park(1);
            }
            for (String screen : SCREENS) {
                again.append("%s %.0f ms ".formatted(screen, opening(window, screen)));
                park(1);
            }
            row("a screen is opened", "Andon", "for the first time: " + first, "again: " + again, "");
        }
    }

    /** Opens and closes every screen, over and over, while values come in. */
    private static void soak(int minutes) {
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

    private static Pin everyFrame(Runnable action) {
        javafx.animation.AnimationTimer timer = new javafx.animation.AnimationTimer() {
            @Override
            public void handle(long now) {
                action.run();
            }
        };
        timer.start();
        return () -> FxThread.run(timer::stop);
    }

    private static Node find(OpenShell window, String... selectors) {
        for (String selector : selectors) {
            Node node = FxThread.isCurrent()
                    ? window.scene().lookup(selector)
                    : FxThread.call(() -> window.scene().lookup(selector));
            if (node != null) {
                return node;
            }
        }
        throw new IllegalStateException("no node " + String.join(", ", selectors));
    }

    private static ScrollEvent wheel(double by) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                600,
                500,
                600,
                500,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, double across) {
        return new MouseEvent(
                type,
                700 + across,
                500,
                700 + across,
                500,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    private static String frames(double[] gaps) {
        if (gaps.length == 0) {
            return "no frame";
        }
        double sum = Arrays.stream(gaps).sum();
        long slow = Arrays.stream(gaps).filter(gap -> gap > SLOW_FRAME_MILLIS).count();
        return "%.0f frames/s, p99 %.0f ms, longest %.0f ms, %d of %d over 50 ms"
                .formatted(
                        gaps.length / sum * 1e3,
                        gaps[(int) (gaps.length * 0.99)],
                        gaps[gaps.length - 1],
                        slow,
                        gaps.length);
    }

    private static void row(String what, String who, String one, String two, String three) {
        System.out.println("| " + what + " | " + who + " | " + one + " | " + two + " | " + three + " |");
    }

    private static void park(int seconds) {
        LockSupport.parkNanos(seconds * 1_000_000_000L);
    }
}
