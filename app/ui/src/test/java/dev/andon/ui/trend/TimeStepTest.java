package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.text.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeStepTest {

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    // Summer time by an hour and by half an hour, at midnight, and none at an odd offset.
    private static final List<ZoneId> ZONES = List.of(
            BERLIN,
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("UTC"));

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<TimeStep> steps() {
        return Arbitraries.of(TimeStep.ALL);
    }

    @Property
    void ticksAreRoundOnTheWallAndNoneIsMissing(
            @ForAll("zones") ZoneId zone,
            @ForAll("steps") TimeStep step,
            @ForAll @LongRange(min = 1_500_000_000L, max = 1_900_000_000L) long second,
            @ForAll @DoubleRange(min = 0.1, max = 40) double steps) {
        long from = second * SECOND + 123_456;
        long to = from + (long) (steps * step.micros());
        long[] ticks = step.ticks(zone, from, to);
        long before = from - step.micros();
        for (long tick : ticks) {
            assertThat(tick).isBetween(from, to);
            assertThat(round(at(tick, zone), step))
                    .as("%s in %s", at(tick, zone), step)
                    .isTrue();
            assertThat(tick - before).as("apart").isGreaterThanOrEqualTo(tick == ticks[0] ? 0 : step.micros() / 2);
            before = tick;
        }
        long[] all = step.ticks(zone, from - 3 * step.micros(), to + 3 * step.micros());
        for (int index = 1; index < all.length; index++) {
            // Months differ by three days, years by one, and a day by its summer time; a time that the clock leaps over
            // is no
            // tick.
            long most = leaps(zone, all[index - 1], all[index]) ? 2 * step.micros() : step.micros();
            assertThat(all[index] - all[index - 1])
                    .isLessThanOrEqualTo(Math.max(most, step.micros() * 5 / 4 + 3 * HOUR));
        }
    }

    private static boolean leaps(ZoneId zone, long from, long to) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(TimeStep.instant(from));
        return next != null && next.isGap() && next.getInstant().isBefore(TimeStep.instant(to));
    }

    @Property
    void labelsHaveRoomWhateverTheSpan(
            @ForAll @LongRange(min = 10, max = 315_000_000) long seconds,
            @ForAll @DoubleRange(min = 200, max = 3_600) double width) {
        TimeStep step = TimeStep.fitting(seconds * SECOND, width, 110);
        assertThat(width * step.micros() / (seconds * SECOND)).isGreaterThanOrEqualTo(110);
    }

    @Test
    void theDayThatHasTwentyFiveHoursHasItsTicksAtRoundHours() {
        long from = micros("2026-10-24T22:00:00Z");
        assertThat(labels(new TimeStep(ChronoUnit.HOURS, 6), from, from + 25 * HOUR))
                .containsExactly("25 Oct", "06:00", "12:00", "18:00", "26 Oct");
    }

    @Test
    void theHourThatComesTwiceIsThereTwice() {
        long from = micros("2026-10-24T23:00:00Z");
        assertThat(labels(new TimeStep(ChronoUnit.HOURS, 1), from, from + 3 * HOUR))
                .containsExactly("01:00", "02:00", "02:00", "03:00");
    }

    @Test
    void aYearHasItsMonths() {
        long from = micros("2026-01-10T00:00:00Z");
        assertThat(labels(new TimeStep(ChronoUnit.MONTHS, 3), from, from + 360L * 24 * HOUR))
                .containsExactly("Apr 2026", "Jul 2026", "Oct 2026", "Jan 2027");
    }

    @Test
    void aTimeOfAnotherDayIsWrittenWithItsDate() {
        TimeAxis axis = axis();
        long noon = micros("2026-03-01T11:00:00Z");
        assertThat(axis.moment(noon, noon + HOUR, false)).isEqualTo("12:00");
        assertThat(axis.moment(noon, noon + 24 * HOUR, true)).isEqualTo("1 Mar 2026 12:00:00");
        assertThat(axis.zone(noon)).isEqualTo("CET");
    }

    private static List<String> labels(TimeStep step, long from, long to) {
        TimeAxis axis = axis();
        return Arrays.stream(axis.ticks(step, from, to))
                .mapToObj(tick -> axis.label(tick, step))
                .toList();
    }

    private static TimeAxis axis() {
        return new TimeAxis(BERLIN, Words.in(Locale.ENGLISH));
    }

    private static boolean round(ZonedDateTime time, TimeStep step) {
        long nanos = time.toLocalTime().toNanoOfDay();
        if (step.clock()) {
            return nanos / 1_000 % step.micros() == 0;
        }
        // A day may begin at one o'clock.
        boolean begins = time.equals(time.toLocalDate().atStartOfDay(time.getZone()));
        return begins
                && switch (step.unit()) {
                    case DAYS -> time.toLocalDate().toEpochDay() % step.count() == 0;
                    case WEEKS -> time.getDayOfWeek().getValue() == 1;
                    case MONTHS -> time.getDayOfMonth() == 1 && (time.getMonthValue() - 1) % step.count() == 0;
                    default -> time.getDayOfYear() == 1 && time.getYear() % step.count() == 0;
                };
    }

    private static ZonedDateTime at(long micros, ZoneId zone) {
        return TimeStep.instant(micros).atZone(zone);
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}
