package dev.andon.ui.trend;

/**
 * What can be said of a stretch of a trend in a line.
 *
 * @param mean of the values, each slice of time counting once; NaN when there is none
 * @param live share of the time since recording began in which the point was live, 0 to 1
 * @param gapFrom begin of the newest gap, microseconds since 1970 UTC; {@link Long#MIN_VALUE} when there is none
 * @param gapTo its end, or {@link Gaps#OPEN}
 */
record TrendSummary(double mean, double live, long gapFrom, long gapTo) {

    static TrendSummary of(SeriesPicture picture, long from, long to) {
        long begin = Math.max(from, picture.firstTime());
        Gaps gaps = picture.gaps();
        long missing = 0;
        long gapFrom = Long.MIN_VALUE;
        long gapTo = Long.MIN_VALUE;
        for (int index = 0; index < gaps.size(); index++) {
            long start = Math.max(begin, gaps.start(index));
            long end = Math.min(to, gaps.end(index));
            if (end > start) {
                missing += end - start;
                // What changed its cause on the way is still one gap.
                gapFrom = gapTo == gaps.start(index) ? gapFrom : gaps.start(index);
                gapTo = gaps.end(index);
            }
        }
        double live = to > begin ? 1 - (double) missing / (to - begin) : 0;
        return new TrendSummary(mean(picture, begin, to), live, gapFrom, gapTo);
    }

    private static double mean(SeriesPicture picture, long from, long to) {
        double sum = 0;
        int count = 0;
        int end = picture.from(to);
        // A slice counts by its middle: the first one may begin, and its sample lie, on either side of it.
        for (int index = picture.from(from - picture.width() / 2); index < end; index++) {
            sum += (picture.low(index) + picture.high(index)) / 2;
            count++;
        }
        return sum / count;
    }
}
