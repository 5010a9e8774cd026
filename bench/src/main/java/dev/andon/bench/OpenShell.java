package dev.andon.bench;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Workspace;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.HeadlessScreen;
import dev.andon.ui.screen.Address;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window as it is, without a display, over a {@link WindowSource}. */
final class OpenShell implements AutoCloseable {

    static final int WIDTH = 2560;
    static final int HEIGHT = 1440;

    private static final long PATIENCE = 120_000_000_000L;

    final Monitor monitor;
    final Shell shell;

    OpenShell(Map<String, String> options) {
        monitor = monitor(options);
        shell = FxThread.call(() -> {
            Shell made = new Shell(monitor, List.of(), Theme.standard(), Words.in(Locale.ENGLISH), WIDTH, HEIGHT);
            Stage stage = new Stage();
            made.open(stage, () -> {});
            stage.show();
            return made;
        });
        monitor.start();
    }

    /** Once in the life of the process. */
    static void toolkit() {
        HeadlessScreen.choose();
        Theme.loadFonts();
        FxThread.start(Theme.standard().controls());
        HeadlessScreen.resize(WIDTH, HEIGHT);
    }

    /** What is watched, with or without a window. */
    static Monitor monitor(Map<String, String> options) {
        ConnectionSettings bare = ConnectionSettings.of("bench", URI.create("bench://here"));
        ConnectionSettings settings = new ConnectionSettings(
                bare.name(), bare.url(), bare.topics(), null, null, null, bare.tls(), options, bare.secrets());
        return Monitor.of(new Workspace(
                "bench", "Bench", ZoneId.of("UTC"), null, List.of(settings), List.of(machine()), List.of(), null));
    }

    Scene scene() {
        return shell.scene();
    }

    void go(String screen) {
        at(Address.of(screen));
    }

    void at(Address address) {
        FxThread.call(() -> shell.go(address));
    }

    void until(String what, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE;
        while (!FxThread.call(there::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Milliseconds from the begin of something on the screen's thread until the frame with it is laid out. */
    double millisToFrame(Runnable action) {
        CompletableFuture<Long> end = new CompletableFuture<>();
        long begin = FxThread.call(() -> {
            long now = System.nanoTime();
            Runnable[] listener = new Runnable[1];
            listener[0] = () -> {
                scene().removePostLayoutPulseListener(listener[0]);
                end.complete(System.nanoTime());
            };
            action.run();
            shell.pulse().beat();
            scene().addPostLayoutPulseListener(listener[0]);
            javafx.application.Platform.requestNextPulse();
            return now;
        });
        return (end.join() - begin) / 1e6;
    }

    /** Times between frames for so many seconds, milliseconds, in order of size. */
    double[] frames(double seconds) {
        List<Long> times = new ArrayList<>();
        Runnable listener = () -> times.add(System.nanoTime());
        FxThread.call(() -> {
            scene().addPostLayoutPulseListener(listener);
            return listener;
        });
        LockSupport.parkNanos((long) (seconds * 1e9));
        return FxThread.call(() -> {
            scene().removePostLayoutPulseListener(listener);
            double[] gaps = new double[Math.max(0, times.size() - 1)];
            for (int index = 0; index < gaps.length; index++) {
                gaps[index] = (times.get(index + 1) - times.get(index)) / 1e6;
            }
            Arrays.sort(gaps);
            return gaps;
        });
    }

    @Override
    public void close() {
        FxThread.call(() -> {
            shell.scene().getWindow().hide();
            shell.close();
            return shell;
        });
        monitor.close();
    }

    private static Profile machine() {
        Map<String, Profile.PointProfile> points = new LinkedHashMap<>();
        for (int point = 0; point < 21; point++) {
            points.put(
                    "p" + point,
                    new Profile.PointProfile(
                            "Value " + point,
                            Kind.NUMBER,
                            new Unit("bar"),
                            new Range(0, 100),
                            new Range(20, 80),
                            null,
                            false));
        }
        return new Profile(
                "machine",
                "Machine",
                new Glob("**"),
                points,
                List.of("p2"),
                new Profile.Position("latitude", "longitude"),
                List.of());
    }
}
