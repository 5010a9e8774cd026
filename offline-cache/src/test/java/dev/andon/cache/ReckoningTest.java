package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a connection has, and when its bounds will be met. */
class ReckoningTest {

    private static final long DAY = Ledger.DAY;
    private static final long TODAY = 20_000;
    private static final long NOW = TODAY * DAY;

    private final SortedMap<Long, Ledger.Day> days = new TreeMap<>();

    @Test
    void whatIsThereIsSummed() {
        week(100, 10);

        Usage usage = usage(bounds(90, 900, 1_000_000));

        assertThat(usage.bytes()).isEqualTo(10 * 110);
        assertThat(usage.rows()).isEqualTo(10 * 5);
        assertThat(usage.oldestFine()).isEqualTo((TODAY - 10) * DAY);
        assertThat(usage.oldestCoarse()).isEqualTo((TODAY - 10) * DAY);
    }

    @Test
    void whereRowsAreGoneTheOldestAreMinutes() {
        week(100, 10);
        days.put(TODAY - 30, new Ledger.Day(0, 10, 0));

        Usage usage = usage(bounds(90, 900, 1_000_000));

        assertThat(usage.oldestFine()).isEqualTo((TODAY - 10) * DAY);
        assertThat(usage.oldestCoarse()).isEqualTo((TODAY - 30) * DAY);
    }

    @Test
    void fullIsWhenTheDaysOfTheLastWeekHaveFilledWhatIsLeft() {
        week(90_000, 10_000);

        assertThat(usage(bounds(90, 900, 2_000_000)).fullInDays()).isCloseTo(10, within(0.01));
    }

    @Test
    void onceRowsAgeAwayOnlyMinutesGrow() {
        week(90_000, 10_000);

        // 10 days more of both make a million, and 50 of the rest half a million.
        assertThat(usage(bounds(20, 900, 2_500_000)).fullInDays()).isCloseTo(60, within(0.01));
    }

    @Test
    void whatAgesAwayInTimeIsNeverFull() {
        week(90_000, 10_000);

        assertThat(usage(bounds(20, 60, 2_500_000)).fullInDays()).isInfinite();
        assertThat(usage(bounds(20, 60, 2_500_000)).next())
                .isEqualTo(new Usage.Drop((TODAY - 10) * DAY, true, (TODAY - 10 + 1 + 20) * DAY));
    }

    @Test
    void theNextToGoIsWhateverComesFirst() {
        week(90_000, 10_000);

        assertThat(usage(bounds(90, 900, 1_200_000)).next())
                .isEqualTo(new Usage.Drop((TODAY - 10) * DAY, false, NOW + 2 * DAY));
        assertThat(usage(bounds(10, 11, 5_000_000)).next())
                .isEqualTo(new Usage.Drop((TODAY - 10) * DAY, true, (TODAY + 1) * DAY));
    }

    @Test
    void ofAConnectionThatBeganTodayItsFirstHoursTell() {
        days.put(TODAY, new Ledger.Day(9_000, 1_000, 9));
        Usage usage = new Reckoning(bounds(90, 900, 1_000_000), days, NOW + DAY / 2).usage("plant");

        assertThat(usage.fullInDays()).isCloseTo(49.5, within(0.01));
    }

    @Test
    void ofNothingNothingIsDropped() {
        Usage usage = usage(Bounds.DEFAULT);

        assertThat(usage.next()).isNull();
        assertThat(usage.fullInDays()).isInfinite();
        assertThat(usage.oldestCoarse()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void boundsThatKeepNothingAreRefused() {
        assertThatThrownBy(() -> bounds(0, 5, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bounds(5, 4, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bounds(5, 5, 1_000)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The ten days before today. */
    private void week(long fine, long coarse) {
        for (long day = TODAY - 10; day < TODAY; day++) {
            days.put(day, new Ledger.Day(fine, coarse, 5));
        }
    }

    private Usage usage(Bounds bounds) {
        return new Reckoning(bounds, days, NOW).usage("plant");
    }

    private static Bounds bounds(int fine, int coarse, long bytes) {
        return new Bounds(Duration.ofDays(fine), Duration.ofDays(coarse), bytes);
    }
}
