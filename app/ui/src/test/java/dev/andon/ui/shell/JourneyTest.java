package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.QUICK;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import dev.andon.ui.tree.TreeNode;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** What people do, as they do it: with the mouse and the keys, from the first screen on. */
@ExtendWith(Headless.class)
class JourneyTest {

    private static final Problem CUT =
            new Problem("10.0.0.7:1883", "the broker closed the connection", "look at its log");

    private static final String PRESS = "tile-device-plant/line1/press3";

    private final FxRobot hand = new FxRobot();

    @Test
    void aSilentDeviceIsFoundInThreeSteps() {
        try (OpenWindow window = started(1280, 800)) {
            window.until("the banner counts it", () -> sees(window, "banner", "1"));
            click(window, "screen-devices");
            window.until("the devices", () -> at(window, "devices"));
            click(window, "banner");
            window.until("where help is needed", () -> at(window, "overview"));
            window.until("its tile says so", () -> sees(window, PRESS, "silent"));
            click(window, PRESS);
            window.until("the page of the device", () -> at(window, "device"));
            assertThat(window.shell().here().subject()).contains("press3");
        }
    }

    @Test
    void theGatewayDropsOutAndComesBack() {
        try (OpenWindow window = started(1280, 800)) {
            window.until("live", () -> !silent(window, PRESS));
            window.link.lose(CUT);
            window.until("nothing looks live", () -> sees(window, "live-clock", "Not live"));
            window.until("the tile says so", () -> silent(window, PRESS));
            window.until("and the bar", () -> sees(window, "connection", "No connection"));
            window.link.up();
            window.link.number(OIL, 51);
            window.link.number(WATER, 51);
            window.until("live again", () -> sees(window, "live-clock", "Live"));
            window.until("and the tile with it", () -> !silent(window, PRESS));
        }
    }

    @Test
    void theGatewayDropsOutAndComesBackOnThePhone() {
        try (OpenWindow window = started(390, 844)) {
            window.until("the phone's bar", () -> window.shell().scene().lookup("#bottom-bar") != null);
            assertThat(FxThread.call(() -> window.shell().scene().lookup("#rail")))
                    .as("no rail on a phone")
                    .isNull();
            window.until("how old it is", () -> sees(window, "connection", "line ·"));
            window.link.lose(CUT);
            window.until("told in the bar", () -> sees(window, "connection", "no connection"));
            window.until("the tile says so", () -> silent(window, PRESS));
            window.link.up();
            window.link.number(OIL, 51);
            window.link.number(WATER, 51);
            window.until("live again", () -> !silent(window, PRESS));
        }
    }

    @Test
    void thePhoneLeadsToADeviceThroughItsTree() {
        try (OpenWindow window = started(390, 844)) {
            click(window, "screen-devices");
            window.until("the tree", () -> window.shell().scene().lookup("#tree") != null);
            ListView<?> tree = (ListView<?>) window.shell().scene().lookup("#tree");
            window.until("its rows", () -> tree.lookupAll(".list-cell").stream().anyMatch(JourneyTest::isPress));
            hand.clickOn(FxThread.call(() -> tree.lookupAll(".list-cell").stream()
                    .filter(JourneyTest::isPress)
                    .findFirst()
                    .orElseThrow()));
            window.until("the page", () -> window.shell().here().screen().equals("device"));
            click(window, "back");
            window.until(
                    "back among the devices",
                    () -> window.shell().here().screen().equals("devices"));
        }
    }

