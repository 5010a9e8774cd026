package dev.andon.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import dev.andon.runtime.Profile;
import dev.andon.runtime.StagedPlant;
import dev.andon.runtime.Workspace;
import dev.andon.ui.quality.Standing;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plant of one press that is expected and was not heard yet; its first value is waited for until ten seconds have passed. */
class FirstValueTest {

    private static final long START = StagedPlant.NOW;
    private static final long UNTIL = START + 10 * StagedPlant.SECOND;

    private final Workspace workspace = workspace();
    private final StagedPlant plant = new StagedPlant(workspace);
    private final DeviceTree tree = new DeviceTree(
            workspace, plant.points(), plant.live(), device -> Presence.UNKNOWN, point -> UNTIL, "Elsewhere");
    private final Findings findings = new Findings(tree, plant.points()::pointsOf);

    @Test
    void whatWasNotHeardYetIsWaitedForCalmly() {
        tree.follow(START);
        assertThat(findings.below(tree.root())).isEmpty();
        assertThat(tree.root().worst()).isNull();
        assertThat(tree.root().live()).as("nor is it live").isZero();
        assertThat(tree.root().devices(Connection.AWAITED)).isOne();
        assertThat(tree.root().devices(Connection.UNHEARD)).isZero();
    }

    @Test
    void whenItDoesNotComeInTimeItNeedsALook() {
        tree.follow(START);
        tree.follow(UNTIL - 1);
        assertThat(findings.below(tree.root())).isEmpty();
        tree.follow(UNTIL + 2 * StagedPlant.SECOND);
        assertThat(findings.below(tree.root())).extracting(Finding::standing).containsExactly(Standing.FAULT);
        assertThat(tree.root().devices(Connection.UNHEARD)).isOne();
    }

    @Test
    void theFirstValueEndsTheWait() {
        tree.follow(START);
        int oil = plant.points().find(PointId.parse("plant/press#oil"));
        plant.stands(oil, 50, Quality.GOOD, START + 1);
        tree.look(oil, START, START + 2);
        assertThat(tree.root().devices(Connection.CONNECTED)).isOne();
        tree.follow(UNTIL + 2 * StagedPlant.SECOND);
        assertThat(findings.below(tree.root())).isEmpty();
    }

    private static Workspace workspace() {
        Profile.PointProfile oil =
                new Profile.PointProfile("Oil", Kind.NUMBER, new Unit("Cel"), null, null, null, false);
        Profile press = new Profile("press", "Press", new Glob("plant/*"), Map.of("oil", oil), List.of());
        Place line =
                new Place("line", "Line", Place.Level.AREA, null, new Glob("plant/press"), null, List.of(), List.of());
        return new Workspace("p", "Plant", ZoneId.of("UTC"), null, List.of(), List.of(press), List.of(line), null);
    }
}
