package dev.andon.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import dev.andon.runtime.DirtySet;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import dev.andon.ui.quality.Standing;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // each story opens its own
class DeviceTreeTest {

    private static final Place ROOM = place("room1", "Room 1", "cold/room1/*", List.of());
    private static final Place STORE = place("cold", "Cold store", "cold/*", List.of(ROOM));

    private final ScriptedLink link = ScriptedLink.fresh();
    private Monitor monitor;
    private DeviceTree tree;
    private DirtySet changes;

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void devicesStandWhereTheDeepestFittingPlaceSays() {
        open(List.of(STORE));
        hear("cold/room1/door#open", "cold/gate#open", "trucks/t1#speed");
        assertThat(titles()).containsExactly("Plant", "Cold store", "Room 1", "gate", "Elsewhere");
        assertThat(path("cold/room1/door")).isEqualTo("Plant/Cold store/Room 1/door");
        assertThat(path("trucks/t1")).isEqualTo("Plant/Elsewhere/trucks/t1");
    }

    @Test
    void withoutPlacesTheTopicsAreTheTree() {
        open(List.of());
        hear("b/two#x", "a/one#x", "a#x");
        assertThat(titles()).containsExactly("Plant", "a", "b");
        assertThat(path("a/one")).isEqualTo("Plant/a/one");
        assertThat(leaf("a").device()).isNotNegative();
    }

    @Test
    void aLevelOnItsOwnNeedsNoClickToBeSeen() {
        open(List.of());
        hear("plant/line1/press1#t", "plant/line2/press2#t");
        assertThat(titles()).containsExactly("Plant", "plant", "line1", "line2");
    }

    @Test
    void rollUpsCountWhatIsLiveAndWhatFellSilent() {
        open(List.of(STORE));
        hear("cold/room1/door#open", "cold/room1/sensor#t", "cold/gate#open");
        assertThat(tree.root().devices()).isEqualTo(3);
        assertThat(tree.root().live()).isEqualTo(3);
        link.lose(new Problem("", "cut", ""));
        awaitState(Standing.SILENT, "cold/gate");
        drain();
        assertThat(tree.root().live()).isZero();
        assertThat(tree.root().looks()).isEqualTo(3);
        assertThat(tree.find("place:room1").orElseThrow().looks()).isEqualTo(2);
        link.up();
        hear("cold/room1/door#open");
        assertThat(tree.find("place:room1").orElseThrow().live()).isOne();
        assertThat(tree.root().looks()).isEqualTo(2);
    }

    @Test
    void oneSilentPointTroublesTheDeviceAndOneLiveOneKeepsItAlive() {
        open(List.of());
        hear("d#a", "d#b");
        link.bad("d#a");
        Awaitility.await().until(() -> {
            drain();
            return tree.standing(0) == Standing.FAULT;
        });
        assertThat(tree.root().looks()).isOne();
        assertThat(tree.root().live()).isOne();
    }

    @Test
    void aDeviceThatIsSaidToBeGoneNeedsALookThoughNothingOfItWasEverLive() {
        open(List.of(STORE));
        link.retained("cold/gate#open", 1);
        link.presence("cold/gate", Presence.OFFLINE);
        Awaitility.await().until(() -> {
            drain();
            return tree.root().worst() == Standing.SILENT;
        });
        assertThat(tree.find("place:cold").orElseThrow().looks()).isOne();
        link.presence("cold/gate", Presence.ONLINE);
        Awaitility.await().until(() -> {
            drain();
            return tree.root().worst() == null;
        });
    }

    @Property(tries = 30)
    void everyValueIsLiveOrLastKnownOrNotLiveAndInOneOfThemOnly(
            @ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> happenings) {
        open(List.of(STORE));
        for (int what : happenings) {
            happen(what, (what % 2 == 0 ? "cold/room1/d" : "elsewhere/d") + what % 5 + "#p" + what % 7);
            drain();
            assertEveryValueIsCountedOnce();
        }
        Awaitility.await().untilAsserted(() -> {
            drain();
            assertEveryValueIsCountedOnce();
            assertCountsAreWhatTheTableSays();
        });
        monitor.close();
    }

    private void happen(int what, String point) {
        switch (what / 7 % 8) {
            case 0, 1, 2 -> link.number(point, what);
            case 3 -> link.retained(point, what);
            case 4 -> link.bad(point);
            case 5 -> link.badRetained(point);
            case 6 -> link.presence(PointId.parse(point).device(), what % 3 == 0 ? Presence.OFFLINE : Presence.ONLINE);
            default -> link.late(point, what, monitor.now() - 3_600_000_000L);
        }
    }

    private void assertEveryValueIsCountedOnce() {
        TreeNode root = tree.root();
        assertThat(root.live() + root.lastKnown() + root.notLive()).isEqualTo(root.values());
        assertAddsUp(root);
    }

