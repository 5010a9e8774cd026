package dev.andon.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.model.Quality;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.Profile;
import dev.andon.runtime.StagedPlant;
import dev.andon.runtime.Workspace;
import dev.andon.ui.text.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What needs a look is told by its kind: two presses of two values each. */
class LookTextsTest {

    private static final long NOW = StagedPlant.NOW;

    private final Workspace workspace = workspace();
    private final StagedPlant plant = new StagedPlant(workspace);
    private final DeviceTree tree = new DeviceTree(
            workspace, plant.points(), plant.live(), device -> Presence.UNKNOWN, point -> NOW, "Elsewhere");
    private final LookTexts texts = new LookTexts(Words.in(Locale.ENGLISH));

    @Test
    void aDeviceThatNobodyEverHeardIsNotSaidToHaveABadValue() {
        tree.follow(NOW);
        assertThat(texts.device(leaf("line/press1"))).isEqualTo("never heard");
        assertThat(texts.devices(tree.root())).isEqualTo("2 with values never heard");
        assertThat(texts.device(leaf("line/press1"))).doesNotContain("bad", "good");
    }

    @Test
    void oneThatSpeaksIsNotSaidToBeUnheardForOneValueThatNeverCame() {
        stands("line/press1#oil", 50, Quality.GOOD);
        assertThat(texts.device(leaf("line/press1"))).isEqualTo("1 value never heard");
    }

    @Test
    void badAndOutsideAreCountedEachByItself() {
        stands("line/press1#oil", 90, Quality.GOOD);
        stands("line/press1#air", 50, Quality.BAD);
        stands("line/press2#oil", 91, Quality.GOOD);
        stands("line/press2#air", 50, Quality.GOOD);
        assertThat(texts.device(leaf("line/press1"))).isEqualTo("1 bad value · 1 value outside its limits");
        assertThat(texts.devices(tree.root())).isEqualTo("1 with a bad value · 2 outside limits");
        assertThat(tree.root().unknown()).isOne();
        assertThat(tree.root().looks()).isEqualTo(2);
    }

    @Test
    void aDeviceThatIsBadAndSilentCountsOnce() {
        stands("line/press1#oil", 50, Quality.STALE);
        stands("line/press1#air", 50, Quality.BAD);
        stands("line/press2#oil", 50, Quality.GOOD);
        stands("line/press2#air", 50, Quality.GOOD);
        assertThat(tree.root().unknown()).isOne();
        stands("line/press1#air", 50, Quality.GOOD);
        assertThat(tree.root().unknown()).as("it is silent still").isOne();
        stands("line/press1#oil", 50, Quality.GOOD);
        assertThat(tree.root().unknown()).isZero();
    }

    private void stands(String point, double number, Quality quality) {
        tree.follow(NOW);
        int handle = plant.points().find(PointId.parse(point));
        plant.stands(handle, number, quality, NOW);
        tree.look(handle, 0, NOW);
    }

    private TreeNode leaf(String device) {
        return tree.find("device:" + device).orElseThrow();
    }

    private static Workspace workspace() {
        Map<String, Profile.PointProfile> points = Map.of("oil", limited("Oil"), "air", limited("Air"));
        Profile press = new Profile("press", "Press", new Glob("line/*"), points, List.of());
        List<Place> places = List.of(place("press1"), place("press2"));
        return new Workspace("p", "Plant", ZoneId.of("UTC"), null, List.of(), List.of(press), places, null);
    }

    private static Place place(String device) {
        return new Place(
                device, device, Place.Level.AREA, null, new Glob("line/" + device), null, List.of(), List.of());
    }

    private static Profile.PointProfile limited(String title) {
        return new Profile.PointProfile(title, Kind.NUMBER, new Unit("1"), null, new Range(0, 65), null, false);
    }
}
