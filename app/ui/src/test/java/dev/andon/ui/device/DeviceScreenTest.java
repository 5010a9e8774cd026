package dev.andon.ui.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.Payload;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A device's page as a person sees it, in a window without a display. */
@ExtendWith(Headless.class)
class DeviceScreenTest {

    private static final String PRESS = "plant/line1/press3";
    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");

    private final ScriptedPlant plant = new ScriptedPlant();
    private final DeviceScreen screen = FxThread.call(() -> new DeviceScreen(plant.console));
    private final Stage stage = FxThread.call(Stage::new);

    @AfterEach
    void close() {
        on(screen::leave);
        on(stage::hide);
        plant.close();
    }

    @Test
    void thePageTellsWhatTheDeviceIsAndHowItFares() {
        plant.heard(PRESS + "#battery", 87);
        plant.heard(PRESS + "#temperature", 51.5);
        plant.said(PRESS + "#fw", "2.4.1");
        open(PRESS);

        assertThat(text("#page-title")).isEqualTo("press3");
        assertThat(text("#page-about")).isEqualTo("Presse für Öl · Riverside / Line 1");
        assertThat(below("#health")).contains("Battery", "87", "Firmware", "2.4.1", "agrees with ours");
        assertThat(below("#identity")).contains(PRESS, "line", "Presse für Öl (press)");
        assertThat(screen.heading().title()).isEqualTo("press3");
        assertThat(visible("#attention")).isFalse();
    }

    @Test
    void whatNeedsALookStandsOnTop() {
        plant.heard(PRESS + "#temperature", 99);
        open(PRESS);

        assertThat(visible("#attention")).isTrue();
        assertThat(below("#attention")).contains("Oil temperature", "above 65");
        assertThat(text("#page-state")).startsWith("outside its limits");
    }

    @Test
    void aDeviceThatFallsSilentLooksSoEverywhereOnItsPageWithinTwoSeconds() {
        plant.heard(PRESS + "#battery", 87);
        plant.heard(PRESS + "#temperature", 51.5);
        open(PRESS);
        int handle = plant.monitor.points().find(PointId.parse(PRESS + "#temperature"));
        assertThat(greyNumber(handle)).isFalse();

        plant.link.lose(new Problem("line", "gone", "wait"));
        // Two seconds of pulses by the clock of the screen, whatever this machine is busy with.
        until("the value is stale in the table", () -> !live(handle));
        long lost = plant.monitor.now();
        on(() -> {
            plant.look();
            screen.changed(handle, lost, lost);
            screen.beat(lost + 1_900_000);
        });

        assertThat(greyNumber(handle)).as("the value").isTrue();
        assertThat(text("#page-state")).as("the head").startsWith("silent");
        assertThat(grey("#page-state")).isTrue();
        assertThat(below("#attention")).as("on top").contains("silent");
        assertThat(FxThread.call(() -> screen.node().lookupAll(".pen").stream()
                        .allMatch(pen -> pen.getPseudoClassStates().contains(GREY))))
                .as("the trend")
                .isTrue();
        assertThat(FxThread.call(() -> facts("#health-").stream()
                        .filter(fact -> fact.getText().startsWith("silent")
                                || fact.getText().equals("87 %")
                                || fact.getText().equals("no connection")
                                || fact.getText().endsWith("ago"))
                        .allMatch(fact -> fact.getPseudoClassStates().contains(GREY))))
                .as("its health")
                .isTrue();
        assertThat(below("#health")).contains("no connection");
    }

    @Test
    void aDeviceThatWasNotHeardYetSaysSoAndFillsThePageWhenItAppears() {
        plant.heard("plant/line1/press9#x", 1);
        open(PRESS);
        assertThat(visible("#page-unheard")).isTrue();
        assertThat(FxThread.call(() -> screen.node().lookup("#device-page").isVisible()))
                .isFalse();

        plant.heard(PRESS + "#temperature", 51.5);
        on(() -> screen.beat(plant.monitor.now()));

        assertThat(FxThread.call(() -> screen.node().lookup("#device-page").isVisible()))
                .isTrue();
        assertThat(text("#page-title")).isEqualTo("press3");
        plant.heard(PRESS + "#late", 5);
        on(() -> screen.beat(plant.monitor.now()));
        on(() -> screen.node().layout());
        on(() -> screen.beat(plant.monitor.now() + 1_000_000));
        assertThat(below("#identity")).as("a point that came later").contains("2");
    }

    @Test
    void aPointInTheAddressIsTheOneWhoseTrendIsShown() {
        plant.heard(PRESS + "#temperature", 51.5);
        plant.heard(PRESS + "#speed", 40);
        open(PRESS + "#speed");

        assertThat(below("#trend")).contains("speed");
    }

