package dev.andon.ui.devices;

import dev.andon.ui.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Chooses how the devices are seen. FX thread. */
final class ViewSwitch extends HBox {

    /** Its height, px. */
    static final double HEIGHT = 32;
    /** Its height on a phone, px. */
    static final double PHONE_HEIGHT = 44;

    /** How devices can be seen. */
    enum View {
        /** The live values of each in a card of its own; on a phone the tree. */
        VALUES,
        /** The same values of many side by side; not on a phone. */
        MATRIX,
        /** All of them in a table; on a phone a list. */
        TABLE;

        /** The one that an address names; empty: none. */
        static Optional<View> named(String word) {
            return Arrays.stream(values())
                    .filter(view -> view.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    private final Words words;
    private final ToggleButton values = new ToggleButton();
    private final ToggleButton matrix = new ToggleButton();
    private final ToggleButton table = new ToggleButton();

    /** @param turned told what is wanted */
    ViewSwitch(Words words, Consumer<View> turned) {
        this.words = words;
        setId("device-views");
        getStyleClass().add("switch");
        ToggleGroup group = new ToggleGroup();
        values.setId("view-values");
        matrix.setId("view-matrix");
        table.setId("view-table");
        List<ToggleButton> buttons = List.of(values, matrix, table);
        for (ToggleButton button : buttons) {
            View view = View.values()[buttons.indexOf(button)];
            button.setToggleGroup(group);
            button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(pressed -> {
                button.setSelected(true);
                turned.accept(view);
            });
        }
        values.setSelected(true);
        getChildren().addAll(buttons);
        form(false);
    }

    /** Turns to a view as a press does. */
    void choose(View view) {
        List.of(values, matrix, table).get(view.ordinal()).fire();
    }

    void form(boolean phone) {
        matrix.setVisible(!phone);
        matrix.setManaged(!phone);
        matrix.setText(words.get("devices.matrix"));
        values.setText(words.get(phone ? "devices.tree" : "devices.values"));
        table.setText(words.get(phone ? "devices.list" : "devices.table"));
    }
}
