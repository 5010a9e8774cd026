package dev.andon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @Property
    void aPointIsReadBackFromItsText(@ForAll @NotBlank String device, @ForAll @NotBlank String point) {
        String deviceId = "d" + device.replace('#', '/');
        String pointId = "p" + point.replace('#', '.');
        PointId id = new PointId(deviceId, pointId);
        assertThat(PointId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void aPointWithoutItsMarkIsRefusedInPlainWords() {
        assertThatThrownBy(() -> PointId.parse("plant/press3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("device#point");
        assertThatThrownBy(() -> PointId.parse("a#b#c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PointId.parse("#b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pointsAreOrderedByDeviceThenName() {
        List<PointId> points = Arrays.asList(PointId.parse("b#a"), PointId.parse("a#z"), PointId.parse("a#b"));
        assertThat(points.stream().sorted().map(PointId::toString)).containsExactly("a#b", "a#z", "b#a");
    }

    @Property
    void aDurationIsReadBackFromItsText(@ForAll @LongRange(min = 0, max = 999_999_999) long millis) {
        Duration duration = Duration.ofMillis(millis);
        assertThat(DurationText.parse(DurationText.format(duration))).isEqualTo(duration);
    }

    @Test
    void durationsAreWrittenAsPeopleDo() {
        assertThat(DurationText.parse("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(DurationText.format(Duration.ofHours(36))).isEqualTo("36h");
        assertThat(DurationText.format(Duration.ofMillis(1500))).isEqualTo("1500ms");
        assertThatThrownBy(() -> DurationText.parse("5 minutes")).hasMessageContaining("30s, 5m or 1h");
    }

    @Test
    void whatIsNotANumberIsNoValue() {
        assertThatThrownBy(() -> new Value.Num(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Value.Num(2).kind()).isEqualTo(Kind.NUMBER);
        assertThat(new Value.Flag(true).kind()).isEqualTo(Kind.FLAG);
        assertThat(new Value.Text("open").kind()).isEqualTo(Kind.TEXT);
    }

    @Test
    void onlyWhatThePlantSaysNowLooksLive() {
        assertThat(Arrays.stream(Quality.values()).filter(Quality::live))
                .containsExactly(Quality.GOOD, Quality.WRITE_PENDING, Quality.SIMULATED, Quality.MANUAL);
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "Cel => °C",
                "mCel => m°C",
                "[degF] => °F",
                "% => %",
                "bar => bar",
                "mbar => mbar",
                "mm/s => mm/s",
                "m/s2 => m/s²",
                "m3/h => m³/h",
                "W/m2 => W/m²",
                "L/min => L/min",
                "kW.h => kW·h",
                "V.A => V·A",
                "kW.h/(m2.a) => kW·h/(m²·a)",
                "kOhm => kΩ",
                "um => µm",
                "us => µs",
                "uS/cm => µS/cm",
                "ug/m3 => µg/m³",
                "u => u",
                "/min => /min",
                "min => min",
                "s-1 => s⁻¹",
                "10*3/uL => 10³/µL",
                "[ppm] => ppm",
                "[psi] => psi",
                "[pH] => pH",
                "[mi_i]/h => mi/h",
                "[gal_us]/min => gal/min",
                "mm[Hg] => mmHg",
                "dB[mW] => dBm",
                "dB[SPL] => dB(SPL)",
                "kBy/s => kB/s",
                "deg => °",
                "{rpm} => rpm",
                "{bottles}/min => bottles/min",
                "L{air}/min => L air/min",
                "m3{20.5/1 bar}/h => m³ 20.5/1 bar/h",
                "what $ ever => what $ ever"
            })
    void aUnitIsReadAsPeopleWriteIt(String code, String read) {
        assertThat(new Unit(code).symbol()).isEqualTo(read);
    }

    @Test
    void whatIsCountedNeedsNoUnit() {
        assertThat(new Unit("1").symbol()).isEmpty();
        assertThat(new Unit("{count}").symbol()).isEmpty();
        assertThat(Unit.NONE.symbol()).isEmpty();
    }

    @Property
    void anyCodeCanBeShown(@ForAll String code) {
        assertThat(new Unit(code).symbol()).isNotNull();
    }

    @Test
    void aShadowsPendingIsWhatWasAskedButIsNotSo() {
        Shadow shadow = new Shadow(
                Map.of("speed", new Value.Num(40), "mode", new Value.Text("auto")),
                Map.of("speed", new Value.Num(55), "mode", new Value.Text("auto"), "light", new Value.Flag(true)));
        assertThat(shadow.pending()).isEqualTo(Map.of("speed", new Value.Num(55), "light", new Value.Flag(true)));
    }

    @Test
    void everyCommandCanEndAndNothingFollowsAnEnd() {
        for (CommandState state : CommandState.values()) {
            Set<CommandState> reached = EnumSet.of(state);
            while (reached.addAll(
                    reached.stream().flatMap(s -> s.next().stream()).toList())) {
                // until nothing new is reached
            }
            assertThat(reached).anyMatch(CommandState::ended);
        }
        assertThat(CommandState.UNCONFIRMED.ended()).isTrue();
        assertThat(CommandState.SENT.next()).doesNotContain(CommandState.QUEUED);
    }

    @Test
    void aCommandThatIsTooLateFromTheStartIsRefused() {
        Instant now = Instant.EPOCH;
        assertThatThrownBy(() -> new Command(new UUID(0, 1), "press", "stop", Map.of(), "first", now, now))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void alarmStatesBearTheLettersOfTheStandard() {
        StringBuilder letters = new StringBuilder();
        for (AlarmState state : AlarmState.values()) {
            letters.append(state.letter());
        }
        assertThat(letters).hasToString("ABCDEFG");
        assertThat(Priority.numbered(1)).contains(Priority.P1);
        assertThat(Priority.numbered(5)).isEmpty();
    }

    @Test
    void coordinatesOffTheGlobeAreRefused() {
        assertThatThrownBy(() -> new GeoPosition(91, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GeoPosition(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProblemReadsAsOneSentence() {
        assertThat(new Problem("line.yaml:3", "unknown key 'topcs'", "write topics"))
                .hasToString("line.yaml:3: unknown key 'topcs'; write topics");
    }
}
