package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.GapCause;
import dev.andon.model.Quality;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the cache tells a series that missed a stretch: its gaps, above all of a point that was lost meanwhile. */
class RecalledTest {

    private final Recalled recalled = new Recalled();

    @Test
    void whatIsLostAndStillLostIsAGapWithoutAnEnd() {
        good(10, 20);
        recalled.gap(30, GapCause.LINK_LOST);
        assertThat(gaps(new Series.Missing(10, Gaps.OPEN))).containsExactly("30 to open, STALE");
    }

    @Test
    void ofALostPointOfWhichNoLossWasRecordedTheGapBeginsWithItsLastSample() {
        good(10, 20);
        assertThat(gaps(new Series.Missing(5, Gaps.OPEN))).containsExactly("20 to open, STALE");
    }

    @Test
    void ofALostPointOfWhichNothingWasRecordedAllOfItIsAGap() {
        assertThat(gaps(new Series.Missing(5, Gaps.OPEN))).containsExactly("5 to open, STALE");
    }

    @Test
    void whatCameBackEndsTheGapAndWhatLastsEndsWithWhatIsMissing() {
        good(10);
        recalled.gap(20, GapCause.LINK_LOST);
        good(30, 40);
        recalled.sample(50, 0, null, Quality.BAD, false);
        assertThat(gaps(new Series.Missing(10, 60))).containsExactly("20 to 30, STALE", "50 to 60, BAD");
    }

    @Test
    void anotherCauseIsAnotherGapAndTheSameOneTheSame() {
        good(10);
        recalled.gap(20, GapCause.LINK_LOST);
        recalled.gap(25, GapCause.NOT_RUNNING);
        recalled.sample(30, 0, null, Quality.BAD, false);
        assertThat(gaps(new Series.Missing(10, Gaps.OPEN))).containsExactly("20 to 30, STALE", "30 to open, BAD");
    }

    @Test
    void ofDaysInWhichNobodyLookedNoMoreIsHeldThanASeriesCanTake() {
        long second = 1_000_000;
        long end = 10 * 24 * 3_600;
        for (long at = 0; at <= end; at++) {
            good(at * second);
        }
        assertThat(recalled.size()).isBetween((int) (Series.REACH / second), 20_000);
        assertThat(recalled.time(0)).isLessThanOrEqualTo(end * second - Series.REACH);
        assertThat(recalled.time(recalled.size() - 1)).isEqualTo(end * second);
        assertThat(recalled.newest()).isEqualTo(end * second);
    }

    private void good(long... times) {
        for (long time : times) {
            recalled.sample(time, 7, null, Quality.GOOD, false);
        }
    }

    private List<String> gaps(Series.Missing missing) {
        Gaps gaps = recalled.gaps(missing);
        return IntStream.range(0, gaps.size())
                .mapToObj(index -> gaps.start(index) + " to "
                        + (gaps.end(index) == Gaps.OPEN ? "open" : Long.toString(gaps.end(index))) + ", "
                        + gaps.cause(index))
                .toList();
    }
}
