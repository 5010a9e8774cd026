package dev.andon.ui.trend;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Range;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The drawn part of a trend: axes, gaps, curve, pen, and a crosshair where somebody wants one. FX thread. */
final class TrendPlot extends Region {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final double LEFT = 58;
    private static final double RIGHT = 84;
    private static final double FOOT = 26;
    private static final double TICK_ROOM_X = 110;
    private static final double NARROW = 400;
    private static final double NARROW_TICK_ROOM_X = 72;
    private static final double TICK_ROOM_Y = 44;
    private static final double PEN_DOT = 3;
    private static final double PEN_LINE = 1.3;
    private static final double PEN_ROOM = 6;
    private static final double CAUSE_ROOM = 12;
    private static final double CAUSE_TOP = 12;
    private static final double GRID_OPACITY = 0.55;

    private final Words words;
    private final TimeAxis times;
    private final TrendTexts texts;
    private final CurvePainter curves;
    private final PastPainter pasts;
    private final int line;
    private final int process;
    private final int grey;
    private final int surface;
    private final RasterView plot = new RasterView();
    private final TickTexts across = new TickTexts("axis");
    private final TickTexts down = new TickTexts("axis");
    private final TickTexts causes = new TickTexts("gap-cause");
    private final Text pen = new Text();
    private final Crosshair cross = new Crosshair();
    private double reach;

    /**
     * What is drawn, whether from memory or from the cache.
     *
     * @param look how the newest value looks
     * @param steps whether a value holds until the next one
     * @param now microseconds since 1970 UTC
     */
    record Shown(Point point, QualityLook look, boolean steps, long now) {

        @Nullable
        Range normal() {
            return point.normal();
        }
    }

    TrendPlot(Theme theme, Words words, TimeAxis times, TrendTexts texts) {
        this.words = words;
        this.times = times;
        this.texts = texts;
        curves = new CurvePainter(theme);
        pasts = new PastPainter(theme);
        line = theme.colour("line");
        process = theme.colour("process");
        grey = theme.colour("ink-3");
        surface = theme.colour("surface");
        pen.getStyleClass().add("pen");
        pen.setTextOrigin(VPos.CENTER);
        pen.setManaged(false);
        plot.setLayoutX(LEFT);
        getChildren().addAll(plot, across, down, causes, pen, cross);
    }

    Crosshair cross() {
        return cross;
    }

    double plotWidth() {
        return Math.floor(getWidth() - LEFT - RIGHT);
    }

    double plotHeight() {
        return Math.floor(getHeight() - FOOT);
    }

    /** How far a place is from the left of what is drawn: 0 to 1 within. */
    double share(double x) {
        return (x - LEFT) / plotWidth();
    }

    /** Whether a place lies in what is drawn. */
    boolean within(double x, double y) {
        return share(x) >= 0 && share(x) <= 1 && y >= 0 && y <= plotHeight();
    }

    /** How far from zero reach the values that are drawn. */
    double reach() {
        return reach;
    }

    /** The columns of pixels of a stretch, as fine as the screen is here. */
    PixelGrid grid(long end, long span) {
        return PixelGrid.ending(end, span, Math.max(1, (int) Math.ceil(plotWidth() * plot.deviceScale())));
    }

    /** Draws what is in memory. */
    void draw(Shown shown, SeriesPicture picture, long from, long to) {
        reach = picture.reach();
        ValueAxis axis = ValueAxis.around(picture, from, to, shown.normal(), ticks());
        PlotArea area = begin(shown, axis, from, to);
        curves.paint(plot.raster(), area, picture, shown.normal(), shown.steps(), shown.look());
        Gaps gaps = picture.gaps();
        causes.begin();
        for (int index = 0; index < gaps.size(); index++) {
            String cause = gaps.cause(index).name().toLowerCase(Locale.ROOT).replace('_', '-');
            nameGap(area, gaps.start(index), gaps.end(index), "trend.cause." + cause);
        }
        causes.end();
        boolean any = picture.lastTime() != Long.MIN_VALUE && picture.lastTime() <= to;
        drawPen(shown, area, any, picture.lastValue(), picture.live() ? to : picture.lastTime());
        plot.show();
    }

