package dev.andon.ui.device;

import dev.andon.ui.trend.TrendView;
import dev.andon.ui.values.AttentionCard;
import dev.andon.ui.values.ValueBoard;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Where everything on a device's page stands: the values and their trend at the left with the payloads below, what is known of the device at the
 * right; where it is narrow, one below the other. FX thread.
 */
final class DevicePage extends Region {

    /** Below this width everything stands in one column, px. */
    static final double ONE_COLUMN = 860;

    /** Below this width it is a phone, px. */
    private static final double FINGERS_BELOW = 600;

    private static final double PAD = 16;
    private static final double GAP = 12;
    private static final double SIDE = 320;
    private static final double WIDE_SIDE = 380;
    private static final double WIDE = 1600;
    private static final double TREND = 250;
    // Its buttons are higher there.
    private static final double FINGERS_TREND = 280;

    private final HeadCard head;
    private final AttentionCard attention;
    private final ValueBoard board;
    private final TrendView trend;
    private final FactCard health;
    private final RawPanel raw;
    private final FactCard identity;
    private final FactCard position;
    private int values;
    private double seen;

    DevicePage(
            HeadCard head,
            AttentionCard attention,
            ValueBoard board,
            TrendView trend,
            FactCard health,
            RawPanel raw,
            FactCard identity,
            FactCard position) {
        this.head = head;
        this.attention = attention;
        this.board = board;
        this.trend = trend;
        this.health = health;
        this.raw = raw;
        this.identity = identity;
        this.position = position;
        getChildren().addAll(head, attention, board, trend, raw, health, position, identity);
    }

    /** How many values the device has. */
    void values(int count) {
        if (values != count) {
            values = count;
            requestLayout();
        }
    }

    /** How much of the page can be seen at once, px: what is drawn takes what is left of that. */
    void seen(double height) {
        if (seen != height) {
            seen = height;
            requestLayout();
        }
    }

    /** How high it is depends on how many columns there are. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return arrange(width, false);
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth(), true);
    }

    /** Gives everything its place, or only finds out how high all of it is. */
    private double arrange(double width, boolean place) {
        boolean fingers = width < FINGERS_BELOW;
        identity.forFingers(fingers);
        position.forFingers(fingers);
        double pad = fingers ? 12 : PAD;
        double inner = width - 2 * pad;
        double y = pad;
        y = put(head, pad, y, inner, head.prefHeight(inner), place) + GAP;
        if (width < ONE_COLUMN) {
            y = attention(pad, y, inner, place);
            y = board(pad, y, inner, place) + GAP;
            y = put(trend, pad, y, inner, fingers ? FINGERS_TREND : TREND, place) + GAP;
            y = facts(pad, y, inner, place) + GAP;
            return put(raw, pad, y, inner, raw.prefHeight(inner), place) + pad;
        }
        double side = width >= WIDE ? WIDE_SIDE : SIDE;
        double main = inner - side - GAP;
        double right = facts(pad + main + GAP, y, side, place);
        double left = attention(pad, y, main, place);
        left = board(pad, left, main, place) + GAP;
        double rawHeight = raw.prefHeight(main);
        // On a large screen the trend has what the rest leaves.
        double trendHeight = Math.max(TREND, Math.min(520, seen - left - GAP - rawHeight - pad));
        left = put(trend, pad, left, main, trendHeight, place) + GAP;
        double rest = Math.max(rawHeight, Math.max(right, seen - pad) - left);
        left = put(raw, pad, left, main, rest, place);
        return Math.max(left, right) + pad;
    }

    private double attention(double x, double y, double width, boolean place) {
        if (!attention.isVisible()) {
            return y;
        }
        return put(attention, x, y, width, attention.heightFor(width, 600), place) + GAP;
    }

    private double board(double x, double y, double width, boolean place) {
        // The board keeps a gutter for its scroll bar beside its cards; here it needs none.
        double height = ValueBoard.heightOf(Math.max(1, values));
        put(board, x, y, width + ValueBoard.GUTTER, height, place);
        return y + height;
    }

    private double facts(double x, double y, double width, boolean place) {
        double below = put(health, x, y, width, health.prefHeight(width), place);
        if (position.isVisible()) {
            below = put(position, x, below + GAP, width, position.prefHeight(width), place);
        }
        return put(identity, x, below + GAP, width, identity.prefHeight(width), place);
    }

    private static double put(Region part, double x, double y, double width, double height, boolean place) {
        if (place) {
            part.resizeRelocate(x, y, width, Math.ceil(height));
        }
        return y + Math.ceil(height);
    }
}
