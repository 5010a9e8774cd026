package dev.andon.ui.connections;

import dev.andon.connector.ConnectionSettings;
import dev.andon.runtime.WorkspaceChanges;
import dev.andon.ui.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says that somebody changed the files while everything runs, and offers to do as they say. FX thread. */
final class ChangesCard extends VBox {

    private final Words words;
    private final Label text = Parts.text("notice-text");
    private final Button reread;

    /** @param taken a person wants the changes */
    ChangesCard(Words words, Runnable taken) {
        super(8);
        this.words = words;
        setId("connections-changed");
        getStyleClass().addAll("card", "notice");
        text.setId("connections-changed-text");
        reread = Parts.button(words, "connections.reread", "connections-reread", taken);
        reread.managedProperty().bind(reread.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(text, reread);
        setVisible(false);
    }

    /** Shows what is otherwise, or nothing at all. */
    void show(Optional<WorkspaceChanges> changes) {
        setVisible(changes.isPresent());
        changes.ifPresent(those -> {
            text.setText(text(those));
            reread.setVisible(!names(those).isEmpty() || those.keep().isPresent());
        });
    }

    private String text(WorkspaceChanges changes) {
        List<String> names = names(changes);
        return !changes.mistakes().isEmpty()
                ? words.get(
                        "connections.changed.mistake",
                        changes.mistakes().getFirst().toString() + '.')
                : names.isEmpty()
                        ? words.get(
                                changes.keep().isPresent() ? "connections.changed.keep" : "connections.changed.rest")
                        : words.get("connections.changed", String.join(", ", names));
    }

    private static List<String> names(WorkspaceChanges changes) {
        return Stream.concat(changes.fresh().stream().map(ConnectionSettings::name), changes.gone().stream())
                .toList();
    }
}
