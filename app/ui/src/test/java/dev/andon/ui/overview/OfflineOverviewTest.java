package dev.andon.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.runtime.LiveValue;
import dev.andon.ui.Yesterday;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.tree.Connection;
import dev.andon.ui.tree.TreeNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The overview after a start without a network. */
class OfflineOverviewTest {

    @TempDir
    Path folder;

    @Test
    void thePlaceIsThereAsItWasAndNothingOfItIsLive() {
        try (Yesterday yesterday = new Yesterday(
                folder,
                List.of(),
                plant -> plant.heard("plant/line1/press3#temperature", 60)
                        .heard("plant/line1/press4#temperature", 99))) {
            TreeNode root = yesterday.plant.console.tree().root();
            TreeNode place = Tiles.around(root);
            assertThat(place.title()).isEqualTo("Line 1");
            assertThat(Tiles.below(place)).extracting(TreeNode::title).containsExactly("press3", "press4");
            assertThat(root.live()).isZero();
            assertThat(root.devices(Connection.CONNECTED)).isZero();
            assertThat(root.devices(Standing.OUTSIDE))
                    .as("nobody knows where it is now")
                    .isZero();
        }
    }

    @Test
    void whatSpeaksForAPlaceIsItsLastValueWithItsAge() {
        long before = System.currentTimeMillis() * 1_000;
        try (Yesterday yesterday =
                new Yesterday(folder, List.of(), plant -> plant.heard("plant/line1/press3#temperature", 60))) {
            int[] devices = yesterday
                    .plant
                    .console
                    .tree()
                    .devicesBelow(yesterday.plant.console.tree().root());
            List<Integer> speakers =
                    Tiles.anybody(devices, yesterday.plant.console::pointsOf, yesterday.plant.monitor.points());
            assertThat(speakers).containsExactly(yesterday.point("plant/line1/press3#temperature"));
            LiveValue value = new LiveValue();
            long now = yesterday.plant.monitor.now();
            QualityLook look = LiveLook.of(yesterday.plant.monitor).read(speakers.getFirst(), value, now);
            assertThat(look).isEqualTo(QualityLook.STALE);
            assertThat(value.number()).isEqualTo(60);
            assertThat(LiveLook.of(yesterday.plant.monitor)
                            .read(speakers.getFirst(), value, now + 86_400_000_000L)
                            .digits())
                    .as("it is all that can be seen without a network")
                    .isTrue();
            assertThat(value.sourceTime()).as("as old as it is").isBetween(before, now);
        }
    }
}
