package dev.andon.ui.trend;

import dev.andon.ui.text.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Why there is no trend, and where to go for more. FX thread. */
final class NoTrend extends VBox {

    private final Label why = new Label();
    private final Button storage = new Button();

    /** @param go leads to where it is told what is recorded */
    NoTrend(Words words, Runnable go) {
        super(8);
        setAlignment(Pos.CENTER);
        why.setId("trend-nothing");
        why.getStyleClass().add("secondary");
        why.setWrapText(true);
        why.setTextAlignment(TextAlignment.CENTER);
        storage.setId("trend-storage");
        storage.getStyleClass().add("trend-button");
        storage.setText(words.get("trend.storage"));
        storage.setOnAction(pressed -> go.run());
        storage.managedProperty().bind(storage.visibleProperty());
        getChildren().addAll(why, storage);
    }

    /** How high what can be pressed is, px. */
    void form(double height) {
        storage.setPrefHeight(height);
    }

    /** @param led whether there is more to be told elsewhere */
    void show(String text, boolean led) {
        why.setText(text);
        storage.setVisible(led);
    }
}
