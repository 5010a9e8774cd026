package dev.andon.ui.trend;

import dev.andon.cache.Envelope;
import dev.andon.cache.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a point did in each column of a grid, as the cache told it, made ready to be drawn again and again: how far the pen goes up and down in each, and the
 * bands in which it does not write. Nothing changes any more once it is made; any thread.
 */
final class Past {

    private final int point;
    private final PixelGrid grid;
    private final Envelope envelope;
    private final List<Band> bands;
    private final double[] lows;
    private final double[] highs;
    private final boolean[] coarse;
    private final boolean steps;

    /** @param steps whether a value holds until the next one, instead of leading to it */
    Past(int point, PixelGrid grid, boolean steps, Envelope envelope, List<Gap> gaps, Beginning beginning) {
        this.point = point;
        this.grid = grid;
        this.steps = steps;
        this.envelope = envelope;
        lows = new double[grid.count()];
        highs = new double[grid.count()];
        coarse = new boolean[grid.count()];
        Arrays.fill(lows, Double.NaN);
        Arrays.fill(highs, Double.NaN);
        findCoarse();
        write();
        bands = bands(gaps, beginning);
    }

    /** The point's handle. */
    int point() {
        return point;
    }

    PixelGrid grid() {
        return grid;
    }

    /** In the order in which they begin. */
    List<Band> bands() {
        return bands;
    }

    /** The lowest that the pen reaches in a column, NaN where it does not write; columns count from 0. */
    double low(int column) {
        return lows[column];
    }

    /** The highest that the pen reaches in a column, NaN where it does not write. */
    double high(int column) {
        return highs[column];
    }

    /** Whether only a longer stretch than the column is known as a whole: its extremes may have been anywhere in it. */
    boolean coarse(int column) {
        return coarse[column];
    }

    /** The least value measured in a column or, where it is coarse, in the whole stretch; NaN where there is none. */
    double min(int column) {
        return envelope.min(column);
    }

    /** The greatest value, likewise. */
    double max(int column) {
        return envelope.max(column);
    }

    /** The mean over the time that is known; NaN where nothing is. */
    double mean(int column) {
        return envelope.mean(column);
    }

    /** How many samples lie in a column. */
    long count(int column) {
        return envelope.count(column);
    }

    /** For how many microseconds of a column the value is known. */
    long covered(int column) {
        return envelope.covered(column);
    }

    /** Whether something in a column was delivered late. */
    boolean late(int column) {
        return envelope.late(column);
    }

    /** How far what is known of a column can be believed. */
    Faith faith(int column) {
        return !envelope.doubtful(column) ? Faith.GOOD : envelope.good(column) ? Faith.PARTLY : Faith.UNCERTAIN;
    }

    /** Whether only minutes or hours are left of a column that is narrower. */
    boolean worn(int column) {
        return envelope.coarse(column);
    }

    /** When the last column ends in which something was measured, microseconds since 1970 UTC; the beginning of all where nothing was. */
    long lastMeasured() {
        for (int column = grid.count() - 1; column >= 0; column--) {
            if (measured(column)) {
                return edge(column + 1);
            }
        }
        return grid.from();
    }

    /** Until when what came last holds: now, or as a gap began that has not ended. */
    long heldUntil(long now) {
        return ended() ? bands.getLast().from() : now;
    }

    /** Whether a gap began that has not ended. */
    boolean ended() {
        return !bands.isEmpty() && bands.getLast().to() == Gaps.OPEN;
    }

    /** The column of a time; below 0 or too large outside. */
    int column(long time) {
        return Math.clamp(Math.floorDiv(time, grid.width()) - grid.first(), -1, grid.count());
    }

    private boolean measured(int column) {
        return !Double.isNaN(envelope.min(column));
    }

    /** A minute or an hour that reaches over several columns stands in each with its extremes, but with its samples in the first alone. */
    private void findCoarse() {
        for (int column = 1; column < grid.count(); column++) {
            if (measured(column) && envelope.count(column) == 0) {
                coarse[column] = true;
                coarse[column - 1] |= measured(column - 1)
                        && envelope.min(column - 1) == envelope.min(column)
                        && envelope.max(column - 1) == envelope.max(column);
            }
        }
    }

    private void write() {
        int before = -1;
        double level = Double.NaN;
        for (int column = 0; column < grid.count(); column++) {
            if (measured(column)) {
                put(column, entry(column), entry(column));
                if (!coarse[column]) {
                    put(column, envelope.min(column), envelope.max(column));
                }
                if (before >= 0 && !(envelope.gap(before) && envelope.gap(column))) {
                    join(before, column);
                } else if (before < 0 && !Double.isNaN(level)) {
                    put(column, level, level);
                }
                before = column;
                level = exit(column);
            } else if (envelope.covered(column) > 0) {
                // Straight on, until a sample tells that it went elsewhere.
                level = Double.isNaN(level) ? envelope.mean(column) : level;
                put(column, level, level);
            } else {
                before = -1;
                level = Double.NaN;
            }
        }
    }

    /** Leads the pen from what was measured last before to what is measured first in a column. */
    private void join(int before, int column) {
        double left = exit(before);
        double right = entry(column);
        if (steps) {
            put(column, left, left);
            return;
        }
        int run = column - before;
        for (int between = before; between <= column; between++) {
            double from = left + (right - left) * Math.max(0, between - before - 0.5) / run;
            double to = left + (right - left) * Math.min(run, between - before + 0.5) / run;
            if (between > before && between < column) {
                lows[between] = Double.NaN;
                highs[between] = Double.NaN;
            }
            put(between, Math.min(from, to), Math.max(from, to));
        }
    }

    /** Where the pen enters a column in which something was measured. */
    private double entry(int column) {
        double first = coarse[column] ? envelope.mean(column) : envelope.first(column);
        return Double.isNaN(first) ? envelope.min(column) : first;
    }

    /** Where the pen leaves it. */
    private double exit(int column) {
        double last = coarse[column] ? envelope.mean(column) : envelope.last(column);
        return Double.isNaN(last) ? entry(column) : last;
    }

    private void put(int column, double low, double high) {
        lows[column] = Double.isNaN(lows[column]) ? low : Math.min(lows[column], low);
        highs[column] = Double.isNaN(highs[column]) ? high : Math.max(highs[column], high);
    }

    /** The gaps, and between them where what was measured was bad. */
    private List<Band> bands(List<Gap> gaps, Beginning beginning) {
        List<Band> found = new ArrayList<>();
        for (Gap gap : gaps) {
            String cause = gap.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
            found.add(new Band(gap.from(), gap.to(), cause, false));
        }
        boolean known = beginning != Beginning.NOTHING;
        int begun = -1;
        for (int column = 0; column <= grid.count(); column++) {
            boolean bad = column < grid.count() && known && nothingGood(column);
            if (bad && begun < 0) {
                begun = column;
            } else if (!bad && begun >= 0) {
                found.add(new Band(edge(begun), edge(column), Band.BAD, true));
                begun = -1;
            }
            known |= column < grid.count() && (envelope.count(column) > 0 || envelope.gap(column));
        }
        found.sort(Comparator.comparingLong(Band::from));
        return List.copyOf(found);
    }

    private boolean nothingGood(int column) {
        return envelope.covered(column) == 0 && !measured(column) && !envelope.gap(column);
    }

    private long edge(int column) {
        return (grid.first() + column) * grid.width();
    }
}