    /** Draws what the cache told. */
    void draw(Shown shown, Past past, PixelGrid grid, PastPainter.Tip tip, boolean live) {
        pasts.lay(past, grid, tip);
        ValueAxis axis = pasts.axis(past, grid, shown.normal(), ticks());
        reach = Math.max(Math.abs(axis.low()), Math.abs(axis.high()));
        PlotArea area = begin(shown, axis, grid.from(), grid.to());
        pasts.paint(plot.raster(), area, past, grid, shown.normal(), tip);
        causes.begin();
        past.bands().forEach(band -> nameGap(area, band.from(), band.to(), band.key()));
        causes.end();
        drawPen(shown, area, live && tip.until() == Gaps.OPEN, tip.number(), past.heldUntil(shown.now()));
        plot.show();
    }

    /** Draws the axes alone: what lies between them is not known yet. */
    void drawEmpty(Shown shown, long from, long to) {
        begin(shown, ValueAxis.around(1, 0, shown.normal(), ticks()), from, to);
        causes.begin();
        causes.end();
        pen.setVisible(false);
        plot.show();
    }

    /** Says what stands at the crosshair. */
    void read(String text) {
        cross.show(text, LEFT, plotWidth(), plotHeight());
    }

    private int ticks() {
        return Math.max(1, (int) (plotHeight() / TICK_ROOM_Y));
    }

    private PlotArea begin(Shown shown, ValueAxis axis, long from, long to) {
        plot.fit(plotWidth() + PEN_ROOM, plotHeight());
        Raster raster = plot.raster();
        raster.clear(0, 0, raster.width(), raster.height());
        PlotArea area = new PlotArea(0, 1, plotWidth(), plotHeight() - 2, from, to, axis.low(), axis.high());
        drawValueTicks(raster, area, axis, shown.point());
        drawTimeTicks(area);
        return area;
    }

    private void drawValueTicks(Raster raster, PlotArea area, ValueAxis axis, Point shown) {
        down.begin();
        if (shown.kind() == Kind.NUMBER) {
            for (double tick = axis.firstTick(); tick <= axis.high() + axis.step() * 1e-6; tick += axis.step()) {
                double y = Math.round(area.down(tick));
                raster.fill(0, Math.min(y, area.y() + area.height() - 1), area.width(), 1, line, GRID_OPACITY);
                down.rightAligned(texts.number(tick, axis.decimals()), LEFT - 8, y);
            }
        }
        down.end();
    }

    private void drawTimeTicks(PlotArea area) {
        double room = area.width() < NARROW ? NARROW_TICK_ROOM_X : TICK_ROOM_X;
        TimeStep step = TimeStep.fitting(area.to() - area.from(), area.width(), room);
        across.begin();
        for (long tick : times.ticks(step, area.from(), area.to())) {
            across.centred(times.label(tick, step), LEFT + area.across(tick), plotHeight() + FOOT / 2);
        }
        across.end();
    }

    /** Says in a gap that has room for a word why it is one. */
    private void nameGap(PlotArea area, long from, long to, String cause) {
        double left = area.across(Math.clamp(from, area.from(), area.to()));
        double right = area.across(Math.clamp(to, area.from(), area.to()));
        causes.centred(words.get(cause), LEFT + (left + right) / 2, area.y() + CAUSE_TOP, right - left - CAUSE_ROOM);
    }

    private void drawPen(Shown shown, PlotArea area, boolean written, double value, long time) {
        pen.setVisible(written);
        if (!written) {
            return;
        }
        QualityLook look = shown.look();
        double y = Math.clamp(area.down(value), area.y(), area.y() + area.height());
        double x = Math.min(area.across(time), area.width());
        if (x >= 0) {
            plot.raster().disc(x, y, PEN_DOT, look.grey() ? grey : process, 1);
            if (!look.solid()) {
                plot.raster().disc(x, y, PEN_DOT - PEN_LINE, surface, 1);
            }
        }
        pen.pseudoClassStateChanged(GREY, look.grey());
        pen.setText(texts.value(shown.point(), value, reach));
        pen.setX(LEFT + area.width() + 10);
        pen.setY(Math.clamp(y, 8, plotHeight() - 8));
    }
}
