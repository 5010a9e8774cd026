package dev.andon.ui.shell;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Recording;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/** A real window on a real monitor, over a link that the test drives. */
final class OpenWindow implements AutoCloseable {

    static final String OIL = "plant/line1/press3#temperature";
    static final String SPEED = "plant/line1/press3#speed";
    static final String QUICK = "plant/line1/press3#quick";
    static final String WATER = "plant/line1/press4#temperature";

    final ScriptedLink link = ScriptedLink.fresh();
    final Monitor monitor;
    final AtomicInteger quits = new AtomicInteger();
    private final Shell shell;
    private final Stage stage;

    OpenWindow() {
        this(1280, 800);
    }

    OpenWindow(double width, double height) {
        this(width, height, List.of());
    }

    OpenWindow(double width, double height, Locale language) {
        this(width, height, language, List.of());
    }

    OpenWindow(double width, double height, List<ConnectionSettings> others) {
        this(width, height, Locale.ENGLISH, others);
    }

    private OpenWindow(double width, double height, Locale language, List<ConnectionSettings> others) {
        this(width, height, language, others, usual -> usual, Recording.none());
    }

    /** One whose plant is recorded. */
    OpenWindow(Recording recording) {
        this(1280, 800, Locale.ENGLISH, List.of(), usual -> usual, recording);
    }

    /** @param with makes the workspace out of the usual one */
    OpenWindow(double width, double height, UnaryOperator<Workspace> with) {
        this(width, height, Locale.ENGLISH, List.of(), with, Recording.none());
    }

    private OpenWindow(
            double width,
            double height,
            Locale language,
            List<ConnectionSettings> others,
            UnaryOperator<Workspace> with,
            Recording recording) {
        List<ConnectionSettings> connections = new java.util.ArrayList<>(List.of(link.settings()));
        connections.addAll(others);
        monitor = Monitor.of(with.apply(workspace(connections)), recording);
        // As large as on a desk, however large the window.
        Settings settings = Settings.unkept();
        settings.zoom(1);
        Backstage backstage = new Backstage(settings, Backstage.bare().secrets());
        shell = FxThread.call(
                () -> new Shell(monitor, List.of(), backstage, Theme.standard(), Words.in(language), width, height));
        stage = FxThread.call(() -> {
            Stage fresh = new Stage();
            shell.open(fresh, quits::incrementAndGet);
            shell.go(Address.of("devices"));
            fresh.show();
            fresh.requestFocus();
            return fresh;
        });
        monitor.start();
    }

    /** A plant of two presses, one of which soon falls silent, on the overview. */
    static OpenWindow started(double width, double height) {
        OpenWindow window = new OpenWindow(width, height);
        FxThread.call(() -> window.shell().go(Address.of("overview")));
        window.link.up();
        window.link.number(OIL, 50);
        window.link.number(WATER, 50);
        window.link.number(QUICK, 4);
        window.until("the plant is known", () -> window.shell().scene().lookup(".tile") != null);
        return window;
    }

    Shell shell() {
        return shell;
    }

    Stage stage() {
        return stage;
    }

    /** Waits for something to be true on the screen's thread. */
    void until(String story, Supplier<Boolean> true_) {
        within(Duration.ofSeconds(60)).as(story).until(() -> FxThread.call(true_::get));
    }

    static Patience within(Duration limit) {
        return new Patience(Awaitility.await().atMost(limit).pollInterval(Duration.ofMillis(20)));
    }

    /** Awaitility with a story. */
    record Patience(ConditionFactory factory) {
        ConditionFactory as(String story) {
            return factory.alias(story);
        }
    }

    /** The text in a part of a value's row, "" while the point cannot be seen. */
    String part(String point, String style) {
        Node node = row(point, style);
        return node instanceof Text text ? text.getText() : node instanceof Labeled label ? label.getText() : "";
    }

