package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.andon.model.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendSummaryTest {

    private static final long SECOND = 1_000_000;
    private static final long START = 1_700_000_000L * SECOND;

    private final Series series = new Series();

    @ParameterizedTest
    @ValueSource(longs = {0, 49_999, 50_001, 99_999})
    void aSingleSampleHasAMeanWhereverInItsSliceItLies(long offset) {
        series.add(START + offset, 7);
        assertThat(summary(START + 10 * SECOND).mean()).isEqualTo(7);
    }

    @Test
    void theShareOfTimeThatWasLiveLeavesOutTheGaps() {
        series.add(START, 1);
        series.lose(START + 10 * SECOND, Quality.STALE);
        series.add(START + 25 * SECOND, 2);
        TrendSummary summary = summary(START + 100 * SECOND);
        assertThat(summary.known()).isCloseTo(0.75, within(1e-9));
        assertThat(summary.gapFrom()).isEqualTo(START);
        assertThat(summary.gapTo()).isEqualTo(START + 25 * SECOND);
    }

    private TrendSummary summary(long now) {
        SeriesPicture picture = new SeriesPicture();
        series.copyTo(picture);
        return TrendSummary.of(picture, START - 60 * SECOND, now);
    }
}
