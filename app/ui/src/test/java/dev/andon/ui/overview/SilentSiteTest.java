package dev.andon.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import dev.andon.runtime.Profile;
import dev.andon.runtime.StagedPlant;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.quality.Hatching;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.TreeNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
class SilentSiteTest {

    @Test
    void aSilentSiteIsToldAsAWholeOnItsTile() {
        try (ScriptedPlant plant = new ScriptedPlant()) {
            for (int press = 1; press <= 3; press++) {
                plant.heard("plant/line1/press" + press + "#temperature", 50);
            }
            plant.heard("far/pump#flow", 1);
            OverviewScreen screen = FxThread.call(() -> new OverviewScreen(plant.console));
            for (int press = 1; press <= 3; press++) {
                plant.link.presence("plant/line1/press" + press, Presence.OFFLINE);
            }
            Awaitility.await()
                    .until(() -> FxThread.call(() -> {
                        plant.look();
                        screen.show("");
                        return told(screen).contains("silent (3 devices)");
                    }));
            assertThat(FxThread.call(() -> told(screen)))
                    .as("not of the first of its devices as if the others were well")
                    .doesNotContain("press1");
            FxThread.call(() -> {
                screen.close();
                return true;
            });
        }
    }

    @Test
    void aDeadSiteIsHatchedThoughOneOfItsValuesIsStillWaitedFor() {
        Profile press = new Profile(
                "press",
                "Press",
                new Glob("plant/press"),
                Map.of("oil", unsaid("Oil"), "air", unsaid("Air")),
                List.of());
        Place line =
                new Place("line", "Line", Place.Level.AREA, null, new Glob("plant/press"), null, List.of(), List.of());
        Workspace workspace =
                new Workspace("p", "Plant", ZoneId.of("UTC"), null, List.of(), List.of(press), List.of(line), null);
        StagedPlant plant = new StagedPlant(workspace);
        DeviceTree tree = new DeviceTree(
                workspace,
                plant.points(),
                plant.live(),
                device -> Presence.UNKNOWN,
                point -> Long.MAX_VALUE,
                "Elsewhere");
        int oil = plant.points().find(PointId.parse("plant/press#oil"));
        assertThat(hatched(tree)).as("all of it is waited for").isFalse();
        plant.stands(oil, 50, Quality.STALE, StagedPlant.NOW);
        tree.look(oil, 0, StagedPlant.NOW);
        assertThat(hatched(tree)).as("one is silent, one is waited for").isTrue();
        plant.stands(oil, 50, Quality.GOOD, StagedPlant.NOW);
        tree.look(oil, 0, StagedPlant.NOW);
        assertThat(hatched(tree)).isFalse();
    }

    private static Profile.PointProfile unsaid(String title) {
        return new Profile.PointProfile(title, Kind.NUMBER, new Unit("1"), null, null, null, false);
    }

    private static boolean hatched(DeviceTree tree) {
        tree.follow(StagedPlant.NOW);
        TreeNode place = tree.find("place:line").orElseThrow();
        return FxThread.call(() -> {
            PlaceTile tile = new PlaceTile(place, Theme.standard(), Words.in(Locale.ENGLISH), opened -> {});
            tile.show("");
            return tile.getChildrenUnmodifiable().stream()
                    .filter(Hatching.class::isInstance)
                    .anyMatch(Node::isVisible);
        });
    }

    private static String told(OverviewScreen screen) {
        Pane page = (Pane) ((ScrollPane) screen.node()).getContent();
        return page.getChildren().stream()
                .filter(node -> "tile-place-site".equals(node.getId()))
                .map(Node::getAccessibleText)
                .findFirst()
                .orElse("");
    }
}
