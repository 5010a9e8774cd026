package dev.andon.ui.matrix;

import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The titles of the columns with their units; a press sorts by one. FX thread. */
final class MatrixHead extends Region {

    static final double HEIGHT = 60;

    private static final PseudoClass SORTED = PseudoClass.getPseudoClass("sorted");
    private static final double ARROW = 9;

    private final Words words;
    private final IntConsumer sort;
    private final List<Button> titles = new ArrayList<>();
    private final Region arrow = Icon.CHEVRON.node(ARROW);
    private final Rectangle clip = new Rectangle();
    private MatrixLayout layout = new MatrixLayout(new double[0], 0, 0);
    private double scrolled;

    /** @param sort told the column that a person wants the rows sorted by */
    MatrixHead(Words words, IntConsumer sort) {
        this.words = words;
        this.sort = sort;
        setClip(clip);
    }

    /** Takes on the columns of a model. */
    void show(MatrixModel model) {
        List<MatrixColumn> columns = model.columns();
        while (titles.size() < columns.size()) {
            int column = titles.size();
            Button title = new Button();
            title.setId("matrix-sort-" + column);
            title.getStyleClass().addAll("device-title", "matrix-title");
            title.setWrapText(true);
            title.setAlignment(Pos.BOTTOM_RIGHT);
            title.setContentDisplay(ContentDisplay.LEFT);
            title.setTooltip(new Tooltip());
            title.setOnAction(pressed -> sort.accept(column));
            titles.add(title);
            getChildren().add(title);
        }
        for (int column = 0; column < titles.size(); column++) {
            Button title = titles.get(column);
            boolean there = column < columns.size();
            title.setVisible(there);
            if (there) {
                boolean sorted = column == model.sorted();
                String name = columns.get(column).first().title();
                String unit = columns.get(column).first().unit().symbol();
                title.setText(unit.isEmpty() ? name : name + '\n' + unit);
                title.getTooltip().setText(unit.isEmpty() ? name : name + ", " + unit);
                title.setGraphic(sorted ? arrow : null);
                title.pseudoClassStateChanged(SORTED, sorted);
                String key = !sorted ? "devices.sort" : model.descending() ? "devices.sort.down" : "devices.sort.up";
                title.setAccessibleText(words.get(key, name));
            }
        }
        arrow.setRotate(model.descending() ? 90 : -90);
    }

    void scroll(MatrixLayout fresh, double left) {
        layout = fresh;
        scrolled = left;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        for (int column = 0; column < Math.min(layout.columns(), titles.size()); column++) {
            titles.get(column).resizeRelocate(layout.left(column) - scrolled, 0, layout.width(column), getHeight());
        }
    }
}