    @Test
    void backAndForwardWalkTheWayThatWasCome() {
        try (OpenWindow window = started(1280, 800)) {
            click(window, "screen-map");
            window.until("the map", () -> sees(window, "title", "Map"));
            click(window, "screen-health");
            window.until("health", () -> sees(window, "title", "Health"));
            window.press(KeyCode.ALT, KeyCode.LEFT);
            window.until("the map again", () -> sees(window, "title", "Map"));
            click(window, "forward");
            window.until("health again", () -> sees(window, "title", "Health"));
            FxThread.call(() -> {
                MouseEvent press = new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        400,
                        400,
                        400,
                        400,
                        MouseButton.BACK,
                        1,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        null);
                Event.fireEvent(window.shell().scene().getRoot(), press);
                return press;
            });
            window.until("by the mouse's own button", () -> sees(window, "title", "Map"));
        }
    }

    @Test
    void everyScreenOpensByItsKey() {
        try (OpenWindow window = started(1280, 800)) {
            Set<String> seen = new java.util.LinkedHashSet<>();
            for (KeyCode digit : new KeyCode[] {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4}) {
                window.press(KeyCode.CONTROL, digit);
                window.until("there", () -> !seen.contains(window.shell().here().screen()));
                seen.add(FxThread.call(() -> window.shell().here().screen()));
            }
            assertThat(seen).containsExactly("overview", "map", "devices", "health");
        }
    }

    @Test
    void aLinkOpensWhatItNames() {
        try (OpenWindow window = started(1280, 800)) {
            Address link = Address.parse("andon://device/plant/line1/press4").orElseThrow();
            FxThread.call(() -> window.shell().go(link));
            window.until("the device", () -> sees(window, "title", "press4"));
            assertThat(FxThread.call(() -> window.shell().go(Address.of("zeppelin"))))
                    .as("a link to nowhere changes nothing")
                    .isFalse();
            assertThat(FxThread.call(() -> textOf(window, "title"))).contains("press4");
        }
    }

    @Test
    void otherColoursAndAnotherLanguageKeepThePlaceAndTheValues() {
        try (OpenWindow window = started(1280, 800)) {
            FxThread.call(() -> window.shell().go(Address.of("settings")));
            click(window, "theme-dark");
            window.until(
                    "dark",
                    () -> window.shell().scene().getStylesheets().toString().contains("dark"));
            click(window, "language-de");
            window.until("German", () -> sees(window, "title", "Einstellungen"));
            FxThread.call(() -> window.shell().go(Address.of("devices")));
            window.until(
                    "the value is still there",
                    () -> window.part(WATER, ".value-number").equals("50"));
        }
    }

    @Test
    void everythingGrowsAndShrinksByKey() {
        try (OpenWindow window = started(1280, 800)) {
            double before = FxThread.call(() -> width(window, "title"));
            window.press(KeyCode.CONTROL, KeyCode.EQUALS);
            window.until("larger", () -> width(window, "title") > before * 1.05);
            window.press(KeyCode.CONTROL, KeyCode.DIGIT0);
            window.until("as before", () -> Math.abs(width(window, "title") - before) < 1);
        }
    }

    /** A plant of two presses, one of which soon falls silent, on the overview. */
    private static OpenWindow started(double width, double height) {
        OpenWindow window = new OpenWindow(width, height);
        FxThread.call(() -> window.shell().go(Address.of("overview")));
        window.link.up();
        window.link.number(OIL, 50);
        window.link.number(WATER, 50);
        window.link.number(QUICK, 4);
        window.until(
                "the plant is known",
                () -> window.shell().scene().lookup(PRESS) != null
                        || window.shell().scene().lookup(".tile") != null);
        return window;
    }

    private void click(OpenWindow window, String id) {
        window.until("to click: " + id, () -> {
            Node node = byId(window.shell().scene().getRoot(), id);
            return node != null && node.isVisible() && node.getBoundsInLocal().getWidth() > 0;
        });
        hand.clickOn(FxThread.call(() -> byId(window.shell().scene().getRoot(), id)));
    }

    /** By walking: an id with a slash in it cannot be written as a selector. */
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

    private static boolean at(OpenWindow window, String screen) {
        return window.shell().here().screen().equals(screen);
    }

    private static boolean silent(OpenWindow window, String id) {
        Node node = byId(window.shell().scene().getRoot(), id);
        return node != null && node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("silent"));
    }

    private static boolean sees(OpenWindow window, String id, String text) {
        return textOf(window, id).contains(text);
    }

    private static String textOf(OpenWindow window, String id) {
        Node node = byId(window.shell().scene().getRoot(), id);
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

    private static double width(OpenWindow window, String id) {
        Node node = byId(window.shell().scene().getRoot(), id);
        return node == null ? 0 : node.localToScene(node.getBoundsInLocal()).getWidth();
    }

    private static boolean isPress(Node cell) {
        return cell instanceof ListCell<?> row
                && row.getItem() instanceof TreeNode node
                && node.title().equals("press3");
    }
}
