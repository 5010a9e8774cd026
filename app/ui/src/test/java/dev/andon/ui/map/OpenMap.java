package dev.andon.ui.map;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.FloorPlan;
import dev.andon.model.GeoPosition;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import dev.andon.ui.fx.FxPulse;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.SeriesBook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The map in a real window on a real monitor, over a link that the test drives. */
final class OpenMap implements AutoCloseable {

    static final String PUMP = "plant/hall/pump";
    static final String VALVE = "plant/hall/valve";
    static final String SPARE = "plant/hall/spare";
    static final String TRUCK = "trucks/truck1";

    final ScriptedLink link = ScriptedLink.fresh();
    final Monitor monitor;
    final List<Address> gone = new CopyOnWriteArrayList<>();
    MapScreen screen;
    private final Console console;
    private final FxPulse pulse;
    private final Stage stage;
    private final Scene scene;

    OpenMap(Path folder) {
        this(folder, folder.resolve("hall.svg"), 1_000, 700);
    }

    OpenMap(Path folder, Path image, double width, double height) {
        monitor = Monitor.of(workspace(folder, image, link.settings()));
        console = FxThread.call(() -> Console.over(
                monitor,
                new SeriesBook(monitor.live()),
                Settings.unkept(),
                Theme.standard(),
                Words.in(Locale.ENGLISH),
                this::go));
        monitor.hook(console.tracks());
        screen = FxThread.call(() -> new MapScreen(console));
        pulse = new FxPulse(monitor.live().watch(), monitor::now);
        scene = FxThread.call(() -> new Scene(screen.node(), width, height));
        stage = FxThread.call(() -> {
            scene.getStylesheets().setAll(Theme.standard().sheets());
            Stage fresh = new Stage();
            fresh.setScene(scene);
            pulse.onChange((point, from, now) -> {
                console.tree().look(point, from, now);
                screen.changed(point, from, now);
            });
            pulse.onBeat(now -> {
                console.tree().follow(now);
                screen.beat(now);
            });
            screen.enter(monitor.now());
            pulse.follow(fresh);
            fresh.show();
            fresh.requestFocus();
            return fresh;
        });
        monitor.start();
    }

    /** Everything speaks: pump and valve in the hall, and the truck on the road. */
    void speak() {
        link.up();
        link.number(PUMP + "#flow", 12);
        link.number(VALVE + "#flow", 3);
        link.number(SPARE + "#flow", 1);
        drive(53.2, 9.2, 45);
    }

    void drive(double latitude, double longitude, double heading) {
        link.number(TRUCK + "#latitude", latitude);
        link.number(TRUCK + "#longitude", longitude);
        link.number(TRUCK + "#heading", heading);
    }

    /** Throws the screen away and makes it anew, as other colours do. */
    void makeAnew() {
        on(() -> {
            screen.leave();
            screen.close();
            screen = new MapScreen(console.restyled(console.theme(), console.words()));
            scene.setRoot(screen.node());
            screen.enter(monitor.now());
            return screen;
        });
    }

    /** The map that is seen. */
    MapView view() {
        return on(() -> maps().findFirst().orElseThrow());
    }

    private Stream<MapView> maps() {
        return screen.node().lookupAll(".map").stream()
                .filter(MapView.class::isInstance)
                .map(MapView.class::cast);
    }

    /** The marker of a device or place that is drawn, by the id of its node; null: there is none. */
    @Nullable
    Marker marker(String id) {
        return on(() -> maps().limit(1)
                .flatMap(view -> view.clusters().stream())
                .flatMap(cluster -> cluster.members().stream())
                .filter(marker -> name(marker).equals(id))
                .findFirst()
                .orElse(null));
    }

    /** {@code device:} or {@code place:} and the id. */
    String name(Marker marker) {
        return marker.place() != null
                ? marker.id()
                : "device:" + monitor.points().device(marker.device()).id();
    }

    /** Where a marker is on the screen. */
    Point2D at(String id) {
        return on(() -> {
            MapView view = view();
            Marker marker = java.util.Objects.requireNonNull(marker(id));
            return view.localToScreen(
                    view.port().screenX(marker.x()), view.port().screenY(marker.y()));
        });
    }

