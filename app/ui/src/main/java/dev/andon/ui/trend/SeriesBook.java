package dev.andon.ui.trend;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.SampleHook;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Records the last hour of points, so that a trend has a past when it is opened: of every number and flag while there are at most
 * {@link #MOST_RECORDED}; beyond that, of those that are looked at. Fed by ingest, read by the screen.
 */
public final class SeriesBook implements SampleHook {

    /** So many points are recorded from their first sample on: at 13 kB each, some 27 MB. */
    static final int MOST_RECORDED = 2_000;

    private static final int MOST_GUESTS = 500;
    // Two clocks that differ by more are not comparable: then the time of receipt is the better one.
    private static final long CLOCKS_AGREE_WITHIN = 60_000_000;
    private static final long REACH_UNKNOWN = 15_000_000;

    private final LiveTable live;
    private final Map<Integer, Series> guests = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Series[] recorded = new @Nullable Series[0];
    private final Recollection recollection;
    private final LiveValue value = new LiveValue();
    private int count;
    private volatile boolean resting;
    private volatile boolean waking;
    private volatile TrendHistory history = TrendHistory.none(null);

    public SeriesBook(LiveTable live) {
        this(live, Thread::startVirtualThread);
    }

    /** @param beside where one may wait for the disk */
    SeriesBook(LiveTable live, Executor beside) {
        this.live = live;
        recollection = new Recollection(beside);
    }

    /** Nobody looks, and all that comes is recorded elsewhere: nothing is written here until {@link #wake}. Any thread. */
    public synchronized void rest() {
        waking = false;
        resting = true;
    }

    /**
     * Somebody looks again. What came meanwhile is taken from the history as soon as it is looked at, and is a gap until then. Any thread.
     *
     * @param told where it was recorded
     */
    public synchronized void wake(TrendHistory told) {
        history = told;
        waking = resting;
    }

    /** Whether nothing is written here at the moment. Any thread. */
    public boolean resting() {
        return resting;
    }

    /** At a tick all that was judged before has been handed to the cache, and nothing that comes behind it is missed here. */
    @Override
    public void ticked(long now) {
        if (waking) {
            resume(now);
        }
    }

    private synchronized void resume(long now) {
        if (waking) {
            @Nullable Series[] all = recorded;
            for (int point = 0; point < all.length; point++) {
                Series series = all[point];
                if (series != null && live.read(point, value)) {
                    long time = time(value.sourceTime(), value.receivedTime());
                    series.resume(now, time, value.number(), value.quality());
                }
            }
            resting = false;
            waking = false;
        }
    }

    @Override
    public void judged(SampleBatch batch) {
        if (resting) {
            return;
        }
        for (int row = 0; row < batch.size(); row++) {
            if (batch.kind(row) != Kind.TEXT) {
                Series series = recordedOrNew(batch.point(row));
                if (series != null) {
                    record(series, batch, row);
                }
            }
        }
    }

    /**
     * Sees to it that a point which is looked at is recorded.
     *
     * @param now what it is now, to begin with
     */
    public synchronized void follow(int point, LiveValue now) {
        if (find(point) != null || now.kind() == Kind.TEXT) {
            return;
        }
        Series series = new Series();
        if (now.quality().live() && now.sourceTime() != SampleBatch.NO_TIME) {
            series.add(now.sourceTime(), now.number());
        }
        guests.put(point, series);
        put(point, series);
        if (guests.size() > MOST_GUESTS) {
            int oldest = guests.keySet().iterator().next();
            guests.remove(oldest);
            put(oldest, null);
        }
    }

    /** Copies what is recorded of a point; empty when nothing is. */
    void picture(int point, SeriesPicture into) {
        Series series = find(point);
        if (series == null) {
            into.clear();
        } else {
            Series.Missing missing = series.missing();
            if (missing != null) {
                history.question(point).ifPresent(question -> recollection.wish(series, missing, question));
            }
            series.copyTo(into);
            if (resting) {
                into.takeWhole(false);
            }
            if (live.stalled() || resting) {
                into.cease(Quality.STALE);
            }
        }
    }

    /** Whether a point speaks only when it changes, as far as is known: then a value holds until the next one. */
    boolean irregular(int point) {
        return live.cadence(point) == 0;
    }

    private @Nullable Series find(int point) {
        @Nullable Series[] now = recorded;
        return point < now.length ? now[point] : null;
    }

    private @Nullable Series recordedOrNew(int point) {
        Series known = find(point);
        return known != null || count >= MOST_RECORDED ? known : begin(point);
    }

    private synchronized Series begin(int point) {
        Series series = new Series();
        put(point, series);
        count++;
        return series;
    }

    private void put(int point, @Nullable Series series) {
        @Nullable Series[] now = recorded;
        if (point >= now.length) {
            now = Arrays.copyOf(now, Math.max(point + 1, 2 * now.length));
        }
        now[point] = series;
        // Publishes the element to readers, who read the array first.
        recorded = now;
    }

    private void record(Series series, SampleBatch batch, int row) {
        long received = batch.receivedTime(row);
        long source = batch.sourceTime(row);
        if (batch.historical(row)) {
            if (source != SampleBatch.NO_TIME) {
                long cadence = live.cadence(batch.point(row));
                series.backfill(source, batch.number(row), cadence == 0 ? REACH_UNKNOWN : 5 * cadence / 2);
            }
        } else if (batch.quality(row).live()) {
            series.add(time(source, received), batch.number(row));
        } else {
            series.lose(received, batch.quality(row));
        }
    }

    private static long time(long source, long received) {
        boolean comparable = source != SampleBatch.NO_TIME && Math.abs(source - received) <= CLOCKS_AGREE_WITHIN;
        return comparable ? source : received;
    }
}
