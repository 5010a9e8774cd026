package dev.andon.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.GeoPosition;
import dev.andon.model.Glob;
import dev.andon.runtime.Profile;
import dev.andon.ui.Yesterday;
import dev.andon.ui.screen.Console;
import dev.andon.ui.track.Projection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map after a start without a network. */
class OfflineMapTest {

    private static final Profile TRUCK = new Profile(
            "truck",
            "Truck",
            new Glob("trucks/*"),
            Map.of(),
            List.of(),
            new Profile.Position("latitude", "longitude"),
            List.of());

    @TempDir
    Path folder;

    @Test
    void aTruckStandsWhereItWasSeenLastAndDoesNotLookAsIfItStillWereThere() {
        long before = System.currentTimeMillis() * 1_000;
        try (Yesterday yesterday = new Yesterday(
                folder,
                List.of(TRUCK),
                plant -> plant.heard("trucks/truck7#latitude", 53.5).heard("trucks/truck7#longitude", 10))) {
            Console console = yesterday.plant.console;
            MapModel model = new MapModel(console.monitor(), console.tree(), console.tracks());
            model.follow();
            model.follow();
            assertThat(model.markers()).hasSize(1);
            Marker truck = model.markers().getFirst();
            GeoPosition seen = new GeoPosition(53.5, 10);
            assertThat(truck.x()).isEqualTo(Projection.x(seen));
            assertThat(truck.y()).isEqualTo(Projection.y(seen));
            assertThat(truck.stale()).isTrue();
            assertThat(truck.look()).isNotEqualTo(Marker.Look.LIVE);
            assertThat(truck.positionTime())
                    .as("as old as it is")
                    .isBetween(before, console.monitor().now());
            assertThat(model.nowhere()).isZero();
        }
    }
}
