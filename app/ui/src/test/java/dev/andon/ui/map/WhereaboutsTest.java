package dev.andon.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.GeoPosition;
import dev.andon.runtime.Pin;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
class WhereaboutsTest {

    private final ScriptedPlant plant = new ScriptedPlant();
    private final List<Consumer<GeoPosition>> asked = new ArrayList<>();
    private final Stage stage = FxThread.call(Stage::new);

    @AfterEach
    void close() {
        FxThread.call(() -> {
            stage.hide();
            return stage;
        });
        plant.close();
    }

    @Test
    void onADeskNobodyCanAsk() {
        MapScreen map = open(Surroundings.DESK);

        assertThat(button(map).isVisible()).isFalse();
    }

    @Test
    void onlyWhoAsksIsShownWhereTheyAreAndOnlyAsLongAsTheyLook() {
        MapScreen map = open(new Phone());
        assertThat(button(map).isVisible()).isTrue();
        assertThat(asked).isEmpty();
        assertThat(mark(map).isVisible()).isFalse();

        FxThread.call(() -> {
            button(map).fire();
            asked.getFirst().accept(new GeoPosition(53.5, 10));
            map.node().layout();
            return map;
        });

        assertThat(mark(map).isVisible()).isTrue();
        Bounds here = FxThread.call(() -> mark(map).localToScene(mark(map).getLayoutBounds()));
        assertThat(here.getCenterX()).as("in the middle").isBetween(190.0, 200.0);
        assertThat(here.getCenterY()).isBetween(395.0, 405.0);

        FxThread.call(() -> {
            map.leave();
            return map;
        });
        assertThat(asked).as("the device need not look any more").isEmpty();
        assertThat(mark(map).isVisible()).isFalse();
        assertThat(button(map).isSelected()).isFalse();
    }

    @Test
    void inTheBackgroundNobodyAsksWhereOneIs() {
        MapScreen map = open(new Phone());
        FxThread.call(() -> {
            button(map).fire();
            map.rest();
            return map;
        });
        assertThat(asked).isEmpty();
    }

    private MapScreen open(Surroundings surroundings) {
        return FxThread.call(() -> {
            MapScreen map = new MapScreen(plant.console.in(surroundings));
            stage.setScene(new Scene(map.node(), 390, 800));
            stage.show();
            map.enter(plant.monitor.now());
            map.beat(plant.monitor.now());
            map.node().applyCss();
            map.node().layout();
            return map;
        });
    }

    private static ToggleButton button(MapScreen map) {
        return (ToggleButton) map.node().lookup("#map-me");
    }

    private static Node mark(MapScreen map) {
        return map.node().lookup("#map-me-mark");
    }

    private final class Phone implements Surroundings {

        @Override
        public boolean locates() {
            return true;
        }

        @Override
        public Pin onPosition(Consumer<GeoPosition> listener) {
            asked.add(listener);
            return () -> asked.remove(listener);
        }
    }
}
