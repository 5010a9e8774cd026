package dev.andon.ui.connections;

import dev.andon.ui.text.Words;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One field of the form: what it is, the control, a hint, and what is wrong with it. FX thread. */
final class FieldRow extends VBox {

    private final Label wrong = Parts.text("field-wrong");
    private final Label hint = Parts.text("secondary");
    private final Control control;

    /** @param beside a button that belongs to the control, none or one */
    FieldRow(Words words, Field field, Control control, Node... beside) {
        super(4);
        this.control = control;
        Label title = new Label(words.get("connections.field." + field.id()));
        title.setLabelFor(control);
        title.getStyleClass().add("field-title");
        control.setId("field-" + field.id());
        control.setAccessibleText(title.getText());
        control.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, control);
        line.getChildren().addAll(beside);
        HBox.setHgrow(control, Priority.ALWAYS);
        wrong.setId("field-" + field.id() + "-wrong");
        hint.setId("field-" + field.id() + "-hint");
        getChildren().addAll(title, line, hint, wrong);
        Parts.show(wrong, "");
        Parts.show(hint, "");
        managedProperty().bind(visibleProperty());
    }

    void hint(String text) {
        Parts.show(hint, text);
    }

    /** @param text empty: nothing is */
    void wrong(String text) {
        Parts.show(wrong, text.isEmpty() ? "" : "◇ " + text);
        control.setAccessibleHelp(text);
    }
}
