package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AxesTest {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    @Property
    void aValueAxisHoldsWhatItIsToHoldAndHasFewTicks(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = 0, max = 1e6) double width,
            @ForAll @IntRange(min = 1, max = 12) int ticks) {
        ValueAxis axis = ValueAxis.spanning(low, low + width, ticks);
        assertThat(axis.low()).isLessThanOrEqualTo(low);
        assertThat(axis.high()).isGreaterThanOrEqualTo(low + width);
        assertThat((axis.high() - axis.firstTick()) / axis.step()).isLessThanOrEqualTo(ticks + 2.0);
    }

    @Test
    void noiseOfAQuietSignalDoesNotFillTheTrend() {
        ValueAxis axis = ValueAxis.spanning(400.0, 400.1, 4);
        assertThat(axis.high() - axis.low()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void theSpanGrowsWithWhatIsKnownUpToAnHour() {
        long now = 1_700_000_000L * SECOND;
        assertThat(TimeAxis.span(now, now)).isEqualTo(MINUTE);
        assertThat(TimeAxis.span(now - 61 * SECOND, now)).isEqualTo(2 * MINUTE);
        assertThat(TimeAxis.span(now - 500 * MINUTE, now)).isEqualTo(60 * MINUTE);
    }
}
