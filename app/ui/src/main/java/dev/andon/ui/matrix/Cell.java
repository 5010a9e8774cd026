package dev.andon.ui.matrix;

import dev.andon.model.Range;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.theme.Icon;
import dev.andon.ui.values.Reading;
import org.jspecify.annotations.Nullable;

/** One value among many: what was read, where it stands, and what of it was drawn last. Used for one point after another. FX thread. */
final class Cell {

    private final Reading reading;
    private int row;
    private int column;
    private boolean dirty;
    private @Nullable QualityLook look;
    private @Nullable Icon way;
    private String text = "";
    private long pointer;

    Cell(Reading reading) {
        this.reading = reading;
    }

    void stand(int atRow, int atColumn) {
        row = atRow;
        column = atColumn;
        look = null;
    }

    Reading reading() {
        return reading;
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** Remembers that the point changed; true the first time since the last {@link #refresh}. */
    boolean markDirty() {
        boolean first = !dirty;
        dirty = true;
        return first;
    }

    /**
     * Reads the point as it is now.
     *
     * @param steps how many places the pointer of its bar can stand at
     * @return whether it looks otherwise than when this was asked last
     */
    boolean refresh(long now, double steps) {
        dirty = false;
        reading.refresh(now);
        long place = place(steps);
        Icon newWay = reading.way();
        boolean same = look == reading.look() && way == newWay && place == pointer && text.equals(reading.text());
        look = reading.look();
        way = newWay;
        pointer = place;
        text = reading.text();
        return !same;
    }

    /** How far along its range the value lies, 0 to 1; below 0: nobody can say. */
    double along() {
        Range span = reading.span();
        return span == null || reading.form() != Reading.Form.NUMBER
                ? -1
                : Math.clamp((reading.value().number() - span.low()) / span.width(), 0, 1);
    }

    private long place(double steps) {
        return Math.round(along() * steps);
    }
}
