package dev.andon.ui.trend;

import dev.andon.model.Device;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.PointTable;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** The live trend of one point: its last minutes, as many as are known, up to an hour. FX thread. */
public final class TrendView extends Region {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final long SECOND = 1_000_000;
    private static final double PAD = 14;
    private static final double HEAD = 42;
    private static final double LEFT = 58;
    private static final double RIGHT = 84;
    private static final double FOOT = 26;
    private static final double TICK_ROOM_X = 110;
    private static final double TICK_ROOM_Y = 44;
    private static final double PEN_DOT = 3;
    private static final double PEN_LINE = 1.3;
    private static final double PEN_ROOM = 6;
    private static final double CAUSE_ROOM = 96;
    private static final double CAUSE_TOP = 12;
    private static final double GRID_OPACITY = 0.55;

    private final PointTable points;
    private final LiveTable live;
    private final SeriesBook book;
    private final Words words;
    private final IntFunction<String> path;
    private final NumberText numbers;
    private final TimeAxis times;
    private final CurvePainter painter;
    private final int line;
    private final int process;
    private final int grey;
    private final int surface;
    private final SeriesPicture picture = new SeriesPicture();
    private final LiveValue value = new LiveValue();
    private final Label title = new Label();
    private final Label device = new Label();
    private final Label summary = new Label();
    private final TrendHead head = new TrendHead(title, device, summary);
    private final RasterView plot = new RasterView();
    private final TickTexts across = new TickTexts("axis");
    private final TickTexts down = new TickTexts("axis");
    private final TickTexts causes = new TickTexts("gap-cause");
    private final Text pen = new Text();
    private final Label nothing = new Label();
    private int point = -1;
    private boolean changed;
    private long drawnColumn;
    private long nextSecond;

    /** @param path where a device stands, by its handle */
    public TrendView(
            PointTable points,
            LiveTable live,
            SeriesBook book,
            Theme theme,
            Words words,
            IntFunction<String> path,
            ZoneId zone) {
        this.points = points;
        this.live = live;
        this.book = book;
        this.words = words;
        this.path = path;
        this.numbers = new NumberText(words.locale());
        this.times = new TimeAxis(zone);
        this.painter = new CurvePainter(theme);
        line = theme.colour("line");
        process = theme.colour("process");
        grey = theme.colour("ink-3");
        surface = theme.colour("surface");
        setId("trend");
        getStyleClass().addAll("card", "trend");
        title.getStyleClass().add("card-title");
        device.getStyleClass().add("secondary");
        summary.getStyleClass().add("secondary");
        nothing.getStyleClass().add("secondary");
        nothing.setAlignment(Pos.CENTER);
        pen.getStyleClass().add("pen");
        pen.setTextOrigin(VPos.CENTER);
        pen.setManaged(false);
        getChildren().addAll(plot, head, across, down, causes, pen, nothing);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        showNothing();
    }

    /**
     * Shows another point.
     *
     * @param handle the point's; -1: none
     */
    public void show(int handle) {
        point = handle;
        if (handle >= 0) {
            live.read(handle, value);
            book.follow(handle, value);
            describe();
            summary.setText("");
        }
        picture.clear();
        changed = true;
        nextSecond = 0;
        requestLayout();
    }

    /** Which point is shown; -1: none. */
    public int point() {
        return point;
    }

    /** A point changed; drawn at the next beat, if it is the one shown. */
    public void changed(int handle) {
        changed |= handle == point;
    }

