package dev.andon.ui.values;

import dev.andon.runtime.PointTable;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import javafx.scene.Group;
import org.jspecify.annotations.Nullable;

/** The rows that can be seen, by point, and those that wait to be used again. */
final class RowPool {

    private final ValueBoard.Sources sources;
    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;
    private final Group layer;
    private final Decimals decimals;
    private final Deque<ValueRow> free = new ArrayDeque<>();
    private @Nullable ValueRow[] byPoint = new @Nullable ValueRow[0];
    private List<ValueRow> visible = new ArrayList<>();
    private List<ValueRow> before = new ArrayList<>();

    RowPool(ValueBoard.Sources sources, Decimals decimals, Words words, Group layer) {
        this.sources = sources;
        this.decimals = decimals;
        this.words = words;
        this.numbers = new NumberText(words.locale());
        this.ages = new AgeText(words);
        this.layer = layer;
    }

    /** The row that shows a point; null when the point cannot be seen. */
    @Nullable
    ValueRow visible(int point) {
        return point < byPoint.length ? byPoint[point] : null;
    }

    List<ValueRow> visible() {
        return visible;
    }

    /** From here to {@link #end} every row that is to be seen is asked for. */
    void begin() {
        List<ValueRow> last = before;
        before = visible;
        visible = last;
        visible.clear();
        PointTable points = sources.points();
        if (byPoint.length < points.size()) {
            byPoint = Arrays.copyOf(byPoint, Math.max(points.size(), 2 * byPoint.length));
        }
        // What stays in sight keeps its row; the others are free to be used, from the first on.
        for (ValueRow row : before) {
            byPoint[row.handle()] = null;
            free.add(row);
        }
    }

    void show(int point, RowColumns columns, double x, double y, double width, long now) {
        ValueRow row = free.pollFirst();
        if (row == null) {
            row = new ValueRow(sources.looks(), sources.points().point(point), decimals, numbers, ages, words);
            layer.getChildren().add(row);
        }
        row.setVisible(true);
        row.show(point, sources.points().point(point), columns, x, y, width, now);
        byPoint[point] = row;
        visible.add(row);
    }

    void end() {
        free.forEach(row -> row.setVisible(false));
    }
}
