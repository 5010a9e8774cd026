package dev.andon.ui.values;

import dev.andon.model.Presence;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.PointTable;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.Sparkline;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The live values of many devices: a card each, a row for each point. Only what can be seen exists; everything that is not text lies on one raster.
 * Changes are gathered by {@link #changed} and shown by {@link #beat}. FX thread.
 */
public final class ValueBoard extends Region {

    /** Room at the right for the scroll bar, px: beside the cards, not over them. */
    public static final double GUTTER = 16;

    private static final double SCROLL_BAR = 8;
    private static final long SECOND = 1_000_000;

    private final PointTable points;
    private final CardTexts texts;
    private final BoardInk ink;
    private final IntConsumer chosenListener;
    private final Group cards = new Group();
    private final Group rows = new Group();
    private final RasterView raster = new RasterView();
    private final ScrollBar scroll = new ScrollBar();
    private final Rectangle clip = new Rectangle();
    private final Tooltip tip = new Tooltip();
    private final RowPool pool;
    private final FirstChoice first;
    private final Decimals decimals = new Decimals();
    private final List<CardHead> heads = new ArrayList<>();
    private final List<ValueRow> dirty = new ArrayList<>();
    private int[] devices = new int[0];
    private BoardLayout layout = new BoardLayout(new int[0], 0);
    private int visibleCards;
    private int chosen = -1;
    private boolean byHand;
    private boolean stale = true;
    private long revision = -1;
    private long nextSecond;
    private long time;

    /** What a board shows, and where it tells what a person chose. */
    public record Sources(
            PointTable points,
            LiveLook looks,
            IntFunction<Presence> presence,
            IntFunction<String> path,
            Sparkline spark,
            IntFunction<int[]> order,
            IntFunction<List<String>> key,
            ZoneId zone) {

        LiveTable live() {
            return looks.live();
        }

        /** Everything as the screens of a window share it. */
        public static Sources of(Console console) {
            Monitor monitor = console.monitor();
            return new Sources(
                    monitor.points(),
                    LiveLook.of(monitor),
                    monitor::presence,
                    console::path,
                    new Sparkline(console.book(), console.theme()),
                    console::pointsOf,
                    console::keyOf,
                    monitor.workspace().timeZone());
        }
    }

    /**
     * An empty board.
     *
     * @param chosen told the handle of every point that a person chooses, and of the first one to be seen
     */
    public ValueBoard(Sources sources, Theme theme, Words words, IntConsumer chosen) {
        this.points = sources.points();
        this.texts = new CardTexts(sources, words);
        this.ink = new BoardInk(theme, sources.spark());
        this.chosenListener = chosen;
        this.pool = new RowPool(sources, decimals, words, rows);
        this.first = new FirstChoice(sources, texts);
        setId("values");
        getStyleClass().add("value-board");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(words.get("values.accessible"));
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.getStyleClass().add("slim");
        scroll.valueProperty().addListener(moved -> refresh());
        for (Group layer : List.of(cards, rows)) {
            layer.setManaged(false);
            layer.setAutoSizeChildren(false);
        }
        scroll.setManaged(false);
        setClip(clip);
        getChildren().addAll(cards, raster, rows, scroll);
        focusVisibleProperty().addListener(changed -> refresh());
        new BoardGestures(this).install();
    }

    /** Shows the devices with these handles, in this order. */
    public void show(int[] handles) {
        if (!Arrays.equals(handles, devices)) {
            devices = handles;
            relayout();
        }
    }

    /** Chooses a point, as a person does, and brings it into sight. */
    public void choose(int handle) {
        byHand = true;
        suggest(handle);
        reveal(handle);
    }

    /** The chosen point's handle; -1: none. */
    public int chosen() {
        return chosen;
    }

    /** Scrolls to the first card and forgets what a person chose. */
    public void toTop() {
        byHand = false;
        scrollTo(0);
        suggest(first.among(devices));
    }

    /** Shows everything anew at the next beat: it was not told of changes for a while. */
    public void refresh() {
        stale = true;
    }

    /** How high a board is that shows all values of one device, px. */
    public static double heightOf(int values) {
        return BoardLayout.HEAD + values * BoardLayout.ROW + BoardLayout.FOOT;
    }

    /** A point changed; shown at the next beat, if it can be seen at all. */
    public void changed(int point) {
        ValueRow row = pool.visible(point);
        if (row != null && row.markDirty()) {
            dirty.add(row);
        }
    }

    /** Shows what changed since the last time; every pulse. */
    public void beat(long now) {
        time = now;
        boolean second = now >= nextSecond;
        if (second) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            if (points.revision() != revision) {
                revision = points.revision();
                texts.forget();
                relayout();
            } else if (!byHand) {
                suggestBetter();
            }
        }
        if (stale) {
            populate();
        } else if (second) {
            dirty.clear();
            repaint();
        } else if (!dirty.isEmpty()) {
            showDirty();
        }
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        scroll.resizeRelocate(getWidth() - SCROLL_BAR - 2, 0, SCROLL_BAR, getHeight());
        relayout();
    }

    /** How many decimals each point is shown with, here and wherever it is shown beside. */
    Decimals decimals() {
        return decimals;
    }

    BoardLayout boardLayout() {
        return layout;
    }

    double offset() {
        return scroll.getValue();
    }

    /** Whether there is more than can be seen. */
    boolean scrolls() {
        return scroll.getMax() > 0;
    }

    void scrollTo(double y) {
        scroll.setValue(Math.clamp(y, 0, scroll.getMax()));
    }

    /** The point at a row of a card. */
    int pointAt(int card, int row) {
        int[] order = texts.order(devices[card]);
        return order[Math.min(row, order.length - 1)];
    }

    /** Card and row of a point, or null when its device is not shown. */
    int @Nullable [] find(int handle) {
        int device = handle < 0 ? -1 : points.deviceOf(handle);
        for (int card = 0; card < devices.length; card++) {
            if (devices[card] == device) {
                int[] order = texts.order(device);
                for (int row = 0; row < order.length; row++) {
                    if (order[row] == handle) {
                        return new int[] {card, row};
                    }
                }
            }
        }
        return null;
    }

    /** Says in the tooltip what a row shows; -1: none. */
    void explain(int handle) {
        ValueRow row = handle < 0 ? null : pool.visible(handle);
        explain(row == null ? "" : texts.explain(row.reading()));
    }

    /** Says in the tooltip what the head of a card has no room for. */
    void explainHead(int card) {
        String full = "";
        for (CardHead head : heads.subList(0, visibleCards)) {
            full = head.device() == devices[card] && head.elided() ? head.inFull() : full;
        }
        explain(full);
    }

    private void explain(String text) {
        if (text.isEmpty()) {
            Tooltip.uninstall(this, tip);
        } else {
            tip.setText(text);
            Tooltip.install(this, tip);
        }
    }

    private void relayout() {
        int[] counts = new int[devices.length];
        for (int card = 0; card < counts.length; card++) {
            counts[card] = points.pointsOf(devices[card]).length;
        }
        layout = new BoardLayout(counts, Math.max(0, getWidth() - GUTTER));
        double beyond = Math.max(0, layout.height() - getHeight());
        scroll.setMax(beyond);
        scroll.setVisibleAmount(layout.height() <= 0 ? 1 : beyond * getHeight() / layout.height());
        scroll.setVisible(beyond > 0);
        scrollTo(scroll.getValue());
        if (!byHand || find(chosen) == null) {
            byHand = false;
            suggestBetter();
        }
        refresh();
    }

    /** While nobody has chosen a point, shows a better one than now as soon as there is one. */
    private void suggestBetter() {
        int wanted = first.among(devices);
        if (find(chosen) == null || first.better(wanted, chosen, time)) {
            suggest(wanted);
        }
    }

    private void suggest(int handle) {
        if (handle != chosen) {
            chosen = handle;
            chosenListener.accept(handle);
            refresh();
        }
    }

    private void reveal(int handle) {
        int[] place = find(handle);
        if (place != null) {
            double top = place[1] == 0 ? layout.top(place[0]) : layout.rowTop(place[0], place[1]);
            double bottom = layout.rowTop(place[0], place[1]) + BoardLayout.ROW + BoardLayout.FOOT;
            if (top < offset()) {
                scrollTo(top);
            } else if (bottom > offset() + getHeight()) {
                scrollTo(bottom - getHeight());
            }
        }
    }

    /** Gives every card and row that can be seen its nodes. */
    private void populate() {
        stale = false;
        dirty.clear();
        double top = Math.round(offset());
        visibleCards = 0;
        pool.begin();
        layout.between(top, top + getHeight(), card -> {
            CardHead head = head(visibleCards++);
            head.show(devices[card], texts.title(devices[card]), texts.path(devices[card]));
            head.resizeRelocate(layout.left(card), layout.top(card) - top, layout.cardWidth(), layout.height(card));
            populateRows(card, top);
        });
        pool.end();
        for (int index = 0; index < heads.size(); index++) {
            heads.get(index).setVisible(index < visibleCards);
        }
        raster.fit(getWidth() - GUTTER, getHeight());
        raster.raster().clear(0, 0, getWidth(), getHeight());
        repaint();
    }

    private void populateRows(int card, double top) {
        int[] order = texts.order(devices[card]);
        // A device may have got a point since the cards were laid out: that one waits for the next time.
        int count = Math.min(order.length, layout.rows(card));
        RowColumns columns = RowColumns.of(layout.cardWidth(), texts.hasBars(devices[card]));
        int first = (int) Math.max(0, Math.floor((top - layout.rowTop(card, 0)) / BoardLayout.ROW));
        for (int row = first; row < count && layout.rowTop(card, row) < top + getHeight(); row++) {
            pool.show(order[row], columns, layout.left(card), layout.rowTop(card, row) - top, layout.cardWidth(), time);
        }
    }

    private CardHead head(int index) {
        if (index == heads.size()) {
            CardHead head = new CardHead();
            heads.add(head);
            cards.getChildren().add(head);
        }
        return heads.get(index);
    }

    private void showDirty() {
        double from = Double.MAX_VALUE;
        double to = 0;
        for (ValueRow row : dirty) {
            if (row.refresh(time)) {
                paint(row);
                from = Math.min(from, row.getLayoutY());
                to = Math.max(to, row.getLayoutY() + BoardLayout.ROW);
            }
        }
        dirty.clear();
        if (to > from) {
            raster.show(from, to);
        }
    }

    /** Everything that can be seen anew: values, ages, bars, sparklines, and how each device fares. */
    private void repaint() {
        raster.fit(getWidth() - GUTTER, getHeight());
        for (int index = 0; index < visibleCards; index++) {
            CardHead head = heads.get(index);
            texts.fares(head, time);
            ink.paintHead(raster.raster(), head.getLayoutX(), head.getLayoutY(), head.getWidth(), head.hatched());
        }
        for (ValueRow row : pool.visible()) {
            row.refresh(time);
            row.writeAge(time);
            paint(row);
        }
        raster.show();
    }

    private void paint(ValueRow row) {
        int[] order = texts.order(points.deviceOf(row.handle()));
        boolean last = order[order.length - 1] == row.handle();
        boolean isChosen = row.handle() == chosen;
        ink.paintRow(raster.raster(), row, row.getLayoutX(), row.getLayoutY(), last, isChosen, isFocusVisible(), time);
    }
}
