package dev.andon.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Presence;
import dev.andon.ui.ScriptedPlant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of the device table: what is found, in which order, and what stays as it is under the hand. */
class DeviceRowsTest {

    private static final long SECOND = 1_000_000;

    private final ScriptedPlant plant = new ScriptedPlant();
    private final DeviceRows rows = new DeviceRows(plant.console, Condition::name, Runnable::run);
    private long now = plant.monitor.now();

    @AfterEach
    void close() {
        plant.close();
    }

    @Test
    void devicesStandInTheNaturalOrderOfTheirNames() {
        hear("plant/line1/press10", "plant/line1/press2", "plant/line1/Press1");

        assertThat(names()).containsExactly("Press1", "press2", "press10");
    }

    @Test
    void everyWordMustBeFoundInNameIdPlaceTypeOrFirmware() {
        hear("plant/line1/press10", "plant/line2/pump2", "plant/line1/pump1");
        plant.said("plant/line1/pump1#fw", "2.4.1");
        later(3 * SECOND);

        rows.filter("PUMP");
        assertThat(names()).as("whatever the case").containsExactly("pump1", "pump2");
        rows.filter("pump line1");
        assertThat(names()).as("name and id").containsExactly("pump1");
        rows.filter("riverside press");
        assertThat(names()).as("place").containsExactly("press10");
        rows.filter("ol PRESSE fur");
        assertThat(names()).as("type, without its accents").containsExactly("press10");
        rows.filter("2.4");
        assertThat(names()).as("firmware").containsExactly("pump1");
        rows.filter("pump nowhere");
        assertThat(names()).isEmpty();
        assertThat(rows.total()).isEqualTo(3);
    }

    @Test
    void devicesAreFoundByHowTheyFare() {
        plant.heard("plant/line1/press1#temperature", 50);
        plant.heard("plant/line1/press2#temperature", 99);
        plant.link.bad("plant/line1/press3#temperature");
        plant.link.presence("plant/line1/press4", Presence.OFFLINE);
        plant.heard("plant/line1/press1#temperature", 51);
        rows.show(plant.console.tree().root());

        rows.filter("bad");
        assertThat(names()).containsExactly("press3");
        rows.filter("OFFLINE");
        assertThat(names()).containsExactly("press4");
        rows.filter("press silent");
        assertThat(names()).as("offline is silent too").containsExactly("press4");
        rows.filter("outs");
        assertThat(names()).as("the beginning of a word").containsExactly("press2");

        rows.filter("bad");
        plant.heard("plant/line1/press3#temperature", 50);
        later(3 * SECOND);
        assertThat(names()).as("what was found does not last").isEmpty();
    }

    @Test
    void typingOnAndTakingBackFindsTheSameAsTypingAnew() {
        hear("plant/line1/press1", "plant/line1/press12", "plant/line2/pump1", "plant/line2/pump12");

        for (String typed : List.of("p", "pr", "press 1", "press 12", "press", "1", "12 pu", "")) {
            rows.filter(typed);
            List<String> narrowed = names();
            rows.filter("");
            rows.filter(typed);
            assertThat(names()).as(typed).isEqualTo(narrowed);
        }
        assertThat(names()).hasSize(4);
    }

    @Test
    void numbersAreSortedAsNumbersAndWhatIsNotKnownIsLastEitherWay() {
        plant.heard("plant/line1/a#battery", 100);
        plant.heard("plant/line1/b#battery", 9);
        plant.heard("plant/line1/c#x", 5);
        plant.heard("plant/line1/d#battery", 20);
        rows.show(plant.console.tree().root());

        rows.sortBy(Column.BATTERY, false);
        assertThat(names()).containsExactly("b", "d", "a", "c");
        rows.sortBy(Column.BATTERY, true);
        assertThat(names()).containsExactly("a", "d", "b", "c");
    }

    @Test
    void whatIsEqualStaysInTheOrderOfNames() {
        hear("plant/line2/z", "plant/line1/press2", "plant/line1/y", "plant/line1/press1");

        rows.sortBy(Column.TYPE, false);
        assertThat(names()).containsExactly("press1", "press2", "y", "z");
        rows.sortBy(Column.PLACE, true);
        assertThat(names()).containsExactly("press1", "press2", "y", "z");
    }

    @Test
    void groupsCountTheirDevicesAndShowTheWorst() {
        plant.heard("plant/line1/press1#temperature", 50);
        plant.heard("plant/line1/press2#temperature", 99);
        plant.heard("plant/line1/pump1#x", 1);
        rows.show(plant.console.tree().root());

        rows.groupBy(Grouping.TYPE);

        Group presses = rows.group(rows.row(0));
        assertThat(presses.title()).isEqualTo("Presse für Öl");
        assertThat(presses.size()).isEqualTo(2);
        assertThat(presses.worst()).isEqualTo(Condition.OUTSIDE);
        assertThat(names()).containsExactly("[Presse für Öl]", "press1", "press2", "[]", "pump1");
        rows.toggle(presses);
        assertThat(names()).containsExactly("[Presse für Öl]", "[]", "pump1");
        rows.filter("pump");
        assertThat(names()).containsExactly("[]", "pump1");
        rows.filter("");
        assertThat(names()).as("it is still closed").containsExactly("[Presse für Öl]", "[]", "pump1");
    }

    @Test
    void byHealthTheWorstGroupIsFirst() {
        plant.heard("plant/line1/press1#temperature", 50);
        plant.heard("plant/line1/press2#temperature", 99);
        plant.link.bad("plant/line1/press3#temperature");
        plant.link.presence("plant/line1/press4", Presence.OFFLINE);
        plant.heard("plant/line1/press1#temperature", 51);
        rows.show(plant.console.tree().root());

        rows.groupBy(Grouping.HEALTH);

        assertThat(names())
                .containsExactly("[FAULT]", "press3", "[OFFLINE]", "press4", "[OUTSIDE]", "press2", "[LIVE]", "press1");
    }

