package dev.andon.ui.shell;

import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/** Opens the search: looks like a field where there is room, else like an icon. FX thread. */
final class SearchButton extends Button {

    /** Its width as a field, px. */
    static final double WIDE = 230;
    /** Its width as an icon, px. */
    static final double NARROW = 40;

    private static final double ICON = 16;

    private final HBox field;

    SearchButton(Words words, Runnable pressed) {
        Label prompt = new Label(words.get("search.prompt"));
        Label key = new Label(words.get("search.key"));
        Pane grow = new Pane();
        HBox.setHgrow(grow, Priority.ALWAYS);
        field = new HBox(8, Icon.SEARCH.node(ICON), prompt, grow, key);
        setGraphic(field);
        setId("search-button");
        getStyleClass().add("search-button");
        setAccessibleText(words.get("search.prompt"));
        setTooltip(new Tooltip(words.get("search.tip")));
        setOnAction(press -> pressed.run());
    }

    void wide(boolean wide) {
        field.setAlignment(wide ? Pos.CENTER_LEFT : Pos.CENTER);
        field.getChildren().stream().skip(1).forEach(part -> {
            part.setVisible(wide);
            part.setManaged(wide);
        });
    }
}
