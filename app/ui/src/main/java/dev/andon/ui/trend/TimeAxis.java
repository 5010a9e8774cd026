package dev.andon.ui.trend;

import dev.andon.ui.text.Words;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The time axis of a trend: how long it is while nobody chose, and how its times are written. By one thread at a time. */
final class TimeAxis {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    /** How much time a trend may span, microseconds: as much as is known, an hour at the most. */
    private static final long[] SPANS = {
        MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 60 * MINUTE
    };

    private final ZoneId zone;
    private final DateTimeFormatter second = DateTimeFormatter.ofPattern("HH:mm:ss");
    private final DateTimeFormatter minute = DateTimeFormatter.ofPattern("HH:mm");
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;
    private final DateTimeFormatter year = DateTimeFormatter.ofPattern("yyyy");
    private final DateTimeFormatter date;
    private final DateTimeFormatter shift;

    TimeAxis(ZoneId zone, Words words) {
        this.zone = zone;
        day = DateTimeFormatter.ofPattern(words.get("trend.axis.day"), words.locale());
        month = DateTimeFormatter.ofPattern(words.get("trend.axis.month"), words.locale());
        date = DateTimeFormatter.ofPattern(words.get("trend.axis.date"), words.locale());
        shift = DateTimeFormatter.ofPattern("z", words.locale());
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

    /** Where ticks of a step stand between two times. */
    long[] ticks(TimeStep step, long from, long to) {
        return step.ticks(zone, from, to);
    }

    /** What stands at a tick: the day where one begins among hours. */
    String label(long time, TimeStep step) {
        ZonedDateTime at = at(time);
        return switch (step.unit()) {
            case SECONDS -> second.format(at);
            case MINUTES, HOURS -> (at.toLocalTime().equals(LocalTime.MIDNIGHT) ? day : minute).format(at);
            case DAYS, WEEKS -> day.format(at);
            case MONTHS -> month.format(at);
            default -> year.format(at);
        };
    }

    /** A time as exactly as it is worth, with its date where that is another than today's. */
    String moment(long time, long now, boolean seconds) {
        ZonedDateTime at = at(time);
        String clock = (seconds ? second : minute).format(at);
        return at.toLocalDate().equals(at(now).toLocalDate()) ? clock : date.format(at) + ' ' + clock;
    }

    /** The short name of the zone's own time at a time, as summer time has another. */
    String zone(long time) {
        return shift.format(at(time));
    }

    private ZonedDateTime at(long micros) {
        return TimeStep.instant(micros).atZone(zone).truncatedTo(ChronoUnit.MICROS);
    }
}
