package dev.andon.ui.connections;

import dev.andon.ui.text.Words;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** What was done, and a way to take it back; or a question before it is done. FX thread. */
final class Notice extends FlowPane {

    private final Label text = Parts.text("notice-text");
    private final Button deed = new Button();
    private final Button no;

    Notice(Words words) {
        super(12, 8);
        // Left alone, it would be as wide as its text in one line.
        setMinWidth(0);
        setId("connections-notice");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        getStyleClass().addAll("card", "notice");
        deed.setId("connections-notice-deed");
        no = Parts.button(words, "connections.dismiss", "connections-notice-no", this::hide);
        text.setId("connections-notice-text");
        text.maxWidthProperty().bind(widthProperty().subtract(32));
        deed.managedProperty().bind(deed.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(text, deed, no);
        hide();
    }

    /** Says something that needs no answer. */
    void say(String words) {
        show(words);
        deed.setVisible(false);
    }

    /** Says something and offers something to do. */
    void ask(String words, String what, Runnable then) {
        show(words);
        deed.setText(what);
        deed.setVisible(true);
        deed.setOnAction(pressed -> {
            hide();
            then.run();
        });
        deed.requestFocus();
    }

    private void show(String words) {
        text.setText(words);
        setAccessibleText(words);
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }
}
