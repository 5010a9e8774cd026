package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Quality;
import dev.andon.model.Range;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurvePainterTest {

    private static final long SECOND = 1_000_000;
    private static final long START = 1_700_000_000L * SECOND;
    private static final int WIDTH = 300;
    private static final int HEIGHT = 100;

    private final Theme theme = Theme.standard();
    private final Series series = new Series();

    @Test
    void thereIsNeverALineAcrossAGap() {
        level(0, 100, 50);
        series.lose(START + 101 * SECOND, Quality.STALE);
        level(200, 300, 50);
        Raster raster = paint(null, false, QualityLook.LIVE);
        assertThat(inked(raster, 50)).isTrue();
        assertThat(inked(raster, 250)).isTrue();
        for (int column = 106; column < 195; column++) {
            assertThat(inked(raster, column)).as("column " + column).isFalse();
        }
    }

    @Test
    void anOpenGapReachesToTheRightEdge() {
        level(0, 150, 50);
        series.lose(START + 160 * SECOND, Quality.STALE);
        Raster raster = paint(new Range(40, 60), false, QualityLook.STALE);
        assertThat(hasColour(raster, 250, theme.colour("surface")))
                .as("the band is not drawn over the gap")
                .isTrue();
        assertThat(inked(raster, 280)).isFalse();
    }

    @Test
    void whileLiveTheLastValueHoldsUntilNow() {
        level(0, 150, 50);
        assertThat(inked(paint(null, false, QualityLook.LIVE), 290)).isTrue();
    }

    @Test
    void aSinglePeakIsDrawnHoweverManySamplesShareItsColumn() {
        for (int sample = 0; sample < 30_000; sample++) {
            series.add(START + sample * SECOND / 100, sample == 12_345 ? 95 : 10);
        }
        Raster raster = paint(null, false, QualityLook.LIVE);
        boolean peak = false;
        for (int column = 120; column < 128; column++) {
            peak |= alpha(raster.pixel(column, 6)) > 100;
        }
        assertThat(peak).isTrue();
    }

    @Test
    void aStaleCurveIsGrey() {
        level(0, 300, 50);
        assertThat(hasColour(paint(null, false, QualityLook.STALE), 100, theme.colour("ink-3")))
                .isTrue();
        assertThat(hasColour(paint(null, false, QualityLook.STALE), 100, theme.colour("process")))
                .isFalse();
        assertThat(hasColour(paint(null, false, QualityLook.LIVE), 100, theme.colour("process")))
                .isTrue();
    }

    @Test
    void aFlagHoldsUntilItChanges() {
        series.add(START, 20);
        series.add(START + 200 * SECOND, 80);
        Raster raster = paint(null, true, QualityLook.LIVE);
        assertThat(alpha(raster.pixel(150, 80))).as("still low").isGreaterThan(100);
        assertThat(alpha(raster.pixel(150, 35))).as("no slope").isZero();
        assertThat(alpha(raster.pixel(250, 20))).as("high after the change").isGreaterThan(100);
    }

    private void level(int fromSecond, int toSecond, double value) {
        for (int second = fromSecond; second <= toSecond; second++) {
            series.add(START + second * SECOND, value);
        }
    }

    private Raster paint(@Nullable Range normal, boolean steps, QualityLook look) {
        Raster raster = new Raster(WIDTH, HEIGHT, 1);
        SeriesPicture picture = new SeriesPicture();
        series.copyTo(picture);
        PlotArea area = new PlotArea(0, 0, WIDTH, HEIGHT, START, START + 300 * SECOND, 0, 100);
        new CurvePainter(theme).paint(raster, area, picture, normal, steps, look);
        return raster;
    }

    private boolean inked(Raster raster, int column) {
        return hasColour(raster, column, theme.colour("process")) || hasColour(raster, column, theme.colour("ink-3"));
    }

    /** Whether a colour was drawn anywhere in a column, be it softly. */
    private static boolean hasColour(Raster raster, int column, int colour) {
        for (int row = 0; row < HEIGHT; row++) {
            int pixel = raster.pixel(column, row);
            if (alpha(pixel) > 100 && Math.abs(red(pixel) * 255 / alpha(pixel) - red(colour)) < 4) {
                return true;
            }
        }
        return false;
    }

    private static int red(int pixel) {
        return pixel >> 16 & 0xFF;
    }

    private static int alpha(int pixel) {
        return pixel >>> 24;
    }
}
