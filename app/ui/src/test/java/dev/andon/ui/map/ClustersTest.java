package dev.andon.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.map.Clusters.Cluster;
import dev.andon.ui.map.Marker.Look;
import dev.andon.ui.quality.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClustersTest {

    @Property(tries = 200)
    void noDeviceIsLostOrCountedTwice(
            @ForAll @IntRange(max = 400) int count,
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 0.3) double distance) {
        Random random = new Random(seed);
        List<Marker> markers = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Marker marker = Markers.at(random.nextDouble(), random.nextDouble());
            marker.count(random.nextBoolean() ? Look.LIVE : Look.SILENT, null, 1 + random.nextInt(3));
            markers.add(marker);
        }
        List<Cluster> clusters = Clusters.of(markers, distance);
        assertThat(clusters.stream().flatMap(cluster -> cluster.members().stream()))
                .containsExactlyInAnyOrderElementsOf(markers);
        for (Look look : Look.values()) {
            assertThat(clusters.stream()
                            .mapToInt(cluster -> cluster.count(look))
                            .sum())
                    .isEqualTo(markers.stream()
                            .mapToInt(marker -> marker.count(look))
                            .sum());
        }
    }

    @Test
    void whatIsCloseBelongsTogetherAcrossAnEdgeOfTheGrid() {
        List<Cluster> clusters = Clusters.of(List.of(Markers.at(0.0999, 0.5), Markers.at(0.1001, 0.5)), 0.1);
        assertThat(clusters).hasSize(1);
    }

    @Test
    void whatIsApartStaysApart() {
        assertThat(Clusters.of(List.of(Markers.at(0.05, 0.5), Markers.at(0.35, 0.5)), 0.1))
                .hasSize(2);
    }

    @Test
    void oneSilentDeviceMarksItsWholeCluster() {
        List<Marker> markers =
                List.of(fares(Look.LIVE, null), fares(Look.SILENT, Standing.SILENT), fares(Look.LIVE, null));
        Cluster cluster = Clusters.of(markers, 0.1).getFirst();
        assertThat(cluster.worst()).isEqualTo(Standing.SILENT);
        assertThat(cluster.weight()).isEqualTo(3);
    }

    @Test
    void whatIsNowhereIsNotDrawn() {
        assertThat(Clusters.of(List.of(Markers.at(Double.NaN, Double.NaN)), 0.1))
                .isEmpty();
    }

    private static Marker fares(Look look, @Nullable Standing worst) {
        Marker marker = Markers.at(0.5, 0.5);
        marker.count(look, worst, 1);
        return marker;
    }
}
