package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.testkit.FaultProxy;
import dev.andon.connector.testkit.Mosquitto;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PointsTest {

    private final Mosquitto broker = Mosquitto.plain();
    private final Publisher device = new Publisher(broker.url());

    @AfterEach
    void end() {
        device.close();
        broker.close();
    }

    @Test
    void everyPointIsOneJsonObjectSortedByItsName() {
        device.retain("plant/line1/press3", "{\"temperature\": 61.4, \"speed\": 40}");
        device.retain("plant/line1/lamp", "ON");
        Run run = Run.andon("points", "--connect", broker.url().toString(), "--for", "1s", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.json())
                .extracting(point -> point.get("point").asString())
                .containsExactly("plant/line1#lamp", "plant/line1/press3#speed", "plant/line1/press3#temperature");
        assertThat(run.object(1))
                .containsExactly(
                        entry("point", "plant/line1/press3#speed"),
                        entry("device", "plant/line1/press3"),
                        entry("name", "speed"),
                        entry("kind", "number"),
                        entry("unit", null),
                        entry("cadenceMs", null),
                        entry("quality", "UNCERTAIN"),
                        entry("last", 40));
        assertThat(run.object(0)).containsEntry("kind", "flag").containsEntry("last", true);
    }

    @Test
    void aCadenceIsLearntFromWhatArrives() {
        Background points = Background.andon("points", "--connect", broker.url().toString(), "--for", "3s", "--json");
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    device.publish("plant/line1/press3", "{\"temperature\": " + System.nanoTime() % 100 + ".5}");
                    return points.ended();
                });
        Run run = points.end();

        assertThat(run.json()).singleElement().satisfies(point -> {
            assertThat(point.get("cadenceMs").asInt()).isBetween(50, 400);
            assertThat(point.get("quality").asString()).isEqualTo("GOOD");
        });
    }

    @Test
    void aLongWayToTheBrokerTakesNothingFromTheTimeToListen() {
        device.retain("plant/line1/press3", "{\"temperature\": 61.4}");
        try (FaultProxy wire = new FaultProxy(broker.port())) {
            wire.delay(Duration.ofMillis(400));
            Run run = Run.andon("points", "--connect", "mqtt://127.0.0.1:" + wire.port(), "--for", "1s", "--json");
            assertThat(run.json())
                    .extracting(point -> point.get("last").asDouble())
                    .containsExactly(61.4);
        }
    }

    @Test
    void peopleGetATable() {
        device.retain("plant/line1/press3", "{\"temperature\": 61.4}");
        Run run = Run.andon("points", "--connect", broker.url().toString(), "--for", "1s");

        assertThat(run.lines())
                .containsExactly(
                        "POINT                           NAME         KIND    UNIT  CADENCE  QUALITY    LAST",
                        "plant/line1/press3#temperature  temperature  number  -     -        UNCERTAIN  61.4");
    }

    @Test
    void peopleReadUnitsAsTheyWriteThemAndProgramsReadUcum() {
        device.retain("plant/meter/energy", "12.5 kWh");
        Run table = Run.andon("points", "--connect", broker.url().toString(), "--for", "1s");
        Run json = Run.andon("points", "--connect", broker.url().toString(), "--for", "1s", "--json");

        assertThat(table.lines().getLast()).contains("  kW·h  ").endsWith("12.5 kW·h");
        assertThat(json.object(0)).containsEntry("unit", "kW.h");
    }

    @Test
    void whatCannotBeReadOrIsNoTelemetryIsToldBesideTheResultAndOnceForEachTopic() {
        device.retain("plant/line1/press3", "{\"temperature\": 61.4}");
        device.retain("plant/line1/press4", "{\"temperature\": 6");
        device.retain("gate/camera", "GIF89a");
        device.retain("gate/log", "started, all well, nothing to be seen here");
        device.retain("gate/film", "x".repeat(300_000));
        Run run = Run.andon("points", "--connect", broker.url().toString(), "--for", "2s", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.json()).hasSize(1);
        assertThat(run.err().lines().toList())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("andon: plant/line1/press4: the JSON breaks off")
                        && line.endsWith("; look at the raw payload and mend what publishes it"))
                .anyMatch(line ->
                        line.startsWith("andon: gate/film: the payload has 300000 bytes, more than any telemetry"))
                .filteredOn(line -> line.startsWith("andon: gate"))
                .hasSize(3)
                .allMatch(line -> line.endsWith("; listed and left alone"));
    }

    @Test
    void ofManyTopicsThatCannotBeReadFiveAreToldAndTheOthersCounted() {
        for (int i = 0; i < 12; i++) {
            device.retain("plant/press" + i, "{\"temperature\": 6");
        }
        Run run = Run.andon("points", "--connect", broker.url().toString(), "--for", "1s");

        assertThat(run.err().lines().filter(line -> line.contains("the JSON breaks off")))
                .hasSize(5);
        assertThat(run.err()).contains("andon: 7 more topics sent what cannot be read\n");
    }

    @Test
    void onlyThePointsAskedForAreListed() {
        device.retain("plant/line1/press3", "{\"temperature\": 61.4, \"speed\": 40}");
        Run run = Run.andon(
                "points", "--connect", broker.url().toString(), "--for", "1s", "--point", "**#speed", "--json");

        assertThat(run.json())
                .extracting(point -> point.get("point").asString())
                .containsExactly("plant/line1/press3#speed");
    }

    @Test
    void whatNeverConnectsIsAFailureWithItsReason() {
        Run run = Run.andon("points", "--connect", "mqtt://127.0.0.1:" + Mosquitto.freePort(), "--for", "1s", "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing listens at").contains("nothing could be connected in that time");
    }
}
