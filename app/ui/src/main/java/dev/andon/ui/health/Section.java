package dev.andon.ui.health;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One card of the screen: a title, how much there is in a word, and lines below. FX thread. */
final class Section extends VBox {

    private final Label tally = new Label();
    private final VBox lines = new VBox();

    /** @param id unique on the screen, and the title's key is made of it */
    Section(String id, String title) {
        setId(id);
        getStyleClass().addAll("card", "health-section");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(title);
        Label head = new Label(title);
        head.getStyleClass().add("card-title");
        head.setMinWidth(Region.USE_PREF_SIZE);
        tally.getStyleClass().add("secondary");
        HBox top = new HBox(8, head, tally);
        top.setAlignment(Pos.BASELINE_LEFT);
        lines.getStyleClass().add("health-lines");
        getChildren().addAll(top, lines);
    }

    VBox lines() {
        return lines;
    }

    void tally(String words) {
        tally.setText(words);
    }

    /** A line: what grows at the left, what keeps its width at the right. */
    static HBox line(Node left, Node... right) {
        HBox line = new HBox(12, left);
        line.getStyleClass().add("health-line");
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(left, Priority.ALWAYS);
        if (left instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
            region.setMinWidth(0);
        }
        for (Node node : right) {
            if (node instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
            line.getChildren().add(node);
        }
        return line;
    }

    static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    /** A number in a column of its own, as wide in every line. */
    static Label number(String style, double width) {
        Label label = label(style);
        label.setPrefWidth(width);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    /** Text that goes over as many lines as it needs. */
    static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
