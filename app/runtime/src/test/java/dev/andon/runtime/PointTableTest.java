package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Unit;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointTableTest {

    private final PointTable points =
            new PointTable(Workspace.of(ConnectionSettings.of("line", URI.create("test://line"))));

    @Test
    void theSameNameHasTheSameHandleFromEveryThread() {
        List<CompletableFuture<int[]>> threads = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 2_000)
                        .map(i -> points.point(points.device("d" + i / 10, "line"), "p" + i % 10, Kind.NUMBER))
                        .toArray()))
                .toList();
        int[] first = threads.get(0).join();
        assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).isEqualTo(first));
        assertThat(points.size()).isEqualTo(2_000);
        assertThat(points.deviceCount()).isEqualTo(200);
        assertThat(points.pointsOf(points.findDevice("d7"))).hasSize(10);
    }

    @Test
    void theSameIdOnTwoConnectionsIsTwoDevices() {
        int here = points.device("press", "line");
        int there = points.device("press", "store");
        assertThat(there).isNotEqualTo(here).isEqualTo(points.device("press", "store"));
        assertThat(points.device(there).id()).isEqualTo("press@store");
    }

    @Test
    void aUnitFromThePayloadIsKeptUnlessAProfileKnewBetter() {
        int point = points.point(points.device("press", "line"), "temperature", Kind.NUMBER);
        long before = points.revision();
        points.unit(point, new Unit("Cel"));
        points.unit(point, new Unit("K"));
        assertThat(points.point(point).unit().symbol()).isEqualTo("°C");
        assertThat(points.revision()).isGreaterThan(before);
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        assertThat(points.find(PointId.parse("a#b"))).isEqualTo(-1);
        assertThat(points.findDevice("a")).isEqualTo(-1);
    }
}
