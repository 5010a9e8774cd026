package dev.andon.ui.devices;

import dev.andon.ui.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Chooses how the devices are seen: their live values (on a phone: the tree), or all of them in a table (on a phone: a list). FX thread. */
final class ViewSwitch extends HBox {

    /** Its height, px. */
    static final double HEIGHT = 32;
    /** Its height on a phone, px. */
    static final double PHONE_HEIGHT = 44;

    private final Words words;
    private final ToggleButton values = new ToggleButton();
    private final ToggleButton table = new ToggleButton();

    /** @param turned told whether the table is wanted */
    ViewSwitch(Words words, Consumer<Boolean> turned) {
        this.words = words;
        setId("device-views");
        getStyleClass().add("switch");
        ToggleGroup group = new ToggleGroup();
        values.setId("view-values");
        table.setId("view-table");
        for (ToggleButton button : List.of(values, table)) {
            button.setToggleGroup(group);
            button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(pressed -> {
                button.setSelected(true);
                turned.accept(table.isSelected());
            });
        }
        values.setSelected(true);
        getChildren().addAll(values, table);
        form(false);
    }

    void form(boolean phone) {
        values.setText(words.get(phone ? "devices.tree" : "devices.values"));
        table.setText(words.get(phone ? "devices.list" : "devices.table"));
    }
}