    boolean grey(String point) {
        Node number = row(point, ".value-number");
        return number != null && number.getPseudoClassStates().contains(PseudoClass.getPseudoClass("grey"));
    }

    @Nullable
    Node row(String point, String style) {
        int handle = monitor.points().find(PointId.parse(point));
        Node row = shell.scene().lookup("#value-" + handle);
        return row == null || !row.isVisible() ? null : row.lookup(style);
    }

    /** Everything that can be read below a node, line by line. */
    String textOf(String id) {
        Node node = shell.scene().lookup(id);
        return node == null || !node.isVisible()
                ? ""
                : node.lookupAll(".label").stream()
                        .filter(Labeled.class::isInstance)
                        .map(label -> ((Labeled) label).getText())
                        .collect(Collectors.joining("\n"));
    }

    void press(KeyCode... keys) {
        FxThread.call(() -> {
            Robot robot = new Robot();
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int index = keys.length - 1; index >= 0; index--) {
                robot.keyRelease(keys[index]);
            }
            return keys;
        });
    }

    /** Clicks as soon as it can be seen; as a person does. */
    void click(String id) {
        until("to click: " + id, () -> {
            Node node = byId(id);
            return node != null && node.isVisible() && node.getBoundsInLocal().getWidth() > 0;
        });
        new FxRobot().clickOn(FxThread.call(() -> byId(id)));
    }

    boolean at(String screen) {
        return shell.here().screen().equals(screen);
    }

    /** The node of an id, by walking: one with a slash in it cannot be written as a selector. */
    @Nullable
    Node byId(String id) {
        return byId(shell.scene().getRoot(), id);
    }

    private static @Nullable Node byId(Node node, String id) {
        if (id.equals(node.getId())) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = byId(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Whether a tile is hatched. */
    boolean silent(String id) {
        Node node = byId(id);
        return node != null && node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("silent"));
    }

    boolean sees(String id, String text) {
        return told(id).contains(text);
    }

    /** What a node says, or everything below it. */
    String told(String id) {
        Node node = byId(id);
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isEmpty()) {
            return labeled.getText();
        }
        return node == null
                ? ""
                : node.lookupAll(".label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .collect(Collectors.joining("\n"));
    }

    boolean focused(String id) {
        Node node = shell.scene().lookup(id);
        return node != null && node.isFocused();
    }

    /** The window as it looks now; on the screen's thread or any other. */
    WritableImage picture() {
        return FxThread.isCurrent()
                ? shell.scene().snapshot(null)
                : FxThread.call(() -> shell.scene().snapshot(null));
    }

    @Override
    public void close() {
        FxThread.call(() -> {
            stage.hide();
            shell.close();
            return stage;
        });
        monitor.close();
    }

    private static Workspace workspace(List<ConnectionSettings> connections) {
        Map<String, Profile.PointProfile> points = new java.util.LinkedHashMap<>();
        points.put("temperature", point("Oil temperature", "Cel", new Range(0, 100), new Range(35, 65), null));
        points.put("speed", point("Ram speed", "%", new Range(0, 100), new Range(20, 80), null));
        points.put("quick", point("Quick", "bar", null, null, Duration.ofMillis(400)));
        Profile press = new Profile("press", "Press", new Glob("plant/*/press*"), points, List.of());
        Place line = new Place(
                "line1", "Line 1", Place.Level.AREA, null, new Glob("plant/line1/*"), null, List.of(), List.of());
        Place site = new Place("site", "Riverside", Place.Level.SITE, null, null, null, List.of(), List.of(line));
        return new Workspace(
                "test", "Test plant", ZoneId.of("UTC"), null, connections, List.of(press), List.of(site), null);
    }

    private static Profile.PointProfile point(
            String title, String unit, @Nullable Range range, @Nullable Range normal, @Nullable Duration staleAfter) {
        return new Profile.PointProfile(title, Kind.NUMBER, new Unit(unit), range, normal, staleAfter, false);
    }
}
