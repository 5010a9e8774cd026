package dev.andon.ui.shell;

import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The rail at the left: one button for each screen there is. FX thread. */
final class Rail extends VBox {

    private static final double ICON = 20;

    Rail(Words words) {
        super(6);
        setId("rail");
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        ToggleButton overview = new ToggleButton(null, Icon.OVERVIEW.node(ICON));
        overview.setId("screen-overview");
        overview.setTooltip(new Tooltip(words.get("screen.overview")));
        overview.setAccessibleText(words.get("screen.overview"));
        overview.setSelected(true);
        // It is the only screen as yet: pressing its button does not leave it.
        overview.setOnAction(pressed -> overview.setSelected(true));
        getChildren().add(overview);
    }
}
