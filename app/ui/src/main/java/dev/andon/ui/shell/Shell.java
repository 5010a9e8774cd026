package dev.andon.ui.shell;

import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Pin;
import dev.andon.ui.fx.FxPulse;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.search.SearchPanel;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.trend.SeriesBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The window's content: a frame and in it one of the screens, over one monitor, kept up to date by one pulse. Made, used and closed on the FX thread.
 */
public final class Shell implements AutoCloseable {

    private static final long QUARTER_SECOND = 250_000;
    private static final double NARROWEST = 360;
    private static final double LOWEST = 360;
    private static final String FIRST = "overview";

    private final Monitor monitor;
    private final List<Problem> mistakes;
    private final FxPulse pulse;
    private final Pin recording;
    private final Scene scene;
    private final Trail trail = new Trail(Address.of(FIRST));
    private Console console;
    private Screens screens;
    private Frame frame;
    private List<Image> icons;
    private @Nullable SearchPanel search;
    private long nextWords;

    /**
     * A shell over a monitor that may or may not have been started: the window need not wait for it.
     *
     * @param mistakes of the workspace's files, told in the status line
     * @param width of the scene, px
     * @param height of the scene, px
     */
    public Shell(Monitor monitor, List<Problem> mistakes, Theme theme, Words words, double width, double height) {
        this.monitor = monitor;
        this.mistakes = mistakes;
        SeriesBook book = new SeriesBook(monitor.live());
        recording = monitor.hook(book);
        pulse = new FxPulse(monitor.live().watch(), monitor::now);
        console = Console.over(monitor, book, theme, words, this::go);
        screens = new Screens(ScreenList.ALL, console, trail.here());
        frame = frame();
        scene = new Scene(frame, width, height);
        scene.getStylesheets().setAll(theme.sheets());
        icons = WindowIcon.all(theme);
        pulse.onChange(this::changed);
        pulse.onBeat(this::beat);
        beat(monitor.now());
    }

    /** The names of all screens, as in addresses. */
    public static List<String> screens() {
        return ScreenList.ALL.stream().map(ScreenEntry::name).toList();
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
        new Keys(this, stage, quit).install();
        pulse.follow(stage);
    }

    /** Where the person is. */
    public Address here() {
        return trail.here();
    }

    /**
     * Goes to an address, as if a person had.
     *
     * @return whether there is such a place; if not, nothing happens
     */
    public boolean go(Address address) {
        boolean there = arrive(address);
        if (there) {
            trail.visit(address);
            tell(monitor.now());
        }
        return there;
    }

    /** One step back on the way that the person came. */
    public void back() {
        trail.back().ifPresent(this::arrive);
        tell(monitor.now());
    }

    /** One step forward again. */
    public void forward() {
        trail.forward().ifPresent(this::arrive);
        tell(monitor.now());
    }

    /** Other colours or another language: everything seen is made anew, at the same place. */
    public void restyle(Theme theme, Words words) {
        screens.close();
        console = console.restyled(theme, words);
        screens = new Screens(ScreenList.ALL, console, trail.here());
        search = null;
        frame = frame();
        scene.setRoot(frame);
        scene.getStylesheets().setAll(theme.sheets());
        icons = WindowIcon.all(theme);
        beat(monitor.now());
    }

    /** Whether a live value can be seen. */
    public boolean showsValues() {
        return console.tree().root().live() > 0 && frame.getWidth() > 0;
    }

    @Override
    public void close() {
        screens.close();
        pulse.close();
        recording.close();
    }

    /** Opens the search. */
    void search() {
        if (search == null) {
            search = new SearchPanel(console, places(), actions());
            frame.cover(search);
        }
        search.open();
    }

    /** The screens that have a button, by title. */
    private Map<String, Address> places() {
        Map<String, Address> places = new LinkedHashMap<>();
        for (ScreenEntry entry : ScreenList.ALL) {
            if (entry.icon() != null) {
                places.put(console.words().get(entry.key()), Address.of(entry.name()));
            }
        }
        return places;
    }

    /** What one can do from anywhere, by title. */
    private Map<String, Runnable> actions() {
        Words words = console.words();
        Map<String, Runnable> actions = new LinkedHashMap<>();
        actions.put(words.get("action.copy-link"), this::copyLink);
        actions.put(words.get("bar.back"), this::back);
        actions.put(words.get("bar.forward"), this::forward);
        return actions;
    }

    private void copyLink() {
        ClipboardContent content = new ClipboardContent();
        content.putString(trail.here().link());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private boolean arrive(Address address) {
        boolean there = screens.go(address, monitor.now());
        if (there) {
            frame.show(screens.seen().node(), screens.entry().under());
        }
        return there;
    }

    private Frame frame() {
        Words words = console.words();
        TopBar.Actions actions =
                new TopBar.Actions(this::back, this::forward, this::search, () -> go(Address.of(FIRST)));
        Frame fresh =
                new Frame(ScreenList.ALL, mistakes, words, monitor.workspace().timeZone(), this::go, actions);
        fresh.show(screens.seen().node(), screens.entry().under());
        return fresh;
    }

    private void changed(int point, long from, long now) {
        console.tree().look(point, from, now);
        screens.changed(point, from, now);
    }

    private void beat(long now) {
        console.tree().follow(now);
        screens.beat(now);
        if (search != null) {
            search.beat();
        }
        if (now >= nextWords) {
            nextWords = now + QUARTER_SECOND;
            tell(now);
        }
    }

    private void tell(long now) {
        DeviceTree tree = console.tree();
        Moment moment = new Moment(
                screens.entry().name(),
                screens.seen().heading(),
                trail.canGoBack(),
                trail.canGoForward(),
                tree.root(),
                monitor.links(),
                monitor.health(),
                now);
        frame.tell(moment);
        boolean nothing = screens.entry().needsDevices() && tree.root().devices() == 0;
        boolean begins = frame.explain(nothing, moment.links(), now);
        // Who is typing into the search must not lose the focus to the screen behind it.
        if (begins && (search == null || !search.isVisible())) {
            screens.seen().enter(now);
        }
    }
}
