package dev.andon.ui.devices;

import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * One row on the screen: a device in columns, a device as a card where the screen is narrow, or the head of a group. It reads the model when it comes
 * into sight and at every {@link #refresh}; nothing is bound to it. Used for one row after another. FX thread.
 */
final class DeviceCell extends ListCell<Integer> {

    static final double ROW = 34;
    static final double CARD = 64;
    static final double BOX_LEFT = 12;
    /** By so much a column's title reaches beyond its column, px. */
    static final double TITLE_INSET = 6;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final List<Column> COLUMNS = List.of(Column.values());
    private static final double PAD = 14;
    private static final double GAP = 8;

    private final DeviceTable table;
    private final DeviceRows rows;
    private final CellTexts texts;
    private final Words words;
    private final CheckBoxMark box = new CheckBoxMark();
    private final StandingMark mark = new StandingMark();
    private final Region hatch = new Region();
    private final Map<Column, Label> labels = new EnumMap<>(Column.class);
    private final Label head = new Label();
    private final Label count = new Label();
    private final Region chevron = Icon.CHEVRON.node(12);
    private final Row row = new Row();

    /** @param number unique among the cells: an id that changed with the row would cost a new look at every style */
    DeviceCell(int number, DeviceTable table, DeviceRows rows, CellTexts texts, Words words) {
        setId("device-cell-" + number);
        this.table = table;
        this.rows = rows;
        this.texts = texts;
        this.words = words;
        getStyleClass().add("device-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        head.getStyleClass().add("card-title");
        count.getStyleClass().add("secondary");
        chevron.getStyleClass().add("chevron");
        hatch.getStyleClass().add("device-hatch");
        add(hatch, box, mark);
    }

    private void add(Node... parts) {
        for (Node part : parts) {
            part.setManaged(false);
            part.setMouseTransparent(true);
        }
        row.getChildren().addAll(parts);
    }

    /** Where a column's text stands; made for those columns only that are ever shown. */
    private Label label(Column column) {
        Label known = labels.get(column);
        if (known == null) {
            known = new Label();
            known.getStyleClass().addAll("device-text", "device-" + column.word());
            known.setAlignment(column.right() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            labels.put(column, known);
            add(known);
        }
        return known;
    }

    /** What is shown: the handle of a device, below 0 a group; null: nothing. */
    @Nullable
    Integer shown() {
        return isEmpty() ? null : getItem();
    }

    /** Whether a place in this cell is that of the box by which a row is chosen. */
    boolean onBox(double x) {
        return box.isVisible() && x < BOX_LEFT + CheckBoxMark.SIZE + GAP;
    }

    /** Shows the row as it is now. */
    void refresh(long now) {
        Integer item = shown();
        if (item != null && item >= 0) {
            showDevice(item, now);
        } else if (item != null && ~item < rows.groupCount()) {
            showGroup(rows.group(item));
        }
    }

    /** The columns stand elsewhere now. */
    void relayout() {
        row.requestLayout();
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        if (getGraphic() == null) {
            setGraphic(row);
        }
        boolean device = item >= 0;
        head.setVisible(!device);
        count.setVisible(!device);
        chevron.setVisible(!device);
        if (!device) {
            if (head.getParent() == null) {
                add(chevron, head, count);
            }
            labels.values().forEach(label -> label.setVisible(false));
            box.setVisible(false);
            hatch.setVisible(false);
        }
        refresh(table.now());
        row.requestLayout();
    }

    /** The row in words, made only when it is asked for. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        Integer item = shown();
        return attribute == AccessibleAttribute.TEXT && item != null
                ? spoken(item)
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String spoken(int item) {
        if (item < 0) {
            return head.getText() + ", " + count.getText();
        }
        long now = table.now();
        return String.join(
                ", ",
                texts.text(Column.NAME, item, now),
                texts.text(Column.HEALTH, item, now),
                texts.text(Column.PLACE, item, now),
                texts.text(Column.KEY, item, now),
                words.get(rows.chosen().has(item) ? "devices.is-chosen" : "devices.is-not-chosen"));
    }

    private void showDevice(int handle, long now) {
        boolean chosen = rows.chosen().has(handle);
        Condition condition = texts.condition(handle);
        pseudoClassStateChanged(CHOSEN, chosen);
        box.setVisible(!table.cards() || table.choosing());
        box.show(chosen, false);
        mark.show(condition.mark(), Icon.OUTSIDE);
        hatch.setVisible(condition == Condition.SILENT || condition == Condition.OFFLINE);
        for (Column column : COLUMNS) {
            if (table.shows(column)) {
                Label label = label(column);
                label.setVisible(true);
                String text = texts.text(column, handle, now);
                if (!text.equals(label.getText())) {
                    label.setText(text);
                }
                boolean grey = column == Column.NAME ? condition.grey() : texts.grey(column, handle, now);
                label.pseudoClassStateChanged(GREY, grey);
            } else {
                hide(column);
            }
        }
    }

    private void hide(Column column) {
        Label made = labels.get(column);
        if (made != null) {
            made.setVisible(false);
        }
    }

    private void showGroup(Group group) {
        pseudoClassStateChanged(CHOSEN, false);
        head.setText(texts.title(group));
        count.setText(words.get("devices.count", group.size(), texts.number(group.size())));
        chevron.pseudoClassStateChanged(OPEN, group.open());
        mark.show(group.worst().mark(), Icon.OUTSIDE);
    }

    /** Columns as the header has them, two lines of a card, or the head of a group. */
    private final class Row extends Pane {

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void layoutChildren() {
            Integer item = shown();
            if (item == null) {
                return;
            }
            if (item < 0) {
                layoutGroup();
            } else if (table.cards()) {
                layoutCard();
            } else {
                layoutColumns();
            }
        }

        private void layoutColumns() {
            ColumnLayout layout = table.columnLayout();
            double middle = getHeight() / 2;
            box.resizeRelocate(BOX_LEFT, middle - CheckBoxMark.SIZE / 2, CheckBoxMark.SIZE, CheckBoxMark.SIZE);
            mark.centreAt(ColumnLayout.LEAD - GAP - StandingMark.SIZE / 2, middle);
            for (int index = 0; index < layout.columns().size(); index++) {
                Column column = layout.columns().get(index);
                place(column, layout.lefts()[index], 0, layout.widths()[index], getHeight());
                if (column == Column.CONTACT) {
                    hatch.resizeRelocate(layout.lefts()[index], 5, layout.widths()[index] + 4, getHeight() - 10);
                }
            }
        }

        private void layoutCard() {
            double x = PAD;
            if (box.isVisible()) {
                box.resizeRelocate(PAD, (getHeight() - CheckBoxMark.SIZE) / 2, CheckBoxMark.SIZE, CheckBoxMark.SIZE);
                x += CheckBoxMark.SIZE + GAP;
            }
            double line = getHeight() / 2 - 6;
            mark.centreAt(x + StandingMark.SIZE / 2, getHeight() / 2);
            double left = x + StandingMark.SIZE + GAP;
            double right = getWidth() - PAD;
            double keyWidth = Math.min(120, (right - left) * 0.4);
            place(Column.NAME, left, 6, right - left - keyWidth - GAP, line);
            place(Column.KEY, right - keyWidth, 6, keyWidth, line);
            double age = 96;
            place(Column.PLACE, left, 6 + line, right - left - age - GAP, line);
            place(Column.CONTACT, right - age, 6 + line, age, line);
            hatch.resizeRelocate(right - age, 8 + line, age + 4, line - 4);
        }

        private void layoutGroup() {
            double middle = getHeight() / 2;
            chevron.resizeRelocate(PAD, middle - 6, 12, 12);
            mark.centreAt(ColumnLayout.LEAD - GAP - StandingMark.SIZE / 2, middle);
            double width = Math.min(Math.ceil(head.prefWidth(-1)), Math.max(0, getWidth() - ColumnLayout.LEAD - 130));
            head.resizeRelocate(ColumnLayout.LEAD, 0, width, getHeight());
            count.resizeRelocate(ColumnLayout.LEAD + width + GAP, 0, 120, getHeight());
        }

        private void place(Column column, double x, double y, double width, double height) {
            label(column).resizeRelocate(x, y, Math.max(0, width), height);
        }
    }
}
