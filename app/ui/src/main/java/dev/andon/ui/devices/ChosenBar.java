package dev.andon.ui.devices;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Surroundings;
import dev.andon.ui.text.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.stage.FileChooser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done with the devices that are chosen. FX thread. */
final class ChosenBar extends FlowPane {

    private static final Logger LOG = LoggerFactory.getLogger(ChosenBar.class);
    private static final double GAP = 8;

    private final Words words;
    private final Surroundings surroundings;
    private final Supplier<String> ids;
    private final Supplier<Iterator<String>> csv;
    private final Label count = new Label();
    private final Label told = new Label();
    private final Tooltip toldWhole = new Tooltip();
    private final Button export;

    /**
     * A bar for no devices.
     *
     * @param ids of the chosen devices, one a line
     * @param csv the chosen devices as a file, piece by piece, each to be asked for on the FX thread
     * @param clear called when none is to be chosen any more
     */
    ChosenBar(
            Words words,
            Surroundings surroundings,
            Supplier<String> ids,
            Supplier<Iterator<String>> csv,
            Runnable clear) {
        super(GAP, GAP);
        this.words = words;
        this.surroundings = surroundings;
        this.ids = ids;
        this.csv = csv;
        setId("devices-chosen");
        getStyleClass().add("chosen-bar");
        setAlignment(Pos.CENTER_LEFT);
        count.getStyleClass().add("card-title");
        told.getStyleClass().add("secondary");
        told.setId("devices-told");
        // A path says most at its two ends.
        told.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        told.maxWidthProperty().bind(widthProperty());
        toldWhole.textProperty().bind(told.textProperty());
        told.setTooltip(toldWhole);
        export = button("devices.export", "devices-export", this::askWhere);
        Button share = button("devices.share", "devices-share", this::share);
        share.setVisible(surroundings.shares());
        share.setManaged(surroundings.shares());
        getChildren()
                .addAll(
                        count,
                        button("devices.copy", "devices-copy", this::copy),
                        export,
                        share,
                        button("devices.clear", "devices-clear", clear),
                        told);
    }

    /**
     * Says how many are chosen.
     *
     * @param howMany as people write it
     */
    void show(int number, String howMany) {
        count.setText(words.get("devices.chosen", number, howMany));
        told.setText("");
    }

    /** Where it is narrow there are thumbs rather than a pointer, and no files to save to by hand. */
    void arrange(boolean narrow) {
        boolean saves = !narrow && !surroundings.shares();
        export.setVisible(saves);
        export.setManaged(saves);
        getStyleClass().remove("narrow");
        if (narrow) {
            getStyleClass().add("narrow");
        }
    }

    /** Writes the chosen devices into a file, beside this thread, and says what became of it. */
    void export(Path file) {
        export.setDisable(true);
        told.setText(words.get("devices.exporting"));
        gather(file, csv.get(), new StringBuilder());
    }

    /** A piece at a time, so that the screen goes on meanwhile. */
    private void gather(Path file, Iterator<String> pieces, StringBuilder text) {
        if (pieces.hasNext()) {
            text.append(pieces.next());
            FxThread.run(() -> gather(file, pieces, text));
            return;
        }
        Thread.ofVirtual().name("devices-export").start(() -> {
            String outcome = written(file, text);
            FxThread.run(() -> {
                export.setDisable(false);
                told.setText(outcome);
            });
        });
    }

    /** The root of its thread. */
    private String written(Path file, CharSequence text) {
        try {
            Files.writeString(file, text);
            return words.get("devices.exported", file.toAbsolutePath());
        } catch (IOException e) {
            return words.get("devices.not-exported", file, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("the devices were not written to {}", file, e);
            return words.get("devices.not-exported", file, String.valueOf(e.getMessage()));
        }
    }

    private void share() {
        StringBuilder text = new StringBuilder();
        csv.get().forEachRemaining(text::append);
        boolean taken = surroundings.share(words.get("devices.share.subject"), text.toString());
        told.setText(words.get(taken ? "devices.shared" : "devices.not-shared"));
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(ids.get());
        Clipboard.getSystemClipboard().setContent(content);
        told.setText(words.get("devices.copied"));
    }

    private void askWhere() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.get("devices.export"));
        chooser.setInitialFileName("andon-devices.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            export(file.toPath());
        }
    }

    private Button button(String key, String id, Runnable action) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.setOnAction(asked -> action.run());
        return button;
    }
}
