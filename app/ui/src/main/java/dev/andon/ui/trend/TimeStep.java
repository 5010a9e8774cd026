package dev.andon.ui.trend;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;

/**
 * The way from one tick of a time axis to the next. It is round by the clock on the wall and by the calendar: a step of six hours has its ticks at 0, 6, 12
 * and 18 o'clock, also on the day that has 23 or 25 hours.
 *
 * @param unit seconds to years
 * @param count of them: of those below a day, so many that a day is a multiple of the step
 */
record TimeStep(ChronoUnit unit, int count) {

    /** From the shortest to the longest. */
    static final List<TimeStep> ALL = List.of(
            new TimeStep(ChronoUnit.SECONDS, 1),
            new TimeStep(ChronoUnit.SECONDS, 2),
            new TimeStep(ChronoUnit.SECONDS, 5),
            new TimeStep(ChronoUnit.SECONDS, 10),
            new TimeStep(ChronoUnit.SECONDS, 15),
            new TimeStep(ChronoUnit.SECONDS, 30),
            new TimeStep(ChronoUnit.MINUTES, 1),
            new TimeStep(ChronoUnit.MINUTES, 2),
            new TimeStep(ChronoUnit.MINUTES, 5),
            new TimeStep(ChronoUnit.MINUTES, 10),
            new TimeStep(ChronoUnit.MINUTES, 15),
            new TimeStep(ChronoUnit.MINUTES, 30),
            new TimeStep(ChronoUnit.HOURS, 1),
            new TimeStep(ChronoUnit.HOURS, 2),
            new TimeStep(ChronoUnit.HOURS, 3),
            new TimeStep(ChronoUnit.HOURS, 6),
            new TimeStep(ChronoUnit.HOURS, 12),
            new TimeStep(ChronoUnit.DAYS, 1),
            new TimeStep(ChronoUnit.DAYS, 2),
            new TimeStep(ChronoUnit.WEEKS, 1),
            new TimeStep(ChronoUnit.WEEKS, 2),
            new TimeStep(ChronoUnit.MONTHS, 1),
            new TimeStep(ChronoUnit.MONTHS, 2),
            new TimeStep(ChronoUnit.MONTHS, 3),
            new TimeStep(ChronoUnit.MONTHS, 6),
            new TimeStep(ChronoUnit.YEARS, 1),
            new TimeStep(ChronoUnit.YEARS, 2),
            new TimeStep(ChronoUnit.YEARS, 5),
            new TimeStep(ChronoUnit.YEARS, 10));

    private static final long SECOND = 1_000_000;
    private static final LocalDate A_MONDAY = LocalDate.EPOCH.with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    /** The shortest whose ticks stand at least so far apart, px. */
    static TimeStep fitting(long span, double width, double room) {
        for (TimeStep step : ALL) {
            if (width * step.micros() / span >= room) {
                return step;
            }
        }
        return ALL.getLast();
    }

    /** How long it is, microseconds; of months and years as long as they are on average. */
    long micros() {
        return unit.getDuration().multipliedBy(count).toNanos() / 1_000;
    }

    /** Whether it is counted by the clock, and not by the calendar. */
    boolean clock() {
        return unit.compareTo(ChronoUnit.DAYS) < 0;
    }

    /** All ticks between two times, both included, in order; microseconds since 1970 UTC like them. */
    long[] ticks(ZoneId zone, long from, long to) {
        return clock() ? byClock(zone.getRules(), from, to) : byCalendar(zone, from, to);
    }

    /** Every time at which the clock on the wall shows a multiple of the step. When it was put back within one, that comes twice. */
    private long[] byClock(ZoneRules rules, long from, long to) {
        long step = micros();
        long[] ticks = new long[(int) ((to - from) / step) + 2];
        int size = 0;
        for (long start = from; start <= to; ) {
            Instant moment = instant(start);
            ZoneOffsetTransition change = rules.nextTransition(moment);
            long end = change == null ? to + 1 : Math.min(to + 1, micros(change.getInstant()));
            long offset = rules.getOffset(moment).getTotalSeconds() * SECOND;
            for (long tick = Math.ceilDiv(start + offset, step) * step - offset; tick < end; tick += step) {
                // After a change of the clock two may stand closer than their labels allow.
                if (size == 0 || tick - ticks[size - 1] >= step / 2) {
                    ticks = size == ticks.length ? Arrays.copyOf(ticks, 2 * size) : ticks;
                    ticks[size++] = tick;
                }
            }
            start = end;
        }
        return Arrays.copyOf(ticks, size);
    }

    private long[] byCalendar(ZoneId zone, long from, long to) {
        LocalDate first = floor(LocalDate.ofInstant(instant(from), zone));
        return java.util.stream.Stream.iterate(first, date -> date.plus(count, unit))
                .mapToLong(date -> micros(date.atStartOfDay(zone).toInstant()))
                .dropWhile(tick -> tick < from)
                .takeWhile(tick -> tick <= to)
                .toArray();
    }

    private LocalDate floor(LocalDate date) {
        return switch (unit) {
            case DAYS -> date.minusDays(Math.floorMod(date.toEpochDay(), count));
            case WEEKS -> date.minusDays(Math.floorMod(ChronoUnit.DAYS.between(A_MONDAY, date), 7L * count));
            case MONTHS -> date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % count);
            default -> date.withDayOfYear(1).minusYears(Math.floorMod(date.getYear(), count));
        };
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
