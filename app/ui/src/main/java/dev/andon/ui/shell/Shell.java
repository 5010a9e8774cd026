package dev.andon.ui.shell;

import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Pin;
import dev.andon.ui.fx.FxPulse;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.pull.PullToRefresh;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.screen.Zoom;
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
    private static final int LAST_BEATS = 20;
    private static final double NARROWEST = 360;
    private static final double LOWEST = 360;
    private static final String FIRST = "overview";

    private final Monitor monitor;
    private final Engine engine;
    private final List<ScreenEntry> entries;
    private final FxPulse pulse;
    private final Pin recording;
    private final Pin tracking;
    private final Scene scene;
    private final Trail trail = new Trail(Address.of(FIRST));
    private Console console;
    private Screens screens;
    private PullToRefresh pull;
    private Frame frame;
    private final Settings settings;
    private final Pin choosing;
    private final List<Image> icons;
    private final Look look;
    // Colours or a language that wait for a person's unsaved work.
    private boolean restyling;
    private Zoom zoom;
    private @Nullable SearchPanel search;
    private @Nullable Address awaited;
    private Address awaitedFrom = trail.here();
    private long nextWords;
    private int restingBeats;

    /**
     * A shell over a monitor that may or may not have been started: the window need not wait for it. In these colours and words, whatever a person
     * chose elsewhere.
     *
     * @param mistakes of the workspace's files, told in the status line
     * @param width of the scene, px
     * @param height of the scene, px
     */
    public Shell(Monitor monitor, List<Problem> mistakes, Theme theme, Words words, double width, double height) {
        this(monitor, mistakes, Backstage.bare(), theme, words, width, height);
    }

    /**
     * A shell that looks as the person chose, and follows every new choice.
     *
     * @param backstage what there is on this machine
     * @param theme in the colours that the system asks for, where the person chose none
     * @param words in the language of the system, where the person chose none
     */
    public Shell(
            Monitor monitor,
            List<Problem> mistakes,
            Backstage backstage,
            Theme theme,
            Words words,
            double width,
            double height) {
        this.monitor = monitor;
        this.settings = backstage.settings();
        this.engine = new Engine(monitor, mistakes, backstage.secrets());
        this.entries = ScreenList.of(engine);
        this.look = new Look(settings, theme, words);
        SeriesBook book = new SeriesBook(monitor.live());
        recording = monitor.hook(book);
        pulse = new FxPulse(monitor.live().watch(), monitor::now);
        console = Console.over(monitor, book, settings, look.theme(), look.words(), this::go)
                .in(backstage.surroundings());
        tracking = monitor.hook(console.tracks());
        pull = new PullToRefresh(console);
        screens = new Screens(entries, console, trail.here());
        frame = frame();
        zoom = new Zoom(frame, factor -> {});
        scene = new Scene(zoom, width, height);
        scene.heightProperty().addListener(changed -> rezoom());
        icons = WindowIcon.all(theme);
        dress();
        choosing = settings.onChange(this::follow);
        pulse.onChange(this::changed);
        pulse.onBeat(this::beat);
        pulse.onTurn(console::seen);
        beat(monitor.now());
    }

    /** The names of all screens, as in addresses. */
    public static List<String> screens() {
        return ScreenList.NAMES;
    }

    public Scene scene() {
        return scene;
    }

    /** What its screens share. */
    Console console() {
        return console;
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
        Leaving leaving = new Leaving(() -> screens.unsaved(), () -> pull.tell("shell.unsaved"), quit, monitor::now);
        stage.setOnCloseRequest(asked -> {
            if (!leaving.ask()) {
                asked.consume();
            }
        });
        new Keys(this, stage, leaving::ask).install(entries);
        engine.open(stage, scene);
        pulse.follow(stage);
    }

    /** Lets the back key of a phone lead back, and where there is nowhere to go, leave. */
    public void backKey(Runnable leave) {
        BackKey.install(scene, this::back, leave);
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

    /** Goes to an address as soon as there is such a place; until then, and if a person goes elsewhere, it is not insisted on. */
    public void goWhenKnown(Address address) {
        awaited = go(address) ? null : address;
        awaitedFrom = trail.here();
    }

    /**
     * One step back on the way that the person came.
     *
     * @return whether there was one
     */
    public boolean back() {
        Address from = trail.here();
        trail.back(this::arrive);
        boolean there = !trail.here().equals(from);
        tell(monitor.now());
        return there;
    }

    /** One step forward again. */
    public void forward() {
        trail.forward(this::arrive);
        tell(monitor.now());
    }

    /** Asks every connection anew, and says what comes of it. */
    void refresh() {
        pull.ask();
    }

    /**
     * The program is in the background and nobody sees it, or no longer. It goes on until what can be seen is seen to be stale, and no longer than some
     * beats: the system keeps a picture of it.
     */
    public void rest(boolean on) {
        restingBeats = on ? LAST_BEATS : 0;
        if (!on) {
            pulse.hold(false);
        }
    }

    /**
     * The system asks for another look than before; what the person chose here counts for more. Other colours wait as long as a screen has unsaved
     * work.
     *
     * @param textScale how much larger than usual text is to be
     */
    public void system(Theme theme, double textScale) {
        look.system(theme, textScale);
        follow();
    }

    /** One step larger, or smaller. */
    void zoom(boolean larger) {
        settings.zoom(larger ? Zoom.next(zoom.factor()) : Zoom.previous(zoom.factor()));
    }

    /** As large as the window and the system have it. */
    void zoomAsUsual() {
        settings.zoom(0);
    }

    /**
     * Takes on what was chosen: with other colours or another language everything that is seen is made anew, at the same place; but not while that would
     * throw away what a person has not saved.
     */
    private void follow() {
        Theme theme = look.theme();
        Words words = look.words();
        boolean same = theme.equals(console.theme())
                && words.locale().equals(console.words().locale());
        restyling = !same && screens.unsaved();
        if (!same && !restyling) {
            screens.close();
            console = console.restyled(theme, words);
            screens = new Screens(entries, console, trail.here());
            search = null;
            pull = new PullToRefresh(console);
            frame = frame();
            zoom.close();
            zoom = new Zoom(frame, factor -> {});
            scene.setRoot(zoom);
            dress();
            beat(monitor.now());
        }
        rezoom();
    }

    private void dress() {
        FxThread.controls(console.theme().controls());
        scene.getStylesheets().setAll(console.theme().sheets());
        rezoom();
    }

    private void rezoom() {
        zoom.to(look.zoom(scene.getHeight()));
    }

    /** Whether a live value can be seen. */
    public boolean showsValues() {
        return console.tree().root().live() > 0 && shown();
    }

    /** Whether what it knows can be seen. */
    public boolean shown() {
        return frame.getWidth() > 0;
    }

    @Override
    public void close() {
        choosing.close();
        // What a screen leaves behind, such as the look at raw payloads, ends on an engine that is still there.
        screens.close();
        engine.close();
        zoom.close();
        pulse.close();
        recording.close();
        tracking.close();
    }

    /** Opens the search. */
    void search() {
        if (search == null) {
            search = new SearchPanel(console, ScreenList.places(entries, console.words()), actions());
            frame.cover(search);
        }
        search.open();
    }

    /** What one can do from anywhere, by title. */
    private Map<String, Runnable> actions() {
        Words words = console.words();
        Map<String, Runnable> actions = new LinkedHashMap<>();
        actions.put(words.get("action.copy-link"), this::copyLink);
        actions.put(words.get("bar.back"), this::back);
        actions.put(words.get("bar.forward"), this::forward);
        actions.put(words.get("action.refresh"), this::refresh);
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
        Frame fresh = new Frame(entries, engine.mistakes(), monitor.workspace(), words, this::go, actions, pull);
        fresh.show(screens.seen().node(), screens.entry().under());
        return fresh;
    }

    private void changed(int point, long from, long now) {
        console.tree().look(point, from, now);
        screens.changed(point, from, now);
    }

    private void beat(long now) {
        console.tree().follow(now);
        screens.beat(now, frame.explains());
        if (search != null) {
            search.beat();
        }
        if (now >= nextWords) {
            nextWords = now + QUARTER_SECOND;
            if (restyling && !screens.unsaved()) {
                follow();
            }
            Address wanted = awaited;
            if (wanted != null && (!trail.here().equals(awaitedFrom) || go(wanted))) {
                awaited = null;
            }
            tell(now);
        }
        if (restingBeats > 0 && (--restingBeats == 0 || console.tree().root().live() == 0)) {
            restingBeats = 0;
            screens.seen().rest();
            pulse.hold(true);
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
