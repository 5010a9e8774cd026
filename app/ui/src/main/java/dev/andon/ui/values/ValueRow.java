package dev.andon.ui.values;

import dev.andon.model.Point;
import dev.andon.model.Range;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.quality.QualityGlyph;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
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
    private static final double LINE = Baseline.of(BoardLayout.ROW);
    private static final double TWO_LINES = -3;

    private final Reading reading;
    private final Label name = new Label();
    private final RightText number = new RightText("value-number");
    private final Text unit = new Text();
    private final Label text = new Label();
    private final RightText age = new RightText("value-age");
    private final QualityGlyph glyph = new QualityGlyph();
    private final Region frame = new Region();
    private RowColumns columns = RowColumns.of(0, false);
    private @Nullable QualityLook applied;
    private String shown = "";
    private long shownPlace;
    private boolean dirty;

    ValueRow(LiveLook live, Point first, Decimals decimals, NumberText numbers, AgeText ages, Words words) {
        reading = new Reading(live, first, decimals, numbers, ages, words);
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        name.getStyleClass().add("value-name");
        // Where a name is too long for its column; with a little less between them two lines fit into a row.
        name.setWrapText(true);
        name.setLineSpacing(TWO_LINES);
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
        reading.begin(newHandle, newPoint);
        applied = null;
        setId("value-" + newHandle);
        columns = newColumns;
        resizeRelocate(x, y, width, BoardLayout.ROW);
        name.setText(newPoint.title());
        name.resizeRelocate(columns.name(), 0, columns.nameWidth(), BoardLayout.ROW);
        number.endAt(columns.numberRight(), LINE);
        age.endAt(columns.ageRight(), LINE);
        glyph.centreAt(columns.mark(), BoardLayout.ROW / 2);
        unit.setText(newPoint.unit().symbol());
        unit.setX(columns.unit());
        unit.setY(LINE);
        refresh(now);
    }

    /** What it shows. */
    Reading reading() {
        return reading;
    }

    /** The handle of the point shown. */
    int handle() {
        return reading.handle();
    }

    RowColumns columns() {
        return columns;
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
        reading.refresh(now);
        QualityLook before = applied;
        QualityLook look = reading.look();
        if (look != before) {
            applied = look;
            applyLook(look);
        }
        glyph.show(look, reading.way());
        boolean fresh = before == null || !shown.equals(reading.text());
        // A label that was never laid out has no width to give: it is written again when it has.
        boolean unmeasured = text.isVisible() && text.getWidth() == 0;
        if (fresh || unmeasured || number.isVisible() == (reading.form() == Reading.Form.WORD)) {
            shown = reading.text();
            write();
        }
        long place = pointerPlace();
        boolean moved = place != shownPlace || look != before;
        shownPlace = place;
        return moved;
    }

    /** Writes how old the value is; once a second, so that ages are calm. */
    void writeAge(long now) {
        String fresh = reading.age(now);
        if (!fresh.equals(age.getText())) {
            age.setText(fresh);
        }
    }

    /** The row in words, for those who cannot see it; made only when it is asked for. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? reading.spoken(age.getText())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void applyLook(QualityLook look) {
        boolean fault = look.frame() == QualityLook.Frame.FAULT;
        frame.setVisible(look.frame() != QualityLook.Frame.NONE);
        frame.pseudoClassStateChanged(FAULT, fault);
        frame.resizeRelocate(
                columns.numberRight() - columns.numberWidth() + 16, 5, columns.reading() - 16, BoardLayout.ROW - 10);
        for (javafx.scene.Node node : getChildren()) {
            node.pseudoClassStateChanged(GREY, look.grey());
        }
    }

    private void write() {
        boolean word = reading.form() == Reading.Form.WORD;
        number.setVisible(!word);
        unit.setVisible(!word);
        text.setVisible(word);
        if (word) {
            text.setText(shown);
            double wanted = Math.ceil(text.prefWidth(-1));
            double left = wanted <= columns.numberWidth()
                    ? columns.numberRight() - wanted
                    : columns.numberRight() - columns.numberWidth();
            double room = columns.ageRight() - columns.ageWidth() - columns.numberRight() + columns.numberWidth() - 12;
            text.resizeRelocate(left, 0, Math.min(wanted, room), BoardLayout.ROW);
        } else {
            number.setText(shown);
        }
    }

    private long pointerPlace() {
        Range span = reading.span();
        return span == null ? 0 : AnalogBar.place(reading.value().number(), span, columns.barWidth(), 2);
    }
}
