package dev.andon.desktop;

import dev.andon.cli.NotDone;
import dev.andon.cli.Window;
import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;

/** The window on the desk. It is shown first; brokers and links follow while it can already be seen. */
final class DesktopWindow implements Window {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final boolean untilLive;
    private final CountDownLatch quit = new CountDownLatch(1);

    DesktopWindow() {
        this(false);
    }

    private DesktopWindow(boolean untilLive) {
        this.untilLive = untilLive;
    }

    /** A window that closes by itself as soon as it shows a live value. */
    static DesktopWindow untilLive() {
        return new DesktopWindow(true);
    }

    @Override
    public int show(Workspace workspace, List<Problem> problems, Path data) {
        Theme.loadFonts();
        startToolkit();
        try (Monitor monitor = Monitor.of(workspace)) {
            Shell shell = FxThread.call(() -> open(monitor, problems));
            monitor.start();
            awaitQuit();
            FxThread.call(() -> {
                shell.close();
                return shell;
            });
        } finally {
            FxThread.exit();
        }
        return 0;
    }

    private Shell open(Monitor monitor, List<Problem> problems) {
        Shell shell = new Shell(monitor, problems, Theme.standard(), Words.in(Locale.getDefault()), WIDTH, HEIGHT);
        shell.open(new Stage(), quit::countDown);
        if (untilLive) {
            shell.pulse().onBeat(now -> {
                if (shell.showsValues()) {
                    quit.countDown();
                }
            });
        }
        shell.scene().getWindow().sizeToScene();
        ((Stage) shell.scene().getWindow()).show();
        return shell;
    }

    private static void startToolkit() {
        try {
            FxThread.start(Theme.controls());
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw new NotDone(new Problem(
                    "",
                    "no window can be opened here: " + e.getMessage(),
                    "start it from a desktop session; andon tail, points, doctor, check and render need no window"));
        }
    }

    private void awaitQuit() {
        try {
            quit.await();
        } catch (InterruptedException e) {
            // Asked to end from outside, which is what is being waited for.
            Thread.currentThread().interrupt();
        }
    }
}
