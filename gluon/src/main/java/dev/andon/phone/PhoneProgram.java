// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import dev.andon.runtime.Monitor;
import dev.andon.runtime.Pin;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.WorkspaceReading;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.shell.Backstage;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program on a phone: the same shell over the same monitor as on a desk. In the background its links rest; back in front they come up anew.
 * {@link #init} on the launcher's thread, the rest on the FX thread.
 */
@SuppressWarnings("NullAway.Init") // The toolkit calls init, then start, then stop.
public final class PhoneProgram extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneProgram.class);

    // The window where there is a desk around it; a phone gives it the whole screen.
    private static final double WIDTH = 390;
    private static final double HEIGHT = 844;
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final PhonePlatform platform;
    private Path storage;
    private SecretSources secrets;
    private WorkspaceReading reading;
    private Monitor monitor;
    private Shell shell;
    private Settings settings;
    private Pin lifecycle;
    private Pin choices;

    /** By the toolkit. */
    public PhoneProgram() {
        this(PhonePlatform.here());
    }

    PhoneProgram(PhonePlatform platform) {
        this.platform = platform;
    }

    @Override
    public void init() {
        storage = platform.storage();
        secrets = new SecretSources(System.getenv(), List.of(), storage);
        reading = PhoneWorkspace.read(storage, secrets);
        monitor = Monitor.of(reading.workspace());
        // Links need not wait for the window, nor it for them.
        monitor.start();
        Theme.loadFonts();
    }

    @Override
    public void start(Stage stage) {
        Theme theme = Theme.standard();
        FxThread.controls(theme.controls());
        settings = Settings.in(storage);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        shell = new Shell(
                monitor,
                reading.problems(),
                new Backstage(settings, secrets, platform),
                theme,
                Words.in(Locale.getDefault()),
                Math.min(WIDTH, screen.getWidth()),
                Math.min(HEIGHT, screen.getHeight()));
        shell.open(stage, FxThread::exit);
        shell.backKey(FxThread::exit);
        choices = settings.onChange(this::colourStatusBar);
        colourStatusBar();
        lifecycle = platform.onLifecycle(this::pause, this::resume);
        stage.show();
        LOG.info("{} is up on {}, with its files in {}", getClass().getSimpleName(), platform.device(), storage);
    }

    private void pause() {
        monitor.pause();
        shell.rest(true);
    }

    private void resume() {
        monitor.resume();
        shell.rest(false);
    }

    private void colourStatusBar() {
        Theme theme = Theme.named(settings.theme()).orElseGet(Theme::standard);
        int argb = theme.colour("canvas");
        platform.statusBar(Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
    }

    /** The window is gone; a connection that cannot part is left behind. */
    @Override
    public void stop() {
        lifecycle.close();
        choices.close();
        shell.close();
        monitor.close(PATIENCE_AT_CLOSE);
    }

    /** What is seen, for tests. */
    Shell shell() {
        return shell;
    }

    /** What is watched, for tests. */
    Monitor monitor() {
        return monitor;
    }
}
