package dev.andon.ui.connections;

import dev.andon.connector.Hop;
import dev.andon.model.Problem;
import dev.andon.ui.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the doctor found on the way, hop by hop: a sign, a name, words. FX thread. */
final class HopList extends VBox {

    private static final double NAME_WIDTH = 64;

    private final Words words;

    HopList(Words words) {
        super(8);
        this.words = words;
        setId("connection-hops");
        getStyleClass().addAll("card", "hops");
        clear();
    }

    void clear() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    /** It is on its way. */
    void examining() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words.get("connections.testing"));
        fill(List.of(line("secondary", words.get("connections.testing")), bar));
    }

    /** It came past one more, and goes on. */
    void tried(Hop hop) {
        // Above the words and the bar that say that there is more to come.
        getChildren().add(Math.max(0, getChildren().size() - 2), row(hop));
    }

    /** It is through, or came to where the way ends. */
    void show(List<Hop> hops) {
        fill(hops.stream().map(this::row).toList());
        boolean sound = hops.stream().allMatch(hop -> hop.problem() == null);
        Label verdict = line("card-title", words.get(sound ? "connections.sound" : "connections.broken"));
        verdict.setId("connection-verdict");
        getChildren().addFirst(verdict);
        hops.stream()
                .flatMap(hop -> hop.remarks().stream())
                .limit(3)
                .forEach(remark -> getChildren().add(line("secondary", remark.toString())));
    }

    /** It could not even begin. */
    void failed(Problem problem) {
        fill(List.of(line("connection-problem", "✗ " + LinkText.sentences(problem))));
    }

    private HBox row(Hop hop) {
        Problem problem = hop.problem();
        Label sign = new Label(problem == null ? "✓" : "✗");
        sign.getStyleClass().add(problem == null ? "hop-sound" : "hop-broken");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(hop.name());
        name.setMinWidth(NAME_WIDTH);
        Label found = line("hop-found", problem == null ? hop.found() : LinkText.sentences(problem));
        HBox.setHgrow(found, Priority.ALWAYS);
        HBox row = new HBox(8, sign, name, found);
        row.setAlignment(Pos.TOP_LEFT);
        row.setId("hop-" + hop.name());
        row.setAccessibleText(hop.name() + ": "
                + (problem == null ? words.get("connections.hop.well") : words.get("connections.hop.ends")) + ", "
                + found.getText());
        return row;
    }

    private void fill(List<? extends Region> rows) {
        getChildren().setAll(rows);
        setVisible(true);
        setManaged(true);
    }

    private static Label line(String style, String text) {
        Label label = Parts.text(style);
        label.setText(text);
        return label;
    }
}
