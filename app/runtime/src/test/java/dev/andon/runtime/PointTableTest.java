package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Unit;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void aUnitFromThePayloadIsThePointsUntilItsSourceTellsAnother() {
        int point = points.point(points.device("press", "line"), "temperature", Kind.NUMBER);
        long before = points.revision();
        points.unit(point, new Unit("Cel"));
        points.unit(point, Unit.NONE);
        assertThat(points.point(point).unit().symbol()).isEqualTo("°C");
        assertThat(points.revision()).isEqualTo(before + 1);
        points.unit(point, new Unit("K"));
        assertThat(points.point(point).unit().symbol())
                .as("the numbers are of the new one")
                .isEqualTo("K");
        assertThat(points.revision()).isEqualTo(before + 2);
    }

    @Test
    void aUnitFromAProfileStays() {
        Profile press = new Profile(
                "press",
                "Press",
                new Glob("press*"),
                Map.of("temperature", new Profile.PointProfile("", null, new Unit("Cel"), null, null, null, false)),
                List.of());
        PointTable profiled = new PointTable(
                new Workspace("w", "W", ZoneOffset.UTC, null, List.of(), List.of(press), List.of(), null));
        int point = profiled.point(profiled.device("press", "line"), "temperature", Kind.NUMBER);
        profiled.unit(point, new Unit("K"));
        assertThat(profiled.point(point).unit()).isEqualTo(new Unit("Cel"));
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        assertThat(points.find(PointId.parse("a#b"))).isEqualTo(-1);
        assertThat(points.findDevice("a")).isEqualTo(-1);
    }

    @Test
    void whatIsExpectedIsKnownBeforeItIsHeard() {
        PointTable expecting = new PointTable(workspace("plant/line1/press7"));
        int device = expecting.findDevice("plant/line1/press7");
        assertThat(expecting.device(device).profile()).isEqualTo("press");
        assertThat(expecting.pointsOf(device)).hasSize(2);
        assertThat(expecting
                        .point(expecting.find(PointId.parse("plant/line1/press7#speed")))
                        .title())
                .isEqualTo("Speed");
        assertThat(expecting.device("plant/line1/press7", "store"))
                .as("the first to speak of it has it")
                .isEqualTo(device);
        assertThat(expecting.device(device).connection()).isEqualTo("store");
        assertThat(expecting.device("plant/line1/press7", "line")).isNotEqualTo(device);
    }

    @Test
    void theKindOfAnExpectedPointIsLearntWhenItIsHeard() {
        PointTable expecting = new PointTable(workspace("plant/line1/press7"));
        int device = expecting.device("plant/line1/press7", "line");
        int lamp = expecting.point(device, "lamp", Kind.FLAG);
        assertThat(expecting.pointsOf(device)).contains(lamp).hasSize(2);
        assertThat(expecting.point(lamp).kind()).isEqualTo(Kind.FLAG);
        assertThat(expecting.point(lamp).title()).isEqualTo("Lamp");
    }

    @Test
    void aPatternExpectsNobody() {
        assertThat(new PointTable(workspace("plant/line1/*")).deviceCount()).isZero();
    }

    private static Workspace workspace(String devices) {
        Map<String, Profile.PointProfile> known = new LinkedHashMap<>();
        known.put("speed", new Profile.PointProfile("Speed", null, new Unit("/min"), null, null, null, false));
        known.put("lamp", new Profile.PointProfile("Lamp", null, Unit.NONE, null, null, null, false));
        Profile press = new Profile("press", "Press", new Glob("plant/*/press*"), known, List.of());
        Place line =
                new Place("line1", "Line 1", Place.Level.AREA, null, new Glob(devices), null, List.of(), List.of());
        Place site = new Place("plant", "Plant", Place.Level.SITE, null, null, null, List.of(), List.of(line));
        return new Workspace("test", "Test", ZoneOffset.UTC, null, List.of(), List.of(press), List.of(site), null);
    }
}
