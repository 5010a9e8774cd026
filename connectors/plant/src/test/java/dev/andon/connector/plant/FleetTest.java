package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who belongs to the plant, and that it is the same plant every time. */
class FleetTest {

    @Test
    void usualPlantHas240DevicesOnThreeSites() {
        Fleet fleet = Plants.usual();
        assertThat(fleet.members()).hasSize(240);
        assertThat(fleet.gateways()).containsExactly("bottling", "coldstore", "trucks");
    }

    @Test
    void usualPlantHasAbout1200Points() {
        Fleet fleet = Plants.usual();
        List<String> points = fleet.members().stream()
                .flatMap(member ->
                        Plants.read(fleet, member.id(), 0).stream().map(reading -> member.id() + '#' + reading.name()))
                .toList();
        assertThat(points).doesNotHaveDuplicates().hasSizeBetween(1_150, 1_250);
    }

    @Test
    void everyWayOfWritingIsShown() {
        assertThat(Plants.usual().streams())
                .extracting(stream -> stream.channel().writing())
                .contains(Writing.values());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 10, 239, 241, 1_000, 12_345, 100_000})
    void plantHasAsManyDevicesAsAskedFor(int devices) {
        Fleet fleet = new Fleet(7, devices, 1, 1, Script.typical(), Plants.START);
        assertThat(fleet.members()).hasSize(devices).extracting(Member::id).doesNotHaveDuplicates();
        assertThat(fleet.gateways()).hasSize(3);
    }

    @Test
    void everyDeviceLiesBelowItsGateway() {
        for (Member member : Plants.usual().members()) {
            assertThat(member.id() + '/').startsWith(member.gateway() + '/');
        }
    }

    @Property(tries = 50)
    void sameSeedAndTimeGiveTheSameBytes(@ForAll long seed, @ForAll @LongRange(min = 0, max = 2_000_000) long turn) {
        Function<Fleet, List<String>> said = fleet -> said(fleet, turn);
        Fleet fleet = new Fleet(seed, 24, 1, 1, Script.typical(), Plants.START);
        List<String> first = said.apply(fleet);
        // Other times in between change nothing: there is no memory.
        said.apply(fleet).forEach(text -> {});
        said(fleet, turn + 77);
        assertThat(said.apply(fleet)).isEqualTo(first);
        assertThat(said.apply(new Fleet(seed, 24, 1, 1, Script.typical(), Plants.START)))
                .isEqualTo(first);
    }

    @Test
    void anotherSeedIsAnotherPlant() {
        assertThat(said(new Fleet(7, 24, 1, 1, Script.QUIET, Plants.START), 100))
                .isNotEqualTo(said(new Fleet(8, 24, 1, 1, Script.QUIET, Plants.START), 100));
    }

    @Property(tries = 30)
    void plantRunsFasterThanItsClocksWhenSpedUp(@ForAll @IntRange(min = 1, max = 1_000) int speed) {
        Moment moment = new Fleet(7, 3, 1, speed, Script.QUIET, Plants.START).moment(10);
        assertThat(moment.stamp()).isEqualTo(Math.round((Plants.START + 10) * 1e6));
        assertThat(moment.simulated()).isEqualTo(Plants.START + 10.0 * speed);
    }

    @Test
    void everyIncidentBefallsSomeone() {
        List<String> ids = Plants.usual().members().stream().map(Member::id).toList();
        for (Incident incident : Script.typical().incidents()) {
            Glob whom = incident.devices();
            assertThat(ids).as(incident.toString()).anyMatch(whom::matches);
        }
    }

    @Test
    void everyFaultIsSeenWithinTheFirstMinute() {
        List<Incident> script = Script.typical().incidents();
        assertThat(script).extracting(Incident::fault).contains(Fault.values());
        assertThat(script).allMatch(incident -> incident.first() < 60);
    }

    @Test
    void doorsSpeakOnlyWhenTheyMove() {
        Fleet fleet = Plants.quiet();
        Fleet.Stream door = Plants.streams(fleet, "coldstore/room1/door1").getFirst();
        List<String> states = Plants.telegrams(door, fleet, -1, 7_200).stream()
                .map(telegram -> new String(telegram.payload(), StandardCharsets.UTF_8))
                .toList();
        assertThat(states).hasSizeBetween(4, 40);
        for (int i = 1; i < states.size(); i++) {
            assertThat(states.get(i)).isNotEqualTo(states.get(i - 1));
        }
    }

    @Test
    void whatIsSaidOnChangeAloneIsRetained() {
        Fleet fleet = Plants.usual();
        for (Fleet.Stream stream : fleet.streams()) {
            boolean onChange = stream.channel().cadence() == Cadence.CHANGE;
            List<Telegram> first = new ArrayList<>();
            fleet.telegrams(stream, 0, first::add);
            assertThat(first).isNotEmpty().allMatch(telegram -> telegram.retained() == onChange);
        }
    }

    private static List<String> said(Fleet fleet, long turn) {
        List<String> said = new ArrayList<>();
        for (Fleet.Stream stream : fleet.streams()) {
            fleet.telegrams(
                    stream,
                    turn,
                    telegram -> said.add(
                            telegram.topic() + ' ' + new String(telegram.payload(), StandardCharsets.ISO_8859_1)));
        }
        return said.stream().sorted().collect(Collectors.toList());
    }
}
