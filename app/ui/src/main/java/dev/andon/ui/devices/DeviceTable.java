package dev.andon.ui.devices;

import dev.andon.runtime.PointTable;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.Words;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The devices at and below a place as a table, or as cards where it is narrow: to be searched while one types, sorted, gathered into groups and chosen
 * from. Only rows in sight exist. The host tells it of changes as a {@link dev.andon.ui.screen.Screen} is told. FX thread.
 */
public final class DeviceTable extends Region {

    /** Below this width rows become cards, px. */
    public static final double CARDS_BELOW = 600;

    private static final long SECOND = 1_000_000;
    private static final double CAP = 8;

    /** The line around the rows, px. */
    static final double EDGE = 1;

    private final PointTable points;
    private final Console console;
    private final Words words;
    private final DeviceRows rows;
    private final CellTexts texts;
    private final RowList items;
    private final ListView<Integer> list;
    private final HeaderRow header;
    private final TableBar bar;
    private final ChosenBar chosenBar;
    private final Label nothing = new Label();
    // The rounded ends of the card: rounded over all its height it would cost more to draw than its rows.
    private final Region top = new Region();
    private final Region foot = new Region();
    private final List<DeviceCell> cells = new ArrayList<>();
    private final BitSet changed = new BitSet();
    private final List<Column> wanted = new ArrayList<>();
    private final TableBar.Wishes wishes = new Asked();
    private Consumer<Set<String>> hidden = names -> {};
    private ColumnLayout columnLayout = ColumnLayout.of(List.of(Column.NAME), 0);
    private boolean cards;
    private boolean inSight;
    private int shownRevision = -1;
    private int shownChosen = -1;
    private long now;
    private long nextSecond;

    /** A table of all devices that the console's tree has; filled when it first comes into sight. */
    public DeviceTable(Console console) {
        this.console = console;
        points = console.monitor().points();
        words = console.words();
        rows = new DeviceRows(console, condition -> words.get(condition.key()), Thread::startVirtualThread);
        texts = new CellTexts(console, rows);
        items = new RowList(rows);
        list = new ListView<>(items);
        header = new HeaderRow(rows, words, this::sort, this::chooseAllOrNone);
        bar = new TableBar(words, wishes);
        chosenBar = new ChosenBar(words, console.surroundings(), this::chosenIds, this::chosenCsv, this::chooseNone);
        now = console.monitor().now();
        setId("devices");
        getStyleClass().add("device-table");
        list.setId("device-rows");
        list.getStyleClass().add("device-rows");
        list.setFixedCellSize(DeviceCell.ROW);
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(words.get("devices.accessible"));
        list.setCellFactory(shown -> {
            DeviceCell cell = new DeviceCell(cells.size(), this, rows, texts, words);
            cells.add(cell);
            return cell;
        });
        top.getStyleClass().add("device-top");
        foot.getStyleClass().add("device-foot");
        nothing.setId("devices-nothing");
        nothing.getStyleClass().add("secondary");
        nothing.setWrapText(true);
        nothing.setMouseTransparent(true);
        Arrays.stream(Column.values()).filter(Column::atFirst).forEach(wanted::add);
        bar.offer(wanted, wishes);
        getChildren().addAll(bar, top, foot, header, list, nothing, chosenBar);
        new TableGestures(this, rows, list, bar.filter(), console.go()).install();
    }

    /** Shows the devices at and below a node. */
    public void show(TreeNode node) {
        rows.show(node);
        take();
    }

    /**
     * Hides columns, and tells from now on which are.
     *
     * @param names of the columns, in lower case; others are let be
     * @param changed told all hidden ones whenever a person chooses
     */
    public void hide(Set<String> names, Consumer<Set<String>> changed) {
        hidden = changed;
        wanted.clear();
        Arrays.stream(Column.values())
                .filter(column -> column == Column.NAME || !names.contains(column.word()))
                .forEach(wanted::add);
        bar.offer(wanted, wishes);
        requestLayout();
    }

    /** It can be seen from now on. */
    public void enter(long time) {
        inSight = true;
        now = time;
        rows.beat(time);
        take();
        refreshAll();
    }

    /** It can be seen no longer. */
    public void leave() {
        inSight = false;
        rows.press(false, now);
        changed.clear();
    }

    /** A point changed; shown at the next beat, if its device is in sight. */
    public void changed(int point) {
        if (inSight) {
            changed.set(points.deviceOf(point));
        }
    }

    /** Shows what changed since the last time; every pulse while it can be seen. */
    public void beat(long time) {
        now = time;
        rows.beat(time);
        take();
        if (time >= nextSecond) {
            nextSecond = time - Math.floorMod(time, SECOND) + SECOND;
            refreshAll();
        } else if (!changed.isEmpty()) {
            for (DeviceCell cell : cells) {
                Integer row = cell.shown();
                if (row != null && row >= 0 && changed.get(row)) {
                    cell.refresh(time);
                }
            }
        }
        changed.clear();
    }

    /** Puts the cursor where one types what to search for. */
    public void requestSearch() {
        bar.filter().requestFocus();
    }

    long now() {
        return now;
    }

    ColumnLayout columnLayout() {
        return columnLayout;
    }

    boolean cards() {
        return cards;
    }

    /** Whether a tap chooses a row rather than opening it, on a narrow screen. */
    boolean choosing() {
        return cards && bar.choosing();
    }

    /** Begins choosing by taps, or ends it. */
    void choosing(boolean on) {
        bar.choosing(on && cards);
    }

