package dev.andon.ui.trend;

import dev.andon.cache.GapCause;
import dev.andon.cache.RowVisitor;
import dev.andon.model.Quality;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the cache tells of a stretch, row by row, for a series that missed it. One thread at a time. */
final class Recalled implements RowVisitor {

    private static final long NEVER = Long.MIN_VALUE;

    private final Gaps gaps = new Gaps();
    private long[] times = new long[256];
    private double[] values = new double[256];
    private boolean[] lates = new boolean[256];
    private int size;
    private long newest = NEVER;
    private double newestValue;
    private long gapFrom = NEVER;
    private Quality gapCause = Quality.STALE;
    private long last = NEVER;

    @Override
    public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
        last = time;
        boolean late = historical || quality == Quality.GOOD_BACKFILL;
        if (!late && !quality.live()) {
            begin(time, quality);
            return;
        }
        finish(time);
        if (size == times.length) {
            makeRoom(time - Series.REACH);
        }
        times[size] = time;
        values[size] = number;
        lates[size++] = late;
        if (!late) {
            newest = time;
            newestValue = number;
        }
    }

    @Override
    public void gap(long time, GapCause cause) {
        last = time;
        begin(time, Quality.STALE);
    }

    /** What lies before all that a series holds is let go of: a window may have been hidden for days. */
    private void makeRoom(long oldest) {
        int old = 0;
        while (old < size && times[old] < oldest) {
            old++;
        }
        int room = old > size / 2 ? size : 2 * size;
        times = Arrays.copyOf(Arrays.copyOfRange(times, old, size), room);
        values = Arrays.copyOf(Arrays.copyOfRange(values, old, size), room);
        lates = Arrays.copyOf(Arrays.copyOfRange(lates, old, size), room);
        size -= old;
    }

    private void begin(long time, Quality cause) {
        if (gapFrom != NEVER && gapCause != cause) {
            finish(time);
        }
        if (gapFrom == NEVER) {
            gapFrom = time;
            gapCause = cause;
        }
    }

    private void finish(long time) {
        if (gapFrom != NEVER) {
            gaps.append(gapFrom, time, gapCause.ordinal());
            gapFrom = NEVER;
        }
    }

    /** How many samples. */
    int size() {
        return size;
    }

    long time(int row) {
        return times[row];
    }

    double value(int row) {
        return values[row];
    }

    boolean late(int row) {
        return lates[row];
    }

    /** When the newest live sample was measured; {@link Long#MIN_VALUE} where there is none. */
    long newest() {
        return newest;
    }

    double newestValue() {
        return newestValue;
    }

    /** The gaps, once all was told: what has not ended lasts as long as what was missing does. */
    Gaps gaps(Series.Missing missing) {
        if (gapFrom == NEVER && missing.to() == Gaps.OPEN) {
            begin(Math.max(last, missing.from()), Quality.STALE);
        }
        finish(missing.to());
        return gaps;
    }
}
