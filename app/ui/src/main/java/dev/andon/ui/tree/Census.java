package dev.andon.ui.tree;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.PointTable;
import dev.andon.ui.quality.Standing;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Counts for each device how its values stand, one look at a changed point at a time. Every point looked at is in exactly one count. By one thread. */
final class Census {

    private static final Standing[] ALL = Standing.values();

    private final PointTable points;
    private final LiveTable live;
    private final IntToLongFunction firstValueBy;
    private final LiveValue value = new LiveValue();
    // How each point stood at the last look: the ordinal and one; 0: never looked at.
    private byte[] seen = new byte[64];
    private boolean[] heard = new boolean[64];
    // Whether nothing live is known of each, so that time, its link and what stands beside it tell how it stands.
    private boolean[] open = new boolean[64];
    // Of each point at the last look: its number, and where it needs a look, since when it stands so.
    private double[] numbers = new double[64];
    private @Nullable Since[] since = new Since[64];
    // Per device a count for each standing.
    private int[] counts = new int[16 * Standing.count()];
    // Of each device: since when it is said to be gone, and whether anybody ever asked.
    private @Nullable Since[] gone = new Since[16];
    private boolean[] asked = new boolean[16];
    private boolean[] asleep = new boolean[16];
    private boolean[] online = new boolean[16];

    /** @param firstValueBy until when the first value of a point is waited for, microseconds since 1970 UTC */
    Census(PointTable points, LiveTable live, IntToLongFunction firstValueBy) {
        this.points = points;
        this.live = live;
        this.firstValueBy = firstValueBy;
    }

    /** How a point stood at the last look; null: there was none. */
    @Nullable
    Standing of(int point) {
        int known = point < seen.length ? seen[point] : 0;
        return known == 0 ? null : ALL[known - 1];
    }

    /** Since when a point has stood so, where it needs a look; null: it does not. */
    @Nullable
    Since since(int point) {
        return point < since.length ? since[point] : null;
    }

    /** Its number at the last look; NaN: it was none. */
    double number(int point) {
        return point < numbers.length ? numbers[point] : Double.NaN;
    }

    /**
     * Looks at a point, and counts it as it stands now.
     *
     * @param watched whether a change since the last look happened just now
     * @param time microseconds since 1970 UTC
     */
    Standing look(int point, boolean watched, long time) {
        boolean known = live.read(point, value);
        // What the cache kept says nothing of now: it is waited for like what was never heard.
        boolean heard = known && !value.restored();
        double number = known && value.kind() == Kind.NUMBER ? value.number() : Double.NaN;
        Standing before = of(point);
        int device = points.deviceOf(point);
        ensure(point, device);
        Standing told = Standing.of(value.quality(), number, points.point(point));
        boolean kept = told == Standing.LAST_KNOWN;
        Standing now = told;
        if (!heard && time < firstValueBy.applyAsLong(point)) {
            now = Standing.WAITING;
        } else if (kept && missed(point, device, before, time)) {
            now = Standing.SILENT;
        }
        open[point] = !heard || kept;
        numbers[point] = number;
        this.heard[point] = heard;
        if ((now == Standing.SILENT && !kept) || now != before) {
            since[point] = began(now, watched && before != null && before.live(), time);
        }
        if (now != before) {
            seen[point] = (byte) (now.ordinal() + 1);
            if (before != null) {
                counts[device * Standing.count() + before.ordinal()]--;
            }
            counts[device * Standing.count() + now.ordinal()]++;
        }
        return now;
    }

    /**
     * Whether a live value should have followed on one that was only kept: it is late for that, and nothing of the device is live, or the point itself
     * promised to speak. Who was silent before stays so. A device that sleeps may be silent, and one that is announced online owes no values but
     * those that were promised.
     */
    private boolean missed(int point, int device, @Nullable Standing before, long time) {
        Point known = points.point(point);
        boolean promised = known.cadence() != null || known.staleAfter() != null;
        if (asleep[device] || (!promised && (online[device] || live(device)))) {
            return false;
        }
        return before == Standing.SILENT || time >= firstValueBy.applyAsLong(point);
    }

    private boolean live(int device) {
        return count(device, Standing.LIVE) + count(device, Standing.OUTSIDE) > 0;
    }

    /** Whether a point may come to stand otherwise though nothing comes of it. */
    boolean open(int point) {
        return point < open.length && open[point];
    }

