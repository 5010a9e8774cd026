package dev.andon.ui.trend;

import dev.andon.runtime.LiveTable;
import dev.andon.runtime.PointTable;
import java.time.ZoneId;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Where a trend looks.
 *
 * @param path where a device stands, by its handle
 * @param clock microseconds since 1970 UTC
 * @param storage leads to where it is told what is recorded
 */
public record TrendSources(
        PointTable points,
        LiveTable live,
        SeriesBook book,
        TrendHistory history,
        IntFunction<String> path,
        ZoneId zone,
        LongSupplier clock,
        Runnable storage) {}
