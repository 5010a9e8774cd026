package dev.andon.ui.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.PointId;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretSources;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.Headless;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A start without a network: what an earlier run recorded is there, and says so. */
@ExtendWith(Headless.class)
class OfflineTest {

    @TempDir
    Path folder;

    private final FxRobot hand = new FxRobot();

    @Test
    void theLastValuesAndTheirPastAreThereAndNothingLooksLive() {
        try (Recording recording = open();
                ScriptedPlant plant = new ScriptedPlant(recording)) {
            plant.link.up();
            plant.heard(OpenPage.OIL, 60);
            Awaitility.await().until(() -> recording.cache().orElseThrow().recorded() > 0);
        }
        try (Recording recording = open();
                ScriptedPlant plant = new ScriptedPlant(recording)) {
            plant.look();
            LiveValue value = new LiveValue();
            int point = plant.monitor.points().find(PointId.parse(OpenPage.OIL));
            assertThat(point).as("it is known").isNotNegative();
            assertThat(plant.monitor.live().read(point, value)).isTrue();
            assertThat(value.number()).isEqualTo(60);
            assertThat(value.quality().live()).isFalse();
            assertThat(plant.console.tree().root().live()).isZero();
            try (OpenPage page = new OpenPage(plant, plant.console, 1280, 800)) {
                page.until("its value, grey", () -> page.grey("value-" + point, ".value-number"));
                assertThat(page.below("device-page"))
                        .as("it may have spoken while Andon did not run")
                        .containsPattern("heard .* ago")
                        .doesNotContain("silent for");
                hand.clickOn(page.node("trend-range-5m"));
                page.until("since when", () -> page.told("trend-summary").contains("no data since"));
                page.until("its pen, grey", () -> page.grey("trend", ".pen"));
                assertThat(page.below("health"))
                        .as("of its clock nothing is known")
                        .contains("not told since the start")
                        .doesNotContain("agrees");
                page.point(0.999);
                page.until("why", () -> page.told("trend-reading").contains("Andon was not running"));
            }
        }
    }

    private Recording open() {
        return Recording.open(
                folder, new SecretSources(Map.of(), List.of(), folder), "the test", Recording.Begin.PLAIN);
    }
}
