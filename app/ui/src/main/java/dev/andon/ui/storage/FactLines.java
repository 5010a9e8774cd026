package dev.andon.ui.storage;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Facts, a line each: the name at the left and the rest at the right, or where it is narrow below. FX thread. */
final class FactLines extends VBox {

    private final String id;
    private final List<Label> names = new ArrayList<>();
    private final List<Label> texts = new ArrayList<>();
    private boolean narrow;

    /** @param id of each line, with its number behind */
    FactLines(String id) {
        this.id = id;
    }

    void form(boolean one) {
        if (narrow != one) {
            narrow = one;
            arrange();
        }
    }

    void show(List<StorageTexts.Fact> facts) {
        if (facts.size() != names.size()) {
            names.clear();
            texts.clear();
            for (int index = 0; index < facts.size(); index++) {
                Label name = label("secondary");
                Label text = label("storage-text");
                text.setId(id + '-' + index);
                names.add(name);
                texts.add(text);
            }
            arrange();
        }
        for (int index = 0; index < facts.size(); index++) {
            names.get(index).setText(facts.get(index).name());
            texts.get(index).setText(facts.get(index).text());
        }
    }

    private void arrange() {
        getChildren().clear();
        for (int index = 0; index < names.size(); index++) {
            Label name = names.get(index);
            Label text = texts.get(index);
            Pane line = narrow ? new VBox(2, name, text) : new HBox(12, name, text);
            line.getStyleClass().add("storage-line");
            if (line instanceof HBox row) {
                row.setAlignment(Pos.BASELINE_LEFT);
                name.setMinWidth(Region.USE_PREF_SIZE);
                text.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(text, Priority.ALWAYS);
            }
            text.setAlignment(narrow ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
            getChildren().add(line);
        }
    }

    /** A line of its own, less loud. */
    static Label wrapped(String text) {
        Label label = label("secondary");
        label.setText(text);
        return label;
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