    @Test
    void whatWasChosenStaysChosenWhileRowsAreFilteredAndSorted() {
        hear("plant/line1/press1", "plant/line1/press2", "plant/line1/pump1");
        rows.chosen().toggle(plant.device("plant/line1/press2"));
        rows.chosen().toggle(plant.device("plant/line1/pump1"));

        rows.filter("press");
        rows.sortBy(Column.NAME, true);

        assertThat(rows.chosen().count()).isEqualTo(2);
        assertThat(rows.chosenInOrder())
                .containsExactly(plant.device("plant/line1/pump1"), plant.device("plant/line1/press2"));
    }

    @Test
    void rowsDoNotJumpMoreOftenThanEveryTwoSeconds() {
        plant.heard("plant/line1/a#battery", 50);
        plant.heard("plant/line1/b#battery", 60);
        rows.show(plant.console.tree().root());
        rows.sortBy(Column.BATTERY, false);
        later(10 * SECOND);
        plant.heard("plant/line1/a#battery", 70);
        while (names().getFirst().equals("a")) {
            later(SECOND / 10);
        }

        plant.heard("plant/line1/a#battery", 50);
        later(DeviceRows.RESORT - SECOND / 10);
        assertThat(names()).as("not yet two seconds after the last time").containsExactly("b", "a");
        later(SECOND / 10);
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void rowsDoNotJumpUnderTheHand() {
        plant.heard("plant/line1/a#battery", 50);
        plant.heard("plant/line1/b#battery", 60);
        rows.show(plant.console.tree().root());
        rows.sortBy(Column.BATTERY, false);
        later(10 * SECOND);
        plant.heard("plant/line1/a#battery", 70);

        rows.press(true, now);
        later(10 * SECOND);
        assertThat(names()).as("the pointer is held down").containsExactly("a", "b");
        rows.press(false, now);
        rows.touched(now);
        later(SECOND);
        assertThat(names()).as("a key was just pressed").containsExactly("a", "b");
        later(SECOND + SECOND / 10);
        assertThat(names()).containsExactly("b", "a");
    }

    @Test
    void veryManyRowsAreSortedBesideTheScreenAndMoveWhenThatIsDone() {
        Queue<Runnable> beside = new ArrayDeque<>();
        DeviceRows many = new DeviceRows(plant.console, Condition::name, beside::add);
        for (int device = 0; device < 10_500; device++) {
            plant.link.number("plant/line1/d" + device + "#battery", device);
        }
        plant.heard("plant/line1/d10500#battery", 10_500);
        many.show(plant.console.tree().root());
        int first = plant.device("plant/line1/d0");
        int last = plant.device("plant/line1/d10500");
        many.sortBy(Column.BATTERY, true);
        many.press(true, now);
        long time = untilBeside(many, beside, now);
        assertThat(many.row(0)).as("asked for, but the screen goes on").isEqualTo(first);
        beside.remove().run();
        many.beat(time);
        assertThat(many.row(0)).as("who asked for it sees it at once").isEqualTo(last);
        many.press(false, time);
        many.sortBy(Column.BATTERY, false);
        time = untilBeside(many, beside, time);
        beside.remove().run();
        many.beat(time);

        plant.heard("plant/line1/d0#battery", 20_000);
        time = untilBeside(many, beside, time);
        assertThat(many.row(0)).as("not sorted yet").isEqualTo(first);
        many.press(true, time);
        beside.remove().run();
        many.beat(time + 5 * SECOND);
        assertThat(many.row(0)).as("it is held").isEqualTo(first);
        many.press(false, time);
        many.beat(time + 10 * SECOND);
        assertThat(many.row(many.size() - 1)).isEqualTo(first);
    }

    private static long untilBeside(DeviceRows rows, Queue<Runnable> beside, long from) {
        long time = from;
        while (beside.isEmpty()) {
            time += SECOND / 10;
            rows.beat(time);
        }
        return time;
    }

    @Test
    void aDeviceThatAppearsComesIntoItsPlace() {
        hear("plant/line1/press1", "plant/line1/press3");
        later(SECOND);
        plant.heard("plant/line1/press2#x", 1);
        later(SECOND);

        assertThat(names()).containsExactly("press1", "press2", "press3");
    }

    @Test
    void aPlaceShowsItsOwnDevicesOnly() {
        hear("plant/line1/press1", "plant/line2/press2");

        rows.show(plant.console.tree().find("place:line1").orElseThrow());

        assertThat(names()).containsExactly("press1");
    }

    @Test
    void aSilentDeviceIsSilentWhenItsLinkIsLost() {
        plant.heard("plant/line1/press1#temperature", 50);
        rows.show(plant.console.tree().root());
        int press = plant.device("plant/line1/press1");
        assertThat(rows.order().condition(press)).isEqualTo(Condition.LIVE);

        plant.link.lose(new dev.andon.model.Problem("line", "gone", "wait"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> plant.look().console.tree().standing(press) != null
                        && rows.order().condition(press) == Condition.SILENT);
    }

    private void hear(String... devices) {
        for (String device : devices) {
            plant.heard(device + "#x", 1);
        }
        rows.show(plant.console.tree().root());
    }

    /** Time goes on, pulse by pulse. */
    private void later(long micros) {
        for (long end = now + micros; now < end; ) {
            now += SECOND / 10;
            rows.beat(now);
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            int row = rows.row(index);
            names.add(
                    row >= 0
                            ? rows.facts().device(row).title()
                            : "[" + rows.group(row).title() + "]");
        }
        return names;
    }
}
