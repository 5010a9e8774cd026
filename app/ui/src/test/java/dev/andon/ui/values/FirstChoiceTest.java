package dev.andon.ui.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.model.Quality;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.Profile;
import dev.andon.runtime.StagedPlant;
import dev.andon.runtime.Workspace;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.SeriesBook;
import dev.andon.ui.trend.Sparkline;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which trend a person sees first of a press that counts strokes before it tells its temperatures. */
class FirstChoiceTest {

    private final StagedPlant plant = new StagedPlant(
            new Workspace("t", "T", ZoneId.of("UTC"), null, List.of(), List.of(press()), List.of(), null));
    private final SeriesBook book = new SeriesBook(plant.live());
    private List<String> key = List.of();

    @Test
    void aNumberWithLimitsGoesBeforeACounter() {
        live("strokes", 471_468);
        live("oil", 50);
        live("water", 20);
        assertThat(chosen()).isEqualTo("oil");
    }

    @Test
    void whatSpeaksForTheDeviceGoesBeforeTheRest() {
        key = List.of("water");
        live("strokes", 471_468);
        live("oil", 50);
        live("water", 20);
        assertThat(chosen()).isEqualTo("water");
    }

    @Test
    void ofSeveralThatSpeakForItTheFirst() {
        key = List.of("strokes", "water");
        live("strokes", 471_468);
        live("water", 20);
        assertThat(chosen()).isEqualTo("strokes");
    }

    @Test
    void whatLiesOutsideGoesBeforeEverything() {
        key = List.of("water");
        live("oil", 90);
        live("water", 20);
        assertThat(chosen()).isEqualTo("oil");
    }

    @Test
    void whatIsLiveGoesBeforeWhatIsNot() {
        key = List.of("water");
        live("strokes", 471_468);
        plant.stands(point("water"), 20, Quality.STALE, StagedPlant.NOW);
        assertThat(chosen()).isEqualTo("strokes");
    }

    @Test
    void ofASilentDeviceTheSameIsShownAsOfALiveOne() {
        key = List.of("water");
        for (String name : List.of("strokes", "oil", "water")) {
            plant.stands(point(name), 20, Quality.STALE, StagedPlant.NOW);
        }
        assertThat(chosen()).isEqualTo("water");
    }

    private void live(String name, double number) {
        plant.stands(point(name), number, Quality.GOOD, StagedPlant.NOW);
    }

    private String chosen() {
        ValueBoard.Sources sources = new ValueBoard.Sources(
                plant.points(),
                new LiveLook(plant.live(), point -> Long.MIN_VALUE),
                device -> Presence.UNKNOWN,
                device -> "Hall 1",
                new Sparkline(book, Theme.standard()),
                device -> plant.points().pointsOf(device),
                device -> key,
                ZoneId.of("UTC"));
        int best = new FirstChoice(sources, new CardTexts(sources, Words.in(Locale.ENGLISH))).among(new int[] {0});
        return plant.points().point(best).id().point();
    }

    private int point(String name) {
        // Met in the order of the profile.
        List.of("strokes", "oil", "water").forEach(each -> plant.point("plant/press#" + each, "Press", Kind.NUMBER));
        return plant.points().find(PointId.parse("plant/press#" + name));
    }

    private static Profile press() {
        Map<String, Profile.PointProfile> points = new LinkedHashMap<>();
        points.put("strokes", profile("Strokes today", null));
        points.put("oil", profile("Oil temperature", new Range(35, 65)));
        points.put("water", profile("Water temperature", new Range(5, 30)));
        return new Profile("press", "Press", new Glob("plant/*"), points, List.of());
    }

    private static Profile.PointProfile profile(String title, @Nullable Range normal) {
        return new Profile.PointProfile(title, Kind.NUMBER, new Unit("1"), null, normal, null, false);
    }
}
