package dev.andon.cli;

import dev.andon.cache.Bounds;
import dev.andon.cache.Usage;
import dev.andon.model.DurationText;
import dev.andon.runtime.Keeping;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What each connection has in the cache, as lines for people and as JSON. Days are days in UTC. */
final class UsageText {

    private static final List<String> HEAD =
            List.of("CONNECTION", "SIZE", "VALUES", "SINCE", "MINUTES SINCE", "KEPT", "NEXT TO GO", "FULL IN");
    private static final int YEAR = 365;

    private UsageText() {}

    /** A table; empty where nothing was recorded. */
    static List<String> lines(List<Usage> usages) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Usage usage : usages) {
            rows.add(List.of(
                    usage.connection(),
                    bytes(usage.bytes()),
                    String.valueOf(usage.rows()),
                    day(usage.oldestFine()),
                    day(usage.oldestCoarse()),
                    kept(usage.bounds()),
                    everything(usage) ? "-" : next(usage.next()),
                    everything(usage) || Double.isInfinite(usage.fullInDays()) ? "never" : days(usage.fullInDays())));
        }
        return usages.isEmpty() ? List.of() : Columns.lines(rows);
    }

    static void write(JsonGenerator json, Usage usage) {
        json.writeStartObject();
        json.writeStringProperty("connection", usage.connection());
        json.writeNumberProperty("bytes", usage.bytes());
        json.writeNumberProperty("rows", usage.rows());
        day(json, "oldestValues", usage.oldestFine());
        day(json, "oldestMinutes", usage.oldestCoarse());
        if (everything(usage)) {
            json.writeNullProperty("keep");
        } else {
            json.writeName("keep");
            json.writeStartObject();
            json.writeNumberProperty("valuesDays", usage.bounds().fine().toDays());
            json.writeNumberProperty("minutesDays", usage.bounds().coarse().toDays());
            json.writeNumberProperty("bytes", usage.bounds().bytes());
            json.writeEndObject();
        }
        Usage.Drop next = everything(usage) ? null : usage.next();
        if (next == null) {
            json.writeNullProperty("next");
        } else {
            json.writeName("next");
            json.writeStartObject();
            day(json, "day", next.from());
            json.writeStringProperty("what", next.rowsOnly() ? "values" : "all");
            day(json, "on", next.at());
            json.writeEndObject();
        }
        if (everything(usage) || Double.isInfinite(usage.fullInDays())) {
            json.writeNullProperty("fullInDays");
        } else {
            json.writeNumberProperty("fullInDays", usage.fullInDays());
        }
        json.writeEndObject();
    }

    private static void day(JsonGenerator json, String name, long time) {
        if (time == Long.MAX_VALUE) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, day(time));
        }
    }

    private static String next(Usage.@Nullable Drop next) {
        if (next == null) {
            return "-";
        }
        return (next.rowsOnly() ? "values of " : "all of ") + day(next.from()) + " on " + day(next.at());
    }

    private static boolean everything(Usage usage) {
        return usage.bounds().equals(Keeping.EVERYTHING);
    }

    private static String kept(Bounds bounds) {
        return bounds.equals(Keeping.EVERYTHING)
                ? "everything"
                : age(bounds.fine().toDays()) + ", " + age(bounds.coarse().toDays()) + ", " + bytes(bounds.bytes());
    }

    private static String age(long days) {
        return days % YEAR == 0 ? days / YEAR + "y" : DurationText.format(Duration.ofDays(days));
    }

    private static String days(double days) {
        return days < 1 ? "less than a day" : Math.round(days) + (Math.round(days) == 1 ? " day" : " days");
    }

    /** Of microseconds since 1970 UTC. */
    private static String day(long time) {
        return time == Long.MAX_VALUE
                ? "-"
                : Instant.EPOCH
                        .plus(time, ChronoUnit.MICROS)
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString();
    }

    static String bytes(long bytes) {
        double megabytes = bytes / 1e6;
        return megabytes < 1_000
                ? String.format(Locale.ROOT, "%.1f MB", megabytes)
                : String.format(Locale.ROOT, "%.1f GB", megabytes / 1_000);
    }
}
