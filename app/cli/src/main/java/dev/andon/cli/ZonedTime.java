package dev.andon.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Writes times as ISO-8601 with the offset of a zone, always to the microsecond. Remembers the last second. One thread. */
final class ZonedTime {

    private static final long PER_SECOND = 1_000_000;

    private final ZoneId zone;
    private final IsoTime local = new IsoTime();
    private long second = Long.MIN_VALUE;
    private ZoneOffset offset = ZoneOffset.UTC;

    ZonedTime(ZoneId zone) {
        this.zone = zone;
    }

    /** @param micros since 1970 UTC */
    String format(long micros) {
        long now = Math.floorDiv(micros, PER_SECOND);
        if (now != second) {
            second = now;
            offset = zone.getRules().getOffset(Instant.ofEpochSecond(now));
        }
        String text = local.format(micros + offset.getTotalSeconds() * PER_SECOND);
        return offset.equals(ZoneOffset.UTC) ? text : text.substring(0, text.length() - 1) + offset.getId();
    }
}
