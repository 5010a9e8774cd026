package dev.andon.ui.matrix;

import dev.andon.runtime.PointTable;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.values.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The cells that can be seen, on one raster: only what changed is drawn again. FX thread. */
final class CellField extends Region {

    private static final double TITLE_LETTER = 6.4;
    private static final double TITLE_PAD = 12;

    private final PointTable points;
    private final Theme theme;
    private final Supplier<Reading> readings;
    private final MatrixModel model;
    private final RasterView view = new RasterView();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Cell> dirty = new ArrayList<>();
    private @Nullable Cell[] byPoint = new @Nullable Cell[0];
    private Decimals decimals = new Decimals();
    private double[] needs = {};
    private int used;
    private CellInk ink;
    private MatrixLayout layout = new MatrixLayout(new double[0], 0, 0);
    private double left;
    private double top;
    private int chosen = -1;
    private boolean focused;

    CellField(Console console, MatrixModel model) {
        this.model = model;
        this.theme = console.theme();
        this.points = console.monitor().points();
        Words words = console.words();
        LiveLook live = LiveLook.of(console.monitor());
        NumberText numbers = new NumberText(words.locale());
        AgeText ages = new AgeText(words);
        readings = () -> new Reading(live, points.point(0), decimals, numbers, ages, words);
        ink = new CellInk(theme, 1);
        getChildren().add(view);
    }

    /** How wide each column wants to be, by what has been seen in it since the last {@link #forget}. */
    double[] needs() {
        return needs;
    }

    /** The columns hold something else now. */
    void forget() {
        needs = model.columns().stream().mapToDouble(CellField::titleNeeds).toArray();
        // Another column stands under the same number now.
        decimals = new Decimals();
        cells.clear();
        byPoint = new @Nullable Cell[0];
        used = 0;
    }

    /** Marks the chosen point. */
    void choose(int point, boolean withFocus) {
        chosen = point;
        focused = withFocus;
    }

    /** The cell of a point that can be seen; null: it cannot. */
    @Nullable
    Cell cell(int point) {
        return point >= 0 && point < byPoint.length ? byPoint[point] : null;
    }

    /** How many values can be seen. */
    int visibleValues() {
        return used;
    }

    /** Draws everything that can be seen from a place on. */
    void populate(MatrixLayout fresh, double fromLeft, double fromTop, long now) {
        layout = fresh;
        left = Math.rint(fromLeft);
        top = Math.rint(fromTop);
        double scale = view.deviceScale();
        if (scale != ink.scale()) {
            ink = new CellInk(theme, scale);
        }
        for (int index = 0; index < used; index++) {
            byPoint[cells.get(index).reading().handle()] = null;
        }
        used = 0;
        dirty.clear();
        if (byPoint.length < points.size()) {
            byPoint = Arrays.copyOf(byPoint, Math.max(points.size(), 2 * byPoint.length));
        }
        view.fit(getWidth(), getHeight(), scale);
        view.raster().clear(0, 0, getWidth(), getHeight());
        if (layout.columns() > 0) {
            int firstColumn = layout.columnAt(left);
            int lastColumn = layout.columnAt(left + getWidth());
            int firstRow = (int) (top / MatrixLayout.ROW);
            int lastRow = Math.min(model.rows() - 1, (int) ((top + getHeight()) / MatrixLayout.ROW));
            for (int row = firstRow; row <= lastRow; row++) {
                ink.rule(view.raster(), row * MatrixLayout.ROW - top, layout.width() - left);
                int[] handles = model.points(row);
                for (int column = firstColumn; column <= lastColumn; column++) {
                    if (handles[column] >= 0) {
                        show(handles[column], row, column, now);
                    }
                }
            }
        }
        view.show();
    }

    /** A point changed; shown at the next {@link #beat}, if it can be seen. */
    void changed(int point) {
        Cell cell = cell(point);
        if (cell != null && cell.markDirty()) {
            dirty.add(cell);
        }
    }

    /** Shows what changed. */
    void beat(long now) {
        showAll(dirty, now);
        dirty.clear();
    }

    /** Looks at everything that can be seen, whether it was told of a change or not: values grow old by themselves. */
    void look(long now) {
        dirty.clear();
        showAll(cells.subList(0, used), now);
    }

    /** Words of a title are not parted. */
    private static double titleNeeds(MatrixColumn column) {
        return Arrays.stream(column.first().title().split("[\\s-]"))
                .mapToDouble(word -> word.length() * TITLE_LETTER + TITLE_PAD)
                .max()
                .orElse(0);
    }

    /** Where a range says what matters, all of a column have as many decimals; elsewhere each has what it needs, or the large would round the small. */
    private int alike(int point, int column) {
        return points.point(point).range() != null ? column : model.columns().size() + point;
    }

    private void show(int point, int row, int column, long now) {
        if (used == cells.size()) {
            cells.add(new Cell(readings.get()));
        }
        Cell cell = cells.get(used++);
        cell.reading().begin(point, points.point(point), alike(point, column));
        cell.stand(row, column);
        byPoint[point] = cell;
        refresh(cell, now);
        paint(cell);
    }

    private void showAll(List<Cell> some, long now) {
        double from = Double.MAX_VALUE;
        double to = 0;
        for (Cell cell : some) {
            if (refresh(cell, now)) {
                paint(cell);
                double y = cell.row() * MatrixLayout.ROW - top;
                from = Math.min(from, y);
                to = Math.max(to, y + MatrixLayout.ROW);
            }
        }
        if (to > from) {
            view.show(from, to);
        }
    }

    private boolean refresh(Cell cell, long now) {
        boolean changed = cell.refresh(now, layout.width(cell.column()));
        if (changed) {
            double need = ink.need(cell.reading().text());
            needs()[cell.column()] = Math.max(needs()[cell.column()], need);
        }
        return changed;
    }

    private void paint(Cell cell) {
        boolean isChosen = cell.reading().handle() == chosen;
        ink.paint(
                view.raster(),
                cell,
                layout.left(cell.column()) - left,
                cell.row() * MatrixLayout.ROW - top,
                layout.width(cell.column()),
                isChosen,
                isChosen && focused);
    }
}
