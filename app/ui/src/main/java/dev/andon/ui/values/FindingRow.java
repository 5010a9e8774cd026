package dev.andon.ui.values;

import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.tree.Finding;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One line of what needs a look; used for one finding after another. Click, Enter or Space chooses it. */
final class FindingRow extends Region {

    static final double HEIGHT = 30;

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final double GAP = 8;
    private static final double WHY = 172;
    private static final double MIDDLE = HEIGHT / 2;
    private static final double LINE = Baseline.of(HEIGHT);
    private static final double TWO_LINES_BELOW = 620;
    private static final double TALL = 48;
    private static final double UPPER_LINE = 20;
    private static final double LOWER_LINE = 38;
    private static final double UNIT_GAP = 4;

    private final StandingMark mark = new StandingMark();
    private final Label what = new Label();
    private final RightText amount = new RightText("finding-amount");
    private final Label unit = new Label();
    private final Label why = new Label();
    private final Label where = new Label();
    private final RightText since = new RightText("value-age");
    private final Tooltip tip = new Tooltip();
    private @Nullable Finding finding;
    private FindingTexts.@Nullable Line shown;

    FindingRow(Consumer<Finding> chosen) {
        setManaged(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        getStyleClass().add("finding");
        what.getStyleClass().add("finding-what");
        unit.getStyleClass().add("secondary");
        where.getStyleClass().add("secondary");
        for (Label label : List.of(what, unit, why, where)) {
            label.setManaged(false);
        }
        Tooltip.install(this, tip);
        getChildren().addAll(mark, what, amount, unit, why, where, since);
        addEventHandler(MouseEvent.MOUSE_CLICKED, click -> choose(chosen));
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                choose(chosen);
                key.consume();
            }
        });
    }

    /** @param inTrend whether it is the value whose trend is shown */
    void show(Finding wanted, FindingTexts texts, boolean inTrend, long now) {
        pseudoClassStateChanged(CHOSEN, inTrend);
        FindingTexts.Line line = texts.line(wanted, now);
        finding = wanted;
        if (!line.equals(shown)) {
            shown = line;
            mark.show(wanted.standing(), line.way());
            what.setText(line.what());
            amount.setText(line.amount());
            amount.pseudoClassStateChanged(GREY, line.grey());
            unit.setText(line.unit());
            why.setText(line.why());
            since.setText(line.since());
            String spoken = String.join(
                    ", ", line.what(), (line.amount() + ' ' + line.unit()).strip(), line.why(), line.where());
            setAccessibleText(spoken);
            tip.setText(spoken + '\n' + line.since());
        }
    }

    /** How high a row is, px: on a phone two lines, and large enough for a thumb. */
    static double heightFor(double width) {
        return width < TWO_LINES_BELOW ? TALL : HEIGHT;
    }

    void place(double x, double y, double width) {
        resizeRelocate(x, y, width, heightFor(width));
        if (width < TWO_LINES_BELOW) {
            placeInTwoLines(width);
        } else {
            placeInColumns(RowColumns.of(width, true));
        }
    }

    private void placeInColumns(RowColumns columns) {
        mark.centreAt(RowColumns.PAD + StandingMark.SIZE / 2, MIDDLE);
        double left = RowColumns.PAD + StandingMark.SIZE + GAP;
        Baseline.place(what, left, columns.name() + columns.nameWidth() - left, LINE);
        amount.endAt(columns.numberRight(), LINE);
        Baseline.place(unit, columns.unit(), columns.bar() - columns.unit() - GAP, LINE);
        since.endAt(columns.ageRight(), LINE);
        boolean drawn = columns.barWidth() > 0;
        double whyWidth =
                drawn ? Math.min(WHY, columns.spark() - columns.bar()) : Math.max(0, since.left() - columns.bar());
        Baseline.place(why, columns.bar(), whyWidth - GAP, LINE);
        placeWhere(columns.bar() + whyWidth, since.left() - GAP, LINE);
    }

    /** What and how much above, why and where below. */
    private void placeInTwoLines(double width) {
        double right = width - RowColumns.PAD;
        mark.centreAt(RowColumns.PAD + StandingMark.SIZE / 2, TALL / 2);
        double left = RowColumns.PAD + StandingMark.SIZE + GAP;
        double unitWidth = Math.ceil(unit.prefWidth(-1));
        Baseline.place(unit, right - unitWidth, unitWidth, UPPER_LINE);
        double amountRight = right - unitWidth - (unitWidth > 0 ? UNIT_GAP : 0);
        amount.endAt(amountRight, UPPER_LINE);
        Baseline.place(what, left, amount.left() - GAP - left, UPPER_LINE);
        since.endAt(right, LOWER_LINE);
        double room = since.left() - GAP - left;
        double whyWidth = Math.min(Math.ceil(why.prefWidth(-1)), room);
        Baseline.place(why, left, whyWidth, LOWER_LINE);
        placeWhere(left + whyWidth + GAP, since.left() - GAP, LOWER_LINE);
    }

    /** Where it is: in full if there is room, else no more than the nearest place. */
    private void placeWhere(double left, double right, double line) {
        if (shown != null) {
            where.setText(shown.where());
            if (where.prefWidth(-1) > right - left) {
                where.setText(shown.nearby());
            }
        }
        Baseline.place(where, left, right - left, line);
    }

    private void choose(Consumer<Finding> chosen) {
        if (finding != null) {
            chosen.accept(finding);
        }
    }
}
