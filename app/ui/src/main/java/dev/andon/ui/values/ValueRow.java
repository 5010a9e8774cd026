package dev.andon.ui.values;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Range;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.QualityGlyph;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The text of one live value: name, number, unit, quality mark and age. Bars and sparklines are drawn beneath it, on the board's one raster. Used for
 * one point after another as the board scrolls; nothing in it takes part in layout, so that a number that changes costs no more than its own pixels.
 */
final class ValueRow extends Pane {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final long NOT_SHOWN = Long.MIN_VALUE;
    private static final double LINE = Baseline.of(BoardLayout.ROW);
    private static final long A_WORD = Long.MIN_VALUE + 1;

    private final LiveTable live;
    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;
    private final Decimals decimals;
    private final LiveValue value = new LiveValue();
    private final Label name = new Label();
    private final RightText number = new RightText("value-number");
    private final Text unit = new Text();
    private final Label text = new Label();
    private final RightText age = new RightText("value-age");
    private final QualityGlyph glyph = new QualityGlyph();
    private final Region frame = new Region();
    private RowColumns columns = RowColumns.of(0, false);
    private int handle = -1;
    private Point point;
    private QualityLook look = QualityLook.NOT_CONNECTED;
    private long shownNumber = NOT_SHOWN;
    private int shownDecimals;
    private long shownPlace;
    private boolean dirty;

    ValueRow(LiveTable live, Point first, Decimals decimals, NumberText numbers, AgeText ages, Words words) {
        this.live = live;
        this.point = first;
        this.decimals = decimals;
        this.numbers = numbers;
        this.ages = ages;
        this.words = words;
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        name.getStyleClass().add("value-name");
        unit.getStyleClass().add("value-unit");
        text.getStyleClass().add("value-text");
        frame.getStyleClass().add("value-frame");
        unit.setTextOrigin(VPos.BASELINE);
        unit.setManaged(false);
        name.setManaged(false);
        text.setManaged(false);
        frame.setManaged(false);
        getChildren().addAll(frame, name, number, unit, text, glyph, age);
    }

    /** Takes on a point and a place, and shows it as it is now. */
    void show(int newHandle, Point newPoint, RowColumns newColumns, double x, double y, double width, long now) {
        handle = newHandle;
        point = newPoint;
        shownNumber = NOT_SHOWN;
        setId("value-" + handle);
        columns = newColumns;
        resizeRelocate(x, y, width, BoardLayout.ROW);
        name.setText(point.title());
        name.resizeRelocate(columns.name(), 0, columns.nameWidth(), BoardLayout.ROW);
        number.endAt(columns.numberRight(), LINE);
        age.endAt(columns.ageRight(), LINE);
        glyph.centreAt(columns.mark(), BoardLayout.ROW / 2);
        unit.setText(point.unit().symbol());
        unit.setX(columns.unit());
        unit.setY(LINE);
        refresh(now);
    }

    /** The handle of the point shown. */
    int handle() {
        return handle;
    }

    Point point() {
        return point;
    }

    QualityLook look() {
        return look;
    }

    RowColumns columns() {
        return columns;
    }

    /** What was read last. */
    LiveValue value() {
        return value;
    }

    /** Remembers that the point changed; true the first time since the last {@link #refresh}. */
    boolean markDirty() {
        boolean first = !dirty;
        dirty = true;
        return first;
    }

    /**
     * Shows the point as it is now.
     *
     * @return whether what is drawn beneath must be drawn again
     */
    boolean refresh(long now) {
        dirty = false;
        live.read(handle, value);
        QualityLook before = look;
        look = QualityLook.of(value.quality(), value.sourceTime(), now, live.cadence(handle));
        if (look != before || shownNumber == NOT_SHOWN) {
            applyLook();
        }
        glyph.show(look, way());
        if (value.kind() == Kind.NUMBER && look.digits()) {
            showNumber();
        } else {
            showWord(wordOf());
        }
        long place = pointerPlace();
        boolean moved = place != shownPlace || look != before;
        shownPlace = place;
        return moved;
    }

    /** Writes how old the value is; once a second, so that ages are calm. */
    void writeAge(long now) {
        String fresh;
        if (look == QualityLook.NOT_CONNECTED) {
            fresh = words.get("age.never");
        } else if (value.sourceTime() == SampleBatch.NO_TIME) {
            fresh = words.get("age.last-known");
        } else {
            fresh = ages.format(now - value.sourceTime());
        }
        if (!fresh.equals(age.getText())) {
            age.setText(fresh);
        }
    }

    /** The row in words, for those who cannot see it; made only when it is asked for. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? spoken() : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String spoken() {
        String shown = look.digits() ? number.getText() + ' ' + unit.getText() : words.get(look.key());
        return words.get("value.spoken", point.title(), shown.strip(), words.get(look.key()), age.getText());
    }

    private void applyLook() {
        boolean fault = look.frame() == QualityLook.Frame.FAULT;
        frame.setVisible(look.frame() != QualityLook.Frame.NONE);
        frame.pseudoClassStateChanged(FAULT, fault);
        frame.resizeRelocate(
                columns.numberRight() - RowColumns.NUMBER + 16,
                5,
                RowColumns.NUMBER + RowColumns.UNIT - 16,
                BoardLayout.ROW - 10);
        for (javafx.scene.Node node : getChildren()) {
            node.pseudoClassStateChanged(GREY, look.grey());
        }
    }

    private void showNumber() {
        int places = decimals.of(handle, point, value.number());
        long scaled = NumberText.scaled(value.number(), places);
        if (scaled != shownNumber || places != shownDecimals || !number.isVisible()) {
            shownNumber = scaled;
            shownDecimals = places;
            text.setVisible(false);
            unit.setVisible(true);
            number.setVisible(true);
            number.setText(numbers.format(value.number(), places));
        }
    }

    private void showWord(String word) {
        boolean dashes = !look.digits();
        number.setVisible(dashes);
        unit.setVisible(dashes);
        text.setVisible(!dashes);
        shownNumber = A_WORD;
        if (dashes) {
            number.setText(word);
        } else if (!word.equals(text.getText()) || text.getWidth() == 0) {
            text.setText(word);
            double wanted = Math.ceil(text.prefWidth(-1));
            double left = wanted <= RowColumns.NUMBER
                    ? columns.numberRight() - wanted
                    : columns.numberRight() - RowColumns.NUMBER;
            double room = columns.ageRight() - RowColumns.AGE - columns.numberRight() + RowColumns.NUMBER - 12;
            text.resizeRelocate(left, 0, Math.min(wanted, room), BoardLayout.ROW);
        }
    }

    private String wordOf() {
        if (!look.digits()) {
            return QualityLook.DASHES;
        }
        if (value.kind() == Kind.FLAG) {
            return words.get(value.on() ? "value.on" : "value.off");
        }
        String words = value.text();
        return words == null ? "" : words;
    }

    /** Which way the value lies outside its limits; null: it does not, or nobody can say. */
    private @Nullable Icon way() {
        Range limits = value.kind() == Kind.NUMBER ? Standing.limits(point) : null;
        if (limits == null || !value.quality().live() || limits.contains(value.number())) {
            return null;
        }
        return value.number() > limits.high() ? Icon.ABOVE : Icon.BELOW;
    }

    private long pointerPlace() {
        Range span = span();
        return span == null ? 0 : AnalogBar.place(value.number(), span, columns.barWidth(), 2);
    }

    /** What the bar spans; null: this row has none. */
    @Nullable
    Range span() {
        return point.kind() == Kind.NUMBER ? AnalogBar.span(point) : null;
    }
}
