package dev.andon.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times as ISO-8601 in UTC, always to the microsecond, so that as text they sort as they follow each other. Remembers the last
 * second, since samples come in flocks. One thread.
 */
final class IsoTime {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DIGITS = 6;
    private static final long PER_SECOND = 1_000_000;

    private long second = Long.MIN_VALUE;
    private String written = "";

    /** @param micros since 1970 UTC */
    String format(long micros) {
        long now = Math.floorDiv(micros, PER_SECOND);
        if (now != second) {
            second = now;
            written = SECOND.format(Instant.ofEpochSecond(now));
        }
        StringBuilder text = new StringBuilder(written.length() + DIGITS + 1).append(written);
        String fraction = Long.toString(Math.floorMod(micros, PER_SECOND));
        return text.repeat('0', DIGITS - fraction.length())
                .append(fraction)
                .append('Z')
                .toString();
    }
}
