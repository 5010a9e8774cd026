package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import dev.andon.ui.tree.TreeNode;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            window.until("the banner counts it", () -> window.sees("banner", "1"));
            window.click("screen-devices");
            window.until("the devices", () -> window.at("devices"));
            window.click("banner");
            window.until("where help is needed", () -> window.at("overview"));
            window.until("its tile says so", () -> window.sees(PRESS, "silent"));
            window.click(PRESS);
            window.until("the page of the device", () -> window.at("device"));
            assertThat(window.shell().here().subject()).contains("press3");
        }
    }

    @Test
    void theGatewayDropsOutAndComesBack() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            window.until("live", () -> !window.silent(PRESS));
            window.link.lose(CUT);
            window.until("nothing looks live", () -> window.sees("live-clock", "Not live"));
            window.until("the tile says so", () -> window.silent(PRESS));
            window.until("and the bar", () -> window.sees("connection", "No connection"));
            window.link.up();
            window.link.number(OIL, 51);
            window.link.number(WATER, 51);
            window.until("live again", () -> window.sees("live-clock", "Live"));
            window.until("and the tile with it", () -> !window.silent(PRESS));
        }
    }

    @Test
    void theGatewayDropsOutAndComesBackOnThePhone() {
        try (OpenWindow window = OpenWindow.started(390, 844)) {
            window.until("the phone's bar", () -> window.shell().scene().lookup("#bottom-bar") != null);
            assertThat(FxThread.call(() -> window.shell().scene().lookup("#rail")))
                    .as("no rail on a phone")
                    .isNull();
            window.until("how old it is", () -> window.sees("connection", "line ·"));
            window.link.lose(CUT);
            window.until("told in the bar", () -> window.sees("connection", "no connection"));
            window.until("the tile says so", () -> window.silent(PRESS));
            window.link.up();
            window.link.number(OIL, 51);
            window.link.number(WATER, 51);
            window.until("live again", () -> !window.silent(PRESS));
        }
    }

    @Test
    void thePhoneLeadsToADeviceThroughItsTree() {
        try (OpenWindow window = OpenWindow.started(390, 844)) {
            window.click("screen-devices");
            window.until("the tree", () -> window.shell().scene().lookup("#tree") != null);
            ListView<?> tree = (ListView<?>) window.shell().scene().lookup("#tree");
            window.until("its rows", () -> tree.lookupAll(".list-cell").stream().anyMatch(JourneyTest::isPress));
            hand.clickOn(FxThread.call(() -> tree.lookupAll(".list-cell").stream()
                    .filter(JourneyTest::isPress)
                    .findFirst()
                    .orElseThrow()));
            window.until("the page", () -> window.shell().here().screen().equals("device"));
            window.click("back");
            window.until(
                    "back among the devices",
                    () -> window.shell().here().screen().equals("devices"));
        }
    }

    @Test
    void backAndForwardWalkTheWayThatWasCome() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            window.click("screen-map");
            window.until("the map", () -> window.sees("title", "Map"));
            window.click("screen-health");
            window.until("health", () -> window.sees("title", "Health"));
            window.press(KeyCode.ALT, KeyCode.LEFT);
            window.until("the map again", () -> window.sees("title", "Map"));
            window.click("forward");
            window.until("health again", () -> window.sees("title", "Health"));
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
            window.until("by the mouse's own button", () -> window.sees("title", "Map"));
        }
    }

    @Test
    void everyScreenOpensByItsKey() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
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
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            Address link = Address.parse("andon://device/plant/line1/press4").orElseThrow();
            FxThread.call(() -> window.shell().go(link));
            window.until("the device", () -> window.sees("title", "press4"));
            assertThat(FxThread.call(() -> window.shell().go(Address.of("zeppelin"))))
                    .as("a link to nowhere changes nothing")
                    .isFalse();
            assertThat(FxThread.call(() -> window.told("title"))).contains("press4");
        }
    }

    @Test
    void otherColoursAndAnotherLanguageKeepThePlaceAndTheValues() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            FxThread.call(() -> window.shell().go(Address.of("settings")));
            window.click("theme-dark");
            window.until(
                    "dark",
                    () -> window.shell().scene().getStylesheets().toString().contains("dark"));
            window.click("language-de");
            window.until("German", () -> window.sees("title", "Einstellungen"));
            FxThread.call(() -> window.shell().go(Address.of("devices")));
            window.until(
                    "the value is still there",
                    () -> window.part(WATER, ".value-number").equals("50"));
        }
    }

    @Test
    void everythingGrowsAndShrinksByKey() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            double before = FxThread.call(() -> width(window, "title"));
            window.press(KeyCode.CONTROL, KeyCode.EQUALS);
            window.until("larger", () -> width(window, "title") > before * 1.05);
            window.press(KeyCode.CONTROL, KeyCode.DIGIT0);
            window.until("as before", () -> Math.abs(width(window, "title") - before) < 1);
        }
    }

    private static double width(OpenWindow window, String id) {
        Node node = window.byId(id);
        return node == null ? 0 : node.localToScene(node.getBoundsInLocal()).getWidth();
    }

    private static boolean isPress(Node cell) {
        return cell instanceof ListCell<?> row
                && row.getItem() instanceof TreeNode node
                && node.title().equals("press3");
    }
}
