package dev.andon.ui.device;

import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Console;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.awaitility.Awaitility;

/** The page of the one device of a scripted plant, in a window. */
final class OpenPage implements AutoCloseable {

    static final String OIL = "plant/line1/press3#temperature";

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");

    // The plot between its labels, as the trend is laid out.
    private static final double LEFT = 58;
    private static final double RIGHT = 84;

    private final ScriptedPlant plant;
    private final DeviceScreen screen;
    private final Scene scene;
    private final Stage stage;

    OpenPage(ScriptedPlant plant, Console console, double width, double height) {
        this.plant = plant;
        screen = FxThread.call(() -> new DeviceScreen(console));
        scene = FxThread.call(() -> {
            StackPane root = new StackPane(screen.node());
            root.getStyleClass().add("andon");
            Scene made = new Scene(root, width, height);
            made.getStylesheets().setAll(console.theme().sheets());
            return made;
        });
        stage = FxThread.call(() -> {
            Stage made = new Stage();
            made.setScene(scene);
            made.show();
            made.requestFocus();
            screen.show(OIL);
            screen.enter(plant.monitor.now());
            return made;
        });
        until("the trend", () -> scene.lookup("#trend") instanceof Region trend && trend.getWidth() > 100);
    }

    /** Lets time pass as the window does, until something is true. */
    void until(String story, Supplier<Boolean> condition) {
        Awaitility.await()
                .alias(story)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> FxThread.call(() -> {
                    plant.look();
                    screen.beat(plant.monitor.now());
                    return condition.get();
                }));
    }

    /** Points at a share of the width that is drawn. */
    void point(double share) {
        FxThread.call(() -> {
            Region trend = (Region) node("trend");
            double x = LEFT + share * (trend.getWidth() - LEFT - RIGHT);
            Point2D place = trend.localToScreen(x, trend.getHeight() / 2);
            new Robot().mouseMove(place.getX(), place.getY());
            return trend;
        });
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

    Node node(String id) {
        Node node = scene.lookup('#' + id);
        if (node == null) {
            throw new IllegalStateException("there is no " + id);
        }
        return node;
    }

    String told(String id) {
        return node(id) instanceof Labeled label && label.getText() != null ? label.getText() : "";
    }

    /** Whether a part of a node can be seen and steps back into grey. */
    boolean grey(String id, String style) {
        Node part = node(id).lookup(style);
        return part != null && part.isVisible() && part.getPseudoClassStates().contains(GREY);
    }

    /** Everything that can be read below a node. */
    String below(String id) {
        return FxThread.call(() -> node(id).lookupAll("*").stream()
                .map(part -> part instanceof Labeled label
                        ? label.getText()
                        : part instanceof Text text ? text.getText() : "")
                .collect(Collectors.joining("\n")));
    }

    @Override
    public void close() {
        FxThread.call(() -> {
            stage.hide();
            screen.close();
            return stage;
        });
    }
}
