package dev.andon.model;

/**
 * A closed interval, both ends finite, {@code low <= high}.
 *
 * @param low lower end, in the unit of the point it belongs to
 * @param high upper end
 */
public record Range(double low, double high) {

    /** @throws IllegalArgumentException when an end is not finite or the ends are swapped */
    public Range {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("a range is [low, high] with low <= high: [" + low + ", " + high + "]");
        }
    }

    /** Whether the value lies within, ends included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** {@code high - low}. */
    public double width() {
        return high - low;
    }
}
