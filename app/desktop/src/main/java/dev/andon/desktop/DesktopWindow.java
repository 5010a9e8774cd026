package dev.andon.desktop;

import dev.andon.cli.NotDone;
import dev.andon.cli.Window;
import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.Workspace;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.HeadlessScreen;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window on a desk: it shows at once, and whatever takes time goes on behind it. */
final class DesktopWindow implements Window {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final boolean exitWithValues;
    private @Nullable CompletableFuture<Void> toolkit;

    /** @param exitWithValues closes itself as soon as values can be seen */
    DesktopWindow(boolean exitWithValues) {
        this.exitWithValues = exitWithValues;
    }

    /** Begins to start the toolkit, on a thread of its own. */
    void warmUp() {
        if (toolkit == null) {
            CompletableFuture<Void> starting = new CompletableFuture<>();
            toolkit = starting;
            Thread.ofPlatform().name("toolkit-start").daemon().start(() -> start(starting));
        }
    }

    @Override
    public int show(Workspace workspace, List<Problem> problems, SecretSources secrets, Path data) {
        warmUp();
        Monitor monitor = Monitor.of(workspace);
        // Links need not wait for the window, nor it for them.
        monitor.start();
        awaitToolkit();
        CountDownLatch quit = new CountDownLatch(1);
        Shell shell = FxThread.call(() -> open(monitor, problems, quit::countDown));
        awaitQuit(quit);
        close(monitor, shell);
        return 0;
    }

    private Shell open(Monitor monitor, List<Problem> problems, Runnable quit) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(WIDTH, screen.getWidth());
        double height = Math.min(HEIGHT, screen.getHeight());
        Shell shell = new Shell(monitor, problems, Theme.standard(), Words.in(Locale.getDefault()), width, height);
        Stage stage = new Stage();
        shell.open(stage, quit);
        stage.show();
        new FirstValues(shell, exitWithValues ? quit : () -> {});
        return shell;
    }

    /** The window goes at once; a connection that cannot part is left behind. */
    private static void close(Monitor monitor, Shell shell) {
        FxThread.call(() -> {
            shell.scene().getWindow().hide();
            shell.close();
            return shell;
        });
        monitor.close(PATIENCE_AT_CLOSE);
        FxThread.exit();
    }

    private void start(CompletableFuture<Void> starting) {
        try {
            Theme.loadFonts();
            FxThread.start(Theme.standard().controls());
            if (HeadlessScreen.chosen()) {
                HeadlessScreen.resize((int) WIDTH, (int) HEIGHT);
            }
            starting.complete(null);
        } catch (Throwable e) { // thread root
            starting.completeExceptionally(e);
        }
    }

    private void awaitToolkit() {
        CompletableFuture<Void> starting = toolkit;
        if (starting == null) {
            throw new IllegalStateException("nobody starts the toolkit");
        }
        try {
            starting.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new NotDone(new Problem(
                    "",
                    "no window can be opened here: " + cause.getMessage(),
                    "see to a display, or use a command that needs none, such as tail or render"));
        }
    }

    private static void awaitQuit(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
