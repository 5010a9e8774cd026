package dev.andon.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.DirtySet;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import dev.andon.ui.quality.Standing;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // each story opens its own
class FindingsTest {

    private static final double FINE = 50;
    private static final double HOT = 90;

    private final ScriptedLink link = ScriptedLink.fresh();
    private Monitor monitor;
    private DeviceTree tree;
    private Findings findings;
    private DirtySet changes;
    private long last;

    @BeforeEach
    void open() {
        Place one = place("line1", "Line 1", "plant/line1/*", List.of());
        Place two = place("line2", "Line 2", "plant/line2/*", List.of());
        Place site = place("site", "Site", null, List.of(one, two));
        Profile press = new Profile(
                "press", "Press", new Glob("plant/*/*"), Map.of("oil", limited(), "air", limited()), List.of());
        monitor = Monitor.of(new Workspace(
                "p", "Plant", ZoneId.of("UTC"), null, List.of(link.settings()), List.of(press), List.of(site), null));
        tree = new DeviceTree(
                monitor.workspace(), monitor.points(), monitor.live(), device -> Presence.UNKNOWN, "Elsewhere");
        findings = new Findings(tree, monitor.points()::pointsOf);
        changes = monitor.live().watch();
        monitor.start();
        link.up();
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void whereAllIsWellNothingNeedsALook() {
        link.number("plant/line1/press1#oil", FINE);
        link.retained("plant/line1/press1#air", HOT);
        until(() -> tree.root().live() == 1 && tree.root().lastKnown() == 1);
        assertThat(findings.below(tree.root())).isEmpty();
        assertThat(tree.root().worst()).isNull();
    }

    @Test
    void aValueOutsideItsLimitsIsFoundAndMarksEveryPlaceAboveIt() {
        link.number("plant/line1/press1#oil", HOT);
        link.number("plant/line2/press1#oil", FINE);
        until(() -> tree.root().live() == 2);
        assertThat(told(tree.root())).containsExactly("OUTSIDE VALUE press1#oil");
        assertThat(node("place:site").worst()).isEqualTo(Standing.OUTSIDE);
        assertThat(node("place:line1").worst()).isEqualTo(Standing.OUTSIDE);
        assertThat(node("place:line2").worst()).isNull();
        assertThat(tree.root().live()).as("it is live all the same").isEqualTo(2);
    }

    @Test
    void withinItsLimitsAgainItIsForgotten() {
        link.number("plant/line1/press1#oil", HOT);
        until(() -> !findings.below(tree.root()).isEmpty());
        link.number("plant/line1/press1#oil", FINE);
        until(() -> findings.below(tree.root()).isEmpty());
        assertThat(tree.root().looks()).isZero();
    }

    @Test
    void theWorstComesFirstAndOfEqualsTheNewest() {
        link.number("plant/line1/press1#oil", HOT);
        until(() -> tree.root().looks() == 1);
        link.number("plant/line2/press2#oil", HOT);
        until(() -> tree.root().looks() == 2);
        link.number("plant/line2/press3#oil", FINE);
        link.bad("plant/line2/press3#oil");
        until(() -> tree.root().looks() == 3);
        assertThat(told(tree.root()))
                .containsExactly("FAULT VALUE press3#oil", "OUTSIDE VALUE press2#oil", "OUTSIDE VALUE press1#oil");
    }

    @Test
    void oneFaultOfADeviceHidesNoOther() {
        link.number("plant/line1/press1#oil", HOT);
        link.number("plant/line1/press1#air", FINE);
        link.bad("plant/line1/press1#air");
        until(() -> tree.root().live() == 1 && tree.root().notLive() == 1);
        assertThat(told(tree.root())).containsExactly("FAULT VALUE press1#air", "OUTSIDE VALUE press1#oil");
        assertThat(tree.root().looks()).as("one device").isOne();
        assertThat(tree.root().worst()).isEqualTo(Standing.FAULT);
    }

    @Test
    void threeDevicesOfAPlaceAreToldAsOneUntilThePlaceIsChosen() {
        link.number("plant/line2/fine#oil", FINE);
        for (int device = 1; device <= 3; device++) {
            link.number("plant/line2/press" + device + "#oil", HOT);
        }
        until(() -> tree.root().looks() == 3);
        assertThat(told(tree.root())).containsExactly("OUTSIDE PLACE Line 2 3");
        assertThat(told(node("place:line2"))).hasSize(3).allMatch(line -> line.startsWith("OUTSIDE VALUE press"));
    }

    @Test
    void aLostLinkIsToldForTheHighestPlaceThatIsSilentAltogether() {
        for (int line = 1; line <= 2; line++) {
            for (int device = 1; device <= 3; device++) {
                link.number("plant/line" + line + "/press" + device + "#oil", FINE);
            }
        }
        until(() -> tree.root().live() == 6);
        link.lose(new Problem("", "cut", ""));
        until(() -> tree.root().looks() == 6);
        assertThat(told(tree.root())).containsExactly("SILENT PLACE Site 6");
        assertThat(told(node("place:line1")))
                .containsExactlyInAnyOrder(
                        "SILENT DEVICE press1 1", "SILENT DEVICE press2 1", "SILENT DEVICE press3 1");
    }

    @Test
    void whoFellSilentStaysAFindingWhenTheBrokerTellsWhatItKept() {
        link.number("plant/line1/press1#oil", FINE);
        until(() -> tree.root().live() == 1);
        link.lose(new Problem("", "cut", ""));
        until(() -> tree.root().looks() == 1);
        link.up();
        link.retained("plant/line1/press1#oil", HOT);
        until(() -> tree.numberOf(0) == HOT);
        assertThat(told(tree.root())).containsExactly("SILENT DEVICE press1 1");
        link.number("plant/line1/press1#oil", FINE);
        until(() -> findings.below(tree.root()).isEmpty());
    }

    @Test
    void whatBefellMoreDevicesComesBeforeWhatBefellOneLater() {
        link.number("plant/line2/fine#oil", FINE);
        for (int device = 1; device <= 3; device++) {
            link.number("plant/line2/press" + device + "#oil", HOT);
        }
        until(() -> tree.root().looks() == 3);
        link.number("plant/line1/press1#oil", HOT);
        until(() -> tree.root().looks() == 4);
        assertThat(told(tree.root())).containsExactly("OUTSIDE PLACE Line 2 3", "OUTSIDE VALUE press1#oil");
    }

    @Test
    void manyPlacesWithALittleTroubleAreToldAsTheOneAboveThem() {
        for (int line = 1; line <= 2; line++) {
            link.number("plant/line" + line + "/fine#oil", FINE);
            link.number("plant/line" + line + "/press1#oil", HOT);
            link.number("plant/line" + line + "/press2#oil", HOT);
        }
        until(() -> tree.root().looks() == 4);
        assertThat(told(tree.root())).containsExactly("OUTSIDE PLACE Site 4");
        assertThat(told(node("place:site"))).hasSize(4);
    }

    private List<String> told(TreeNode node) {
        return findings.below(node).stream().map(this::told).toList();
    }

    private String told(Finding finding) {
        String what = finding.of() == Finding.Of.VALUE
                ? '#' + monitor.points().point(finding.point()).id().point()
                : " " + finding.count();
        return finding.standing() + " " + finding.of() + " " + finding.node().title() + what;
    }

    private TreeNode node(String id) {
        return tree.find(id).orElseThrow();
    }

    private void pulse(long now) {
        changes.drain(point -> tree.look(point, last, now));
        tree.follow(now);
        last = now;
    }

    private void until(BooleanSupplier condition) {
        Awaitility.await().until(() -> {
            pulse(monitor.now());
            return condition.getAsBoolean();
        });
    }

    private static Profile.PointProfile limited() {
        return new Profile.PointProfile(
                "Limited", Kind.NUMBER, new Unit("Cel"), new Range(0, 100), new Range(35, 65), null, false);
    }

    private static Place place(String id, String title, @Nullable String devices, List<Place> children) {
        return new Place(
                id,
                title,
                Place.Level.AREA,
                null,
                devices == null ? null : new Glob(devices),
                null,
                List.of(),
                children);
    }
}
