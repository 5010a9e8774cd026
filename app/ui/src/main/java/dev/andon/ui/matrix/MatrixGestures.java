package dev.andon.ui.matrix;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Keys and the pointer in the matrix: arrows and a click choose, a double click or Enter opens the device, wheel and page keys scroll. */
final class MatrixGestures {

    private final ValueMatrix matrix;
    private final CellField field;

    MatrixGestures(ValueMatrix matrix, CellField field) {
        this.matrix = matrix;
        this.field = field;
    }

    void install() {
        field.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            matrix.requestFocus();
            if (press.getButton() == MouseButton.PRIMARY) {
                matrix.chooseAt(press.getX(), press.getY());
            }
        });
        field.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            boolean twice = click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2;
            if (twice && matrix.chooseAt(click.getX(), click.getY())) {
                matrix.open();
            }
        });
        matrix.addEventHandler(ScrollEvent.SCROLL, wheel -> {
            boolean aside = wheel.isShiftDown() && wheel.getDeltaX() == 0;
            matrix.scroll(aside ? -wheel.getDeltaY() : -wheel.getDeltaX(), aside ? 0 : -wheel.getDeltaY());
            wheel.consume();
        });
        matrix.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        // Alt with an arrow steps back and forward through what was seen.
        if (key.isAltDown()) {
            return;
        }
        int[] place = matrix.place();
        int row = Math.max(0, place[0]);
        int column = Math.max(0, place[1]);
        int page = Math.max(1, matrix.rowsInSight() - 1);
        boolean begun = place[0] >= 0;
        boolean known = true;
        switch (key.getCode()) {
            case UP -> matrix.choose(begun ? row - 1 : 0, column, 0);
            case DOWN -> matrix.choose(begun ? row + 1 : 0, column, 0);
            case LEFT -> aside(begun, row, column, -1);
            case RIGHT -> aside(begun, row, column, 1);
            case PAGE_UP -> matrix.choose(row - page, column, 0);
            case PAGE_DOWN -> matrix.choose(row + page, column, 0);
            case HOME -> matrix.choose(key.isShortcutDown() ? 0 : row, 0, 1);
            case END -> matrix.choose(key.isShortcutDown() ? Integer.MAX_VALUE : row, Integer.MAX_VALUE, -1);
            case ENTER -> matrix.open();
            default -> known = false;
        }
        if (known) {
            key.consume();
        }
    }

    private void aside(boolean begun, int row, int column, int by) {
        boolean room =
                column + by >= 0 && column + by < matrix.model().columns().size();
        if (begun && room) {
            matrix.choose(row, column + by, by);
        } else if (!begun) {
            matrix.choose(0, 0, 0);
        }
    }
}