    private void assertCountsAreWhatTheTableSays() {
        int live = 0;
        int old = 0;
        LiveValue value = new LiveValue();
        for (int point = 0; point < monitor.points().size(); point++) {
            monitor.live().read(point, value);
            live += value.quality().live() ? 1 : 0;
            old += value.quality() == Quality.UNCERTAIN || value.quality() == Quality.STALE ? 1 : 0;
        }
        TreeNode root = tree.root();
        assertThat(root.live()).isEqualTo(live);
        assertThat(root.lastKnown() + root.values(Standing.SILENT)).isEqualTo(old);
        assertThat(root.notLive()).isEqualTo(monitor.points().size() - live - root.lastKnown());
    }

    @Test
    void countsAlwaysAddUpOverTheWholeTree() {
        open(List.of(STORE));
        for (int device = 0; device < 50; device++) {
            hear("cold/room1/s" + device + "#t", "trucks/r" + device % 7 + "/t" + device + "#t");
        }
        for (int device = 0; device < 50; device += 3) {
            link.bad("cold/room1/s" + device + "#t");
        }
        Awaitility.await().until(() -> {
            drain();
            return tree.root().looks() == 17;
        });
        assertAddsUp(tree.root());
    }

    @Test
    void whatSpeaksForAPlaceComesFirst() {
        Place keyed = new Place(
                "cold",
                "Cold store",
                Place.Level.SITE,
                null,
                new Glob("cold/*"),
                null,
                List.of(PointId.parse("cold/z#t"), PointId.parse("cold/never#t")),
                List.of());
        open(List.of(keyed));
        hear("cold/a#t", "cold/z#t", "cold/b#t");
        assertThat(Arrays.stream(tree.devicesBelow(tree.root())).mapToObj(monitor.points()::device))
                .extracting(device -> device.title())
                .containsExactly("z", "a", "b");
    }

    @Test
    void aHundredThousandDevicesArePlacedInPiecesAndCostNothingUntilOpened() {
        open(List.of());
        for (int device = 0; device < 100_000; device++) {
            link.number("site" + device % 10 + "/device" + device + "#v", 1);
        }
        Awaitility.await().until(() -> monitor.points().deviceCount() == 100_000);
        assertThat(tree.follow(monitor.now())).as("not all at once").isFalse();
        int calls = 1;
        while (!tree.follow(monitor.now())) {
            calls++;
        }
        assertThat(calls).isLessThan(100_000 / DeviceTree.PLACED_AT_ONCE + 1);
        assertThat(tree.root().devices()).isEqualTo(100_000);
        assertThat(tree.visible()).hasSize(11);
        tree.expand(tree.find("topic:site3").orElseThrow(), true);
        assertThat(tree.visible()).hasSize(10_011);
    }

    private void open(List<Place> places) {
        monitor = Monitor.of(
                new Workspace("p", "Plant", ZoneId.of("UTC"), null, List.of(link.settings()), List.of(), places, null));
        tree = new DeviceTree(monitor.workspace(), monitor.points(), monitor.live(), monitor::presence, "Elsewhere");
        changes = monitor.live().watch();
        monitor.start();
        link.up();
    }

    private void hear(String... points) {
        LiveValue value = new LiveValue();
        for (String point : points) {
            link.number(point, 1);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> monitor.live().read(monitor.points().find(PointId.parse(point)), value)
                            && value.quality().live());
        }
        drain();
    }

    private void drain() {
        long now = monitor.now();
        tree.follow(now);
        changes.drain(point -> tree.look(point, 0, now));
    }

    private void awaitState(Standing standing, String device) {
        Awaitility.await().until(() -> {
            drain();
            return tree.standing(monitor.points().findDevice(device)) == standing;
        });
    }

    private TreeNode leaf(String device) {
        return Objects.requireNonNull(tree.leaf(monitor.points().findDevice(device)));
    }

    private List<String> titles() {
        return tree.visible().stream().map(TreeNode::title).toList();
    }

    private String path(String device) {
        TreeNode node = leaf(device);
        String path = node.title();
        for (TreeNode above = node.parent(); above != null; above = above.parent()) {
            path = above.title() + '/' + path;
        }
        return path;
    }

    private static void assertAddsUp(TreeNode node) {
        int own = node.device() >= 0 ? 1 : 0;
        assertThat(node.devices())
                .isEqualTo(own
                        + node.children().stream().mapToInt(TreeNode::devices).sum());
        assertThat(node.looks())
                .isEqualTo((node.device() >= 0 && node.standing().needsLook() ? 1 : 0)
                        + node.children().stream().mapToInt(TreeNode::looks).sum());
        int[] values = new int[3];
        for (TreeNode child : node.children()) {
            values[0] += child.live();
            values[1] += child.lastKnown();
            values[2] += child.notLive();
        }
        if (own == 0) {
            assertThat(new int[] {node.live(), node.lastKnown(), node.notLive()})
                    .isEqualTo(values);
        }
        node.children().forEach(DeviceTreeTest::assertAddsUp);
    }

    private static Place place(String id, String title, String devices, List<Place> children) {
        return new Place(id, title, Place.Level.SITE, null, new Glob(devices), null, List.of(), children);
    }
}