    /** A picture of the window. */
    WritableImage picture() {
        return on(() -> scene.snapshot(null));
    }

    /** The colour at a marker's middle, moved by a few px. */
    int colour(String id, double byX, double byY) {
        return on(() -> {
            MapView view = view();
            Marker marker = java.util.Objects.requireNonNull(marker(id));
            Point2D in = view.localToScene(
                    view.port().screenX(marker.x()), view.port().screenY(marker.y()));
            return scene.snapshot(null).getPixelReader().getArgb((int) (in.getX() + byX), (int) (in.getY() + byY));
        });
    }

    void click(Point2D at) {
        on(() -> {
            Robot robot = new Robot();
            robot.mouseMove(at);
            robot.mouseClick(MouseButton.PRIMARY);
            return at;
        });
    }

    void click(String id) {
        Node node = java.util.Objects.requireNonNull(node(id));
        click(on(() -> node.localToScreen(
                node.getLayoutBounds().getWidth() / 2, node.getLayoutBounds().getHeight() / 2)));
    }

    void drag(Point2D from, Point2D to) {
        on(() -> {
            Robot robot = new Robot();
            robot.mouseMove(from);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseMove(from.midpoint(to));
            robot.mouseMove(to);
            robot.mouseRelease(MouseButton.PRIMARY);
            return to;
        });
    }

    void press(KeyCode... keys) {
        on(() -> {
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

    @Nullable
    Node node(String id) {
        return on(() -> scene.lookup(id));
    }

    boolean sees(String id) {
        Node node = node(id);
        return node != null && node.isVisible();
    }

    void show(String subject) {
        on(() -> screen.show(subject));
    }

    /** On the screen's thread, from whichever thread. */
    static <T> T on(Callable<T> task) {
        if (!FxThread.isCurrent()) {
            return FxThread.call(task);
        }
        try {
            return task.call();
        } catch (Exception e) { // declared by Callable.call
            throw new AssertionError(e);
        }
    }

    /** Waits for something to be true on the screen's thread. */
    static void until(String story, Supplier<Boolean> true_) {
        Awaitility.await(story)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> on(true_::get));
    }

    @Override
    public void close() {
        on(() -> {
            stage.hide();
            screen.leave();
            screen.close();
            pulse.close();
            return stage;
        });
        monitor.close();
    }

    private void go(Address address) {
        gone.add(address);
        if (address.screen().equals("map")) {
            screen.show(address.subject());
        }
    }

    private static Workspace workspace(Path folder, Path image, ConnectionSettings connection) {
        Profile truck = new Profile(
                "truck",
                "Truck",
                new Glob("trucks/*"),
                Map.of(
                        "latitude", point("Latitude"),
                        "longitude", point("Longitude"),
                        "heading", point("Heading")),
                List.of("latitude"),
                new Profile.Position("latitude", "longitude"),
                Profile.Health.UNSAID,
                List.of(),
                "profiles/truck.yaml");
        Profile pump = new Profile("pump", "Pump", new Glob("plant/**"), Map.of("flow", point("Flow")), List.of());
        FloorPlan plan =
                new FloorPlan(image, Map.of(PUMP, new FloorPlan.Spot(0.25, 0.5), VALVE, new FloorPlan.Spot(0.75, 0.5)));
        Place hall = new Place(
                "hall",
                "Hall",
                Place.Level.SITE,
                new GeoPosition(53.55, 10.0),
                new Glob("plant/hall/*"),
                plan,
                List.of(),
                List.of());
        return new Workspace(
                "test",
                "Test",
                ZoneId.of("UTC"),
                null,
                List.of(connection),
                List.of(truck, pump),
                List.of(hall),
                folder);
    }

    private static Profile.PointProfile point(String title) {
        return new Profile.PointProfile(
                title, Kind.NUMBER, Unit.NONE, new Range(-180, 360), null, Duration.ofMillis(1_500), false);
    }
}
