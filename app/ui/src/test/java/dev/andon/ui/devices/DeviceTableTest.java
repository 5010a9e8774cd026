package dev.andon.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The table as a person uses it, in a window without a display. */
@ExtendWith(Headless.class)
class DeviceTableTest {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");

    @TempDir
    Path folder;

    private final ScriptedPlant plant = new ScriptedPlant();
    private DeviceTable table = FxThread.call(() -> new DeviceTable(plant.console));
    private final Stage stage = FxThread.call(Stage::new);
    private final Robot finger = FxThread.call(Robot::new);

    @AfterEach
    void close() {
        on(table::leave);
        on(stage::hide);
        plant.close();
    }

    @Test
    void slashLeadsToTheFilterAndTypingLeavesWhatFits() {
        open(1200, 700);
        assertThat(names()).containsExactly("press1", "press2", "pump1");

        on(() -> rows().requestFocus());
        press(KeyCode.SLASH);
        assertThat(FxThread.call(() -> filter().isFocused())).isTrue();
        press(KeyCode.P, KeyCode.U);

        assertThat(FxThread.call(() -> filter().getText())).isEqualTo("pu");
        assertThat(names()).containsExactly("pump1");
        assertThat(text("#devices-count")).isEqualTo("1 of 3 devices");
        press(KeyCode.X);
        assertThat(text("#devices-nothing")).contains("pux");
        press(KeyCode.ESCAPE);
        assertThat(names()).hasSize(3);
    }

    @Test
    void enterOpensTheDevicesPage() {
        open(1200, 700);
        on(() -> filter().requestFocus());
        press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);

