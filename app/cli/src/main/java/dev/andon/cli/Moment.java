package dev.andon.cli;

import dev.andon.model.DurationText;
import dev.andon.runtime.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A time on the command line: ISO-8601, with or without a zone, a date alone, {@code now}, or so long ago as {@code -24h}. */
final class Moment {

    private Moment() {}

    /**
     * Reads one.
     *
     * @param zone of what names none
     * @param now microseconds since 1970 UTC
     * @return microseconds since 1970 UTC
     * @throws IllegalArgumentException when it is none; the message says how one is written
     */
    static long parse(String text, ZoneId zone, long now) {
        String given = text.strip();
        try {
            if (given.equals("now")) {
                return now;
            }
            if (given.startsWith("-")) {
                return now - DurationText.parse(given.substring(1)).toNanos() / 1_000;
            }
            return Micros.of(instant(given.replace(' ', 'T'), zone));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a time is written like 2026-11-22T14:00:00Z, 2026-11-22T14:00, 2026-11-22 or -24h, not '" + text
                            + "'",
                    e);
        }
    }

    private static Instant instant(String text, ZoneId zone) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        int time = text.indexOf('T');
        boolean zoned = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
