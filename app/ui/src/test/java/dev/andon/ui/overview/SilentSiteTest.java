package dev.andon.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Presence;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
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

    private static String told(OverviewScreen screen) {
        Pane page = (Pane) ((ScrollPane) screen.node()).getContent();
        return page.getChildren().stream()
                .filter(node -> "tile-place-site".equals(node.getId()))
                .map(Node::getAccessibleText)
                .findFirst()
                .orElse("");
    }
}