        assertThat(plant.went).containsExactly(Address.device("plant/line1/press2"));
    }

    @Test
    void allThatTheFilterLeavesAreChosenAndStayChosen() {
        open(1200, 700);
        on(() -> filter().setText("press"));
        on(() -> rows().requestFocus());
        on(() -> keys(KeyCode.CONTROL, KeyCode.A));

        assertThat(textsBelow("#devices-chosen")).contains("2 devices chosen");
        on(() -> filter().setText("pump"));
        assertThat(textsBelow("#devices-chosen")).contains("2 devices chosen");
        on(() -> node("#devices-clear", Button.class).fire());
        assertThat(FxThread.call(() -> node("#devices-chosen", Node.class).isVisible()))
                .isFalse();
    }

    @Test
    void onAPhoneAThumbThatStaysChoosesAndTapsChooseOn() {
        open(390, 800);
        hold("press1");
        Awaitility.await()
                .until(() ->
                        FxThread.call(() -> node("#devices-chosen", Node.class).isVisible()));
        assertThat(textsBelow("#devices-chosen")).contains("1 device chosen");
        letGo();
        assertThat(plant.went).as("not opened by letting go").isEmpty();

        tap("press2");
        Awaitility.await().until(() -> textsBelow("#devices-chosen").contains("2 devices chosen"));

        on(() -> rows().requestFocus());
        press(KeyCode.ESCAPE);
        assertThat(FxThread.call(() -> node("#devices-chosen", Node.class).isVisible()))
                .isFalse();
        tap("press2");
        Awaitility.await("afterwards a tap opens again")
                .until(() -> plant.went.equals(List.of(Address.device("plant/line1/press2"))));
    }

    @Test
    void wherePeopleShareTheChosenAreHandedOnAsCsv() {
        List<String> shared = new ArrayList<>();
        Surroundings phone = new Surroundings() {
            @Override
            public boolean shares() {
                return true;
            }

            @Override
            public boolean share(String subject, String text) {
                return shared.add(subject + ": " + text);
            }
        };
        table = FxThread.call(() -> new DeviceTable(plant.console.in(phone)));
        open(390, 800);
        on(table::chooseAll);

        on(() -> node("#devices-share", Button.class).fire());

        assertThat(shared).hasSize(1);
        assertThat(shared.getFirst())
                .startsWith("Devices: " + DeviceCsv.MARK + "Id,Name,Health")
                .contains("plant/line1/press2");
        assertThat(textsBelow("#devices-chosen")).contains("Handed on");
    }

    @Test
    void whatIsChosenIsSavedWithItsQualityAndWithoutFormulas() throws IOException {
        plant.said("plant/line1/=cmd#note", "x, \"y\"");
        plant.heard("plant/line1/press1#temperature", 82.5);
        open(1900, 700);
        on(table::chooseAll);
        Path file = folder.resolve("out.csv");

        boolean atOnce = FxThread.call(() -> {
            node("#devices-chosen", ChosenBar.class).export(file);
            return Files.exists(file);
        });
        assertThat(atOnce).as("on the screen's own thread").isFalse();
        Awaitility.await().until(() -> textsBelow("#devices-chosen").contains("Saved as " + file.toAbsolutePath()));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst())
                .startsWith(DeviceCsv.MARK + "Id,Name,Health,Key value,Key value unit,Key value quality");
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line).startsWith("plant/line1/press1,press1,outside its limits,82.5,°C,good"))
                .anySatisfy(line -> assertThat(line).startsWith("plant/line1/=cmd,'=cmd,live,\"x, \"\"y\"\"\",,good"));
        assertThat(Files.readString(file)).endsWith("\r\n");
    }

    @Test
    void aFileThatCannotBeWrittenSaysSo() {
        open(1200, 700);
        on(table::chooseAll);

        on(() -> node("#devices-chosen", ChosenBar.class).export(folder.resolve("not/there.csv")));

        Awaitility.await()
                .until(() ->
                        textsBelow("#devices-chosen").stream().anyMatch(text -> text.contains("could not be saved")));
    }

    @Test
    void aHiddenColumnIsToldAndGone() {
        Set<String> hidden = new TreeSet<>();
        on(() -> table.hide(Set.of("id", "points"), hidden::addAll));
        open(1900, 700);
        assertThat(FxThread.call(() -> node("#devices-sort-type", Node.class).isVisible()))
                .isTrue();

        on(() -> node("#devices-columns", MenuButton.class).getItems().stream()
                .filter(item -> "devices-column-type".equals(item.getId()))
                .forEach(item -> {
                    ((CheckMenuItem) item).setSelected(false);
                    item.fire();
                }));

        assertThat(hidden).contains("id", "points");
    }

    @Test
    void onANarrowScreenRowsAreCardsThatAFingerHits() {
        open(390, 800);

        assertThat(FxThread.call(() -> rows().getFixedCellSize())).isGreaterThanOrEqualTo(44);
        assertThat(FxThread.call(() -> node("#devices-sort-type", Node.class).isVisible()
                        && node("#devices-sort-type", Node.class).getParent().isVisible()))
                .isFalse();
        assertThat(shownNames()).containsExactly("press1", "press2", "pump1");
    }

    @Test
    void aDeviceWhoseLinkIsLostIsGreyAndSaysThatItIsSilent() {
        open(1200, 700);
        assertThat(FxThread.call(() -> cell(".device-name").getPseudoClassStates()))
                .doesNotContain(GREY);

        plant.link.lose(new Problem("line", "gone", "wait"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> FxThread.call(() -> {
                    plant.look();
                    table.beat(plant.monitor.now() + 1_000_000);
                    return cell(".device-name").getPseudoClassStates().contains(GREY)
                            && cell(".device-health").getText().equals("silent");
                }));
    }

    private void open(double width, double height) {
        plant.heard("plant/line1/press2#temperature", 50);
        plant.heard("plant/line1/pump1#x", 1);
        if (plant.device("plant/line1/press1") < 0) {
            plant.heard("plant/line1/press1#temperature", 50);
        }
        on(() -> {
            Scene scene = new Scene(table, width, height);
            scene.getStylesheets().setAll(plant.console.theme().sheets());
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            table.show(plant.console.tree().root());
            table.enter(plant.monitor.now());
        });
        on(() -> table.layout());
    }

    private List<String> names() {
        return FxThread.call(() -> rows().getItems().stream()
                .map(row -> plant.monitor.points().device((Integer) row).title())
                .toList());
    }

    private List<String> shownNames() {
        return FxThread.call(() -> table.lookupAll(".device-name").stream()
                .map(label -> ((Label) label).getText())
                .filter(text -> !text.isEmpty())
                .sorted()
                .toList());
    }

    private Label cell(String style) {
        return table.lookupAll(style).stream()
                .map(Label.class::cast)
                .filter(label -> !label.getText().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Collection<String> textsBelow(String id) {
        return FxThread.call(() -> node(id, Node.class).lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private String text(String id) {
        return FxThread.call(() -> node(id, Label.class).getText());
    }

    private void hold(String name) {
        on(() -> {
            finger.mouseMove(on(name));
            finger.mousePress(MouseButton.PRIMARY);
        });
    }

    private void letGo() {
        on(() -> finger.mouseRelease(MouseButton.PRIMARY));
    }

    private void tap(String name) {
        hold(name);
        letGo();
    }

    /** Where a name stands on the screen. */
    private Point2D on(String name) {
        return table.lookupAll(".device-name").stream()
                .filter(label -> ((Label) label).getText().equals(name))
                .map(label -> label.localToScreen(5, 5))
                .findFirst()
                .orElseThrow();
    }

    private TextField filter() {
        return node("#devices-filter", TextField.class);
    }

    private ListView<?> rows() {
        return node("#device-rows", ListView.class);
    }

    private <T> T node(String id, Class<T> type) {
        return type.cast(table.lookup(id));
    }

    private void press(KeyCode... keys) {
        for (KeyCode key : keys) {
            on(() -> keys(key));
        }
    }

    private static void keys(KeyCode... keys) {
        Robot robot = new Robot();
        for (KeyCode key : keys) {
            robot.keyPress(key);
        }
        for (int index = keys.length - 1; index >= 0; index--) {
            robot.keyRelease(keys[index]);
        }
    }

    private static void on(Runnable task) {
        Callable<Boolean> call = () -> {
            task.run();
            return true;
        };
        FxThread.call(call);
    }
}
