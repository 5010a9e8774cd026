package dev.andon.ui.trend;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The time axis of a trend: how long it is, and where its ticks stand. */
final class TimeAxis {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    /** How much time a trend may span, microseconds: as much as is known, an hour at the most. */
    private static final long[] SPANS = {
        MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 60 * MINUTE
    };

    private static final long[] STEPS = {
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE
    };

    private static final DateTimeFormatter TO_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter TO_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final ZoneId zone;

    TimeAxis(ZoneId zone) {
        this.zone = zone;
    }

    /** How much time to show when something is known since a time, microseconds. */
    static long span(long since, long now) {
        for (long span : SPANS) {
            if (now - since <= span) {
                return span;
            }
        }
        return SPANS[SPANS.length - 1];
    }

    /** The smallest round step between two ticks that leaves them room. */
    static long step(long span, double width, double room) {
        for (long step : STEPS) {
            if (width * step / span >= room) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    /** The first tick after a time; ticks are round in the zone's own time. */
    long firstTick(long time, long step) {
        ZonedDateTime moment = at(time);
        long midnight = micros(moment.truncatedTo(ChronoUnit.DAYS).toInstant());
        return midnight + Math.ceilDiv(time - midnight, step) * step;
    }

    String label(long time, long step) {
        return (step < MINUTE ? TO_SECOND : TO_MINUTE).format(at(time));
    }

    private ZonedDateTime at(long micros) {
        return instant(micros).atZone(zone);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
