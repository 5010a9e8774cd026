package dev.andon.ui.tree;

import dev.andon.model.Kind;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.PointTable;
import dev.andon.ui.quality.Standing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts for each device how its values stand, one look at a changed point at a time. Every point looked at is in exactly one count. By one thread. */
final class Census {

    private static final Standing[] ALL = Standing.values();

    private final PointTable points;
    private final LiveTable live;
    private final LiveValue value = new LiveValue();
    // How each point stood at the last look: the ordinal and one; 0: never looked at.
    private byte[] seen = new byte[64];
    // Per device a count for each standing.
    private int[] counts = new int[16 * Standing.count()];
    private boolean[] offline = new boolean[16];

    Census(PointTable points, LiveTable live) {
        this.points = points;
        this.live = live;
    }

    /** How a point stood at the last look; null: there was none. */
    @Nullable
    Standing of(int point) {
        int known = point < seen.length ? seen[point] : 0;
        return known == 0 ? null : ALL[known - 1];
    }

    /** Looks at a point, and counts it as it stands now. */
    Standing look(int point) {
        live.read(point, value);
        double number = value.kind() == Kind.NUMBER ? value.number() : Double.NaN;
        Standing now = Standing.of(value.quality(), number, points.point(point));
        Standing before = of(point);
        if (now != before) {
            int device = points.deviceOf(point);
            ensure(point, device);
            seen[point] = (byte) (now.ordinal() + 1);
            if (before != null) {
                counts[device * Standing.count() + before.ordinal()]--;
            }
            counts[device * Standing.count() + now.ordinal()]++;
        }
        return now;
    }

    /** Takes what is said of a device's presence; whether that is new. */
    boolean offline(int device, boolean now) {
        ensure(0, device);
        boolean changed = offline[device] != now;
        offline[device] = now;
        return changed;
    }

    /** How many values of a device stand so. */
    int count(int device, Standing standing) {
        int at = device * Standing.count() + standing.ordinal();
        return at < counts.length ? counts[at] : 0;
    }

    /** Whether a device has a value that stands so; silent it is too when somebody said that it is gone. */
    boolean has(int device, Standing standing) {
        boolean gone = standing == Standing.SILENT && device < offline.length && offline[device];
        return gone || count(device, standing) > 0;
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
        return has(device, Standing.LAST_KNOWN) ? Standing.LAST_KNOWN : Standing.AWAY;
    }

    private void ensure(int point, int device) {
        if (point >= seen.length) {
            seen = Arrays.copyOf(seen, Math.max(point + 1, 2 * seen.length));
        }
        if (device >= offline.length) {
            int room = Math.max(device + 1, 2 * offline.length);
            offline = Arrays.copyOf(offline, room);
            counts = Arrays.copyOf(counts, room * Standing.count());
        }
    }
}
