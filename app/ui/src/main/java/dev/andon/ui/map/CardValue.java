package dev.andon.ui.map;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Range;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.quality.QualityGlyph;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A value on a card: its name, the value with its unit and the sign of its quality, and its age. FX thread. */
final class CardValue extends Region {

    /** Px. */
    static final double HEIGHT = 26;

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final double AGE = 62;
    private static final double GAP = 8;

    private final int handle;
    private final Point point;
    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;
    private final LiveValue value = new LiveValue();
    private final Label name = new Label();
    private final Label text = new Label();
    private final Label age = new Label();
    private final QualityGlyph glyph = new QualityGlyph();

    CardValue(int handle, Point point, Words words) {
        this.handle = handle;
        this.point = point;
        this.words = words;
        numbers = new NumberText(words.locale());
        ages = new AgeText(words);
        setId("map-card-value-" + handle);
        name.setText(point.title());
        name.getStyleClass().add("secondary");
        text.getStyleClass().add("map-value");
        age.getStyleClass().add("map-age");
        getChildren().addAll(name, text, age, glyph);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    /** Shows what it is now. */
    void show(LiveLook live, long now) {
        QualityLook look = live.read(handle, value, now);
        boolean heard = look.heard();
        text.setText(look.digits() ? written() : QualityLook.DASHES);
        text.pseudoClassStateChanged(GREY, look.grey());
        boolean aged = heard && value.sourceTime() != SampleBatch.NO_TIME;
        age.setText(aged ? ages.format(now - value.sourceTime()) : words.get(unaged(look)));
        glyph.show(look);
        setAccessibleText(
                words.get("value.spoken", point.title(), text.getText(), words.get(look.key()), age.getText()));
        requestLayout();
    }

    private static String unaged(QualityLook look) {
        return look == QualityLook.WAITING ? "age.waiting" : look.heard() ? "age.last-known" : "age.never";
    }

    private String written() {
        if (value.text() != null) {
            return value.text();
        }
        if (point.kind() == Kind.FLAG || value.kind() == Kind.FLAG) {
            return words.get(value.on() ? "value.yes" : "value.no");
        }
        Range range = point.normal() != null ? point.normal() : point.range();
        int decimals = range == null
                ? Math.min(2, NumberText.decimalsOf(value.number()))
                : NumberText.usefulDecimals(range.high() - range.low());
        String unit = point.unit().symbol();
        return numbers.format(value.number(), decimals) + (unit.isEmpty() ? "" : " " + unit);
    }

    @Override
    protected void layoutChildren() {
        double right = getWidth() - AGE - GAP;
        double wide = Math.min(Math.ceil(text.prefWidth(-1)), right * 0.55);
        place(age, getWidth() - AGE, AGE);
        place(text, right - wide, wide);
        glyph.centreAt(right - wide - QualityGlyph.SIZE, getHeight() / 2);
        place(name, 0, Math.max(0, right - wide - 2 * QualityGlyph.SIZE - GAP));
    }

    private void place(Label label, double x, double width) {
        double high = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(x, Math.rint((getHeight() - high) / 2), width, high);
    }
}
