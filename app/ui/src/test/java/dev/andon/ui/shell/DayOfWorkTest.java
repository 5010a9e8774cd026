package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.Payload;
import dev.andon.connector.Tap;
import dev.andon.model.FloorPlan;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.Workspace;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** What is done on an ordinary day, with the mouse and the keys. */
@ExtendWith(Headless.class)
class DayOfWorkTest {

    private static final String PRESS = "plant/line1/press3";

    private final FxRobot hand = new FxRobot();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPayloadIsReadAsItCameWithItsDifferenceToTheOneBefore() {
        try (OpenWindow window = OpenWindow.started(1280, 1000)) {
            window.click("tile-device-" + PRESS);
            window.until("its page", () -> window.at("device") && window.link.tap() != null);
            receive(window, "{\"temperature\": 51.5, \"speed\": 40}");
            receive(window, "{\"temperature\": 52.5, \"speed\": 40}");
            window.until("what changed", () -> window.sees("raw-about", "1 line changed"));
            window.until("line by line", () -> lines(window).contains("+   \"temperature\": 52.5,"));
            assertThat(FxThread.call(() -> lines(window))).contains("−   \"temperature\": 51.5,");

            hand.clickOn(FxThread.call(() -> cell(window, "raw-entries", 1)));
            window.until("the one before, as it came", () -> lines(window).contains("    \"temperature\": 51.5,"));
            window.until("held still meanwhile", () -> window.sees("raw-pause", "Go on"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void aConnectionIsRemovedByMistakeAndBackAtOnce(double width, double height) {
        try (OpenWindow window = OpenWindow.started(width, height)) {
            FxThread.call(() -> window.shell().go(Address.of("connections")));
            window.until("its card is in sight", () -> inSight(window, "connection-line-remove"));
            window.click("connection-line-remove");
            window.until("a question first", () -> window.sees("connections-notice-text", "Remove line?"));
            assertThat(window.monitor.links()).hasSize(1);
            window.click("connections-notice-deed");
            window.until(
                    "it is gone", () -> window.monitor.links().isEmpty() && window.byId("connection-line") == null);
            window.until("it can be undone", () -> window.sees("connections-notice-deed", "Undo"));
            window.click("connections-notice-deed");
            window.until("it is back", () -> window.byId("connection-line") != null);
            assertThat(window.monitor.links()).extracting(LinkStatus::name).containsExactly("line");

            FxThread.call(() -> window.shell().go(Address.of("overview")));
            window.until("what it fed is not live yet", () -> window.silent("tile-device-" + PRESS));
            window.until("it is open again", () -> window.link.isOpen());
            window.link.up();
            window.link.number(OIL, 50);
            window.link.number(WATER, 50);
            window.until("live as before", () -> !window.silent("tile-device-" + PRESS));
        }
    }

    @Test
    void rowsAreSortedAndSeveralOfThemChosenAtOnce() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            window.link.number("plant/line1/press5#temperature", 40);
            window.link.number("plant/line1/press6#temperature", 60);
            window.click("screen-devices");
            window.click("view-table");
            window.until("four rows", () -> row(window, 3).contains("press6"));
            window.click("devices-sort-name");
            window.until(
                    "downwards",
                    () -> row(window, 0).contains("press6") && row(window, 3).contains("press3"));

            hand.clickOn(FxThread.call(() -> cell(window, "device-rows", 0)));
            window.press(KeyCode.SHIFT, KeyCode.DOWN);
            window.press(KeyCode.SHIFT, KeyCode.DOWN);
            window.until("three in a row", () -> window.sees("devices-chosen", "3 devices chosen"));
            window.click("devices-sort-name");
            window.until(
                    "upwards",
                    () -> row(window, 0).contains("press3") && row(window, 3).contains("press6"));
            assertThat(FxThread.call(() -> window.told("devices-chosen")))
                    .as("who was chosen stays so")
                    .contains("3 devices chosen");
            assertThat(FxThread.call(() -> chosen(window, 0))).isFalse();
            assertThat(FxThread.call(() -> chosen(window, 3))).isTrue();
        }
    }

    @Test
    void theDeviceOutOfLineStandsOutSideBySideAndIsOpenedByEnter() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            window.link.number("plant/line1/press5#temperature", 88);
            window.link.number("plant/line1/press6#temperature", 51);
            window.click("screen-devices");
            window.click("view-matrix");
            window.until("side by side", () -> window.byId("matrix-sort-0") != null);
            window.click("matrix-sort-0");
            hand.clickOn(FxThread.call(() -> Objects.requireNonNull(window.byId("matrix"))));
            window.press(KeyCode.CONTROL, KeyCode.HOME);
            window.until("the hottest comes first", () -> window.sees("matrix-chosen", "press5, Oil temperature: 88"));
            window.press(KeyCode.ENTER);
            window.until("its page", () -> window.at("device"));
            assertThat(window.shell().here().subject()).contains("press5");
            window.press(KeyCode.ALT, KeyCode.LEFT);
            window.until("side by side again", () -> window.at("devices") && isSeen(window.byId("matrix")));
            assertThat(FxThread.call(() -> window.told("matrix-chosen")))
                    .as("where one was")
                    .contains("press5");
        }
    }

