package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.GapCause;
import dev.andon.model.Quality;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn and read of a real cache. */
class PastTest {

    private static final long SECOND = 1_000_000;
    private static final long START = 1_790_000_000L * SECOND;
    private static final int WIDTH = 300;
    private static final int HEIGHT = 100;

    /** A second for each column. */
    private static final PixelGrid GRID = new PixelGrid(SECOND, START / SECOND, WIDTH);

    @TempDir
    Path folder;

    private Recorded recorded;

    @BeforeEach
    void open() throws Exception {
        recorded = new Recorded(folder, () -> START + WIDTH * SECOND);
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void thereIsNeverALineAcrossAGapAndItsCauseIsTold() throws Exception {
        level(0, 100, 50);
        recorded.gap(at(101), GapCause.LINK_LOST);
        level(200, 299, 50);
        Past past = past(false);
        Raster raster = paint(past, Gaps.OPEN);
        assertThat(inked(raster, 50)).isTrue();
        assertThat(inked(raster, 250)).isTrue();
        for (int column = 103; column < 199; column++) {
            assertThat(inked(raster, column)).as("column " + column).isFalse();
        }
        assertThat(past.bands()).containsExactly(new Band(at(101), at(200), "link-lost", false));
        Reading reading = Reading.of(past, at(150));
        assertThat(reading.state()).isEqualTo(Reading.State.GAP);
        assertThat(reading.cause()).isEqualTo("trend.cause.link-lost");
    }

    @Test
    void aStretchOfBadValuesIsABandAndNoLine() throws Exception {
        level(0, 100, 50);
        for (int second = 101; second < 200; second++) {
            recorded.sample(at(second), 0, Quality.BAD, false);
        }
        level(200, 299, 50);
        Past past = past(false);
        assertThat(past.bands()).containsExactly(new Band(at(101), at(200), "bad", true));
        assertThat(inked(paint(past, Gaps.OPEN), 150)).isFalse();
    }

    @Test
    void whatWasBadWhenTheStretchBeganIsABandFromItsBeginning() throws Exception {
        recorded.sample(START - 60 * SECOND, 0, Quality.BAD, false);
        level(100, 299, 50);
        assertThat(past(false).bands()).containsExactly(new Band(at(0), at(100), "bad", true));
    }

    @Test
    void beforeAnythingWasRecordedThereIsNeitherBandNorLine() throws Exception {
        level(100, 299, 50);
        Past past = past(false);
        assertThat(past.bands()).isEmpty();
        assertThat(inked(paint(past, Gaps.OPEN), 50)).isFalse();
        assertThat(Reading.of(past, at(50)).state()).isEqualTo(Reading.State.NOTHING);
    }

    @Test
    void aSinglePeakIsDrawnHoweverManySamplesShareItsColumn() throws Exception {
        for (int sample = 0; sample < 30_000; sample++) {
            recorded.good(START + sample * SECOND / 100, sample == 12_345 ? 95 : 10);
        }
        Past past = past(false);
        assertThat(past.high(123)).isEqualTo(95);
        Reading reading = Reading.of(past, at(123));
        assertThat(reading.high()).isEqualTo(95);
        assertThat(reading.low()).isEqualTo(10);
        assertThat(reading.mean()).isBetween(10.5, 11.5);
    }

    @Test
    void aValueHoldsUntilItChangesWhereItSpeaksOnlyThen() throws Exception {
        recorded.good(START - 3_600 * SECOND, 20);
        recorded.good(at(200), 80);
        Past past = past(true);
        assertThat(past.low(100)).isEqualTo(20);
        assertThat(past.low(200)).as("straight up").isEqualTo(20);
        assertThat(past.high(200)).isEqualTo(80);
        assertThat(past.low(299)).as("to the end").isEqualTo(80);
        assertThat(Reading.of(past, at(100)).state()).isEqualTo(Reading.State.HELD);
    }

    @Test
    void betweenTwoSamplesThePenGoesStraightFromOneToTheOther() throws Exception {
        recorded.good(at(0), 0);
        recorded.good(at(200), 100);
        Past past = past(false);
        assertThat(past.low(100)).isBetween(49.0, 51.0);
        assertThat(past.high(50)).isBetween(24.0, 26.0);
    }

    @Test
    void whatWasDeliveredLateIsHollow() throws Exception {
        level(0, 99, 50);
        for (int second = 100; second < 200; second++) {
            recorded.sample(at(second), 50, Quality.GOOD_BACKFILL, true);
        }
        level(200, 299, 50);
        Raster raster = paint(past(false), Gaps.OPEN);
        assertThat(inkedBeside(raster, 100, 200)).as("rings").isTrue();
        assertThat(inkedBeside(raster, 0, 90)).as("a plain line").isFalse();
        assertThat(Reading.of(past(false), at(150)).late()).isTrue();
    }

    @Test
    void whatIsUncertainIsToldSoWhereItWasMeasuredAndAsLongAsItHolds() throws Exception {
        recorded.good(at(0), 50);
        recorded.sample(at(100), 50, Quality.UNCERTAIN, false);
        recorded.good(at(200), 50);
        recorded.good(at(250), 50).sample(at(250) + 1, 50, Quality.UNCERTAIN, false);
        Past past = past(true);
        assertThat(Reading.of(past, at(50)).faith()).isEqualTo(Faith.GOOD);
        assertThat(Reading.of(past, at(100)).faith()).isEqualTo(Faith.UNCERTAIN);
        assertThat(Reading.of(past, at(150)).faith()).as("held").isEqualTo(Faith.UNCERTAIN);
        assertThat(Reading.of(past, at(200)).faith()).isEqualTo(Faith.GOOD);
        assertThat(Reading.of(past, at(250)).faith()).isEqualTo(Faith.PARTLY);
    }

    @Test
    void thePenStandsWhereTheGapBeganThatHasNotEnded() throws Exception {
        level(0, 100, 50);
        assertThat(past(false).heldUntil(at(WIDTH))).isEqualTo(at(WIDTH));
        recorded.gap(at(101), GapCause.NOT_RUNNING);
        assertThat(past(false).heldUntil(at(WIDTH))).isEqualTo(at(101));
    }

    @Test
    void whatIsNotLiveAnyMoreEndsThoughTheCacheDoesNotKnowYet() throws Exception {
        level(0, 200, 50);
        Raster raster = paint(past(false), at(201));
        assertThat(inked(raster, 150)).isTrue();
        assertThat(inked(raster, 250)).isFalse();
    }

    @Test
    void theMeanIsThatOfTheTimeAndNotOfTheSamples() throws Exception {
        recorded.good(at(0), 0);
        recorded.gap(at(150), GapCause.SILENT);
        for (int sample = 0; sample < 1_000; sample++) {
            recorded.good(at(225) + sample, 30);
        }
        TrendSummary summary = TrendSummary.of(past(true), GRID, at(WIDTH));
        assertThat(summary.mean()).isCloseTo(10, org.assertj.core.data.Offset.offset(0.01));
        assertThat(summary.known()).isCloseTo(0.75, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(summary.min()).isZero();
        assertThat(summary.max()).isEqualTo(30);
        assertThat(summary.gapFrom()).isEqualTo(at(150));
    }

    @Test
    void whatIsStretchedWhileTheRestIsAwaitedIsWhereItBelongs() throws Exception {
        level(0, 299, 10);
        recorded.good(at(100) + 1, 90);
        Past past = past(false);
        PixelGrid near = new PixelGrid(SECOND / 4, at(50) / (SECOND / 4), WIDTH);
        PastPainter painter = new PastPainter(Theme.standard());
        PastPainter.Tip tip = new PastPainter.Tip(10, Gaps.OPEN, false);
        painter.lay(past, near, tip);
        Raster raster = new Raster(WIDTH, HEIGHT, 1);
        painter.paint(raster, area(near), past, near, null, tip);
        assertThat(alpha(raster.pixel(201, 15)))
                .as("the peak, 50 s and 200 columns from the left")
                .isGreaterThan(100);
        assertThat(alpha(raster.pixel(150, 15))).isZero();
    }

    private void level(int fromSecond, int toSecond, double value) {
        for (int second = fromSecond; second <= toSecond; second++) {
            recorded.good(at(second), value);
        }
    }

    private static long at(int second) {
        return START + second * SECOND;
    }

    private Past past(boolean steps) throws Exception {
        recorded.done();
        return new TrendHistory.Question(recorded.cache(), 0, recorded.number()).ask(GRID, steps);
    }

    private static PlotArea area(PixelGrid grid) {
        return new PlotArea(0, 0, WIDTH, HEIGHT, grid.from(), grid.to(), 0, 100);
    }

    private static Raster paint(Past past, long until) {
        Raster raster = new Raster(WIDTH, HEIGHT, 1);
        PastPainter painter = new PastPainter(Theme.standard());
        PastPainter.Tip tip = new PastPainter.Tip(50, until, false);
        painter.lay(past, GRID, tip);
        painter.paint(raster, area(GRID), past, GRID, null, tip);
        return raster;
    }

    /** Whether the pen wrote in a column: at the level that all of these stories have. */
    private static boolean inked(Raster raster, int column) {
        return process(raster.pixel(column, 49)) || process(raster.pixel(column, 50));
    }

    /** Whether something is drawn above the line. */
    private static boolean inkedBeside(Raster raster, int from, int to) {
        for (int column = from; column < to; column++) {
            if (alpha(raster.pixel(column, 48)) > 100) {
                return true;
            }
        }
        return false;
    }

    private static boolean process(int pixel) {
        int wanted = Theme.standard().colour("process") >> 16 & 0xFF;
        return alpha(pixel) > 100 && Math.abs((pixel >> 16 & 0xFF) * 255 / alpha(pixel) - wanted) < 6;
    }

    private static int alpha(int pixel) {
        return pixel >>> 24;
    }
}
