package dev.andon.ui.trend;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.text.Text;

/** The labels of an axis: as many text nodes as were ever needed at once, used again and again. FX thread. */
final class TickTexts extends Group {

    private final String style;
    private int used;

    TickTexts(String style) {
        this.style = style;
        setManaged(false);
        setMouseTransparent(true);
    }

    void begin() {
        used = 0;
    }

    void rightAligned(String label, double x, double y) {
        Text text = next(label);
        text.setX(x - text.getLayoutBounds().getWidth());
        text.setY(y);
    }

    void centred(String label, double x, double y) {
        Text text = next(label);
        text.setX(Math.rint(x - text.getLayoutBounds().getWidth() / 2));
        text.setY(y);
    }

    /** Likewise, if there is so much room for it, px. */
    void centred(String label, double x, double y, double room) {
        centred(label, x, y);
        if (getChildren().get(used - 1).getLayoutBounds().getWidth() > room) {
            used--;
        }
    }

    void end() {
        for (int index = 0; index < getChildren().size(); index++) {
            getChildren().get(index).setVisible(index < used);
        }
    }

    private Text next(String label) {
        if (used == getChildren().size()) {
            Text fresh = new Text();
            fresh.getStyleClass().add(style);
            fresh.setTextOrigin(VPos.CENTER);
            getChildren().add(fresh);
        }
        Text text = (Text) getChildren().get(used++);
        if (!text.getText().equals(label)) {
            text.setText(label);
        }
        return text;
    }
}