    @Test
    void aDeviceIsMovedOnItsFloorPlanAndPutBack() throws IOException {
        Files.writeString(folder.resolve("hall.svg"), """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">
                  <rect x="0" y="0" width="400" height="200" fill="#ECEEEF" stroke="#8A959D"/>
                </svg>
                """);
        try (OpenWindow window = new OpenWindow(1280, 800, this::withPlan)) {
            window.link.up();
            window.link.number(OIL, 50);
            FxThread.call(() -> window.shell().go(new Address("map", "line1")));
            window.click("map-edit");
            window.until("it can be moved", () -> isSeen(window.byId("map-undo")));
            window.until("nothing is moved", () -> unusable(window.byId("map-undo")));
            window.press(KeyCode.TAB);
            window.press(KeyCode.SHIFT, KeyCode.RIGHT);
            window.until("moved, and not saved yet", () -> window.sees("map-edit-message", "1 position not saved"));
            window.click("map-undo");
            window.until("put back", () -> !window.sees("map-edit-message", "not saved"));
            assertThat(FxThread.call(() -> unusable(window.byId("map-undo")))).isTrue();
        }
    }

    private Workspace withPlan(Workspace usual) {
        FloorPlan plan = new FloorPlan(folder.resolve("hall.svg"), Map.of(PRESS, new FloorPlan.Spot(0.25, 0.5)));
        Place line = new Place(
                "line1", "Line 1", Place.Level.AREA, null, new Glob("plant/line1/*"), plan, List.of(), List.of());
        return new Workspace(
                usual.id(),
                usual.name(),
                usual.timeZone(),
                null,
                usual.connections(),
                usual.profiles(),
                List.of(line),
                folder);
    }

    private static void receive(OpenWindow window, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        int point = window.link.point(OIL, Kind.NUMBER);
        Tap tap = Objects.requireNonNull(window.link.tap());
        tap.received(
                new int[] {point},
                1,
                () -> new Payload(PRESS, window.monitor.now(), 0, false, bytes, bytes.length, null));
    }

    private static List<String> lines(OpenWindow window) {
        return Objects.requireNonNull(window.byId("raw-lines")).lookupAll(".list-cell").stream()
                .map(cell -> ((Labeled) cell).getText())
                .filter(Objects::nonNull)
                .toList();
    }

    private static Node cell(OpenWindow window, String list, int index) {
        ListView<?> view = (ListView<?>) Objects.requireNonNull(window.byId(list));
        return view.lookupAll(".list-cell").stream()
                .filter(cell -> ((IndexedCell<?>) cell).getIndex() == index)
                .findFirst()
                .orElseThrow();
    }

    /** What can be read in a row of the table; empty: there is none. */
    private static String row(OpenWindow window, int index) {
        Node list = window.byId("device-rows");
        return list == null || ((ListView<?>) list).getItems().size() <= index
                ? ""
                : String.join(
                        "\n",
                        cell(window, "device-rows", index).lookupAll(".label").stream()
                                .map(label -> ((Labeled) label).getText())
                                .toList());
    }

    private static boolean chosen(OpenWindow window, int index) {
        Object text = cell(window, "device-rows", index).queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return !String.valueOf(text).contains("not chosen")
                && String.valueOf(text).contains("chosen");
    }

    private static boolean inSight(OpenWindow window, String id) {
        Node node = window.byId(id);
        if (node == null || node.getBoundsInLocal().getWidth() < 1) {
            return false;
        }
        Bounds at = node.localToScene(node.getBoundsInLocal());
        return at.getMinY() > 0 && at.getMaxY() < window.shell().scene().getHeight();
    }

    private static boolean unusable(@Nullable Node node) {
        return node != null && node.isDisabled();
    }

    private static boolean isSeen(@Nullable Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return node != null;
    }
}
