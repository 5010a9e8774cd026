package dev.andon.ui.trend;

/**
 * What can be said of a stretch of a trend in a line.
 *
 * @param mean over the time in which a value held; NaN when there is none
 * @param min the least value; NaN when there is none
 * @param max the greatest value; NaN when there is none
 * @param known share of the time in which the value is known, 0 to 1; of the time since recording began, where that is told from memory
 * @param worn share of it of which only minutes or hours are left that are wider than what is drawn, 0 to 1
 * @param gapFrom begin of the newest gap, microseconds since 1970 UTC; {@link Long#MIN_VALUE} when there is none
 * @param gapTo its end, or {@link Gaps#OPEN}
 */
record TrendSummary(double mean, double min, double max, double known, double worn, long gapFrom, long gapTo) {

    /** Of what is in memory. */
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
        double known = to > begin ? 1 - (double) missing / (to - begin) : 0;
        // A slice counts by its middle: the first one may begin, and its sample lie, on either side of it.
        int first = picture.from(begin - picture.width() / 2);
        int end = picture.from(to);
        double min = Double.NaN;
        double max = Double.NaN;
        double area = 0;
        double time = 0;
        for (int index = first; index < end; index++) {
            min = Double.isNaN(min) ? picture.low(index) : Math.min(min, picture.low(index));
            max = Double.isNaN(max) ? picture.high(index) : Math.max(max, picture.high(index));
            long holds = holds(picture, index, end);
            area += (picture.low(index) + picture.high(index)) / 2 * holds;
            time += holds;
        }
        return new TrendSummary(area / time, min, max, known, 0, gapFrom, gapTo);
    }

    /** How long what a slice tells holds: to the next one, where nothing parts them. */
    private static long holds(SeriesPicture picture, int index, int end) {
        boolean leads = index + 1 < end && !picture.parted(picture.time(index), picture.time(index + 1));
        return leads ? picture.time(index + 1) - picture.time(index) : picture.width();
    }

    /** Of what the cache told, as far as columns of it are shown and have come to pass. */
    static TrendSummary of(Past past, PixelGrid shown, long now) {
        double area = 0;
        double time = 0;
        double worn = 0;
        double min = Double.NaN;
        double max = Double.NaN;
        PixelGrid grid = past.grid();
        int end = Math.min(grid.count(), past.column(shown.to() - 1) + 1);
        for (int column = Math.max(0, past.column(shown.from())); column < end; column++) {
            long begin = (grid.first() + column) * grid.width();
            long covered = Math.clamp(now - begin, 0, past.covered(column));
            if (covered > 0) {
                area += past.mean(column) * covered;
                time += covered;
                worn += past.worn(column) ? covered : 0;
            }
            double low = Double.isNaN(past.min(column)) ? past.mean(column) : past.min(column);
            double high = Double.isNaN(past.max(column)) ? past.mean(column) : past.max(column);
            min = Double.isNaN(min) ? low : Double.isNaN(low) ? min : Math.min(min, low);
            max = Double.isNaN(max) ? high : Double.isNaN(high) ? max : Math.max(max, high);
        }
        long whole = Math.min(now, shown.to()) - shown.from();
        Band newest = null;
        for (Band band : past.bands()) {
            newest = band.from() < shown.to() && band.to() > shown.from() ? band : newest;
        }
        return new TrendSummary(
                area / time,
                min,
                max,
                whole <= 0 ? 0 : Math.min(1, time / whole),
                time <= 0 ? 0 : worn / time,
                newest == null ? Long.MIN_VALUE : newest.from(),
                newest == null ? Long.MIN_VALUE : newest.to());
    }
}
