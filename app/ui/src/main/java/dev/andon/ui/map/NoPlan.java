package dev.andon.ui.map;

import dev.andon.ui.text.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** In place of a plan that cannot be seen: that it is being read, or which file, what about it, and what to do. FX thread. */
final class NoPlan implements Sheet {

    private static final double WIDEST = 520;

    private final VBox node = new VBox(8);

    private NoPlan(String id, Label... lines) {
        node.setId(id);
        node.getStyleClass().add("empty");
        node.setAlignment(Pos.CENTER);
        node.getChildren().addAll(lines);
    }

    /** It cannot be shown. */
    static NoPlan bad(Words words, String file, String what) {
        return new NoPlan(
                "map-no-plan",
                line(words.get("map.plan.bad"), "empty-title"),
                line(words.get("map.plan.bad.file", file, what), "empty-text"),
                line(words.get("map.plan.bad.remedy"), "empty-note"));
    }

    /** It is not there yet. */
    static NoPlan reading(Words words) {
        return new NoPlan("map-plan-reading", line(words.get("map.plan.reading"), "empty-text"));
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMaxWidth(WIDEST);
        return label;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public @Nullable MapView view() {
        return null;
    }

    @Override
    public @Nullable Marker find(String id) {
        return null;
    }

    @Override
    public void beat(long now, boolean anew) {
        // It says the same until another takes its place.
    }
}
