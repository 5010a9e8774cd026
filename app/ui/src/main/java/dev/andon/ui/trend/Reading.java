package dev.andon.ui.trend;

import java.util.List;

/**
 * What stands at one place of a trend.
 *
 * @param from the beginning of what one column of pixels holds, microseconds since 1970 UTC
 * @param to its end
 * @param state what is known there
 * @param low the least value; NaN where there is none
 * @param mean over the time in which one held; NaN where there is none
 * @param high the greatest value; NaN where there is none
 * @param faith how far that can be believed
 * @param late whether something of it was delivered late
 * @param cause key of why there is no value; empty: there is one, or nothing was ever recorded
 */
record Reading(
        long from,
        long to,
        State state,
        double low,
        double mean,
        double high,
        Faith faith,
        boolean late,
        String cause) {

    /** What is known at a place. */
    enum State {
        /** Nothing was recorded. */
        NOTHING,
        /** There was no good value. */
        GAP,
        /** A value was measured. */
        MEASURED,
        /** A value that was measured before holds. */
        HELD,
        /** A longer stretch than the place is known as a whole. */
        COARSE
    }

    /** Of what is in memory: the slice in which a time lies. */
    static Reading of(SeriesPicture picture, long from, long to) {
        long time = from + (to - from) / 2;
        Gaps gaps = picture.gaps();
        for (int index = gaps.size() - 1; index >= 0; index--) {
            if (gaps.start(index) < time && time < gaps.end(index)) {
                String cause = gaps.cause(index).name().toLowerCase(java.util.Locale.ROOT);
                return none(from, to, State.GAP, "trend.cause." + cause.replace('_', '-'));
            }
        }
        int index = picture.from(time - picture.width() / 2);
        boolean measured = index < picture.size() && picture.time(index) <= time + picture.width() / 2;
        int last = measured ? index : index - 1;
        boolean ended = last == picture.size() - 1 && !measured && !picture.live();
        if (last < 0 || ended || (time > picture.lastTime() && !picture.live())) {
            return none(from, to, State.NOTHING, "");
        }
        double low = measured ? picture.low(last) : picture.last(last);
        double high = measured ? picture.high(last) : picture.last(last);
        State state = measured ? State.MEASURED : State.HELD;
        return new Reading(from, to, state, low, (low + high) / 2, high, Faith.GOOD, picture.backfilled(last), "");
    }

    /** Of what the cache told: one of its columns. */
    static Reading of(Past past, long time) {
        int column = past.column(time);
        long width = past.grid().width();
        long from = Math.floorDiv(time, width) * width;
        long to = from + width;
        if (column < 0 || column >= past.grid().count()) {
            return none(from, to, State.NOTHING, "");
        }
        if (past.covered(column) == 0 && Double.isNaN(past.min(column))) {
            List<Band> bands = past.bands();
            for (int index = bands.size() - 1; index >= 0; index--) {
                if (bands.get(index).from() < to && bands.get(index).to() > from) {
                    return none(from, to, State.GAP, bands.get(index).key());
                }
            }
            return none(from, to, State.NOTHING, "");
        }
        boolean measured = !Double.isNaN(past.min(column));
        double mean = Double.isNaN(past.mean(column)) ? past.low(column) : past.mean(column);
        return new Reading(
                from,
                to,
                past.coarse(column) ? State.COARSE : measured ? State.MEASURED : State.HELD,
                measured ? past.min(column) : mean,
                mean,
                measured ? past.max(column) : mean,
                past.faith(column),
                past.late(column),
                "");
    }

    private static Reading none(long from, long to, State state, String cause) {
        return new Reading(from, to, state, Double.NaN, Double.NaN, Double.NaN, Faith.GOOD, false, cause);
    }
}
