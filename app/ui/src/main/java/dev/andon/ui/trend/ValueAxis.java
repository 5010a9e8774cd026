package dev.andon.ui.trend;

import dev.andon.model.Range;
import org.jspecify.annotations.Nullable;

/**
 * The values that a trend spans, and where its ticks stand.
 *
 * @param low at the bottom
 * @param high at the top, above {@code low}
 * @param step between two ticks: 1, 2 or 5 times a power of ten
 * @param decimals that the ticks need
 */
record ValueAxis(double low, double high, double step, int decimals) {

    private static final double MARGIN = 0.06;
    // A signal that hardly moves is not blown up until its noise fills the trend.
    private static final double SMALLEST_SHARE = 0.01;
    private static final int MOST_DECIMALS = 3;

    /**
     * An axis for what a picture holds between two times, and for the normal band.
     *
     * @param ticks how many steps fit, at least 1
     */
    static ValueAxis around(SeriesPicture picture, long from, long to, @Nullable Range normal, int ticks) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int end = Math.min(picture.size(), picture.from(to) + 1);
        for (int index = Math.max(0, picture.from(from) - 1); index < end; index++) {
            low = Math.min(low, picture.low(index));
            high = Math.max(high, picture.high(index));
        }
        return around(low, high, normal, ticks);
    }

    /** An axis for what lies between two values, none when the first is above the second, and for the normal band. */
    static ValueAxis around(double lowest, double highest, @Nullable Range normal, int ticks) {
        double low = normal == null ? lowest : Math.min(lowest, normal.low());
        double high = normal == null ? highest : Math.max(highest, normal.high());
        return low > high ? spanning(0, 1, ticks) : spanning(low, high, ticks);
    }

    /** The smallest axis with round ends that holds an interval and a little air. */
    static ValueAxis spanning(double low, double high, int ticks) {
        double middle = (low + high) / 2;
        double least = Math.max(Math.abs(middle) * SMALLEST_SHARE, Math.pow(10, -MOST_DECIMALS));
        double half = Math.max((high - low) * (0.5 + MARGIN), least / 2);
        double step = roundStep(2 * half / ticks);
        double bottom = Math.floor((middle - half) / (step / 2)) * (step / 2);
        double top = Math.ceil((middle + half) / (step / 2)) * (step / 2);
        int decimals = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, MOST_DECIMALS);
        return new ValueAxis(bottom, top, step, decimals);
    }

    /** The first tick. */
    double firstTick() {
        return Math.ceil(low / step - 1e-9) * step;
    }

    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    }
}
