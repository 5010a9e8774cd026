package dev.andon.ui.values;

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
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.trend.SeriesBook;
import dev.andon.ui.trend.Sparkline;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said where nothing was found that needs a look. */
@ExtendWith(Headless.class)
class AttentionCardTest {

    private final Workspace workspace = workspace();
    private final StagedPlant plant = new StagedPlant(workspace);
    private final DeviceTree tree = new DeviceTree(
            workspace, plant.points(), plant.live(), device -> Presence.UNKNOWN, point -> Long.MAX_VALUE, "Elsewhere");

    @Test
    void whatWasNotHeardYetIsNotCalledWell() {
        assertThat(told()).isEqualTo("Waiting for the first values of 1 device");
        int oil = plant.points().find(PointId.parse("plant/press#oil"));
        plant.stands(oil, 50, Quality.GOOD, StagedPlant.NOW);
        tree.look(oil, 0, StagedPlant.NOW);
        assertThat(told()).startsWith("Nothing needs a look");
    }

    private String told() {
        tree.follow(StagedPlant.NOW);
        ValueBoard.Sources sources = new ValueBoard.Sources(
                plant.points(),
                new LiveLook(plant.live(), point -> Long.MIN_VALUE),
                device -> Presence.UNKNOWN,
                device -> "",
                new Sparkline(new SeriesBook(plant.live()), Theme.standard()),
                device -> new int[0],
                device -> List.of(),
                ZoneOffset.UTC);
        return FxThread.call(() -> {
            AttentionCard card = new AttentionCard(null, sources, Words.in(Locale.ENGLISH), chosen -> {});
            card.show(List.of(), tree.root(), StagedPlant.NOW);
            return card.getChildrenUnmodifiable().stream()
                    .filter(Label.class::isInstance)
                    .map(label -> ((Label) label).getText())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
        });
    }

    private static Workspace workspace() {
        Profile.PointProfile oil = new Profile.PointProfile("Oil", Kind.NUMBER, new Unit("1"), null, null, null, false);
        Profile press = new Profile("press", "Press", new Glob("plant/press"), Map.of("oil", oil), List.of());
        Place line =
                new Place("line", "Line", Place.Level.AREA, null, new Glob("plant/press"), null, List.of(), List.of());
        return new Workspace("p", "Plant", ZoneOffset.UTC, null, List.of(), List.of(press), List.of(line), null);
    }
}
