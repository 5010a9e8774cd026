package dev.andon.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.runtime.SecretSources;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.trend.Recorded;
import dev.andon.ui.trend.TrendHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people find and do on the page about what is recorded, in a real window over a real cache. */
@ExtendWith(Headless.class)
class StorageScreenTest {

    @TempDir
    Path folder;

    private final ScriptedPlant plant = new ScriptedPlant();

    @AfterEach
    void close() {
        plant.close();
    }

    @Test
    void aPersonReadsWhatIsKeptAndLetsAllOfItBeChecked() throws Exception {
        try (Recorded recorded = new Recorded(folder, plant.monitor::now)) {
            recorded.good(plant.monitor.now() - 9_000_000, 4.2).done();
            StorageScreen screen = FxThread.call(() -> new StorageScreen(
                    plant.console.with(TrendHistory.of(recorded.cache(), point -> recorded.number())),
                    new SecretSources(Map.of(), List.of(), folder)));
            Stage stage = FxThread.call(() -> {
                Stage made = new Stage();
                made.setScene(new Scene(new StackPane(screen.node()), 1280, 800));
                made.show();
                screen.enter(plant.monitor.now());
                return made;
            });
            until(screen, () -> told(stage, "storage-connection-0").equals("line"));
            assertThat(told(stage, "storage-state")).isEqualTo("Everything that comes in is recorded");
            assertThat(told(stage, "storage-connection-0-fact-0")).startsWith("1 point");
            FxThread.call(() -> {
                ((Button) node(stage, "storage-check")).fire();
                return stage;
            });
            until(screen, () -> told(stage, "storage-check-result").startsWith("Nothing is damaged"));
            assertThat(node(stage, "storage-check").isVisible())
                    .as("for another")
                    .isTrue();
            FxThread.call(() -> {
                screen.close();
                stage.hide();
                return stage;
            });
        }
    }

    @Test
    void onAPhoneTheCheckIsStartedWithAFingerAndItsBarIsSeen() throws Exception {
        try (Recorded recorded = new Recorded(folder, plant.monitor::now)) {
            recorded.good(plant.monitor.now() - 9_000_000, 4.2).done();
            StorageScreen screen = FxThread.call(() -> new StorageScreen(
                    plant.console.with(TrendHistory.of(recorded.cache(), point -> recorded.number())),
                    new SecretSources(Map.of(), List.of(), folder)));
            Stage stage = FxThread.call(() -> {
                Stage made = new Stage();
                Scene scene = new Scene(new StackPane(screen.node()), 390, 844);
                scene.getStylesheets().setAll(plant.console.theme().sheets());
                made.setScene(scene);
                made.show();
                screen.enter(plant.monitor.now());
                return made;
            });
            until(screen, () -> ((Button) node(stage, "storage-check")).getHeight() >= 44);
            FxThread.call(() -> {
                // As if it went on.
                node(stage, "storage-check-progress").setVisible(true);
                ((Region) node(stage, "storage-check-progress")).setManaged(true);
                return stage;
            });
            Paint line = Color.web("#%06x".formatted(plant.console.theme().colour("line") & 0xFFFFFF));
            until(screen, () -> {
                Region bar = (Region) node(stage, "storage-check-progress");
                return bar.getHeight() > 4
                        && bar.getHeight() < 12
                        && bar.lookup(".track") instanceof Region track
                        && track.getBackground().getFills().getFirst().getFill().equals(line);
            });
            FxThread.call(() -> {
                screen.close();
                stage.hide();
                return stage;
            });
        }
    }

    /** Lets time pass as the window does. */
    private void until(StorageScreen screen, BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> FxThread.call(() -> {
                    screen.beat(plant.monitor.now());
                    return condition.getAsBoolean();
                }));
    }

    private static Node node(Stage stage, String id) {
        return stage.getScene().lookup('#' + id);
    }

    private static String told(Stage stage, String id) {
        return node(stage, id) instanceof Labeled label ? label.getText() : "";
    }
}
