package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** When channels have their turns. */
class ScheduleTest {

    @Property
    void everyTurnIsDueJustAfterItsTimeAndNotBefore(
            @ForAll Cadence cadence,
            @ForAll @DoubleRange(min = 0.01, max = 100) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.99) double share,
            @ForAll @IntRange(min = 0, max = 100_000) int turn) {
        Schedule schedule = cadence.schedule(rate, share);
        double little = 1e-6 * schedule.period();
        assertThat(schedule.due(schedule.time(turn) + little)).isEqualTo(turn + 1L);
        assertThat(schedule.due(schedule.time(turn) - little)).isEqualTo(turn);
    }

    @Property
    void everybodyHasSpokenAfterOneBeat(
            @ForAll Cadence cadence,
            @ForAll @DoubleRange(min = 0.01, max = 100) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.99) double share) {
        assertThat(cadence.schedule(rate, share).due(1 / rate)).isPositive();
    }

    @Test
    void batterySavingDevicesSpeakOnceAMinute() {
        Schedule slow = Cadence.SLOW.schedule(1, 0.5);
        assertThat(slow.time(3) - slow.time(2)).isEqualTo(60);
        assertThat(slow.due(3_600)).isBetween(60L, 62L);
    }
}
