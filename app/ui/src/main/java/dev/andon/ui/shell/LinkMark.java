package dev.andon.ui.shell;

import dev.andon.runtime.LinkStatus;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A link in the status line: a mark (filled: up; hollow: connecting; a diamond: at fault) and a few words. FX thread. */
final class LinkMark extends HBox {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    private final Region mark = new Region();
    private final Label label = new Label();
    private final Tooltip tip = new Tooltip();

    LinkMark() {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("link");
        mark.getStyleClass().add("link-mark");
        Tooltip.install(this, tip);
        getChildren().addAll(mark, label);
    }

    void show(LinkStatus link, String line, String full) {
        show(LinkWords.up(link), LinkWords.faulty(link), line);
        setId("link-" + link.name());
        tip.setText(full);
    }

    void show(boolean up, boolean faulty, String line) {
        pseudoClassStateChanged(UP, up);
        pseudoClassStateChanged(FAULTY, faulty);
        label.setText(line);
        label.setMinWidth(Region.USE_PREF_SIZE);
    }
}
