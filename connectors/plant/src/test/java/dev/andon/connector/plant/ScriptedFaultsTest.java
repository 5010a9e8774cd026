package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the script does to the devices it names, and to nobody else. */
class ScriptedFaultsTest {

    private static final double MINUTE = 60;

    private final Fleet fleet = Plants.usual();
    private final Fleet quiet = Plants.quiet();

    @Test
    void compressorHeatsSlowlyAndCoolsDownAgain() {
        assertThat(excess("bottling/utilities/compressor2", "oil", 5)).isZero();
        assertThat(excess("bottling/utilities/compressor2", "oil", 2 * MINUTE)).isBetween(3.0, 8.0);
        assertThat(excess("bottling/utilities/compressor2", "oil", 11 * MINUTE)).isGreaterThan(25);
        assertThat(excess("bottling/utilities/compressor2", "oil", 22 * MINUTE)).isZero();
        assertThat(excess("bottling/utilities/compressor2", "oil", 41 * MINUTE))
                .as("and again")
                .isGreaterThan(25);
        assertThat(excess("bottling/utilities/compressor1", "oil", 11 * MINUTE)).isZero();
    }

    @Test
    void doorLeftOpenWarmsItsRoomAndNoOther() {
        assertThat(Plants.flag(fleet, "coldstore/room3/door4", "open", 31)).isTrue();
        assertThat(Plants.flag(fleet, "coldstore/room3/door4", "open", 8 * MINUTE))
                .isTrue();
        assertThat(excess("coldstore/room3/air", "temperature", 8 * MINUTE)).isGreaterThan(7);
        assertThat(excess("coldstore/room4/air", "temperature", 8 * MINUTE)).isZero();
        assertThat(excess("coldstore/room3/freezer5", "air.return", 8 * MINUTE)).isGreaterThan(7);
        assertThat(excess("coldstore/room3/air", "temperature", 24 * MINUTE))
                .as("afterwards")
                .isLessThan(2);
    }

    @Test
    void frozenSensorSendsOneValueWithFreshTimes() {
        Fleet.Stream sensor = Plants.streams(fleet, "bottling/line2/sensor3").getFirst();
        List<String> frozen = texts(Plants.telegrams(sensor, fleet, 30, 300));
        assertThat(frozen).doesNotHaveDuplicates();
        assertThat(frozen.stream()
                        .map(text -> text.replaceFirst("\"bt\":[0-9.]+", ""))
                        .distinct())
                .hasSize(1);
        List<String> thawed = texts(Plants.telegrams(sensor, fleet, 700, 800));
        assertThat(thawed.stream()
                        .map(text -> text.replaceFirst("\"bt\":[0-9.]+", ""))
                        .distinct())
                .hasSizeGreaterThan(20);
    }

    @Test
    void batteryRunsDownAndIsReplaced() {
        assertThat(Plants.number(fleet, "coldstore/room7/sensor28", "battery", 30))
                .isGreaterThan(50);
        assertThat(Plants.number(fleet, "coldstore/room7/sensor28", "battery", 15 * MINUTE))
                .isLessThan(10);
        assertThat(Plants.number(fleet, "coldstore/room7/sensor28", "battery", 16 * MINUTE))
                .isGreaterThan(50);
    }

    @Test
    void powerDipUpsetsFortyDevicesAtOnce() {
        List<String> upset = fleet.members().stream()
                .map(Member::id)
                .filter(id -> !fleet.course(Fault.POWER_DIP, id).incidents().isEmpty())
                .toList();
        assertThat(upset).hasSize(40);
        assertThat(Plants.number(fleet, "bottling/utilities/meter1", "voltage1", 46))
                .isCloseTo(176, within(4.0));
        for (String machine :
                List.of("filler", "capper", "labeller", "packer", "palletiser", "depalletiser", "conveyor9")) {
            assertThat(Plants.flag(fleet, "bottling/line2/" + machine, "running", 46))
                    .as(machine)
                    .isFalse();
            assertThat(Plants.flag(fleet, "bottling/line2/" + machine, "running", 100))
                    .as(machine)
                    .isTrue();
        }
        assertThat(Plants.flag(fleet, "bottling/utilities/compressor1", "running", 46))
                .isFalse();
        assertThat(Plants.flag(fleet, "bottling/line1/filler", "running", 46)).isTrue();
    }

    @Test
    void malformedPayloadsAreOfManyKindsAndEnd() {
        Fleet.Stream press = Plants.streams(fleet, "bottling/line3/press1").getFirst();
        JsonMapper json = new JsonMapper();
        List<Telegram> spoilt = Plants.telegrams(press, fleet, 21, 59);
        assertThat(spoilt)
                .hasSizeGreaterThan(30)
                .allSatisfy(telegram -> assertThatThrownBy(() -> {
                            if (json.readTree(telegram.payload()).isMissingNode()) {
                                throw new IllegalArgumentException("empty");
                            }
                        })
                        .isInstanceOfAny(JacksonException.class, IllegalArgumentException.class));
        assertThat(texts(spoilt)).anyMatch(String::isEmpty).anyMatch(text -> text.contains("NaN"));
        for (Telegram sound : Plants.telegrams(press, fleet, 62, 100)) {
            assertThatCode(() -> json.readTree(sound.payload())).doesNotThrowAnyException();
        }
    }

    @Test
    void gatewayOfTheTrucksIsLostForNinetySeconds() {
        Course lost = fleet.course(Fault.GATEWAY_LOST, "trucks");
        assertThat(lost.active(Plants.START + 54)).isFalse();
        assertThat(lost.active(Plants.START + 56)).isTrue();
        assertThat(lost.active(Plants.START + 144)).isTrue();
        assertThat(lost.active(Plants.START + 146)).isFalse();
        assertThat(lost.active(Plants.START + 15 * MINUTE + 56)).as("and again").isTrue();
    }

    @Test
    void lineOfTheScriptThatCannotBeReadIsNamed() {
        assertThatThrownBy(() ->
                        Script.parse("script.txt", List.of("# fine", "heating a/b 10s 1m 30m", "floods a 1s 2s 3s")))
                .hasMessage("script.txt:3: no fault is called 'floods'");
        assertThatThrownBy(() -> Script.parse("script.txt", List.of("heating a/b 10s 1h 30m")))
                .hasMessageStartingWith("script.txt:1: ");
        assertThatThrownBy(() -> Script.parse("script.txt", List.of("heating a/b soon")))
                .hasMessageContaining("five words");
    }

    /** How much higher a number is than in a plant in which all is well. */
    private double excess(String device, String point, double elapsed) {
        return Plants.number(fleet, device, point, elapsed) - Plants.number(quiet, device, point, elapsed);
    }

    private static List<String> texts(List<Telegram> telegrams) {
        return telegrams.stream()
                .map(telegram -> new String(telegram.payload(), StandardCharsets.ISO_8859_1))
                .toList();
    }
}
