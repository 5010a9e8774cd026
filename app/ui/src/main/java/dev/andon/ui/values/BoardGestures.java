package dev.andon.ui.values;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Mouse and keys on a board: click and arrows choose a point, wheel and page keys scroll. */
final class BoardGestures {

    private static final double PAGE_OVERLAP = BoardLayout.ROW;

    private final ValueBoard board;

    BoardGestures(ValueBoard board) {
        this.board = board;
    }

    void install() {
        board.addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
        board.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        board.addEventHandler(ScrollEvent.SCROLL, wheel -> {
            if (board.scrolls()) {
                board.scrollTo(board.offset() - wheel.getDeltaY());
                wheel.consume();
            }
        });
        board.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void moved(MouseEvent move) {
        BoardLayout layout = board.boardLayout();
        double y = move.getY() + board.offset();
        int card = layout.cardAt(move.getX(), y);
        if (card >= 0 && y < layout.rowTop(card, 0)) {
            board.explainHead(card);
        } else {
            board.explain(pointUnder(move));
        }
    }

    private void clicked(MouseEvent press) {
        board.requestFocus();
        int point = pointUnder(press);
        if (press.getButton() == MouseButton.PRIMARY && point >= 0) {
            board.choose(point);
        }
    }

    private int pointUnder(MouseEvent mouse) {
        BoardLayout layout = board.boardLayout();
        double y = mouse.getY() + board.offset();
        int card = layout.cardAt(mouse.getX(), y);
        int row = card < 0 ? -1 : layout.rowAt(card, y);
        return row < 0 ? -1 : board.pointAt(card, row);
    }

    private void pressed(KeyEvent key) {
        int[] place = board.find(board.chosen());
        if (place == null) {
            return;
        }
        BoardLayout layout = board.boardLayout();
        double middle = layout.rowTop(place[0], place[1]) + BoardLayout.ROW / 2;
        boolean known = true;
        switch (key.getCode()) {
            case UP -> step(place[0], place[1] - 1);
            case DOWN -> step(place[0], place[1] + 1);
            case LEFT -> aside(layout.beside(place[0], -1, middle), middle);
            case RIGHT -> aside(layout.beside(place[0], 1, middle), middle);
            case PAGE_UP -> board.scrollTo(board.offset() - board.getHeight() + PAGE_OVERLAP);
            case PAGE_DOWN -> board.scrollTo(board.offset() + board.getHeight() - PAGE_OVERLAP);
            case HOME -> choose(0, 0);
            case END -> choose(layout.cards() - 1, Integer.MAX_VALUE);
            default -> known = false;
        }
        if (known) {
            key.consume();
        }
    }

    /** To a row of a card, or over its edge into the card above or below. */
    private void step(int card, int row) {
        BoardLayout layout = board.boardLayout();
        if (row < 0) {
            choose(layout.below(card, -1), Integer.MAX_VALUE);
        } else if (row >= layout.rows(card)) {
            choose(layout.below(card, 1), 0);
        } else {
            choose(card, row);
        }
    }

    /** To the row of another column that is nearest to a height. */
    private void aside(int card, double y) {
        if (card >= 0) {
            double row = Math.floor((y - board.boardLayout().rowTop(card, 0)) / BoardLayout.ROW);
            choose(card, (int) Math.max(0, row));
        }
    }

    private void choose(int card, int row) {
        int rows = card < 0 ? 0 : board.boardLayout().rows(card);
        if (rows > 0) {
            board.choose(board.pointAt(card, Math.min(row, rows - 1)));
        }
    }
}
