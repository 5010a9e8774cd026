package dev.andon.ui.health;

import dev.andon.runtime.RawMessage;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A message that could not be read: what was wrong with it, and when asked for what came, as it came. FX thread. */
final class RawView extends VBox {

    private static final int SHOWN = 512;

    /**
     * @param number unique among those shown
     * @param time when it came, in words
     */
    RawView(RawMessage message, int number, String time, Words words) {
        getStyleClass().add("health-item");
        setId("health-raw-" + number);
        Label where = Section.wrapped(message.problem().where(), "health-name");
        Label what = Section.wrapped(message.problem().what(), "health-reason");
        Label note = Section.wrapped(
                words.get(
                        "health.raw.note",
                        message.connection(),
                        time,
                        new NumberText(words.locale()).format(message.length(), 0)),
                "secondary");
        Label bytes = Section.label("health-raw");
        bytes.setId("health-raw-bytes-" + number);
        bytes.setVisible(false);
        bytes.managedProperty().bind(bytes.visibleProperty());
        ToggleButton open = new ToggleButton(words.get("health.raw.show"));
        open.setId("health-raw-show-" + number);
        open.setOnAction(pressed -> {
            if (bytes.getText().isEmpty()) {
                bytes.setText(RawText.hex(message.head(), SHOWN));
            }
            bytes.setVisible(open.isSelected());
        });
        Button copy = new Button(words.get("health.raw.copy"));
        copy.setId("health-raw-copy-" + number);
        copy.setOnAction(pressed -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(
                    RawText.text(message.head()) + "\n\n" + RawText.hex(message.head(), message.head().length));
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox buttons = new HBox(8, open, copy);
        getChildren().addAll(where, what, note, buttons, bytes);
    }
}
