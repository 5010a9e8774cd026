package dev.andon.desktop;

import dev.andon.runtime.Monitor;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Address;
import dev.andon.ui.shell.Shell;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through every screen once, wide and then in the shape of a phone, and logs how long each took to open: so that the start-up cache knows all of
 * them, and so that one can measure a first opening in the program itself. FX thread.
 */
final class Tour {

    private static final Logger LOG = LoggerFactory.getLogger(Tour.class);

    // What came in meanwhile is seen before the walk goes on.
    private static final int BEATS_A_STEP = 2;
    private static final long NANOS_A_MILLI = 1_000_000;
    // Of the devices; the last one stays.
    private static final List<String> VIEWS = List.of("matrix", "values", "table");

    private final Monitor monitor;
    private final Shell shell;
    private final Scene scene;
    private final Runnable then;
    private final Queue<Step> steps = new ArrayDeque<>();
    private int beats;

    private record Step(String name, Runnable action) {}

    private Tour(Monitor monitor, Shell shell, Runnable then) {
        this.monitor = monitor;
        this.shell = shell;
        this.scene = shell.scene();
        this.then = then;
    }

    /** Begins; runs {@code then} at the end. */
    static void begin(Monitor monitor, Shell shell, Runnable then) {
        Tour tour = new Tour(monitor, shell, then);
        tour.plan("");
        tour.add("narrow", tour::narrow);
        tour.plan(" narrow");
        shell.pulse().onBeat(now -> tour.beat());
    }

    private void plan(String form) {
        for (String screen : Shell.screens()) {
            add(screen + form, () -> shell.go(address(screen)));
            if (screen.equals("devices")) {
                VIEWS.forEach(view -> add(screen + " as " + view + form, () -> press("#view-" + view)));
                add(screen + " filtered" + form, () -> type("#devices-filter", "a"));
                add(screen + " not filtered" + form, () -> type("#devices-filter", ""));
            }
            add(screen + " menus shown" + form, () -> menus().forEach(MenuButton::show));
            add(screen + " menus hidden" + form, () -> menus().forEach(MenuButton::hide));
        }
        add("search" + form, this::search);
        add("search typed" + form, () -> type("#search-field", "a"));
    }

    private void add(String name, Runnable action) {
        steps.add(new Step(name, action));
    }

    private void beat() {
        if (++beats % BEATS_A_STEP == 0) {
            Step step = steps.poll();
            // Beside the beat, as a person's wish would come.
            FxThread.run(step == null ? then : () -> take(step));
        }
    }

    private void take(Step step) {
        long begin = System.nanoTime();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long busy = threads.getCurrentThreadCpuTime();
        step.action().run();
        shell.pulse().beat();
        Runnable[] laidOut = new Runnable[1];
        laidOut[0] = () -> {
            scene.removePostLayoutPulseListener(laidOut[0]);
            LOG.info(
                    "opened {} in {} ms, {} of them at work",
                    step.name(),
                    (System.nanoTime() - begin) / NANOS_A_MILLI,
                    (threads.getCurrentThreadCpuTime() - busy) / NANOS_A_MILLI);
        };
        scene.addPostLayoutPulseListener(laidOut[0]);
        scene.getRoot().requestLayout();
    }

    private Address address(String screen) {
        boolean device = screen.equals("device") && monitor.points().deviceCount() > 0;
        return device ? Address.device(monitor.points().device(0).id()) : Address.of(screen);
    }

    private void narrow() {
        Window window = scene.getWindow();
        window.setWidth(DesktopWindow.PHONE_WIDTH);
        window.setHeight(DesktopWindow.PHONE_HEIGHT);
    }

    private void press(String button) {
        if (scene.lookup(button) instanceof ToggleButton view) {
            view.fire();
        }
    }

    private List<MenuButton> menus() {
        List<MenuButton> menus = new ArrayList<>();
        for (Node node : scene.getRoot().lookupAll(".menu-button")) {
            if (node instanceof MenuButton menu && menu.isVisible()) {
                menus.add(menu);
            }
        }
        return menus;
    }

    private void search() {
        Runnable open = scene.getAccelerators().get(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN));
        if (open != null) {
            open.run();
        }
    }

    private void type(String field, String text) {
        if (scene.lookup(field) instanceof TextInputControl input) {
            input.setText(text);
        }
    }
}
