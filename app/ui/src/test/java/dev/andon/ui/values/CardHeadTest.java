package dev.andon.ui.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.quality.QualityGlyph;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
class CardHeadTest {

    @Test
    void whereADeviceStandsGivesWayToHowItFares() {
        assertThat(room("")).isGreaterThan(0);
        assertThat(room("gehört vor 13 min 16 s, oder noch länger als das")).isGreaterThan(QualityGlyph.SIZE);
    }

    /** How much there is between the two on a phone's card, px. */
    private static double room(String fares) {
        return FxThread.call(() -> {
            CardHead head = new CardHead();
            Pane root = new Pane(head);
            root.getStyleClass().add("andon");
            new Scene(root).getStylesheets().setAll(Theme.standard().sheets());
            head.resize(360, BoardLayout.HEAD);
            head.show(0, "filler", "Bottling plant / Line 1 / Behind the palletiser");
            root.applyCss();
            head.layout();
            head.fares(QualityLook.STALE, fares);
            root.applyCss();
            head.layout();
            return head.lookup(".value-age").getBoundsInParent().getMinX()
                    - head.lookup(".secondary").getBoundsInParent().getMaxX();
        });
    }
}