    boolean shows(Column column) {
        return cards
                ? column == Column.NAME || column == Column.KEY || column == Column.PLACE || column == Column.CONTACT
                : columnLayout.columns().contains(column);
    }

    /** Opens a group, or closes it. */
    void toggle(int row) {
        rows.toggle(rows.group(row));
        take();
    }

    void chooseAll() {
        for (int handle : rows.matches()) {
            rows.chosen().add(handle);
        }
        chosenChanged();
    }

    void chooseNone() {
        rows.chosen().clear();
        chosenChanged();
    }

    /** Another device is chosen, or one less. */
    void chosenChanged() {
        take();
        refreshAll();
    }

    @Override
    protected void layoutChildren() {
        boolean narrow = getWidth() < CARDS_BELOW;
        if (narrow != cards) {
            cards = narrow;
            list.setFixedCellSize(narrow ? DeviceCell.CARD : DeviceCell.ROW);
            list.getStyleClass().remove("cards");
            if (narrow) {
                list.getStyleClass().add("cards");
            }
            chosenBar.arrange(narrow);
        }
        bar.arrange(narrow);
        double width = getWidth();
        double barHeight = Math.ceil(bar.prefHeight(width));
        bar.resizeRelocate(0, 0, width, barHeight);
        double y = barHeight + 8;
        double chosenHeight = chosenBar.isVisible() ? Math.ceil(chosenBar.prefHeight(width)) + 8 : 0;
        double bottom = getHeight() - chosenHeight;
        header.setVisible(!narrow);
        top.setVisible(narrow);
        header.resizeRelocate(0, y, width, HeaderRow.HEIGHT);
        top.resizeRelocate(0, y, width, CAP);
        double listTop = y + (narrow ? CAP : HeaderRow.HEIGHT);
        list.resizeRelocate(0, listTop, width, Math.max(0, bottom - listTop - CAP));
        foot.resizeRelocate(0, bottom - CAP, width, CAP);
        nothing.resizeRelocate(24, listTop + 24, width - 48, Math.ceil(nothing.prefHeight(width - 48)));
        chosenBar.resizeRelocate(0, bottom + 8, width, Math.max(0, chosenHeight - 8));
        columnLayout = ColumnLayout.of(wanted, width);
        header.show(columnLayout);
        cells.forEach(DeviceCell::relayout);
        refreshAll();
    }

    /** Brings what the model says now to the screen: rows that came, went or moved, and what is said about all of them. */
    private void take() {
        if (rows.revision() != shownRevision) {
            shownRevision = rows.revision();
            int focused = list.getFocusModel().getFocusedIndex();
            Integer held = focused >= 0 ? list.getFocusModel().getFocusedItem() : null;
            items.renew();
            hold(held);
            bar.tell(texts.count(rows.matching(), rows.total()));
            header.renew();
        }
        nothing.setVisible(rows.size() == 0);
        if (nothing.isVisible()) {
            nothing.setText(words.get(rows.total() == 0 ? "devices.none" : "devices.no-match", rows.query()));
        }
        if (rows.chosen().revision() != shownChosen) {
            shownChosen = rows.chosen().revision();
            int count = rows.chosen().count();
            chosenBar.setVisible(count > 0);
            chosenBar.setManaged(false);
            chosenBar.show(count, texts.number(count));
            header.renew();
            requestLayout();
        }
    }

    /** Keeps the keyboard at the device where it was, wherever that stands now. */
    private void hold(@Nullable Integer held) {
        int index = held == null || held < 0 ? -1 : rows.indexOf(held);
        if (index >= 0) {
            list.getSelectionModel().clearAndSelect(index);
            list.getFocusModel().focus(index);
        } else {
            list.getSelectionModel().clearSelection();
        }
    }

    private void refreshAll() {
        cells.forEach(cell -> cell.refresh(now));
    }

    private void sort(Column column) {
        rows.sortBy(column, column == rows.column() && !rows.descending());
        bar.sorted(column);
        take();
        header.renew();
    }

    private void chooseAllOrNone() {
        if (rows.chosen().count() > 0) {
            chooseNone();
        } else {
            chooseAll();
        }
    }

    private String chosenIds() {
        return Arrays.stream(rows.chosenInOrder())
                .mapToObj(handle -> points.device(handle).id())
                .collect(Collectors.joining("\n"));
    }

    private Iterator<String> chosenCsv() {
        return new DeviceCsv(console.monitor(), rows, texts, words)
                .of(cards ? wanted : columnLayout.columns(), rows.chosenInOrder(), now);
    }

    /** What a person asks for in the bar. */
    private final class Asked implements TableBar.Wishes {

        @Override
        public void filter(String typed) {
            rows.filter(typed);
            take();
            list.scrollTo(0);
        }

        @Override
        public void group(Grouping by) {
            rows.groupBy(by);
            bar.grouped(by);
            take();
        }

        @Override
        public void sort(Column by) {
            DeviceTable.this.sort(by);
        }

        @Override
        public void showColumn(Column column, boolean shown) {
            Set<Column> all = new HashSet<>(wanted);
            if (shown) {
                all.add(column);
            } else {
                all.remove(column);
            }
            wanted.clear();
            Arrays.stream(Column.values()).filter(all::contains).forEach(wanted::add);
            hidden.accept(Arrays.stream(Column.values())
                    .filter(one -> !all.contains(one))
                    .map(Column::word)
                    .collect(Collectors.toUnmodifiableSet()));
            requestLayout();
        }

        @Override
        public void choosing(boolean on) {
            cells.forEach(DeviceCell::relayout);
            refreshAll();
        }
    }
}
