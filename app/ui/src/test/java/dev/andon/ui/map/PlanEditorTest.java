package dev.andon.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.FloorPlan.Spot;
import dev.andon.model.Place;
import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Console;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
class PlanEditorTest {

    private static final Place HALL =
            new Place("hall", "Hall", Place.Level.SITE, null, null, null, List.of(), List.of());

    private final ScriptedPlant plant = new ScriptedPlant();

    @AfterEach
    void close() {
        plant.close();
    }

    @Test
    void whateverHindersTheSavingIsToldAndItCanBeTriedAgain() {
        PlanEditor editor = FxThread.call(() -> moved(changes -> {
            throw new IllegalStateException("the lock is stuck");
        }));

        FxThread.call(() -> {
            part(editor, Button.class, "map-save").fire();
            return editor;
        });

        OpenMap.until(
                "told",
                () -> part(editor, Label.class, "map-edit-message").getText().contains("the lock is stuck"));
        assertThat(part(editor, Button.class, "map-save").isDisabled()).isFalse();
        assertThat(editor.unsaved()).isTrue();
    }

    /** An editor with one move that is not saved. */
    private PlanEditor moved(PlanEditor.Book book) {
        Console console = plant.console;
        PlanModel model = new PlanModel(console.tree(), plant.monitor.points(), HALL, Map.of(), 0.5);
        SpotEdits edits = new SpotEdits(model, console.spots(), HALL);
        edits.move("pump", null, new Spot(0.5, 0.5));
        PlanGround ground = new PlanGround(new PlanDrawing(new Rectangle(100, 50), 100, 50, 0));
        MapView view = new MapView(ground, console.theme(), console.words(), "plan");
        return new PlanEditor(model, edits, view, console.words(), book, 0, () -> {});
    }

    private static <T extends Node> T part(PlanEditor editor, Class<T> type, String id) {
        return type.cast(editor.bar().getChildren().stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElseThrow());
    }
}
