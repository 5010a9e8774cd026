package dev.andon.ui.devices;

import dev.andon.ui.screen.Address;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What keys and the pointer do in the table. FX thread. */
final class TableGestures {

    private final DeviceTable table;
    private final DeviceRows rows;
    private final ListView<Integer> list;
    private final TextField filter;
    private final Consumer<Address> go;
    private boolean swallow;

    TableGestures(DeviceTable table, DeviceRows rows, ListView<Integer> list, TextField filter, Consumer<Address> go) {
        this.table = table;
        this.rows = rows;
        this.list = list;
        this.filter = filter;
        this.go = go;
    }

    void install() {
        filter.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::anywhere);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::inRows);
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::inFilter);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> rows.press(true, table.now()));
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> rows.press(false, table.now()));
        // Before the clicks: what was held is not opened as well.
        new LongPress(list, table::cards, this::held);
        list.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    /** A thumb has no box to hit: where it stays, choosing begins. */
    private void held(MouseEvent press) {
        DeviceCell cell = cellOf(press);
        Integer row = cell == null ? null : cell.shown();
        if (row != null && row >= 0) {
            rows.touched(table.now());
            table.choosing(true);
            toggle(true, row);
        }
    }

    private void anywhere(KeyEvent key) {
        boolean slash = key.getCode() == KeyCode.SLASH && !filter.isFocused() && !key.isShiftDown();
        if (slash || (key.getCode() == KeyCode.F && key.isShortcutDown())) {
            filter.requestFocus();
            filter.selectAll();
            swallow = slash;
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !filter.isFocused() && escape()) {
            rows.touched(table.now());
            key.consume();
        }
    }

    /** The key that led here is not what is searched for. */
    private void typed(KeyEvent key) {
        if (swallow) {
            swallow = false;
            key.consume();
        }
    }

    private void inFilter(KeyEvent key) {
        switch (key.getCode()) {
            case ESCAPE -> {
                if (!filter.getText().isEmpty()) {
                    filter.clear();
                    key.consume();
                }
            }
            case DOWN -> {
                focus(Math.max(0, list.getFocusModel().getFocusedIndex()));
                list.requestFocus();
                key.consume();
            }
            case ENTER -> {
                open(firstDevice());
                key.consume();
            }
            default -> {}
        }
    }

    private void inRows(KeyEvent key) {
        rows.touched(table.now());
        int at = list.getFocusModel().getFocusedIndex();
        int row = at >= 0 && at < rows.size() ? rows.row(at) : -1;
        boolean here = at >= 0 && at < rows.size();
        boolean known = true;
        switch (key.getCode()) {
            case ENTER -> open(here ? row : -1);
            case SPACE -> toggle(here, row);
            case A -> {
                known = key.isShortcutDown();
                if (known) {
                    table.chooseAll();
                }
            }
            case UP, DOWN -> {
                known = key.isShiftDown() && here;
                if (known) {
                    stretch(row, Math.clamp(at + (key.getCode() == KeyCode.UP ? -1 : 1), 0, rows.size() - 1));
                }
            }
            case LEFT, RIGHT -> {
                known = here && row < 0 && rows.group(row).open() == (key.getCode() == KeyCode.LEFT);
                if (known) {
                    table.toggle(row);
                }
            }
            default -> known = false;
        }
        if (known) {
            key.consume();
        }
    }

    /** Whether there was anything to leave; else the key means to go back. */
    private boolean escape() {
        boolean chosen = rows.chosen().count() > 0 || table.choosing();
        boolean filtered = !filter.getText().isEmpty();
        if (chosen) {
            table.chooseNone();
            table.choosing(false);
        } else if (filtered) {
            filter.clear();
        }
        return chosen || filtered;
    }

    private void toggle(boolean here, int row) {
        if (here && row >= 0) {
            rows.chosen().toggle(row);
            table.chosenChanged();
        } else if (here) {
            table.toggle(row);
        }
    }

    private void stretch(int from, int to) {
        if (rows.chosen().anchor() < 0 && from >= 0) {
            rows.chosen().anchorAt(from);
        }
        choose(rows.chosen().anchor(), to);
        focus(to);
    }

    private void clicked(MouseEvent click) {
        DeviceCell cell = cellOf(click);
        Integer row = cell == null ? null : cell.shown();
        if (cell == null || row == null || click.getButton() != MouseButton.PRIMARY || click.isConsumed()) {
            return;
        }
        rows.touched(table.now());
        double x = cell.sceneToLocal(click.getSceneX(), click.getSceneY()).getX();
        if (row < 0) {
            table.toggle(row);
        } else if (click.isShiftDown()) {
            choose(rows.chosen().anchor(), cell.getIndex());
        } else if (click.isShortcutDown() || cell.onBox(x) || table.choosing()) {
            toggle(true, row);
        } else if (table.cards() || click.getClickCount() == 2) {
            open(row);
        } else {
            rows.chosen().anchorAt(row);
        }
    }

    /** Chooses every device from one to a row. */
    private void choose(int anchor, int to) {
        int from = Math.max(0, rows.indexOf(anchor));
        for (int index = Math.min(from, to); index <= Math.max(from, to); index++) {
            if (rows.row(index) >= 0) {
                rows.chosen().add(rows.row(index));
            }
        }
        table.chosenChanged();
    }

    private void open(int row) {
        if (row >= 0) {
            go.accept(Address.device(rows.facts().device(row).id()));
        }
    }

    private int firstDevice() {
        for (int index = 0; index < rows.size(); index++) {
            if (rows.row(index) >= 0) {
                return rows.row(index);
            }
        }
        return -1;
    }

    private void focus(int index) {
        list.getSelectionModel().clearAndSelect(index);
        list.getFocusModel().focus(index);
        list.scrollTo(Math.max(0, index - 3));
    }

    private static @Nullable DeviceCell cellOf(MouseEvent click) {
        Node node = click.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof DeviceCell)) {
            node = node.getParent();
        }
        return (DeviceCell) node;
    }
}
