package dev.andon.ui.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.GapCause;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.trend.Recorded;
import dev.andon.ui.trend.TrendHistory;
import java.nio.file.Path;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What people do with the past of a device, in a real window over a real cache. */
@ExtendWith(Headless.class)
class TrendJourneyTest {

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    @TempDir
    Path folder;

    private final ScriptedPlant plant = new ScriptedPlant().heard(OpenPage.OIL, 60);
    private final long begun = plant.monitor.now();
    private final FxRobot hand = new FxRobot();

    @AfterEach
    void close() {
        plant.close();
    }

    @Test
    void aGapIsFoundLookedIntoAndLeftForThePresent() throws Exception {
        try (Recorded recorded = day();
                OpenPage page = new OpenPage(plant, over(recorded), 1280, 800)) {
            hand.clickOn(page.node("trend-range-24h"));
            page.until("the day is told", () -> page.told("trend-summary").contains("known 7"));
            page.point(0.625);
            page.until("why there is nothing", () -> page.told("trend-reading").contains("connection lost"));
            page.point(0.9);
            page.until("what there was", () -> page.told("trend-reading").contains("60"));
            assertThat(page.node("trend-now").isVisible())
                    .as("not in the present")
                    .isFalse();
            page.point(0.625);
            FxThread.call(() -> {
                page.node("trend").requestFocus();
                return page;
            });
            for (int step = 0; step < 5; step++) {
                page.press(KeyCode.PLUS);
            }
            page.until("left the present", () -> page.node("trend-now").isVisible());
            page.until("the gap alone is seen", () -> page.told("trend-summary").contains("known 0 %"));
            assertThat(chosen(page, "24h")).isFalse();
            hand.clickOn(page.node("trend-now"));
            page.until("back", () -> !page.node("trend-now").isVisible());
            FxThread.call(() -> {
                page.node("trend").requestFocus();
                return page;
            });
            page.press(KeyCode.HOME);
            page.until("as it was chosen", () -> chosen(page, "24h"));
        }
    }

    @Test
    void theKeysDoWhatTheMouseDoes() throws Exception {
        try (Recorded recorded = day();
                OpenPage page = new OpenPage(plant, over(recorded), 1280, 800)) {
            FxThread.call(() -> {
                page.node("trend").requestFocus();
                return page;
            });
            page.press(KeyCode.SHIFT, KeyCode.LEFT);
            page.until("left the present", () -> page.node("trend-now").isVisible());
            page.press(KeyCode.END);
            page.until("and back", () -> !page.node("trend-now").isVisible());
            page.press(KeyCode.ENTER);
            page.until("what stands there", () -> page.told("trend-reading").contains("60"));
            assertThat(page.node("trend").getAccessibleText()).contains("60");
            page.press(KeyCode.ESCAPE);
            page.until("gone", () -> !page.node("trend-reading").getParent().isVisible());
        }
    }

    @Test
    void withoutARecordingItIsToldWhyAndWhere() {
        Problem why = new Problem("history", "there is nowhere to keep its key", "choose a passphrase");
        try (OpenPage page = new OpenPage(plant, plant.console.with(TrendHistory.none(why)), 390, 844)) {
            FxThread.call(() -> {
                ((ToggleButton) page.node("trend-range-7d")).fire();
                return page;
            });
            page.until("why", () -> page.told("trend-nothing").contains("nowhere to keep its key"));
            hand.clickOn(page.node("trend-storage"));
            page.until("where more is told", () -> plant.went.contains(Address.of("storage")));
        }
    }

    @Test
    void withoutANetworkThePastIsThereAndNothingLooksLive() throws Exception {
        day().close();
        plant.link.lose(new Problem("10.0.0.7:1883", "no route to the host", "look at the network"));
        int oil = plant.monitor.points().find(PointId.parse(OpenPage.OIL));
        try (Recorded recorded = new Recorded(folder, plant.monitor::now);
                OpenPage page = new OpenPage(plant, over(recorded), 1280, 800)) {
            page.until("stale", () -> plant.console.tree().root().live() == 0);
            hand.clickOn(page.node("trend-range-24h"));
            page.until(
                    "since when nothing is known",
                    () -> page.told("trend-summary").contains("no data since"));
            page.until("the value steps back", () -> page.grey("value-" + oil, ".value-number"));
            page.until("and the pen", () -> page.grey("trend", ".pen"));
            assertThat(page.told("page-state")).startsWith("silent");
            page.point(0.625);
            page.until(
                    "what came before is there",
                    () -> page.told("trend-reading").contains("connection lost"));
        }
    }

    /** A day of it, six hours of which were lost with the connection. */
    private Recorded day() throws Exception {
        Recorded recorded = new Recorded(folder, plant.monitor::now);
        for (long at = begun - 25 * HOUR; at < begun - 12 * HOUR; at += 10 * SECOND) {
            recorded.good(at, 50);
        }
        recorded.gap(begun - 12 * HOUR, GapCause.LINK_LOST);
        for (long at = begun - 6 * HOUR; at < begun; at += 10 * SECOND) {
            recorded.good(at, 60);
        }
        return recorded.done();
    }

    private Console over(Recorded recorded) {
        return plant.console.with(TrendHistory.of(recorded.cache(), point -> recorded.number()));
    }

    private static boolean chosen(OpenPage page, String range) {
        return ((ToggleButton) page.node("trend-range-" + range)).isSelected();
    }
}
