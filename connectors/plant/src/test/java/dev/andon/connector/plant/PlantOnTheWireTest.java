package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.model.Quality;
import dev.andon.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script as one sees it who listens to the broker with an ordinary MQTT connection. */
class PlantOnTheWireTest {

    private static final Value ON = new Value.Flag(true);
    private static final Value OFF = new Value.Flag(false);

    @ParameterizedTest
    @ValueSource(doubles = {0, 7})
    void wholePlantIsHeardWithinOneBeatHoweverLateItConnects(double elapsed) throws Exception {
        try (Stage stage = new Stage(1)) {
            RecordingInbox inbox = stage.inbox;
            stage.play(elapsed, elapsed + 1, 0.1);
            Set<String> expected = Plants.usual().members().stream()
                    .flatMap(member -> Plants.read(Plants.usual(), member.id(), 0).stream()
                            .map(reading -> member.id() + '#' + reading.name()))
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String gateway : Plants.usual().gateways()) {
                expected.add(gateway + "#status");
            }
            await().untilAsserted(() -> assertThat(heard(inbox)).isEqualTo(expected));
            assertThat(inbox.unreadable()).isEmpty();
            assertThat(inbox.ignored()).isEmpty();
        }
    }

    @Test
    void compressorSlowlyHeats() throws Exception {
        try (Stage stage = new Stage(1)) {
            stage.turn(5);
            double before = stage.seen("bottling/utilities/compressor2#oil", 3).number();
            stage.turn(660);
            assertThat(stage.seen("bottling/utilities/compressor2#oil", 658).number())
                    .isGreaterThan(before + 20);
        }
    }

    @Test
    void doorLeftOpenIsToldOnceAndKept() throws Exception {
        try (Stage stage = new Stage(0.2)) {
            RecordingInbox inbox = stage.inbox;
            stage.play(0, 37, 1);
            await().until(() -> inbox.samples("coldstore/room3/door4#open").size() == 2);
            assertThat(inbox.samples("coldstore/room3/door4#open"))
                    .extracting(RecordingInbox.Seen::value)
                    .containsExactly(OFF, ON);
            RecordingInbox late = new RecordingInbox();
            stage.listen(late, Map.of("version", "3.1.1"));
            await().until(() -> !late.samples("coldstore/room3/door4#open").isEmpty());
            assertThat(late.samples("coldstore/room3/door4#open").getFirst().value())
                    .isEqualTo(ON);
            assertThat(late.samples("coldstore/room3/door4#open").getFirst().lastKnown())
                    .isTrue();
        }
    }

    @Test
    void frozenSensorRepeatsItselfWithNewTimes() throws Exception {
        try (Stage stage = new Stage(1)) {
            RecordingInbox inbox = stage.inbox;
            stage.play(20, 60, 1);
            stage.seen("bottling/line2/sensor3#velocity", 58.5);
            List<RecordingInbox.Seen> frozen = inbox.samples("bottling/line2/sensor3#velocity").stream()
                    .filter(sample -> sample.sourceTime() > Stage.micros(26))
                    .toList();
            assertThat(frozen).hasSizeGreaterThan(30);
            assertThat(frozen.stream().map(RecordingInbox.Seen::number).distinct())
                    .hasSize(1);
            assertThat(frozen.stream().map(RecordingInbox.Seen::sourceTime).distinct())
                    .hasSameSizeAs(frozen);
        }
    }

    @Test
    void batteryRunsDown() throws Exception {
        try (Stage stage = new Stage(1)) {
            stage.play(0, 1, 1);
            stage.turn(900);
            stage.play(900, 940, 1);
            assertThat(stage.seen("coldstore/room7/sensor28#battery", 0).number())
                    .isGreaterThan(50);
            assertThat(stage.seen("coldstore/room7/sensor28#battery", 860).number())
                    .isLessThan(15);
        }
    }

    @Test
    void powerDipStopsMachinesTogether() throws Exception {
        try (Stage stage = new Stage(1)) {
            RecordingInbox inbox = stage.inbox;
            stage.play(42, 47, 0.5);
            for (String device : List.of(
                    "bottling/line2/filler",
                    "bottling/line2/palletiser",
                    "bottling/line2/conveyor9",
                    "bottling/line2/pump2",
                    "bottling/utilities/compressor1",
                    "bottling/utilities/pump4")) {
                await().alias(device).until(() -> last(inbox, device + "#running"), OFF::equals);
            }
            assertThat(stage.seen("bottling/line2/meter#voltage2", 45.9).number())
                    .isLessThan(180);
            stage.play(47, 78, 1);
            await().until(() -> last(inbox, "bottling/line2/palletiser#running"), ON::equals);
        }
    }

    @Test
    void malformedPayloadsAreKeptForALookAndDoNotStopTheRest() throws Exception {
        try (Stage stage = new Stage(1)) {
            RecordingInbox inbox = stage.inbox;
            stage.play(0, 70, 1);
            stage.seen("bottling/line3/press1#temperature", 61);
            stage.seen("bottling/line3/press2#temperature", 68);
            assertThat(inbox.unreadable())
                    .hasSizeBetween(35, 41)
                    .allMatch(unread -> unread.problem().where().equals("bottling/line3/press1"));
            assertThat(inbox.samples("bottling/line3/press1#temperature"))
                    .extracting(RecordingInbox.Seen::quality)
                    .contains(Quality.BAD)
                    .endsWith(Quality.GOOD);
        }
    }

    @Test
    void gatewayIsLostWithoutAWordAndDeliversLateWhatItKept() throws Exception {
        double rate = 0.2;
        try (Stage stage = new Stage(rate)) {
            RecordingInbox inbox = stage.inbox;
            stage.play(48, 54, 1);
            await().until(() -> statusOfTrucks(inbox, "online"));
            stage.play(56, 144, 1);
            await().until(() -> statusOfTrucks(inbox, "offline"));
            stage.seen("bottling/line1/filler#rate", 138);
            assertThat(inbox.samples("trucks/truck7#speed")).allMatch(sample -> sample.sourceTime() < Stage.micros(56));

            int before = speeds(inbox).size();
            stage.turn(146);
            await().until(stage.plant::connected);
            stage.play(147, 153, 1);
            await().until(() -> statusOfTrucks(inbox, "online"));
            // Doors speak when they change, and may have changed meanwhile: so they are told, however they stand.
            assertThat(stage.seen("trucks/truck7#door", 146).historical()).isFalse();
            assertThat(stage.seen("trucks/truck8#door", 146).historical()).isFalse();
            List<Long> due = turns("trucks/truck7", rate, 50, 153);
            await().until(() -> times(inbox).containsAll(due));
            assertThat(times(inbox)).as("nothing twice").doesNotHaveDuplicates();
            assertThat(speeds(inbox).get(before).sourceTime())
                    .as("the first word is of now")
                    .isGreaterThan(Stage.micros(146));
        }
    }

    private static List<RecordingInbox.Seen> speeds(RecordingInbox inbox) {
        return inbox.samples().stream()
                .filter(sample ->
                        sample.point().startsWith("trucks/") && sample.point().endsWith("#speed"))
                .toList();
    }

    /** The source times of the speed of truck 7, in the order in which they came. */
    private static List<Long> times(RecordingInbox inbox) {
        return inbox.samples("trucks/truck7#speed").stream()
                .map(RecordingInbox.Seen::sourceTime)
                .toList();
    }

    /** When a device's first channel speaks between two times, as it writes it: to the millisecond. */
    private static List<Long> turns(String device, double rate, double from, double to) {
        Fleet fleet = Plants.usual(rate);
        Schedule schedule = Plants.streams(fleet, device).getFirst().schedule();
        return LongStream.range(schedule.due(from), schedule.due(to))
                .map(turn -> fleet.moment(schedule.time(turn)).stamp() / 1_000 * 1_000)
                .boxed()
                .toList();
    }

    private static boolean statusOfTrucks(RecordingInbox inbox, String word) {
        return new Value.Text(word).equals(last(inbox, "trucks#status"));
    }

    private static @Nullable Value last(RecordingInbox inbox, String point) {
        List<RecordingInbox.Seen> told = inbox.samples(point);
        return told.isEmpty() ? null : told.getLast().value();
    }

    private static Set<String> heard(RecordingInbox inbox) {
        return inbox.samples().stream().map(RecordingInbox.Seen::point).collect(Collectors.toCollection(TreeSet::new));
    }
}
