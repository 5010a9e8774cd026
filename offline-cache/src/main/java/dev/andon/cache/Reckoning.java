package dev.andon.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells from the days of a connection what it has, and when its bounds will be met. */
record Reckoning(Bounds bounds, SortedMap<Long, Ledger.Day> days, long now) {

    private static final int WEEK = 7;

    /**
     * What every connection has, what is in no block yet included; that takes no room of its own as bounds count it. Rows on their way into blocks may be
     * counted twice or not at all while they are.
     */
    static List<Usage> all(Opened opened, Function<String, Bounds> bounds, long now) {
        Map<Integer, SortedMap<Long, Ledger.Day>> waiting = opened.tails.days(opened.catalogue::connection);
        SortedSet<Integer> connections = new TreeSet<>(opened.ledger.connections());
        connections.addAll(waiting.keySet());
        List<Usage> usages = new ArrayList<>();
        for (int connection : connections) {
            SortedMap<Long, Ledger.Day> days = opened.ledger.of(connection);
            waiting.getOrDefault(connection, new TreeMap<>())
                    .forEach((day, sums) -> days.merge(day, sums, Ledger.Day::plus));
            PointKey first = opened.catalogue.find(connection);
            String name = first == null ? Catalogue.LOST : first.connection();
            usages.add(new Reckoning(bounds.apply(name), days, now).usage(name));
        }
        return usages;
    }

    Usage usage(String connection) {
        long bytes = 0;
        long rows = 0;
        for (Ledger.Day day : days.values()) {
            bytes += day.bytes();
            rows += day.rows();
        }
        long fine = oldest(true);
        long coarse = oldest(false);
        double full = fullInDays(bytes, fine, coarse);
        return new Usage(connection, bounds, bytes, rows, fine, coarse, full, next(fine, coarse, full));
    }

    /** The beginning of the first day that has rows, or anything. */
    private long oldest(boolean rows) {
        for (Map.Entry<Long, Ledger.Day> day : days.entrySet()) {
            if (!rows || day.getValue().fine() > 0 || day.getValue().rows() > 0) {
                return day.getKey() * Ledger.DAY;
            }
        }
        return Long.MAX_VALUE;
    }

    /** Both age away as they come; until then what comes is added. */
    private double fullInDays(long bytes, long fine, long coarse) {
        double left = bounds.bytes() - (double) bytes;
        double rows = 0;
        double rest = 0;
        int whole = 0;
        long today = Ledger.day(now);
        for (Map.Entry<Long, Ledger.Day> day : days.tailMap(today - WEEK).entrySet()) {
            // The present day is not over yet, and days to come are none.
            if (day.getKey() < today) {
                rows += day.getValue().fine();
                rest += day.getValue().coarse();
                whole++;
            }
        }
        if (whole == 0) {
            Ledger.Day day = days.getOrDefault(today, Ledger.Day.NOTHING);
            double share = Math.max(1, now - today * Ledger.DAY) / (double) Ledger.DAY;
            rows = day.fine() / share;
            rest = day.coarse() / share;
            whole = 1;
        }
        double both = (rows + rest) / whole;
        double growing = daysUntil(fine, bounds.fine());
        if (left <= both * growing) {
            return both == 0 ? Double.POSITIVE_INFINITY : Math.max(0, left / both);
        }
        double after = left - both * growing;
        double more = Math.max(0, daysUntil(coarse, bounds.coarse()) - growing);
        return after <= rest / whole * more ? growing + after / (rest / whole) : Double.POSITIVE_INFINITY;
    }

    /** In how many days what is oldest is as old as it may become. */
    private double daysUntil(long oldest, Duration age) {
        double had = oldest == Long.MAX_VALUE ? 0 : (now - oldest) / (double) Ledger.DAY;
        return Math.max(0, age.toMinutes() / (double) TimeUnit.DAYS.toMinutes(1) - had);
    }

    private Usage.@Nullable Drop next(long fine, long coarse, double fullInDays) {
        if (coarse == Long.MAX_VALUE) {
            return null;
        }
        Usage.Drop next = new Usage.Drop(coarse, false, coarse + Ledger.DAY + micros(bounds.coarse()));
        if (fine != Long.MAX_VALUE && fine + Ledger.DAY + micros(bounds.fine()) < next.at()) {
            next = new Usage.Drop(fine, true, fine + Ledger.DAY + micros(bounds.fine()));
        }
        double full = now + fullInDays * Ledger.DAY;
        return full < next.at() ? new Usage.Drop(coarse, false, (long) full) : next;
    }

    /** No more than can be counted. */
    static long micros(Duration age) {
        return TimeUnit.SECONDS.toMicros(Math.min(age.toSeconds(), Long.MAX_VALUE / 2_000_000));
    }
}
