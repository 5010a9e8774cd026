package dev.andon.ui.connections;

import dev.andon.connector.LinkState;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.text.Words;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One connection: where it leads, how it fares, what to do about it. FX thread. */
final class ConnectionCard extends VBox {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    /** What a person can do with a connection, by its name. */
    record Deeds(Consumer<String> edit, Consumer<String> test, Consumer<String> reconnect, Consumer<String> remove) {}

    private final LinkText texts;
    private final Words words;
    private final Label name = new Label();
    private final Label address = Parts.text("secondary");
    private final HBox stateLine;
    private final Label state = Parts.text("connection-state");
    private final Label heard = Parts.text("secondary");
    private final Label what = Parts.text("connection-problem");
    private final Label remedy = Parts.text("connection-remedy");

    ConnectionCard(String connection, Words words, Deeds deeds) {
        super(4);
        this.words = words;
        this.texts = new LinkText(words);
        setId("connection-" + connection);
        getStyleClass().addAll("card", "connection");
        setAccessibleRole(AccessibleRole.NODE);
        name.getStyleClass().add("card-title");
        name.setText(connection);
        Region mark = new Region();
        mark.getStyleClass().add("link-mark");
        stateLine = new HBox(8, mark, state);
        stateLine.getStyleClass().add("link");
        stateLine.setAlignment(Pos.CENTER_LEFT);
        FlowPane buttons = new FlowPane(8, 8);
        buttons.getStyleClass().add("connection-buttons");
        buttons.getChildren()
                .addAll(
                        button("edit", connection, deeds.edit),
                        button("test", connection, deeds.test),
                        button("reconnect", connection, deeds.reconnect),
                        button("remove", connection, deeds.remove));
        what.setId("connection-" + connection + "-what");
        remedy.setId("connection-" + connection + "-remedy");
        state.setId("connection-" + connection + "-state");
        getChildren().addAll(name, address, stateLine, what, remedy, heard, buttons);
    }

    private Button button(String deed, String connection, Consumer<String> action) {
        Button button = Parts.button(
                words, "connections." + deed, "connection-" + connection + "-" + deed, () -> action.accept(connection));
        button.setAccessibleText(words.get("connections.deed", words.get("connections." + deed), connection));
        return button;
    }

    /** Says how it fares now; a few times a second at most. */
    void show(LinkStatus link, long now) {
        boolean faulty = LinkText.problem(link).isPresent();
        stateLine.pseudoClassStateChanged(UP, link.state() instanceof LinkState.Up);
        stateLine.pseudoClassStateChanged(FAULTY, faulty);
        address.setText(link.url().toString());
        state.setText(texts.state(link, now));
        heard.setText(texts.heard(link, now));
        Parts.show(
                what,
                LinkText.problem(link)
                        .map(problem -> LinkText.sentence(problem.what()))
                        .orElse(""));
        Parts.show(
                remedy,
                LinkText.problem(link)
                        .map(problem -> LinkText.sentence(problem.remedy()))
                        .orElse(""));
        setAccessibleText(link.name() + ", " + state.getText());
    }
}
