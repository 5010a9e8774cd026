package dev.andon.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.tree.Connection;
import dev.andon.ui.tree.TreeNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TilesTest {

    @Property
    void tilesStandInEvenRowsThatFit(
            @ForAll @IntRange(min = 1, max = 200) int tiles,
            @ForAll @IntRange(min = 1, max = 4_000) int width,
            @ForAll @IntRange(min = 1, max = 8) int most) {
        int columns = Tiles.columns(tiles, width, 260, 12, most);
        assertThat(columns).isBetween(1, Math.min(tiles, most));
        if (columns > 1) {
            assertThat(columns * 260 + (columns - 1) * 12)
                    .as("none is narrower than it may be")
                    .isLessThanOrEqualTo(width);
        }
        int rows = Math.ceilDiv(tiles, columns);
        assertThat(Math.ceilDiv(tiles, rows)).as("no column stays empty").isEqualTo(columns);
    }

    @Test
    void whereOnlyOneWayLeadsOnTheTilesStandAtItsEnd() {
        try (ScriptedPlant plant = new ScriptedPlant()) {
            plant.heard("far/hall/east/pump1#flow", 1).heard("far/hall/east/pump2#flow", 2);
            TreeNode far = plant.console.tree().find("topic:far").orElseThrow();
            TreeNode around = Tiles.around(far);
            assertThat(around.title()).isEqualTo("east");
            assertThat(Tiles.below(around)).extracting(TreeNode::title).containsExactly("pump1", "pump2");
        }
    }

    @Test
    void whereNobodySaidWhatSpeaksForAPlaceItsFirstNumbersDo() {
        try (ScriptedPlant plant = new ScriptedPlant()) {
            plant.said("far/pump1#state", "runs").heard("far/pump1#flow", 1).heard("far/pump2#flow", 2);
            TreeNode far = plant.console.tree().find("topic:far").orElseThrow();
            assertThat(Tiles.speakers(plant.console.tree(), far)).isEmpty();
            assertThat(Tiles.anybody(
                            plant.console.tree().devicesBelow(far), plant.console::pointsOf, plant.monitor.points()))
                    .extracting(
                            point -> plant.monitor.points().point(point).id().toString())
                    .containsExactly("far/pump1#flow", "far/pump2#flow");
        }
    }

    @Test
    void aCrowdShowsWhatNeedsALookFirst() {
        try (ScriptedPlant plant = new ScriptedPlant()) {
            for (int pump = 0; pump < Tiles.MOST + 40; pump++) {
                plant.link.number("far/pump" + pump + "#flow", pump);
            }
            plant.heard("far/zebra#flow", 7);
            plant.link.bad("far/zebra#flow");
            TreeNode far = plant.console.tree().find("topic:far").orElseThrow();
            org.awaitility.Awaitility.await().until(() -> {
                plant.look();
                return far.looks() == 1;
            });
            assertThat(Tiles.below(far))
                    .hasSize(Tiles.MOST)
                    .first()
                    .extracting(TreeNode::title)
                    .isEqualTo("zebra");
        }
    }

    @Test
    void everyDeviceIsConnectedAsleepOrUnheard() {
        try (ScriptedPlant plant = new ScriptedPlant()) {
            plant.heard("far/pump1#flow", 1).heard("far/pump2#flow", 2);
            plant.link.presence("far/pump2", new dev.andon.model.Presence.Sleeping(java.time.Instant.MAX));
            TreeNode far = plant.console.tree().find("topic:far").orElseThrow();
            org.awaitility.Awaitility.await().until(() -> {
                plant.look();
                return far.devices(Connection.ASLEEP) == 1;
            });
            assertThat(far.devices(Connection.CONNECTED)).isEqualTo(1);
            assertThat(far.devices(Connection.UNHEARD)).isZero();
            plant.link.presence("far/pump1", dev.andon.model.Presence.OFFLINE);
            org.awaitility.Awaitility.await().until(() -> {
                plant.look();
                return far.devices(Connection.UNHEARD) == 1;
            });
            assertThat(far.devices()).isEqualTo(2);
        }
    }
}
