package dev.andon.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.DirtySet;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Since when something needs a look: its own time, and never one that nobody can know. Minutes pass as the test says. */
@SuppressWarnings("NullAway.Init") // each story opens its own
class SinceTest {

    private static final long MINUTE = 60_000_000L;
    private static final long PULSE = 100_000;
    private static final double FINE = 50;
    private static final double HOT = 90;
    private static final String OIL = "plant/line1/press1#oil";
    private static final String AIR = "plant/line1/press1#air";

    private final ScriptedLink link = ScriptedLink.fresh();
    private final Set<Integer> gone = new HashSet<>();
    private Monitor monitor;
    private DeviceTree tree;
    private Findings findings;
    private DirtySet changes;
    private long begin;
    private long last;

    @BeforeEach
    void open() {
        Profile.PointProfile limited = new Profile.PointProfile(
                "Limited", Kind.NUMBER, new Unit("Cel"), new Range(0, 100), new Range(35, 65), null, false);
        Profile press =
                new Profile("press", "Press", new Glob("plant/*/*"), Map.of("oil", limited, "air", limited), List.of());
        Place line = new Place(
                "line1", "Line 1", Place.Level.AREA, null, new Glob("plant/line1/*"), null, List.of(), List.of());
        monitor = Monitor.of(new Workspace(
                "p", "Plant", ZoneId.of("UTC"), null, List.of(link.settings()), List.of(press), List.of(line), null));
        tree = new DeviceTree(
                monitor.workspace(),
                monitor.points(),
                monitor.live(),
                device -> gone.contains(device) ? Presence.OFFLINE : Presence.UNKNOWN,
                "Elsewhere");
        findings = new Findings(tree, monitor.points()::pointsOf);
        changes = monitor.live().watch();
        monitor.start();
        link.up();
        begin = monitor.now() + MINUTE;
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void sinceOfAValueIsItsOwnNotThatOfItsDevice() {
        hear(OIL, FINE);
        hear(AIR, FINE);
        watch(0);
        hear(OIL, HOT);
        watch(1);
        hear(AIR, HOT);
        watch(30);
        hear(OIL, FINE);
        watch(31);
        assertThat(told()).containsExactly("OUTSIDE VALUE since 30");
    }

    @Test
    void whatIsFoundAtTheStartHasLastedAtLeastSinceItWasHeard() {
        hear(OIL, HOT);
        pulse(begin);
        Since since = findings.below(tree.root()).getFirst().since();
        assertThat(since.atLatest()).isTrue();
        assertThat(since.time()).isEqualTo(received(OIL));
    }

    @Test
    void whatIsFoundAfterARestNeverClaimsToHaveBegunJustNow() {
        hear(OIL, FINE);
        hear(AIR, FINE);
        watch(0);
        hear(OIL, HOT);
        link.bad(AIR);
        until(AIR, value -> value.quality() == Quality.BAD);
        // The window was hidden for an hour: its next pulse takes in what changed meanwhile.
        pulse(begin + 60 * MINUTE);
        assertThat(findings.below(tree.root()))
                .hasSize(2)
                .allMatch(found -> found.since().atLatest());
        watch(61);
        hear(OIL, FINE);
        watch(62);
        hear(OIL, HOT);
        watch(63);
        assertThat(told()).containsExactly("FAULT VALUE since at least 60", "OUTSIDE VALUE since 63");
    }

    @Test
    void silentItIsSinceItWasHeardLast() {
        hear(OIL, FINE);
        hear(AIR, FINE);
        watch(0);
        link.lose(new Problem("", "cut", ""));
        until(AIR, value -> value.quality() == Quality.STALE);
        until(OIL, value -> value.quality() == Quality.STALE);
        watch(10);
        Since since = findings.below(tree.root()).getFirst().since();
        assertThat(since.time()).as("the last that was heard of the device").isEqualTo(received(AIR));
        assertThat(since.atLatest()).isFalse();
    }

    @Test
    void aPlaceIsToldSinceTheFirstOfItsDevices() {
        for (int press = 1; press <= 4; press++) {
            hear("plant/line1/press" + press + "#oil", FINE);
        }
        watch(0);
        for (int press = 1; press <= 3; press++) {
            hear("plant/line1/press" + press + "#oil", HOT);
            watch(press);
        }
        assertThat(told()).containsExactly("OUTSIDE PLACE since 1");
    }

    @Test
    void aDeviceThatIsSaidToBeGoneIsSoSinceItWasSaid() {
        link.retained(OIL, FINE);
        until(OIL, value -> true);
        gone.add(0);
        pulse(begin);
        assertThat(told()).as("found at the start").containsExactly("SILENT DEVICE since at least 0");
        gone.clear();
        watch(1);
        gone.add(0);
        pulse(begin + MINUTE + PULSE);
        assertThat(told()).containsExactly("SILENT DEVICE since 1");
    }

    @Test
    void aFindingCarriesTheNumberThatWasJudged() {
        hear(OIL, HOT);
        watch(0);
        hear(OIL, FINE);
        assertThat(findings.below(tree.root()))
                .as("the table knows more")
                .singleElement()
                .extracting(Finding::number)
                .isEqualTo(HOT);
    }

    private List<String> told() {
        return findings.below(tree.root()).stream()
                .map(found -> found.standing() + " " + found.of() + " since "
                        + (found.since().atLatest() ? "at least " : "")
                        + Math.floorDiv(found.since().time() - begin + MINUTE / 2, MINUTE))
                .toList();
    }

    /** At that minute the window has been watching for a while. */
    private void watch(int minute) {
        tree.follow(begin + minute * MINUTE - 3 * PULSE);
        tree.follow(begin + minute * MINUTE - 2 * PULSE);
        tree.follow(begin + minute * MINUTE - PULSE);
        last = begin + minute * MINUTE - PULSE;
        pulse(begin + minute * MINUTE);
    }

    /** As the heartbeat does: first what changed, then the beat. */
    private void pulse(long now) {
        changes.drain(point -> tree.look(point, last, now));
        tree.follow(now);
        last = now;
    }

    private void hear(String point, double number) {
        link.number(point, number);
        until(point, value -> value.number() == number);
    }

    private void until(String point, Predicate<LiveValue> condition) {
        LiveValue value = new LiveValue();
        Awaitility.await().until(() -> {
            int handle = monitor.points().find(PointId.parse(point));
            return handle >= 0 && monitor.live().read(handle, value) && condition.test(value);
        });
    }

    private long received(String point) {
        LiveValue value = new LiveValue();
        monitor.live().read(monitor.points().find(PointId.parse(point)), value);
        return value.receivedTime();
    }
}