    @Test
    void anAddressThatNamesNoPointIsTheDevicesOwn() {
        plant.heard(PRESS + "#temperature", 51.5);
        open(PRESS + "#");
        assertThat(text("#page-title")).isEqualTo("press3");
        on(() -> screen.show(PRESS + "#a#b"));
        on(() -> screen.beat(plant.monitor.now()));
        assertThat(text("#page-title")).isEqualTo("press3");
        assertThat(FxThread.call(() -> screen.show("#x"))).isFalse();
    }

    @Test
    void theRawPayloadShowsWhatChanged() {
        plant.heard(PRESS + "#temperature", 51.5);
        open(PRESS);
        assertThat(text("#raw-state")).isEqualTo("No payload has come since this page was opened");

        receive("{\"temperature\": 51.5, \"speed\": 40}");
        receive("{\"temperature\": 52.5, \"speed\": 40}");
        on(() -> screen.beat(plant.monitor.now() + 1_000_000));

        assertThat(lines())
                .containsExactly(
                        "  {", "−   \"temperature\": 51.5,", "+   \"temperature\": 52.5,", "    \"speed\": 40", "  }");
        assertThat(text("#raw-about")).contains("1 line changed");
    }

    @Test
    void whileItIsHeldStillNewerPayloadsAreOnlyCounted() {
        plant.heard(PRESS + "#temperature", 51.5);
        open(PRESS);
        receive("first");
        on(() -> screen.beat(plant.monitor.now() + 1_000_000));
        on(() -> ((Button) screen.node().lookup("#raw-pause")).fire());
        receive("second");
        on(() -> screen.beat(plant.monitor.now() + 2_000_000));

        assertThat(lines()).containsExactly("  first");
        assertThat(text("#raw-state")).isEqualTo("Paused, 1 newer");
        on(() -> ((Button) screen.node().lookup("#raw-pause")).fire());
        assertThat(lines()).containsExactly("− first", "+ second");
    }

    @Test
    void nobodyListensToAPageThatIsNotSeen() {
        plant.heard(PRESS + "#temperature", 51.5);
        open(PRESS);
        assertThat(plant.link.tap()).isNotNull();
        on(screen::leave);
        assertThat(plant.link.tap()).isNull();
    }

    private void open(String subject) {
        on(() -> {
            screen.show(subject);
            Scene scene = new Scene(screen.node(), 1200, 800);
            scene.getStylesheets().setAll(plant.console.theme().sheets());
            stage.setScene(scene);
            stage.show();
            screen.enter(plant.monitor.now());
        });
        // The first layout gives the board its size, the next pulse its rows.
        on(() -> {
            screen.node().applyCss();
            screen.node().layout();
            screen.beat(plant.monitor.now());
        });
    }

    private void receive(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        int point = plant.link.point(PRESS + "#temperature", Kind.NUMBER);
        var tap = plant.link.tap();
        assertThat(tap).isNotNull();
        if (tap != null) {
            tap.received(
                    new int[] {point},
                    1,
                    () -> new Payload(PRESS, plant.monitor.now(), 0, false, bytes, bytes.length, null));
        }
    }

    private boolean live(int handle) {
        LiveValue value = new LiveValue();
        plant.monitor.live().read(handle, value);
        return value.quality().live();
    }

    private boolean greyNumber(int handle) {
        return FxThread.call(() -> {
            Node number = screen.node().lookup("#value-" + handle).lookup(".value-number");
            return number.getPseudoClassStates().contains(GREY);
        });
    }

    private boolean grey(String id) {
        return FxThread.call(
                () -> screen.node().lookup(id).getPseudoClassStates().contains(GREY));
    }

    private List<Label> facts(String prefix) {
        return screen.node().lookupAll(".fact").stream()
                .filter(node -> node.getId() != null && node.getId().startsWith(prefix.substring(1)))
                .map(Label.class::cast)
                .toList();
    }

    private List<String> lines() {
        return FxThread.call(() -> ((ListView<?>) screen.node().lookup("#raw-lines"))
                .getItems().stream()
                        .map(item -> {
                            LineDiff.Line line = (LineDiff.Line) item;
                            return switch (line.change()) {
                                        case SAME -> "  ";
                                        case ADDED -> "+ ";
                                        case REMOVED -> "− ";
                                    }
                                    + line.text();
                        })
                        .toList());
    }

    private boolean visible(String id) {
        return FxThread.call(() -> {
            for (Node node = screen.node().lookup(id); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
            }
            return screen.node().lookup(id) != null;
        });
    }

    private String text(String id) {
        return FxThread.call(() -> ((Label) screen.node().lookup(id)).getText());
    }

    /** Everything that can be read below a node. */
    private String below(String id) {
        return FxThread.call(() -> screen.node().lookup(id).lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining("\n")));
    }

    private static void until(String story, Supplier<Boolean> holds) {
        Awaitility.await(story).atMost(Duration.ofSeconds(60)).until(holds::get);
    }

    private static void on(Runnable task) {
        Callable<Boolean> call = () -> {
            task.run();
            return true;
        };
        FxThread.call(call);
    }
}
