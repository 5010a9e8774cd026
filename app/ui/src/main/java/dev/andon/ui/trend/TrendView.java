package dev.andon.ui.trend;

import dev.andon.model.Device;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Problem;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.util.Arrays;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The trend of one point. What happened lately is drawn from memory; a longer time, and what lies back, from the cache, if there is one. It is asked beside
 * the screen's thread, and until it has answered what is there already is stretched. FX thread.
 */
public final class TrendView extends Region {

    private static final long SECOND = 1_000_000;
    /** So much is drawn from memory, where that reaches back so far, and all that it holds where there is no cache. */
    private static final long FROM_MEMORY = 600 * SECOND;

    private static final long HOUR = 3_600 * SECOND;
    private static final double PAD = 14;
    private static final double HEAD = 42;
    private static final double SECOND_LINE = 20;
    private static final double ONE_LINE_FROM = 900;
    private static final double MENU_BELOW = 660;
    private static final double FINGERS_BELOW = 600;
    private static final double FINGER = 44;
    private static final double BUTTON = 28;
    private static final double SUMMARY_FROM = 170;

    private final TrendSources sources;
    private final Words words;
    private final TrendTexts texts;
    private final Stretch stretch = new Stretch(TrendRange.HOUR.span());
    private final SeriesPicture picture = new SeriesPicture();
    private final LiveValue value = new LiveValue();
    private final Label title = new Label();
    private final Label device = new Label();
    private final Label summary = new Label();
    private final TrendHead head = new TrendHead(title, device, summary);
    private final TrendBar bar;
    private final TrendPlot plot;
    private final NoTrend nothing;
    private final Remembered remembered;
    // While nobody chose, what is in memory is shown as a whole.
    private boolean automatic = true;
    private int point = -1;
    private boolean changed;
    private boolean moved;
    private long drawnColumn;
    private long nextSecond;

    public TrendView(TrendSources sources, Theme theme, Words words) {
        this.sources = sources;
        this.words = words;
        TimeAxis times = new TimeAxis(sources.zone(), words);
        texts = new TrendTexts(words, times);
        plot = new TrendPlot(theme, words, times, texts);
        bar = new TrendBar(words, this::choose, () -> move(stretch::toNow));
        nothing = new NoTrend(words, sources.storage());
        remembered = new Remembered(sources.history(), this::moved, () -> nextSecond = 0);
        setId("trend");
        getStyleClass().addAll("card", "trend");
        title.getStyleClass().add("card-title");
        device.getStyleClass().add("secondary");
        summary.setId("trend-summary");
        summary.getStyleClass().add("secondary");
        getChildren().addAll(head, bar, plot, nothing);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        new TrendGestures(this, plot, stretch, sources.clock());
        showNothing();
    }

    /**
     * Shows another point.
     *
     * @param handle the point's; -1: none
     */
    public void show(int handle) {
        if (handle != point) {
            plot.cross().stand(Double.NaN);
        }
        remembered.show(handle);
        point = handle;
        if (handle >= 0) {
            sources.live().read(handle, value);
            sources.book().follow(handle, value);
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
        remembered.changed(handle);
    }

    /** Draws what changed, and moves on with the time; every pulse while the trend can be seen. */
    public void beat(long now) {
        if (point < 0 || shown().kind() == Kind.TEXT) {
            showNothing();
            return;
        }
        if (plot.plotWidth() < 1 || plot.plotHeight() < 1) {
            return;
        }
        long column = (long) ((double) now / stretch.span() * plot.plotWidth());
        boolean second = now >= nextSecond;
        if (changed || moved || second || column != drawnColumn) {
            drawnColumn = column;
            draw(now);
        }
        if (second) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            describe();
            summarise(now);
        }
    }

    /** Nobody looks any more: nothing else is asked. */
    public void leave() {
        remembered.leave();
    }

    /** Moves what is seen, by a person's hand: drawn with the next frame. */
    void move(Runnable step) {
        automatic = false;
        step.run();
        moved();
    }

    /** Back to what was chosen, until now. */
    void home() {
        move(stretch::home);
    }

    /** Something of it stands elsewhere than it is drawn. */
    void moved() {
        moved = true;
        nextSecond = 0;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        boolean fingers = getWidth() < FINGERS_BELOW;
        boolean two = getWidth() < ONE_LINE_FROM && getHeight() >= SUMMARY_FROM;
        double row = fingers && getHeight() >= SUMMARY_FROM ? FINGER + 4 : HEAD - 4;
        double headHeight = two ? row + SECOND_LINE + 4 : HEAD;
        double inner = Math.max(0, getWidth() - 2 * PAD);
        bar.form(getWidth() < MENU_BELOW);
        double barHeight = fingers ? Math.min(FINGER, row) : BUTTON;
        double barWidth = Math.ceil(bar.prefWidth(-1));
        nothing.form(fingers ? FINGER : BUTTON);
        double right = fingers ? 4 : PAD;
        bar.resizeRelocate(getWidth() - right - barWidth, fingers ? 4 : 8, barWidth, barHeight);
        head.form(barWidth + 12 + right - PAD, two ? row + 12 : 0);
        head.resizeRelocate(PAD, 0, inner, headHeight - 6);
        plot.resizeRelocate(0, headHeight, getWidth(), Math.max(0, getHeight() - headHeight));
        nothing.resizeRelocate(PAD, headHeight, inner, Math.max(0, getHeight() - headHeight - PAD));
        if (moved && point >= 0 && shown().kind() != Kind.TEXT && plot.plotWidth() >= 1 && plot.plotHeight() >= 1) {
            draw(sources.clock().getAsLong());
        }
    }

