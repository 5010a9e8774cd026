package dev.andon.ui.trend;

/**
 * Where a stretch of time and of values lies on a raster.
 *
 * @param x left edge, logical pixels, like the other three
 * @param from the time at the left edge, microseconds since 1970 UTC
 * @param to the time at the right edge, after {@code from}
 * @param low the value at the bottom
 * @param high the value at the top, above {@code low}
 */
record PlotArea(double x, double y, double width, double height, long from, long to, double low, double high) {

    /** Logical pixels from the left; outside the area for a time outside its span. */
    double across(long time) {
        return x + (double) (time - from) / (to - from) * width;
    }

    /** Logical pixels from the top; outside the area for a value outside its span. */
    double down(double value) {
        return y + (high - value) / (high - low) * height;
    }

    /** The time at a place, microseconds since 1970 UTC. */
    long time(double across) {
        return from + Math.round((across - x) / width * (to - from));
    }
}
