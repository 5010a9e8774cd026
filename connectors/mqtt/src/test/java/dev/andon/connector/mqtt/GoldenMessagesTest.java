package dev.andon.connector.mqtt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Messages of the shapes that well-known devices send. They are no recordings: we wrote them by hand after the public descriptions of those
 * devices' messages.
 */
class GoldenMessagesTest {

    private final Hearing hearing = new Hearing();

    @Test
    void tasmotaSensorGivesItsReadings() throws IOException {
        hearing.hear("tele/plug/SENSOR", golden("tasmota-sensor.json"));

        assertThat(hearing.values())
                .contains(
                        "tele/plug/SENSOR#ENERGY.Power=61.0",
                        "tele/plug/SENSOR#ENERGY.Total=12.345",
                        "tele/plug/SENSOR#DS18B20.Temperature=41.6",
                        "tele/plug/SENSOR#DS18B20.Id=3C01D607FA4B",
                        "tele/plug/SENSOR#TempUnit=C",
                        "tele/plug/SENSOR#Time=2026-10-09T10:53:20")
                .hasSize(15);
        assertThat(hearing.times()).as("its clock shows local time").containsOnly(SourceTime.UNREADABLE);
    }

    @Test
    void zigbeeClimateSensorGivesItsReadings() throws IOException {
        hearing.hear("zigbee2mqtt/hall/climate", golden("zigbee2mqtt-climate.json"));

        assertThat(hearing.values())
                .containsExactly(
                        "zigbee2mqtt/hall/climate#battery=87.0",
                        "zigbee2mqtt/hall/climate#humidity=48.31",
                        "zigbee2mqtt/hall/climate#last_seen=2026-10-09T08:53:20.112Z",
                        "zigbee2mqtt/hall/climate#linkquality=102.0",
                        "zigbee2mqtt/hall/climate#pressure=1009.0",
                        "zigbee2mqtt/hall/climate#temperature=21.46",
                        "zigbee2mqtt/hall/climate#update.installed_version=8201.0",
                        "zigbee2mqtt/hall/climate#update.latest_version=8201.0",
                        "zigbee2mqtt/hall/climate#update.state=idle",
                        "zigbee2mqtt/hall/climate#voltage=2955.0");
    }

    @Test
    void shellyEnergyMeterGivesItsReadings() throws IOException {
        hearing.hear("shellypro3em/status/em:0", golden("shelly-em.json"));

        assertThat(hearing.values())
                .contains("shellypro3em/status/em:0#total_act_power=102.421", "shellypro3em/status/em:0#b_pf=0.0")
                .hasSize(16);
    }

    @Test
    void backlogOfAGatewayIsManySamplesOfTheSamePoints() throws IOException {
        hearing.hear("cold/store2", golden("backlog.json"));

        assertThat(hearing.values())
                .containsExactly(
                        "cold/store2#gateway=gw-7",
                        "cold/store2#temperature=-18.25",
                        "cold/store2#door=false",
                        "cold/store2#temperature=-18.31",
                        "cold/store2#door=false",
                        "cold/store2#temperature=-17.9",
                        "cold/store2#door=true");
        assertThat(hearing.times())
                .endsWith(
                        1_791_536_010_123_000L, 1_791_536_010_123_000L, 1_791_536_020_123_000L, 1_791_536_020_123_000L);
    }

    @Test
    void whatIsNoTelemetryIsListed() throws IOException {
        hearing.hear("spBv1.0/plant/NDATA/edge", golden("sparkplug-ndata.bin"))
                .hear("gate/camera", golden("thumbnail.jpg"))
                .hear("press3/log", golden("log-line.txt"));

        assertThat(hearing.values()).isEmpty();
        assertThat(hearing.problems()).isEmpty();
        assertThat(hearing.inbox.ignored())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "spBv1.0/plant/NDATA/edge", "binary data",
                        "gate/camera", "an image",
                        "press3/log", "text that is not one value: prose, a log line or a list"));
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = GoldenMessagesTest.class.getResourceAsStream("/golden/" + name)) {
            return requireNonNull(file).readAllBytes();
        }
    }
}
