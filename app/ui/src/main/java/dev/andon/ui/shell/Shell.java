package dev.andon.ui.shell;

import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Pin;
import dev.andon.ui.fx.FxPulse;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.SeriesBook;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** The window's content: frame and screen over one monitor, kept up to date by one pulse. Made, used and closed on the FX thread. */
public final class Shell implements AutoCloseable {

    private static final long QUARTER_SECOND = 250_000;
    private static final double NARROWEST = 760;
    private static final double LOWEST = 520;

    private final Monitor monitor;
    private final FxPulse pulse;
    private final Pin recording;
    private final Overview overview;
    private final TopBar bar;
    private final StatusLine status;
    private final Scene scene;
    private final List<Image> icons;
    private long nextWords;

    /**
     * A shell over a monitor that may or may not have been started: the window need not wait for it.
     *
     * @param problems of the workspace's files, told in the status line
     * @param width of the scene, px
     * @param height of the scene, px
     */
    public Shell(Monitor monitor, List<Problem> problems, Theme theme, Words words, double width, double height) {
        this.monitor = monitor;
        SeriesBook book = new SeriesBook(monitor.live());
        recording = monitor.hook(book);
        pulse = new FxPulse(monitor.live().watch(), monitor::now);
        overview = new Overview(Console.over(monitor, book, theme, words, address -> {}));
        bar = new TopBar(words);
        status = new StatusLine(problems, words, monitor.workspace().timeZone());
        BorderPane page = new BorderPane(overview, bar, null, status, null);
        BorderPane root = new BorderPane(page, null, null, null, new Rail(words));
        root.getStyleClass().add("andon");
        scene = new Scene(root, width, height);
        scene.getStylesheets().setAll(theme.sheets());
        icons = WindowIcon.all(theme);
        pulse.onChange(overview::changed);
        pulse.onBeat(this::beat);
        beat(monitor.now());
    }

    public Scene scene() {
        return scene;
    }

    /** The heartbeat of this shell. */
    public FxPulse pulse() {
        return pulse;
    }

    /**
     * Puts the shell into a window.
     *
     * @param quit called when a person asks to end the program: by key, or by closing the window
     */
    public void open(Stage stage, Runnable quit) {
        stage.setScene(scene);
        stage.getIcons().setAll(icons);
        stage.setTitle(monitor.workspace().name() + " – Andon");
        stage.setMinWidth(Math.min(NARROWEST, scene.getWidth()));
        stage.setMinHeight(Math.min(LOWEST, scene.getHeight()));
        stage.setOnCloseRequest(asked -> quit.run());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN), quit);
        scene.getAccelerators()
                .put(new KeyCodeCombination(KeyCode.F11), () -> stage.setFullScreen(!stage.isFullScreen()));
        pulse.follow(stage);
    }

    /**
     * Chooses a row of the tree, as a person would.
     *
     * @param id as {@link dev.andon.ui.tree.TreeNode#id} gives it
     * @return whether there is such a row
     */
    public boolean choose(String id) {
        return overview.choose(id);
    }

    /** Whether a value can be seen. */
    public boolean showsValues() {
        return overview.showsValues();
    }

    @Override
    public void close() {
        pulse.close();
        recording.close();
    }

    private void beat(long now) {
        overview.beat(now);
        if (now >= nextWords) {
            nextWords = now + QUARTER_SECOND;
            List<LinkStatus> links = monitor.links();
            bar.show(overview.chosen(), links);
            status.show(links, monitor.health(), overview.frozen(), now);
            overview.explain(links, now);
        }
    }
}
