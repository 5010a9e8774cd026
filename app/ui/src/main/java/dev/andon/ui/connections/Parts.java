package dev.andon.ui.connections;

import dev.andon.ui.text.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Buttons and lines of text, as this screen has them. FX thread. */
final class Parts {

    private Parts() {}

    /** A button with the text of a key. */
    static Button button(Words words, String key, String id, Runnable action) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    /** A text of as many lines as it needs. */
    static Label text(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** Shows a text, or nothing at all. */
    static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
    }
}