    /** Draws what changed, and moves on with the time; every pulse while the trend can be seen. */
    public void beat(long now) {
        if (point < 0 || points.point(point).kind() == Kind.TEXT) {
            showNothing();
            return;
        }
        if (plotWidth() < 1 || plotHeight() < 1) {
            return;
        }
        if (changed && picture.empty()) {
            book.picture(point, picture);
        }
        long from = from(now);
        long column = (long) ((double) now / (now - from) * plotWidth());
        boolean second = now >= nextSecond;
        if (changed || second || column != drawnColumn) {
            changed = false;
            drawnColumn = column;
            live.read(point, value);
            book.picture(point, picture);
            if (!value.quality().live()) {
                picture.cease(value.quality());
            }
            draw(from, now);
        }
        if (second) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            describe();
            summarise(points.point(point), from, now);
        }
    }

    @Override
    protected void layoutChildren() {
        head.resizeRelocate(PAD, 0, Math.max(0, getWidth() - 2 * PAD), HEAD - 6);
        head.requestLayout();
        nothing.resizeRelocate(PAD, HEAD, Math.max(0, getWidth() - 2 * PAD), Math.max(0, getHeight() - HEAD - PAD));
        plot.setLayoutX(LEFT);
        plot.setLayoutY(HEAD);
    }

    private void showNothing() {
        setDrawable(false);
        head.setVisible(point >= 0);
        nothing.setText(words.get(point < 0 ? "trend.none" : "trend.text"));
    }

    private void setDrawable(boolean drawable) {
        nothing.setVisible(!drawable);
        for (Node node : List.of(head, plot, across, down, causes, pen)) {
            node.setVisible(drawable);
        }
    }

    private void describe() {
        Point shown = points.point(point);
        Device owner = points.device(points.deviceOf(point));
        title.setText(shown.title());
        String where = path.apply(points.deviceOf(point));
        device.setText(where.isEmpty() ? owner.title() : owner.title() + " · " + where);
        setAccessibleText(words.get("trend.accessible", shown.title(), owner.title()));
    }

    private long from(long now) {
        return now - TimeAxis.span(picture.firstTime() == Long.MIN_VALUE ? now : picture.firstTime(), now);
    }

    private void draw(long from, long now) {
        setDrawable(true);
        Point shown = points.point(point);
        plot.fit(plotWidth() + PEN_ROOM, plotHeight());
        Raster raster = plot.raster();
        raster.clear(0, 0, raster.width(), raster.height());
        int ticks = Math.max(1, (int) (plotHeight() / TICK_ROOM_Y));
        ValueAxis axis = ValueAxis.around(picture, from, now, shown.normal(), ticks);
        PlotArea area = new PlotArea(0, 1, plotWidth(), plotHeight() - 2, from, now, axis.low(), axis.high());
        QualityLook look = QualityLook.of(value.quality(), value.sourceTime(), now, live.cadence(point));
        boolean steps = shown.kind() != Kind.NUMBER || book.irregular(point);
        drawValueTicks(raster, area, axis, shown);
        painter.paint(raster, area, picture, shown.normal(), steps, look);
        nameGaps(area);
        drawTimeTicks(area);
        drawPen(raster, area, shown, look);
        plot.show();
    }

    private void drawValueTicks(Raster raster, PlotArea area, ValueAxis axis, Point shown) {
        down.begin();
        if (shown.kind() == Kind.NUMBER) {
            for (double tick = axis.firstTick(); tick <= axis.high() + axis.step() * 1e-6; tick += axis.step()) {
                double y = Math.round(area.down(tick));
                raster.fill(0, Math.min(y, area.y() + area.height() - 1), area.width(), 1, line, GRID_OPACITY);
                down.rightAligned(numbers.format(tick, axis.decimals()), LEFT - 8, HEAD + y);
            }
        }
        down.end();
    }

    private void drawTimeTicks(PlotArea area) {
        long step = TimeAxis.step(area.to() - area.from(), area.width(), TICK_ROOM_X);
        across.begin();
        for (long tick = times.firstTick(area.from(), step); tick <= area.to(); tick += step) {
            across.centred(times.label(tick, step), LEFT + area.across(tick), HEAD + plotHeight() + FOOT / 2);
        }
        across.end();
    }

    /** Says in every gap that has room for a word what the point was in it. */
    private void nameGaps(PlotArea area) {
        Gaps gaps = picture.gaps();
        causes.begin();
        for (int index = 0; index < gaps.size(); index++) {
            double left = area.across(Math.clamp(gaps.start(index), area.from(), area.to()));
            double right = area.across(Math.clamp(gaps.end(index), area.from(), area.to()));
            if (right - left >= CAUSE_ROOM) {
                String cause = words.get("trend.cause."
                        + gaps.cause(index).name().toLowerCase(Locale.ROOT).replace('_', '-'));
                causes.centred(cause, LEFT + (left + right) / 2, HEAD + area.y() + CAUSE_TOP);
            }
        }
        causes.end();
    }

    private void drawPen(Raster raster, PlotArea area, Point shown, QualityLook look) {
        pen.setVisible(picture.lastTime() != Long.MIN_VALUE);
        if (!pen.isVisible()) {
            return;
        }
        double y = Math.clamp(area.down(picture.lastValue()), area.y(), area.y() + area.height());
        double x = Math.min(area.across(picture.live() ? area.to() : picture.lastTime()), area.width());
        if (x >= 0) {
            raster.disc(x, y, PEN_DOT, look.grey() ? grey : process, 1);
            if (!look.solid()) {
                raster.disc(x, y, PEN_DOT - PEN_LINE, surface, 1);
            }
        }
        pen.pseudoClassStateChanged(GREY, look.grey());
        pen.setText(penText(shown));
        pen.setX(LEFT + area.width() + 10);
        pen.setY(HEAD + Math.clamp(y, 8, plotHeight() - 8));
    }

    private String penText(Point shown) {
        if (shown.kind() == Kind.FLAG) {
            return words.get(picture.lastValue() != 0 ? "value.yes" : "value.no");
        }
        int decimals = Math.min(usefulDecimals(shown), NumberText.decimalsOf(picture.lastValue()));
        return numbers.format(picture.lastValue(), decimals)
                + ' '
                + shown.unit().symbol();
    }

    /** How many decimals tell anything of what is drawn. */
    private int usefulDecimals(Point shown) {
        double span = shown.range() != null ? shown.range().width() : picture.reach();
        return span > 0 ? NumberText.usefulDecimals(span) : 0;
    }

    private void summarise(Point shown, long from, long now) {
        if (picture.empty()) {
            summary.setText(words.get("trend.waiting"));
            return;
        }
        TrendSummary told = TrendSummary.of(picture, from, now);
        List<String> parts = new ArrayList<>();
        if (shown.kind() == Kind.NUMBER && !Double.isNaN(told.mean())) {
            String mean = numbers.format(told.mean(), usefulDecimals(shown));
            parts.add(words.get("trend.mean", mean, shown.unit().symbol()).strip());
        }
        int live = (int) Math.floor(told.live() * 100 + 1e-9);
        if (live < 100) {
            parts.add(words.get("trend.live", live));
        }
        if (told.gapTo() == Gaps.OPEN) {
            parts.add(words.get("trend.gap.open", times.label(told.gapFrom(), 1)));
        } else if (told.gapFrom() != Long.MIN_VALUE) {
            parts.add(words.get("trend.gap", times.label(told.gapFrom(), 1), times.label(told.gapTo(), 1)));
        }
        summary.setText(String.join(" · ", parts));
    }

    private double plotWidth() {
        return Math.floor(getWidth() - LEFT - RIGHT);
    }

    private double plotHeight() {
        return Math.floor(getHeight() - HEAD - FOOT);
    }
}
