package dev.andon.ui.devices;

import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Above the rows: what to search for, how many there are, and how they are gathered, sorted and shown. FX thread. */
final class TableBar extends VBox {

    private static final double NARROWEST_FILTER = 140;
    private static final double GAP = 8;

    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final MenuButton groups = new MenuButton();
    private final MenuButton columns = new MenuButton();
    private final MenuButton sorts = new MenuButton();
    private final ToggleButton choose = new ToggleButton();
    private final FlowPane choices = new FlowPane(GAP, GAP, groups, sorts, columns, choose);
    private final HBox line = new HBox(GAP);
    private final Words words;
    private final List<RadioMenuItem> sortItems = new ArrayList<>();

    /** What a person asks for in the bar. */
    interface Wishes {
        void filter(String typed);

        void group(Grouping by);

        void sort(Column by);

        void showColumn(Column column, boolean shown);

        void choosing(boolean on);
    }

    TableBar(Words words, Wishes wishes) {
        this.words = words;
        getStyleClass().add("table-bar");
        setSpacing(GAP);
        filter.setId("devices-filter");
        filter.setPromptText(words.get("devices.filter"));
        filter.setAccessibleText(words.get("devices.filter"));
        filter.setMinWidth(NARROWEST_FILTER);
        filter.setPrefWidth(2 * NARROWEST_FILTER);
        filter.textProperty().addListener((property, before, typed) -> wishes.filter(typed));
        count.setId("devices-count");
        count.getStyleClass().add("secondary");
        count.setMinWidth(USE_PREF_SIZE);
        choose.setId("devices-choosing");
        choose.setText(words.get("devices.choosing"));
        choose.selectedProperty().addListener((property, before, on) -> wishes.choosing(on));
        menu(groups, "devices-groups");
        menu(sorts, "devices-sorts");
        menu(columns, "devices-columns");
        columns.setText(words.get("devices.columns"));
        fillGroups(wishes::group);
        fillSorts(wishes::sort);
        choices.setAlignment(Pos.CENTER_LEFT);
        choices.setPrefWrapLength(0);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(count, Priority.ALWAYS);
        count.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(line);
        arrange(false);
    }

    TextField filter() {
        return filter;
    }

    void tell(String howMany) {
        count.setText(howMany);
    }

    void sorted(Column by) {
        sorts.setText(words.get("devices.sorted", words.get(by.key())));
        sortItems.get(by.ordinal()).setSelected(true);
    }

    void grouped(Grouping by) {
        groups.setText(
                by == Grouping.NONE ? words.get("devices.group") : words.get("devices.grouped", words.get(by.key())));
    }

    void choosing(boolean on) {
        choose.setSelected(on);
    }

    boolean choosing() {
        return choose.isSelected();
    }

    /** In one line, or where it is narrow in two, with what only a narrow screen needs. */
    void arrange(boolean narrow) {
        boolean arranged = getStyleClass().contains("narrow") == narrow
                && !line.getChildren().isEmpty();
        if (arranged) {
            return;
        }
        getStyleClass().remove("narrow");
        line.getChildren().clear();
        getChildren().setAll(line);
        if (narrow) {
            getStyleClass().add("narrow");
            choices.getChildren().setAll(groups, sorts, choose);
            line.getChildren().addAll(filter, count);
            HBox.setHgrow(filter, Priority.ALWAYS);
            getChildren().add(choices);
        } else {
            HBox.setHgrow(filter, Priority.NEVER);
            line.getChildren().addAll(filter, count, groups, columns);
            choose.setSelected(false);
        }
    }

    /** Offers the columns to choose from, as they are shown now. */
    void offer(List<Column> shown, Wishes wishes) {
        columns.getItems().clear();
        for (Column column : Column.values()) {
            if (column != Column.NAME) {
                CheckMenuItem item = new CheckMenuItem(words.get(column.key()));
                item.setId("devices-column-" + column.word());
                item.setSelected(shown.contains(column));
                item.setOnAction(asked -> wishes.showColumn(column, item.isSelected()));
                columns.getItems().add(item);
            }
        }
    }

    private void fillGroups(Consumer<Grouping> group) {
        ToggleGroup one = new ToggleGroup();
        for (Grouping by : Grouping.values()) {
            RadioMenuItem item = new RadioMenuItem(words.get(by.key()));
            item.setId("devices-group-by-" + by.name().toLowerCase(java.util.Locale.ROOT));
            item.setToggleGroup(one);
            item.setSelected(by == Grouping.NONE);
            item.setOnAction(asked -> group.accept(by));
            groups.getItems().add(item);
        }
        grouped(Grouping.NONE);
    }

    private void fillSorts(Consumer<Column> sort) {
        ToggleGroup one = new ToggleGroup();
        for (Column by : Column.values()) {
            RadioMenuItem item = new RadioMenuItem(words.get(by.key()));
            item.setId("devices-sort-by-" + by.word());
            item.setToggleGroup(one);
            item.setOnAction(asked -> sort.accept(by));
            sortItems.add(item);
            sorts.getItems().add(item);
        }
        sorted(Column.NAME);
    }

    private static void menu(MenuButton menu, String id) {
        menu.setId(id);
        menu.getStyleClass().add("table-menu");
        menu.setMinWidth(USE_PREF_SIZE);
    }
}
