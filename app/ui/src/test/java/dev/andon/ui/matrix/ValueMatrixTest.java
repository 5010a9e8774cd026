package dev.andon.ui.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Problem;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values side by side as a person uses them, in a window without a display. */
@ExtendWith(Headless.class)
class ValueMatrixTest {

    private final ScriptedPlant plant = new ScriptedPlant();
    private final ValueMatrix matrix = FxThread.call(() -> new ValueMatrix(plant.console));
    private final Stage stage = FxThread.call(Stage::new);

    @BeforeEach
    void open() {
        plant.heard("plant/line1/press1#temperature", 50);
        plant.heard("plant/line1/press1#load", 3);
        plant.heard("plant/line1/press2#temperature", 61.5);
        plant.heard("plant/line1/press2#load", 4);
        on(() -> {
            Scene scene = new Scene(matrix, 900, 500);
            scene.getStylesheets().setAll(plant.console.theme().sheets());
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            matrix.show(plant.console.tree().root());
            matrix.requestFocus();
        });
        on(() -> {
            matrix.layout();
            beat();
        });
    }

    @AfterEach
    void close() {
        on(stage::hide);
        plant.close();
    }

    @Test
    void everyValueOfEveryDeviceCanBeSeenAtOnce() {
        assertThat(FxThread.call(matrix::visibleValues)).isEqualTo(4);
    }

    @Test
    void arrowsLeadFromValueToValueAndEnterToTheDevice() {
        press(KeyCode.DOWN);
        assertThat(chosen()).startsWith("press1, Oil temperature");
        press(KeyCode.RIGHT);
        press(KeyCode.DOWN);
        assertThat(chosen()).startsWith("press2, load");
        press(KeyCode.END);
        press(KeyCode.HOME);
        assertThat(chosen()).startsWith("press2, Oil temperature");
        assertThat(FxThread.call(() -> matrix.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .asString()
                .contains("press2, Oil temperature");

        press(KeyCode.ENTER);
        assertThat(plant.went).containsExactly(Address.device("plant/line1/press2"));
    }

    @Test
    void theKeyboardPassesAGapAndStopsAtTheEdge() {
        plant.heard("plant/line1/press3#temperature", 44);
        plant.heard("plant/line1/press3#speed", 9);
        on(() -> matrix.beat(plant.monitor.now() + 2_000_000));
        press(KeyCode.DOWN);
        press(KeyCode.PAGE_DOWN);
        assertThat(chosen()).startsWith("press3, Oil temperature");
        press(KeyCode.RIGHT);
        assertThat(chosen()).startsWith("press3, speed");
        press(KeyCode.RIGHT);
        assertThat(chosen()).startsWith("press3, speed");
        press(KeyCode.LEFT);
        assertThat(chosen()).startsWith("press3, Oil temperature");
    }

    @Test
    void whatIsChosenElsewhereIsNotOpenedFromHere() {
        plant.heard("plant/line2/fan#rate", 1);
        press(KeyCode.DOWN);
        on(() -> {
            matrix.show(Objects.requireNonNull(plant.console.tree().leaf(plant.device("plant/line2/fan"))));
            beat();
        });

        press(KeyCode.ENTER);

        assertThat(plant.went).isEmpty();
    }

    @Test
    void onlyWhatChangedIsDrawnAgain() {
        // By now the column knows with how many decimals it writes.
        on(() -> matrix.beat(plant.monitor.now() + 1_000_000));
        int[] before = pixels();
        plant.heard("plant/line1/press2#temperature", 88);
        int handle = plant.monitor.points().find(dev.andon.model.PointId.parse("plant/line1/press2#temperature"));
        on(() -> {
            matrix.changed(handle);
            beat();
        });
        int[] after = pixels();
        int first = firstDifference(before, after) / 900;
        assertThat(first).as("the row of the second press").isBetween(124, 148);
    }

    @Test
    void whenTheLinkIsLostNoValueLooksLive() {
        press(KeyCode.DOWN);
        int[] live = pixels();
        plant.link.lose(new Problem("line", "gone", "wait"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> FxThread.call(() -> {
                    plant.look();
                    matrix.beat(plant.monitor.now() + 2_000_000);
                    Label spoken = (Label) matrix.lookup("#matrix-chosen");
                    return greyNames() == 2 && spoken.getText().contains("Stale");
                }));
        int[] stale = pixels();
        // In each of the four cells, left of its digits: the hatching and the clock.
        assertThat(differences(live, stale, 160, 124)).isGreaterThan(20);
        assertThat(differences(live, stale, 300, 124)).isGreaterThan(20);
        assertThat(differences(live, stale, 160, 100)).isGreaterThan(20);
        assertThat(differences(live, stale, 300, 100)).isGreaterThan(20);
    }

    @Test
    void aValueThatIsStillAwaitedIsNoFaultUntilItsTimeIsOver() {
        plant.link.point("plant/line1/press2#pressure", Kind.NUMBER);
        plant.look();
        on(() -> matrix.beat(plant.monitor.now() + 1_000_000));
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.END);
        on(matrix::layout);

        assertThat(chosen()).contains("press2, pressure").contains("Waiting for the first value");
        assertThat(faulty()).as("pixels of fault").isZero();

        long over = plant.monitor.now() + Duration.ofMinutes(6).toNanos() / 1_000;
        on(() -> {
            matrix.beat(over);
            matrix.beat(over + 1_000_000);
        });
        assertThat(FxThread.call(() -> ((Label) matrix.lookup("#matrix-chosen")).getText()))
                .contains("Never heard");
        assertThat(faulty()).as("pixels of fault").isGreaterThan(50);
    }

    private long faulty() {
        int fault = plant.console.theme().colour("fault");
        return Arrays.stream(pixels()).filter(pixel -> pixel == fault).count();
    }

    @Test
    void aPressOnATitleSortsByIt() {
        on(() -> ((Button) matrix.lookup("#matrix-sort-0")).fire());
        press(KeyCode.DOWN);
        assertThat(chosen()).startsWith("press2");
    }

    private long greyNames() {
        return matrix.lookupAll(".matrix-name").stream()
                .filter(javafx.scene.Node::isVisible)
                .filter(name -> name.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("grey")))
                .count();
    }

    private static int differences(int[] left, int[] right, int x, int y) {
        int count = 0;
        for (int row = y; row < y + 22; row++) {
            for (int column = x; column < x + 30; column++) {
                count += left[row * 900 + column] == right[row * 900 + column] ? 0 : 1;
            }
        }
        return count;
    }

    private String chosen() {
        return FxThread.call(() -> {
            beat();
            return ((Label) matrix.lookup("#matrix-chosen")).getText();
        });
    }

    private void beat() {
        matrix.beat(plant.monitor.now());
    }

    private int[] pixels() {
        return FxThread.call(() -> {
            WritableImage image = stage.getScene().snapshot(null);
            int[] pixels = new int[900 * 500];
            image.getPixelReader()
                    .getPixels(0, 0, 900, 500, javafx.scene.image.PixelFormat.getIntArgbInstance(), pixels, 0, 900);
            return pixels;
        });
    }

    private static int firstDifference(int[] left, int[] right) {
        for (int index = 0; index < left.length; index++) {
            if (left[index] != right[index]) {
                return index;
            }
        }
        return -1;
    }

    private static void press(KeyCode key) {
        on(() -> {
            Robot robot = new Robot();
            robot.keyPress(key);
            robot.keyRelease(key);
        });
    }

    private static void on(Runnable task) {
        FxThread.call(() -> {
            task.run();
            return true;
        });
    }
}
