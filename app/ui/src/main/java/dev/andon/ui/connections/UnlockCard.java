package dev.andon.ui.connections;

import dev.andon.ui.text.Words;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks for the passphrase of the file of secrets, while that is locked. FX thread. */
final class UnlockCard extends VBox {

    private final PasswordField passphrase = new PasswordField();
    private final Button unlock;
    private final Label wrong = Parts.text("field-wrong");

    /** @param given takes what was typed, and wipes it */
    UnlockCard(Words words, Consumer<char[]> given) {
        super(8);
        setId("connections-unlock");
        getStyleClass().addAll("card", "notice");
        Label title = Parts.text("card-title");
        title.setText(words.get("connections.locked"));
        passphrase.setId("connections-unlock-passphrase");
        passphrase.setAccessibleText(words.get("connections.passphrase"));
        unlock = Parts.button(words, "connections.unlock", "connections-unlock-now", () -> {
            char[] typed = passphrase.getText().toCharArray();
            passphrase.clear();
            wrong("");
            given.accept(typed);
        });
        passphrase.setOnAction(entered -> unlock.fire());
        HBox.setHgrow(passphrase, Priority.ALWAYS);
        wrong.setId("connections-unlock-wrong");
        wrong("");
        managedProperty().bind(visibleProperty());
        setVisible(false);
        getChildren().addAll(title, new HBox(8, passphrase, unlock), wrong);
    }

    /** Says why it did not open. */
    void wrong(String text) {
        Parts.show(wrong, text.isEmpty() ? "" : "◇ " + text);
    }
}
