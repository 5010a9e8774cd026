package dev.andon.ui.quality;

import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import java.util.function.IntToLongFunction;

/**
 * The newest values of points, and how they are to look.
 *
 * @param firstValueBy until when the first value of a point is waited for, by its handle, microseconds since 1970 UTC
 */
public record LiveLook(LiveTable live, IntToLongFunction firstValueBy) {

    /** Those of a monitor. */
    public static LiveLook of(Monitor monitor) {
        return new LiveLook(monitor.live(), monitor::firstValueBy);
    }

    /**
     * Reads a point's newest value, as {@link LiveTable#read} does.
     *
     * @param now microseconds since 1970 UTC
     * @return how it is to look
     */
    public QualityLook read(int point, LiveValue into, long now) {
        boolean heard = live.read(point, into);
        return !heard && now < firstValueBy.applyAsLong(point)
                ? QualityLook.WAITING
                : QualityLook.of(into, now, live.cadence(point));
    }
}