    /**
     * When what was just read began to stand so. Silent it is since it was heard last, which its sample knows. Of other trouble the begin is known
     * only where the point was seen well until now; else no more than that the newest sample says so.
     */
    private @Nullable Since began(Standing standing, boolean seen, long time) {
        long heard = value.receivedTime();
        boolean known = heard != SampleBatch.NO_TIME;
        long then = known ? Math.min(heard, time) : time;
        return switch (standing) {
            case SILENT -> new Since(then, !known || value.quality() == Quality.UNCERTAIN);
            case OUTSIDE -> new Since(seen ? time : then, !seen);
            case FAULT, NEVER_HEARD -> new Since(time, !seen);
            case LIVE, AWAY, WAITING, LAST_KNOWN -> null;
        };
    }

    /** Takes what is said of a device's presence, as {@link #look} does for a point; whether that is new. */
    boolean offline(int device, boolean now, boolean watched, long time) {
        ensure(0, device);
        boolean changed = (gone[device] != null) != now;
        if (changed) {
            gone[device] = now ? new Since(time, !(watched && asked[device])) : null;
        }
        asked[device] = true;
        return changed;
    }

    /** Takes what is said of a device's sleep; whether that is new. */
    boolean asleep(int device, boolean now) {
        ensure(0, device);
        boolean changed = asleep[device] != now;
        asleep[device] = now;
        return changed;
    }

    /** Takes whether a device is said to be online. */
    void online(int device, boolean now) {
        ensure(0, device);
        online[device] = now;
    }

    /** How a device can be reached: asleep where it said so, else connected while anything of it is live. */
    Connection connection(int device) {
        if (device < asleep.length && asleep[device]) {
            return Connection.ASLEEP;
        }
        boolean left = device < gone.length && gone[device] != null;
        if (live(device) && !left) {
            return Connection.CONNECTED;
        }
        boolean early = !left && !has(device, Standing.SILENT) && has(device, Standing.WAITING);
        return early ? Connection.AWAITED : Connection.UNHEARD;
    }

    /** Since when a device has something that stands so, or for silence: since nothing of that was heard; null: it has none. */
    @Nullable
    Since since(int device, Standing standing) {
        Since all = standing == Standing.SILENT && device < gone.length ? gone[device] : null;
        for (int point : points.pointsOf(device)) {
            Since one = of(point) == standing ? since(point) : null;
            if (one != null) {
                all = all == null ? one : all.and(one, standing);
            }
        }
        return all;
    }

    /** Whether anything at all was heard of a device. */
    boolean heard(int device) {
        for (int point : points.pointsOf(device)) {
            if (point < heard.length && heard[point]) {
                return true;
            }
        }
        return false;
    }

    /** How many values of a device stand so. */
    int count(int device, Standing standing) {
        int at = device * Standing.count() + standing.ordinal();
        return at < counts.length ? counts[at] : 0;
    }

    /** Whether a device has a value that stands so; silent it is too when somebody said that it is gone. */
    boolean has(int device, Standing standing) {
        boolean left = standing == Standing.SILENT && device < gone.length && gone[device] != null;
        return left || count(device, standing) > 0;
    }

    /** How a device stands as a whole: as the worst of its values that needs a look, else live where anything is. */
    Standing standing(int device) {
        for (Standing bad : Standing.WORST_FIRST) {
            if (has(device, bad)) {
                return bad;
            }
        }
        if (has(device, Standing.LIVE)) {
            return Standing.LIVE;
        }
        if (has(device, Standing.LAST_KNOWN)) {
            return Standing.LAST_KNOWN;
        }
        return has(device, Standing.WAITING) ? Standing.WAITING : Standing.AWAY;
    }

    private void ensure(int point, int device) {
        if (point >= seen.length) {
            int room = Math.max(point + 1, 2 * seen.length);
            seen = Arrays.copyOf(seen, room);
            heard = Arrays.copyOf(heard, room);
            open = Arrays.copyOf(open, room);
            numbers = Arrays.copyOf(numbers, room);
            since = Arrays.copyOf(since, room);
        }
        if (device >= gone.length) {
            int room = Math.max(device + 1, 2 * gone.length);
            gone = Arrays.copyOf(gone, room);
            asked = Arrays.copyOf(asked, room);
            asleep = Arrays.copyOf(asleep, room);
            online = Arrays.copyOf(online, room);
            counts = Arrays.copyOf(counts, room * Standing.count());
        }
    }
}
