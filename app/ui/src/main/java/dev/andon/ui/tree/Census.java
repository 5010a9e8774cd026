package dev.andon.ui.tree;

import dev.andon.model.Quality;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.PointTable;
import java.util.Arrays;

/** Counts which points of each device are live and which have fallen silent, one look at a changed point at a time. By one thread. */
final class Census {

    private static final byte UNHEARD = 0;
    private static final byte LIVE = 1;
    private static final byte SILENT = 2;
    private static final byte OTHER = 3;

    private final PointTable points;
    private final LiveTable live;
    private final LiveValue value = new LiveValue();
    private byte[] seen = new byte[64];
    private int[] liveOf = new int[16];
    private int[] silentOf = new int[16];

    Census(PointTable points, LiveTable live) {
        this.points = points;
        this.live = live;
    }

    /** Looks at a point that changed; the handle of its device when that changed its state, else -1. */
    int look(int point) {
        byte now = live.read(point, value) ? judge(value.quality()) : UNHEARD;
        byte before = point < seen.length ? seen[point] : UNHEARD;
        if (now == before) {
            return -1;
        }
        int device = points.deviceOf(point);
        ensure(point, device);
        DeviceState old = state(device);
        seen[point] = now;
        count(device, before, -1);
        count(device, now, 1);
        return state(device) == old ? -1 : device;
    }

    DeviceState state(int device) {
        return device < liveOf.length ? DeviceState.of(liveOf[device], silentOf[device]) : DeviceState.UNKNOWN;
    }

    private static byte judge(Quality quality) {
        return switch (quality) {
            case GOOD, SIMULATED, MANUAL, WRITE_PENDING -> LIVE;
            case STALE, BAD, NOT_CONNECTED -> SILENT;
            case UNCERTAIN, GOOD_BACKFILL, DISABLED -> OTHER;
        };
    }

    private void count(int device, byte kind, int by) {
        if (kind == LIVE) {
            liveOf[device] += by;
        } else if (kind == SILENT) {
            silentOf[device] += by;
        }
    }

    private void ensure(int point, int device) {
        if (point >= seen.length) {
            seen = Arrays.copyOf(seen, Math.max(point + 1, 2 * seen.length));
        }
        if (device >= liveOf.length) {
            int room = Math.max(device + 1, 2 * liveOf.length);
            liveOf = Arrays.copyOf(liveOf, room);
            silentOf = Arrays.copyOf(silentOf, room);
        }
    }
}
