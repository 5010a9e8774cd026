package dev.andon.ui.values;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.PointId;
import dev.andon.model.Range;
import dev.andon.runtime.PointTable;
import dev.andon.ui.quality.QualityGlyph;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.Sparkline;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * One live value large, to be read from across the room: name, age, number and unit, its recent past, and a bar with its band and limits. Whatever its
 * quality is goes over the whole card. Of any width from {@link #NARROWEST} on; as high as {@link #heightFor} says. FX thread.
 */
public final class ValueCard extends Region {

    /** Logical pixels; narrower than this the sparkline is left out. */
    public static final double NARROWEST = 168;

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final PseudoClass WORD = PseudoClass.getPseudoClass("word");
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    // Stands where no point is shown yet.
    private static final Point NOTHING = Point.unknown(new PointId("-", "-"), Kind.NUMBER);
    private static final long SECOND = 1_000_000;
    private static final double HEIGHT = 96;
    // What a second line of the name adds; there is never a third.
    private static final double LINE = 18;
    private static final double AGE = 52;
    private static final double PAD = 14;
    private static final double GAP = 8;
    private static final double HEAD_LINE = 25;
    private static final double NUMBER_LINE = 59;
    private static final double SPARK_TOP = 36;
    private static final double SPARK_HEIGHT = 26;
    private static final double SPARK_LEAST = 44;
    private static final double SPARK_SHARE = 0.46;
    private static final double BAR_TOP = 71;
    private static final double EDGE = 2;

    private final PointTable points;
    private final CardTexts texts;
    private final Reading reading;
    private final AnalogBar bar;
    private final Sparkline spark;
    private final int hatch;
    private final RasterView raster = new RasterView();
    private final Region frame = new Region();
    private final Label name = new Label();
    private final Label device = new Label();
    private final RightText age = new RightText("value-age");
    private final QualityGlyph glyph = new QualityGlyph();
    private final Label number = new Label();
    private final Label unit = new Label();
    private final Tooltip tip = new Tooltip();
    private int point = -1;
    private boolean dirty;
    private long nextSecond;
    private String shown = "";

    /**
     * A card that shows nothing yet.
     *
     * @param chosen told the handle of its point when a person chooses it
     */
    public ValueCard(ValueBoard.Sources sources, Theme theme, Words words, IntConsumer chosen) {
        points = sources.points();
        texts = new CardTexts(sources, words);
        bar = new AnalogBar(theme);
        spark = sources.spark();
        hatch = theme.colour("hatch");
        reading = new Reading(
                sources.looks(), NOTHING, new Decimals(), new NumberText(words.locale()), new AgeText(words), words);
        getStyleClass().addAll("card", "value-card");
        frame.getStyleClass().addAll("value-frame", "value-card-frame");
        name.getStyleClass().add("value-card-name");
        name.setWrapText(true);
        name.setAlignment(Pos.TOP_LEFT);
        device.getStyleClass().add("secondary");
        number.getStyleClass().add("value-card-number");
        unit.getStyleClass().add("value-card-unit");
        for (Region part : List.of(frame, name, device, number, unit)) {
            part.setManaged(false);
            part.setMouseTransparent(true);
        }
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        getChildren().addAll(raster, frame, name, device, glyph, age, number, unit);
        Tooltip.install(this, tip);
        addEventHandler(MouseEvent.MOUSE_ENTERED, over -> tip.setText(point < 0 ? "" : texts.explain(reading)));
        addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && point >= 0) {
                chosen.accept(point);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if ((key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) && point >= 0) {
                chosen.accept(point);
                key.consume();
            }
        });
    }

    /**
     * Shows a point, at the next beat.
     *
     * @param handle the point's; -1: none
     */
    public void show(int handle) {
        point = handle;
        shown = "";
        nextSecond = 0;
        for (javafx.scene.Node part : getChildren()) {
            part.setVisible(handle >= 0);
        }
        if (handle >= 0) {
            Point fresh = points.point(handle);
            reading.begin(handle, fresh);
            setId("value-card-" + handle);
            name.setText(fresh.title());
            device.setText(points.device(points.deviceOf(handle)).title());
            unit.setText(fresh.unit().symbol());
        }
        requestLayout();
    }

    /** How high it has to be at a width, px: where its name needs a second line, higher. */
    public double heightFor(double width) {
        boolean fits = Math.ceil(name.prefWidth(-1)) <= width - 2 * PAD - AGE;
        return point < 0 || fits ? HEIGHT : HEIGHT + LINE;
    }

    /** Which point is shown; -1: none. */
    public int point() {
        return point;
    }

    /** A point changed; shown at the next beat, if it is this one. */
    public void changed(int handle) {
        dirty |= handle == point;
    }

    /** Shows what changed, and moves on with the time; every pulse while the card can be seen. */
    public void beat(long now) {
        boolean second = now >= nextSecond;
        if (point < 0 || !(dirty || second)) {
            return;
        }
        dirty = false;
        reading.refresh(now);
        if (!shown.equals(reading.text())) {
            shown = reading.text();
            number.setText(shown);
            placeNumber();
        }
        if (second) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            age.setText(reading.age(now));
        }
        applyLook(reading.look());
        paint(now);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && point >= 0
                ? reading.spoken(age.getText())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected double computeMinWidth(double height) {
        return NARROWEST;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * NARROWEST;
    }

    @Override
    protected double computeMinHeight(double width) {
        return heightFor(width < 0 ? getWidth() : width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return heightFor(width < 0 ? getWidth() : width);
    }

    @Override
    protected void layoutChildren() {
        frame.resizeRelocate(0, 0, getWidth(), getHeight());
        age.endAt(getWidth() - PAD, HEAD_LINE);
        placeHead();
        placeNumber();
        nextSecond = 0;
    }

    private void placeHead() {
        double mark = age.left() - GAP - (glyph.isVisible() ? QualityGlyph.SIZE : 0);
        glyph.centreAt(age.left() - 5 - QualityGlyph.SIZE / 2, HEAD_LINE - 4.5);
        double room = mark - PAD;
        double nameWidth = Math.min(Math.ceil(name.prefWidth(-1)), room);
        Baseline.place(name, PAD, nameWidth, HEAD_LINE);
        if (lower() > 0) {
            name.resize(nameWidth, name.getHeight() + lower());
        }
        double left = PAD + nameWidth + GAP;
        // Less than a few letters of it would only be dots.
        boolean fits = mark - left >= Math.min(device.prefWidth(-1), 3 * GAP);
        Baseline.place(device, left, fits ? mark - left : 0, HEAD_LINE);
        device.setVisible(fits && point >= 0);
    }

    /** How much further down everything below the head stands, for a second line of the name. */
    private double lower() {
        return Math.max(0, getHeight() - HEIGHT);
    }

    private void placeNumber() {
        if (getWidth() < 1) {
            return;
        }
        boolean word = reading.form() == Reading.Form.WORD;
        boolean wasLong = number.getPseudoClassStates().contains(LONG);
        number.pseudoClassStateChanged(WORD, word);
        number.pseudoClassStateChanged(LONG, false);
        if (wasLong) {
            // Else it would be measured in the smaller size that it had, and cut in the larger one.
            number.applyCss();
        }
        unit.setVisible(!word && point >= 0);
        double unitWidth = word ? 0 : Math.ceil(unit.prefWidth(-1)) + 4;
        double room = getWidth() - 2 * PAD - unitWidth;
        double wanted = Math.ceil(number.prefWidth(-1));
        if (wanted > room) {
            number.pseudoClassStateChanged(LONG, true);
            number.applyCss();
            wanted = Math.ceil(number.prefWidth(-1));
        }
        Baseline.place(number, PAD, Math.min(wanted, room), NUMBER_LINE + lower());
        Baseline.place(unit, PAD + Math.min(wanted, room) + 4, Math.max(0, unitWidth - 4), NUMBER_LINE + lower());
    }

    private void applyLook(QualityLook look) {
        glyph.show(look, reading.way());
        frame.setVisible(look.frame() != QualityLook.Frame.NONE);
        frame.pseudoClassStateChanged(FAULT, look.frame() == QualityLook.Frame.FAULT);
        for (javafx.scene.Node part : List.of(name, number, unit)) {
            part.pseudoClassStateChanged(GREY, look.grey());
        }
        placeHead();
    }

    private void paint(long now) {
        double width = getWidth();
        if (width < 1) {
            return;
        }
        raster.fit(width, getHeight());
        Raster ink = raster.raster();
        ink.clear(0, 0, width, getHeight());
        QualityLook look = reading.look();
        Range span = reading.span();
        if (reading.value().kind() != Kind.TEXT) {
            double left = Math.max(width * (1 - SPARK_SHARE), PAD + number.getWidth() + unit.getWidth() + 2 * GAP);
            double height = span == null ? SPARK_HEIGHT + 18 : SPARK_HEIGHT;
            if (width - PAD - left >= SPARK_LEAST) {
                spark.paint(
                        ink,
                        Math.rint(left),
                        SPARK_TOP + lower(),
                        width - PAD - Math.rint(left),
                        height,
                        reading.handle(),
                        reading.point(),
                        look,
                        now);
            }
        }
        if (span != null) {
            bar.paint(ink, PAD, BAR_TOP + lower(), width - 2 * PAD, reading);
        }
        if (look.hatched()) {
            ink.hatch(EDGE, EDGE, width - 2 * EDGE, getHeight() - 2 * EDGE, hatch, BoardInk.HATCH_OPACITY);
        }
        raster.show();
    }
}
