package dev.andon.desktop;

import dev.andon.cli.NotDone;
import dev.andon.cli.Opening;
import dev.andon.cli.Window;
import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Pin;
import dev.andon.runtime.Recording;
import dev.andon.runtime.Workspace;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.HeadlessScreen;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.shell.Backstage;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
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

    static final double PHONE_WIDTH = 390;
    static final double PHONE_HEIGHT = 844;

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final AtFirstValues atFirstValues;
    private @Nullable CompletableFuture<Void> toolkit;
    private Pin following = () -> {};

    /** What is done as soon as values can be seen: live ones, or remembered ones while no live ones are on their way. */
    interface AtFirstValues {

        /** Values can be seen; {@code quit} ends the program. */
        void seen(Monitor monitor, Shell shell, Runnable quit);
    }

    DesktopWindow(AtFirstValues atFirstValues) {
        this.atFirstValues = atFirstValues;
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
    public int show(Workspace workspace, List<Problem> problems, Opening opening) {
        warmUp();
        Recording recording = Recording.open(opening.data(), opening.secrets(), "the window", opening.history());
        Monitor monitor = Monitor.of(workspace, recording);
        // Links need not wait for the window, nor it for them.
        monitor.start();
        awaitToolkit();
        CountDownLatch quit = new CountDownLatch(1);
        Shell shell = FxThread.call(() -> open(monitor, problems, opening, quit::countDown));
        awaitQuit(quit);
        close(monitor, shell, recording);
        return 0;
    }

    private Shell open(Monitor monitor, List<Problem> problems, Opening opening, Runnable quit) {
        Settings settings = Settings.in(opening.data());
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(opening.phone() ? PHONE_WIDTH : WIDTH, screen.getWidth());
        double height = Math.min(opening.phone() ? PHONE_HEIGHT : HEIGHT, screen.getHeight());
        SystemLook.Wish wish = SystemLook.now();
        Words words = Words.in(Locale.getDefault());
        Shell shell = new Shell(
                monitor, problems, new Backstage(settings, opening.secrets()), wish.theme(), words, width, height);
        shell.system(wish.theme(), wish.textScale());
        following = SystemLook.follow(fresh -> shell.system(fresh.theme(), fresh.textScale()));
        Stage stage = new Stage();
        shell.open(stage, quit);
        if (!opening.phone()) {
            new WindowPlace(settings, stage).keep();
        }
        stage.show();
        Address.parse(opening.link()).ifPresent(shell::goWhenKnown);
        new FirstValues(monitor, shell, () -> atFirstValues.seen(monitor, shell, quit));
        return shell;
    }

    /** The window goes at once; a connection that cannot part is left behind. */
    private void close(Monitor monitor, Shell shell, Recording recording) {
        FxThread.call(() -> {
            shell.scene().getWindow().hide();
            following.close();
            shell.close();
            return shell;
        });
        monitor.close(PATIENCE_AT_CLOSE);
        recording.close();
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
