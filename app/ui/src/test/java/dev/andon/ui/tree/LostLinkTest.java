package dev.andon.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.runtime.DirtySet;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import dev.andon.ui.quality.Standing;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two links, one of which is lost. */
class LostLinkTest {

    private static final Problem CUT = new Problem("10.0.0.7:1883", "cut", "");

    private final ScriptedLink north = ScriptedLink.fresh();
    private final ScriptedLink south = ScriptedLink.fresh();
    private final Monitor monitor = Monitor.of(new Workspace(
            "p",
            "Plant",
            ZoneId.of("UTC"),
            null,
            List.of(north.settings("north"), south.settings("south")),
            List.of(),
            List.of(),
            null));
    private final DeviceTree tree = new DeviceTree(
            monitor.workspace(), monitor.points(), monitor.live(), device -> Presence.UNKNOWN, "Elsewhere");
    private final Findings findings =
            new Findings(tree, monitor.points()::pointsOf, monitor::links, this::connectionOf);
    private final DirtySet changes = monitor.live().watch();
    private long last;
    private int asked;

    @BeforeEach
    void open() {
        monitor.start();
        north.up();
        south.up();
        for (int device = 1; device <= 5; device++) {
            north.number("north/press" + device + "#oil", 50);
        }
        for (int device = 1; device <= 2; device++) {
            south.number("south/pump" + device + "#flow", 7);
        }
        until(() -> tree.root().live() == 7);
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void aLostLinkIsToldOnceWithTheCountOfWhatItFeeds() {
        north.lose(CUT);
        until(() -> tree.root().devices(Standing.SILENT) == 5);
        List<Finding> found = findings.below(tree.root());
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.of()).isEqualTo(Finding.Of.LINK);
            assertThat(finding.count()).isEqualTo(5);
            assertThat(finding.link())
                    .isNotNull()
                    .extracting(link -> link.name())
                    .isEqualTo("north");
            assertThat(finding.since().time())
                    .as("since it was heard last")
                    .isEqualTo(monitor.links().getFirst().lastHeard());
        });
        assertThat(findings.below(tree.find("topic:south").orElseThrow())).isEmpty();
    }

    @Test
    void whatIsWrongElsewhereIsToldBesides() {
        south.bad("south/pump1#flow");
        north.lose(CUT);
        until(() -> tree.root().looks() == 6);
        assertThat(findings.below(tree.root()))
                .extracting(Finding::of)
                .containsExactly(Finding.Of.LINK, Finding.Of.VALUE);
    }

    @Test
    void aBadValueStaysBadWhateverBecomesOfItsLink() {
        north.bad("north/press1#oil");
        until(() -> tree.root().devices(Standing.FAULT) == 1);
        north.lose(CUT);
        until(() -> tree.root().devices(Standing.SILENT) == 4);
        assertThat(findings.below(tree.root()))
                .extracting(Finding::standing)
                .containsExactly(Standing.SILENT, Standing.FAULT);
    }

    @Test
    void whenItIsBackItIsForgotten() {
        north.lose(CUT);
        until(() -> findings.below(tree.root()).size() == 1);
        north.up();
        for (int device = 1; device <= 5; device++) {
            north.number("north/press" + device + "#oil", 51);
        }
        until(() -> findings.below(tree.root()).isEmpty());
        assertThat(tree.root().live()).isEqualTo(7);
    }

    @Test
    void theDevicesAreGoneThroughOnceForAllPlaces() {
        north.lose(CUT);
        until(() -> tree.root().devices(Standing.SILENT) == 5);
        asked = 0;
        findings.below(tree.root());
        assertThat(asked).as("each device once").isEqualTo(7);
        assertThat(findings.below(tree.find("topic:north").orElseThrow()))
                .singleElement()
                .extracting(Finding::count)
                .isEqualTo(5);
        assertThat(findings.below(tree.find("topic:south").orElseThrow())).isEmpty();
        assertThat(findings.below(tree.root())).hasSize(1);
        assertThat(asked).as("and none again").isEqualTo(7);
    }

    private String connectionOf(int device) {
        asked++;
        return monitor.points().device(device).connection();
    }

    private void until(BooleanSupplier condition) {
        Awaitility.await().until(() -> {
            long now = monitor.now();
            changes.drain(point -> tree.look(point, last, now));
            tree.follow(now);
            last = now;
            return condition.getAsBoolean();
        });
    }
}
