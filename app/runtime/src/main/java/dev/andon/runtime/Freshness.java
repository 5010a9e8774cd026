package dev.andon.runtime;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Decides when a point ceases to be live. Used by the ingest thread alone; microseconds.
 *
 * <ul>
 *   <li>A point with a {@code staleAfter} in its profile: that long after its newest sample.
 *   <li>A point with a regular rhythm: {@code max(2 x cadence, floor)}.
 *   <li>Any other (change-only, such as a flag that is told only when it turns, or too new to tell) is live while its session is: while its device was announced online, or while a regular
 *       point of its device is live. Without either it is given a patience by its longest pause.
 * </ul>
 */
final class Freshness {

    /** The least age at which anything turns stale: below it the network's jitter would show. */
    static final long FLOOR = 3_000_000;

    /** How long a point is believed whose rhythm nobody knows. */
    static final long PATIENCE = 60_000_000;

    private static final long RECHECK = 500_000;
    private static final long NOT_LIVE = Long.MAX_VALUE;

    private final Sessions sessions;
    private final Cadences cadences = new Cadences();
    private int points;
    private long[] deadlines = new long[0];
    private long[] fixed = new long[0];
    private int[] devices = new int[0];
    // Per device: until when its regular points promise that it lives; 0: it has none.
    private long[] deviceUntil = new long[0];

    Freshness(Sessions sessions) {
        this.sessions = sessions;
    }

    /** How many points were met: all handles below it. */
    int met() {
        return points;
    }

    /** Takes up points in the order of their handles, once each; {@code staleAfter} from the profile, or -1. */
    void meet(int point, int device, long staleAfter) {
        if (point >= deadlines.length) {
            int room = Math.max(64, 2 * (point + 1));
            deadlines = Arrays.copyOf(deadlines, room);
            fixed = Arrays.copyOf(fixed, room);
            devices = Arrays.copyOf(devices, room);
        }
        if (device >= deviceUntil.length) {
            deviceUntil = Arrays.copyOf(deviceUntil, Math.max(64, 2 * (device + 1)));
        }
        deadlines[point] = NOT_LIVE;
        fixed[point] = staleAfter;
        devices[point] = device;
        points = Math.max(points, point + 1);
    }

    int deviceOf(int point) {
        return devices[point];
    }

    boolean live(int point) {
        return deadlines[point] != NOT_LIVE;
    }

    /** How much later than usual a sample may come and still count as live. */
    long lateAfter(int point) {
        return Math.max(Math.max(SourceClocks.RIGHT_WITHIN + FLOOR, 2 * cadences.mean(point)), fixed[point]);
    }

    /**
     * A live sample arrived.
     *
     * @param event whether it may have come because it changed, and not because it was time
     */
    void arrived(int point, long time, long received, boolean event) {
        if (event) {
            cadences.changed(point, received);
        } else {
            cadences.arrived(point, received);
        }
        deadlines[point] = deadline(point, time, received);
    }

    /** A late sample arrived: of a point whose rhythm is not known yet even that tells how often it is sent, such as a bundle a minute. */
    void arrivedLate(int point, long received) {
        if (!cadences.regular(point)) {
            cadences.arrived(point, received);
        }
    }

    /** Whether a point is known to speak by itself, by its profile or its rhythm: then its silence means something, whoever else lives. */
    boolean promised(int point) {
        return fixed[point] >= 0 || cadences.regular(point);
    }

    /** The learnt cadence, 0 while it is unknown or irregular. */
    long cadence(int point) {
        return cadences.regular(point) ? cadences.mean(point) : 0;
    }

    /** The point is not live any more, for a reason that came from outside. */
    void ended(int point) {
        deadlines[point] = NOT_LIVE;
        cadences.interrupted(point);
    }

    /** Gives every point whose time has come to the visitor, and ends it. */
    void sweep(long now, IntConsumer ceased) {
        for (int point = 0; point < points; point++) {
            if (deadlines[point] < now && !extended(point, now)) {
                deadlines[point] = NOT_LIVE;
                ceased.accept(point);
            }
        }
    }

    /** Our own clock was set back: what was promised until some time is promised until so much earlier. */
    void clockSetBack(long by) {
        for (int point = 0; point < points; point++) {
            if (live(point)) {
                deadlines[point] -= by;
            }
            cadences.interrupted(point);
        }
        for (int device = 0; device < deviceUntil.length; device++) {
            deviceUntil[device] = Math.max(0, deviceUntil[device] - by);
        }
    }

    private long deadline(int point, long time, long received) {
        int device = devices[point];
        if (fixed[point] >= 0) {
            return time + fixed[point];
        }
        if (cadences.regular(point)) {
            long until = time + Math.max(2 * cadences.mean(point), FLOOR);
            deviceUntil[device] = Math.max(deviceUntil[device], until);
            return until;
        }
        // With a lively sibling the next sweep asks after the device; alone, a point is given its own patience.
        return deviceUntil[device] != 0 ? received + FLOOR : received + Math.max(PATIENCE, 2 * cadences.longest(point));
    }

    private boolean extended(int point, long now) {
        int device = devices[point];
        boolean loose = fixed[point] < 0 && !cadences.regular(point);
        boolean sessionLives = loose && (sessions.online(device) || deviceUntil[device] > now);
        // Asked again soon: who sleeps may wake, and then has to speak.
        if (sessionLives || sessions.asleepUntil(device) > now) {
            deadlines[point] = now + RECHECK;
            return true;
        }
        return false;
    }
}
