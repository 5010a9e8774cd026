package dev.andon.ui.storage;

import dev.andon.cache.Cache;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.text.Words;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Lets a person look through all that is recorded, and says what came of it. FX thread. */
final class CheckCard extends VBox {

    private static final double FINGER = 44;
    private static final double BUTTON = 28;

    private final Words words;
    private final StorageTexts texts;
    private final FullCheck check;
    private final Button start = new Button();
    private final Button cancel = new Button();
    private final ProgressBar bar = new ProgressBar();
    private final Label result = new Label();
    private final VBox found = new VBox(4);

    /** @param cache what is to be checked; empty: there is none */
    CheckCard(Words words, StorageTexts texts, Supplier<Optional<Cache>> cache) {
        super(8);
        this.words = words;
        this.texts = texts;
        check = new FullCheck(
                work -> Thread.ofPlatform().name("storage-check").daemon().start(work), FxThread::run, this::tell);
        start.setId("storage-check");
        start.setText(words.get("storage.check.start"));
        start.setOnAction(pressed -> cache.get().ifPresent(check::start));
        cancel.setId("storage-check-cancel");
        cancel.setText(words.get("storage.check.cancel"));
        cancel.setOnAction(pressed -> {
            check.cancel();
            start.requestFocus();
        });
        bar.setId("storage-check-progress");
        bar.setAccessibleText(words.get("storage.check"));
        result.setId("storage-check-result");
        result.setWrapText(true);
        result.setMinHeight(Region.USE_PREF_SIZE);
        found.setId("storage-check-found");
        HBox deeds = new HBox(8, start, bar, cancel);
        deeds.setAlignment(Pos.CENTER_LEFT);
        for (Button button : new Button[] {start, cancel}) {
            button.getStyleClass().add("trend-button");
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(deeds, result, found);
        form(false);
        tell();
    }

    /** @param narrow whether it is pressed by fingers */
    void form(boolean narrow) {
        // The least height is the style's.
        start.setPrefHeight(narrow ? FINGER : BUTTON);
        cancel.setPrefHeight(narrow ? FINGER : BUTTON);
    }

    /** Nobody will look any more. */
    void close() {
        check.cancel();
    }

    private void tell() {
        FullCheck.State state = check.state();
        boolean runs = state instanceof FullCheck.State.Running;
        boolean focused = start.isFocused();
        shown(start, !runs);
        shown(cancel, runs);
        shown(bar, runs);
        if (runs && focused) {
            cancel.requestFocus();
        }
        bar.setProgress(state instanceof FullCheck.State.Running running ? running.done() : 0);
        result.setText(
                switch (state) {
                    case FullCheck.State.Idle idle -> "";
                    case FullCheck.State.Running running ->
                        words.get("storage.check.running", (int) (running.done() * 100));
                    case FullCheck.State.Done done -> texts.report(done.report());
                    case FullCheck.State.Failed failed ->
                        words.get("storage.why", failed.problem().what());
                    case FullCheck.State.Cancelled cancelled -> words.get("storage.check.cancelled");
                });
        shown(result, !result.getText().isEmpty());
        found.getChildren().clear();
        if (state instanceof FullCheck.State.Done done) {
            texts.losses(done.report().losses(), done.report().count())
                    .forEach(line -> found.getChildren().add(FactLines.wrapped(line)));
        }
        shown(found, !found.getChildren().isEmpty());
    }

    private static void shown(Region part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }
}
