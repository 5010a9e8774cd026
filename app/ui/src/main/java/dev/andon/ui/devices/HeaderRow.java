package dev.andon.ui.devices;

import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;

/** The titles of the columns; one of them says by what the rows are sorted. FX thread. */
final class HeaderRow extends Region {

    static final double HEIGHT = 34;

    private static final PseudoClass SORTED = PseudoClass.getPseudoClass("sorted");
    private static final double ARROW = 10;

    private final DeviceRows rows;
    private final Words words;
    private final CheckBoxMark all = new CheckBoxMark();
    private final Map<Column, Button> titles = new EnumMap<>(Column.class);
    private final Map<Column, Region> arrows = new EnumMap<>(Column.class);
    private ColumnLayout layout = ColumnLayout.of(List.of(Column.NAME), 0);

    /**
     * Titles of every column.
     *
     * @param sort told which column a person wants the rows sorted by
     * @param chooseAll called when a person wants all rows, or none
     */
    HeaderRow(DeviceRows rows, Words words, Consumer<Column> sort, Runnable chooseAll) {
        this.rows = rows;
        this.words = words;
        getStyleClass().add("device-header");
        all.setId("devices-all");
        all.setAccessibleRole(AccessibleRole.CHECK_BOX);
        all.setAccessibleText(words.get("devices.choose-all"));
        all.setOnMouseClicked(click -> chooseAll.run());
        getChildren().add(all);
        for (Column column : Column.values()) {
            Button title = new Button(words.get(column.key()));
            title.setId("devices-sort-" + column.word());
            title.getStyleClass().add("device-title");
            arrows.put(column, Icon.CHEVRON.node(ARROW));
            title.setContentDisplay(column.right() ? ContentDisplay.LEFT : ContentDisplay.RIGHT);
            title.setAlignment(column.right() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            title.setOnAction(asked -> sort.accept(column));
            titles.put(column, title);
            getChildren().add(title);
        }
    }

    void show(ColumnLayout fresh) {
        layout = fresh;
        renew();
        requestLayout();
    }

    /** Says by what the rows are sorted, and whether all are chosen. */
    void renew() {
        titles.forEach((column, title) -> {
            boolean sorted = column == rows.column();
            title.setVisible(layout.columns().contains(column));
            title.pseudoClassStateChanged(SORTED, sorted);
            Region arrow = arrows.get(column);
            if (arrow != null) {
                arrow.setRotate(rows.descending() ? 90 : -90);
            }
            title.setGraphic(sorted ? arrow : null);
            String key = !sorted ? "devices.sort" : rows.descending() ? "devices.sort.down" : "devices.sort.up";
            title.setAccessibleText(words.get(key, words.get(column.key())));
        });
        int count = rows.chosen().count();
        all.show(count > 0, count > 0 && count < rows.total());
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        all.resizeRelocate(
                DeviceTable.EDGE + DeviceCell.BOX_LEFT,
                (HEIGHT - CheckBoxMark.SIZE) / 2,
                CheckBoxMark.SIZE,
                CheckBoxMark.SIZE);
        for (int index = 0; index < layout.columns().size(); index++) {
            Button title = titles.get(layout.columns().get(index));
            if (title != null) {
                // The words stand right above those of the rows; what is around them takes the clicks.
                double inset = DeviceCell.TITLE_INSET;
                title.resizeRelocate(
                        DeviceTable.EDGE + layout.lefts()[index] - inset,
                        3,
                        layout.widths()[index] + 2 * inset,
                        HEIGHT - 6);
            }
        }
    }
}