    private Point shown() {
        return sources.points().point(point);
    }

    private void choose(TrendRange range) {
        move(() -> stretch.choose(range.span()));
    }

    private void showNothing() {
        setDrawable(false);
        head.setVisible(point >= 0);
        bar.setVisible(false);
        nothing.show(words.get(point < 0 ? "trend.none" : "trend.text"), false);
    }

    private void setDrawable(boolean drawable) {
        nothing.setVisible(!drawable);
        for (Node node : List.of(head, plot)) {
            node.setVisible(drawable);
        }
    }

    private void describe() {
        Point known = shown();
        Device owner = sources.points().device(sources.points().deviceOf(point));
        title.setText(known.title());
        String where = sources.path().apply(sources.points().deviceOf(point));
        device.setText(where.isEmpty() ? owner.title() : owner.title() + " · " + where);
        if (!plot.cross().on()) {
            setAccessibleText(words.get("trend.accessible", known.title(), owner.title()));
        }
    }

    private void draw(long now) {
        changed = false;
        moved = false;
        sources.live().read(point, value);
        sources.book().picture(point, picture);
        if (!value.quality().live()) {
            picture.cease(value.quality());
        }
        bar.setVisible(true);
        bar.show(range(), stretch.live(), texts.duration(stretch.to(now) - from(now)));
        boolean history = recorded();
        if (!history && stretch.span() > HOUR) {
            setDrawable(false);
            head.setVisible(true);
            summary.setText("");
            nothing.show(unrecorded(), true);
            return;
        }
        setDrawable(true);
        QualityLook look = QualityLook.of(value, now, sources.live().cadence(point));
        boolean steps = shown().kind() != Kind.NUMBER || sources.book().irregular(point);
        TrendPlot.Shown seen = new TrendPlot.Shown(shown(), look, steps, now);
        if (!history || inMemory(now)) {
            drawMemory(seen);
        } else {
            drawPast(seen);
        }
        read(now);
    }

    /** Whether there is a past to ask about, whether it goes on being recorded or not. */
    private boolean recorded() {
        return sources.history().cache().isPresent();
    }

    private String unrecorded() {
        String plain = words.get("trend.unrecorded");
        return sources.history()
                .obstacle()
                .map(why -> plain + '\n' + why.what())
                .orElse(plain);
    }

    /** Whether all that is seen is in memory, as fine as it is drawn. */
    private boolean inMemory(long now) {
        return stretch.live()
                && stretch.span() <= FROM_MEMORY
                && !picture.empty()
                && picture.whole()
                && picture.firstTime() <= stretch.from(now);
    }

    private @Nullable TrendRange range() {
        if (automatic && !recorded()) {
            return null;
        }
        return Arrays.stream(TrendRange.values())
                .filter(range -> range.span() == stretch.span())
                .findFirst()
                .orElse(null);
    }

    private long from(long now) {
        if (automatic && !recorded()) {
            return now - TimeAxis.span(picture.firstTime() == Long.MIN_VALUE ? now : picture.firstTime(), now);
        }
        return stretch.from(now);
    }

    private void drawMemory(TrendPlot.Shown seen) {
        plot.draw(seen, picture, from(seen.now()), stretch.to(seen.now()));
    }

    private void drawPast(TrendPlot.Shown seen) {
        PixelGrid grid = plot.grid(stretch.to(seen.now()), stretch.span());
        remembered.need(grid, seen.now(), seen.steps());
        Past known = remembered.past();
        if (known == null) {
            plot.drawEmpty(seen, grid.from(), grid.to());
            return;
        }
        plot.draw(seen, known, grid, tip(known, seen), stretch.live());
    }

    /** Nothing that is not live may look so: where the cache does not know yet that it ended, the pen ends there. */
    private PastPainter.Tip tip(Past known, TrendPlot.Shown seen) {
        boolean live = value.quality().live() && !sources.live().stalled();
        long until = live || known.ended() ? Gaps.OPEN : Math.max(picture.lastTime(), known.lastMeasured());
        return new PastPainter.Tip(value.number(), until, seen.look().grey() && stretch.live());
    }

    /** Says what stands at the crosshair, if there is one. */
    private void read(long now) {
        Crosshair cross = plot.cross();
        if (!cross.on()) {
            return;
        }
        double share = cross.x() / plot.plotWidth();
        boolean memory = !recorded() || inMemory(now);
        long from =
                memory ? from(now) : plot.grid(stretch.to(now), stretch.span()).from();
        long span = stretch.to(now) - from(now);
        long time = from + (long) (share * span);
        Past known = remembered.past();
        long width = Math.max(1, (long) (span / plot.plotWidth()));
        Reading reading = memory || known == null
                ? Reading.of(picture, time, time + width)
                : Reading.of(known, Math.min(time, now));
        String text = texts.reading(shown(), reading, plot.reach(), now);
        plot.read(text);
        setAccessibleText(text);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void summarise(long now) {
        boolean memory = !recorded() || inMemory(now);
        Past known = remembered.past();
        Problem problem = remembered.failed();
        if (nothing.isVisible()) {
            return;
        }
        if (problem != null && !memory) {
            summary.setText(problem.what());
        } else if (memory && picture.empty()) {
            summary.setText(words.get("trend.waiting"));
        } else if (memory) {
            long to = stretch.to(now);
            summary.setText(texts.summary(shown(), TrendSummary.of(picture, from(now), to), plot.reach(), false, now));
        } else if (known != null) {
            PixelGrid grid = plot.grid(stretch.to(now), stretch.span());
            summary.setText(texts.summary(shown(), TrendSummary.of(known, grid, now), plot.reach(), true, now));
        }
    }
}
