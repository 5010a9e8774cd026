package dev.andon.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.SampleBatch;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plant of one press that is expected and was not heard yet; its first value is waited for until ten seconds have passed. */
class FirstValueTest {

    private static final long START = StagedPlant.NOW;
    private static final long UNTIL = START + 10 * StagedPlant.SECOND;

    private Presence presence = Presence.UNKNOWN;
    private long until = UNTIL;
    private final Workspace workspace = workspace();
    private final StagedPlant plant = new StagedPlant(workspace);
    private final DeviceTree tree =
            new DeviceTree(workspace, plant.points(), plant.live(), device -> presence, point -> until, "Elsewhere");
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
        assertThat(findings.below(tree.root())).extracting(Finding::standing).containsExactly(Standing.NEVER_HEARD);
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

    @Test
    void whatTheBrokerKeptIsNotMissedAtOnceButWhenNothingFollows() {
        kept("plant/press#oil");
        tree.follow(START);
        tree.follow(UNTIL - 1);
        assertThat(findings.below(tree.root())).isEmpty();
        assertThat(tree.root().lastKnown()).isOne();
        tree.follow(UNTIL);
        assertThat(findings.below(tree.root())).singleElement().satisfies(found -> {
            assertThat(found.standing()).isEqualTo(Standing.SILENT);
            assertThat(found.since().atLatest())
                    .as("nobody knows how long it has been silent")
                    .isTrue();
        });
        assertThat(tree.root().lastKnown()).isZero();
    }

    @Test
    void whoWasSilentStaysSoWhenTheBrokerTellsWhatItKept() {
        int oil = oil();
        plant.stands(oil, 50, Quality.STALE, START);
        tree.follow(START);
        Since since = findings.below(tree.root()).getFirst().since();
        plant.stands(oil, 50, Quality.UNCERTAIN, SampleBatch.NO_TIME);
        tree.look(oil, START, START + 1);
        tree.follow(START + 1);
        assertThat(findings.below(tree.root()))
                .singleElement()
                .extracting(Finding::since)
                .isEqualTo(since);
        plant.stands(oil, 50, Quality.GOOD, START + 2);
        tree.look(oil, START + 1, START + 2);
        assertThat(findings.below(tree.root())).isEmpty();
    }

    @Test
    void besideALiveOneWhatIsToldOnlyWhenItChangesStaysCalmAsLongAsThatLives() {
        int door = kept("plant/press#door");
        int oil = oil();
        plant.stands(oil, 50, Quality.GOOD, START);
        tree.follow(START);
        tree.follow(UNTIL + StagedPlant.SECOND);
        assertThat(findings.below(tree.root())).isEmpty();
        assertThat(tree.standingOf(door)).isEqualTo(Standing.LAST_KNOWN);
        plant.stands(oil, 50, Quality.STALE, START);
        tree.look(oil, UNTIL + StagedPlant.SECOND, UNTIL + 2 * StagedPlant.SECOND);
        tree.follow(UNTIL + 2 * StagedPlant.SECOND);
        assertThat(tree.standingOf(door)).isEqualTo(Standing.SILENT);
        plant.stands(oil, 50, Quality.GOOD, START);
        tree.look(oil, UNTIL + 2 * StagedPlant.SECOND, UNTIL + 3 * StagedPlant.SECOND);
        tree.follow(UNTIL + 3 * StagedPlant.SECOND);
        assertThat(findings.below(tree.root())).isEmpty();
    }

    @Test
    void whatPromisedToSpeakIsMissedBesideALiveOneToo() {
        int water = kept("cool/tank#water");
        plant.stands(plant.point("cool/tank#level", "Tank", Kind.NUMBER), 50, Quality.GOOD, START);
        tree.follow(START);
        tree.follow(UNTIL);
        assertThat(tree.standingOf(water)).isEqualTo(Standing.SILENT);
    }

    @Test
    void whoIsAnnouncedOnlineOrSleepsOwesNoValue() {
        int door = kept("plant/press#door");
        for (Presence vouched : List.of(Presence.ONLINE, new Presence.Sleeping(Instant.MAX))) {
            presence = vouched;
            tree.follow(UNTIL);
            assertThat(tree.standingOf(door)).isEqualTo(Standing.LAST_KNOWN);
        }
        presence = Presence.UNKNOWN;
        tree.follow(UNTIL);
        assertThat(tree.standingOf(door)).isEqualTo(Standing.SILENT);
    }

    @Test
    void whatWasMissedIsWaitedForWhenItsLinkComesUpAfterAll() {
        until = Long.MIN_VALUE;
        tree.follow(START);
        assertThat(findings.below(tree.root())).isNotEmpty();
        until = UNTIL;
        tree.follow(START + 1);
        assertThat(findings.below(tree.root())).isEmpty();
        until = Long.MIN_VALUE;
        tree.follow(START + 2);
        assertThat(findings.below(tree.root())).isNotEmpty();
    }

    private int kept(String point) {
        int handle = plant.point(point, "Press", Kind.NUMBER);
        plant.stands(handle, 50, Quality.UNCERTAIN, SampleBatch.NO_TIME);
        return handle;
    }

    private int oil() {
        return plant.points().find(PointId.parse("plant/press#oil"));
    }

    private static Workspace workspace() {
        Profile.PointProfile oil =
                new Profile.PointProfile("Oil", Kind.NUMBER, new Unit("Cel"), null, null, null, false);
        Profile.PointProfile water = new Profile.PointProfile(
                "Water", Kind.NUMBER, new Unit("Cel"), null, null, Duration.ofSeconds(5), false);
        Profile press = new Profile("press", "Press", new Glob("plant/*"), Map.of("oil", oil), List.of());
        Profile tank = new Profile("tank", "Tank", new Glob("cool/*"), Map.of("water", water), List.of());
        Place line =
                new Place("line", "Line", Place.Level.AREA, null, new Glob("plant/press"), null, List.of(), List.of());
        return new Workspace(
                "p", "Plant", ZoneId.of("UTC"), null, List.of(), List.of(press, tank), List.of(line), null);
    }
}
