package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.andon.model.Quality;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long START = 1_700_000_000L * SECOND;

    private final Series series = new Series();

    @Property
    void noMinimumAndNoMaximumIsLostHoweverLongItRuns(
            @ForAll @Size(min = 1, max = 400) List<@DoubleRange(min = -1000, max = 1000) Double> values,
            @ForAll @LongRange(min = 1_000, max = 8_000_000) long step) {
        Series fresh = new Series();
        for (int index = 0; index < values.size(); index++) {
            fresh.add(START + index * step, values.get(index));
        }
        SeriesPicture picture = pictureOf(fresh);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < picture.size(); index++) {
            low = Math.min(low, picture.low(index));
            high = Math.max(high, picture.high(index));
            assertThat(picture.last(index)).isBetween(picture.low(index), picture.high(index));
            assertThat(index == 0 || picture.time(index) > picture.time(index - 1))
                    .isTrue();
        }
        assertThat(low).isCloseTo(values.stream().min(Double::compare).orElseThrow(), within(1e-3));
        assertThat(high).isCloseTo(values.stream().max(Double::compare).orElseThrow(), within(1e-3));
    }

    @Test
    void anHourOfFastSamplesFitsAndIsWhole() {
        for (long time = START; time < START + 60 * MINUTE; time += SECOND / 10) {
            series.add(time, time == START + 7 * MINUTE ? 99 : 20);
        }
        SeriesPicture picture = pictureOf(series);
        assertThat(picture.size()).isLessThanOrEqualTo(Series.BUCKETS);
        assertThat(picture.firstTime()).isEqualTo(START);
        assertThat(java.util.stream.IntStream.range(0, picture.size())
                        .mapToDouble(picture::high)
                        .max())
                .hasValue(99);
    }

    @Test
    void afterManyHoursTheLastHourIsStillThere() {
        long end = START + 300 * MINUTE;
        for (long time = START; time <= end; time += SECOND) {
            series.add(time, 20);
        }
        SeriesPicture picture = pictureOf(series);
        assertThat(picture.firstTime()).isLessThan(end - 60 * MINUTE);
        assertThat(picture.lastTime()).isEqualTo(end);
    }

    @Test
    void aLargeCounterKeepsItsTenths() {
        series.add(START, 123_456_789.0);
        series.add(START + SECOND, 123_456_789.1);
        assertThat(pictureOf(series).high(1)).isCloseTo(123_456_789.1, within(1e-6));
    }

    @Test
    void silenceIsAGapFromTheLastSampleOn() {
        series.add(START, 1);
        series.lose(START + 30 * SECOND, Quality.STALE);
        SeriesPicture picture = pictureOf(series);
        assertThat(picture.gaps().open()).isTrue();
        assertThat(picture.gaps().start(0)).isEqualTo(START);
        assertThat(picture.live()).isFalse();
    }

    @Test
    void whatIsKnownNotToBeLiveIsNotDrawnOnThoughTheSeriesWasNeverTold() {
        series.add(START, 1);
        SeriesPicture picture = pictureOf(series);
        picture.cease(Quality.STALE);
        assertThat(picture.live()).isFalse();
        assertThat(picture.gaps().open()).isTrue();
        assertThat(picture.gaps().start(0)).isEqualTo(START);
        assertThat(pictureOf(series).live())
                .as("the series itself is as it was")
                .isTrue();
    }

    @Test
    void theNextLiveSampleEndsTheGap() {
        series.add(START, 1);
        series.lose(START + 30 * SECOND, Quality.STALE);
        series.add(START + 90 * SECOND, 2);
        SeriesPicture picture = pictureOf(series);
        assertThat(picture.gaps().size()).isOne();
        assertThat(picture.gaps().end(0)).isEqualTo(START + 90 * SECOND);
        assertThat(picture.parted(picture.time(0), picture.time(1))).isTrue();
        assertThat(picture.live()).isTrue();
    }

    @Test
    void lateSamplesFillTheGapTheyBelongTo() {
        series.add(START, 1);
        series.lose(START + 10 * SECOND, Quality.STALE);
        series.add(START + 90 * SECOND, 2);
        for (long late = 1; late < 90; late++) {
            series.backfill(START + late * SECOND, 1.5, 2 * SECOND);
        }
        SeriesPicture picture = pictureOf(series);
        assertThat(picture.gaps().size()).isZero();
        assertThat(java.util.stream.IntStream.range(0, picture.size())
                        .filter(picture::backfilled)
                        .count())
                .isEqualTo(89);
    }

    @Test
    void halfRefilledTheOtherHalfIsStillAGap() {
        series.add(START, 1);
        series.lose(START + 10 * SECOND, Quality.STALE);
        series.add(START + 90 * SECOND, 2);
        for (long late = 1; late <= 40; late++) {
            series.backfill(START + late * SECOND, 1.5, 2 * SECOND);
        }
        Gaps gaps = pictureOf(series).gaps();
        assertThat(gaps.size()).isOne();
        assertThat(gaps.start(0)).isEqualTo(START + 40 * SECOND);
        assertThat(gaps.end(0)).isEqualTo(START + 90 * SECOND);
    }

    @Test
    void aSampleFromBeforeTheRecordingFitsInFront() {
        series.add(START, 1);
        series.backfill(START - 20 * SECOND, 5, SECOND);
        SeriesPicture picture = pictureOf(series);
        assertThat(picture.high(0)).isEqualTo(5);
        assertThat(picture.firstTime()).isEqualTo(START - 20 * SECOND);
    }

    private static SeriesPicture pictureOf(Series series) {
        SeriesPicture picture = new SeriesPicture();
        series.copyTo(picture);
        return picture;
    }
}
