package dev.andon.ui.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RasterTest {

    private static final int INK = 0xFF102030;

    @Test
    void aFillCoversWholePixelsFully() {
        Raster raster = new Raster(10, 10, 1);
        raster.fill(2, 3, 4, 2, INK, 1);
        assertThat(raster.pixel(2, 3)).isEqualTo(INK);
        assertThat(raster.pixel(5, 4)).isEqualTo(INK);
        assertThat(raster.pixel(6, 4)).isZero();
        assertThat(raster.pixel(5, 5)).isZero();
    }

    @Property
    void aFillIsAsStrongAsEachPixelIsCovered(
            @ForAll @DoubleRange(min = -3, max = 9) double x,
            @ForAll @DoubleRange(min = -3, max = 9) double y,
            @ForAll @DoubleRange(min = 0, max = 9) double wide,
            @ForAll @DoubleRange(min = 0, max = 9) double high) {
        Raster raster = new Raster(8, 8, 1);
        raster.fill(x, y, wide, high, INK, 1);
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                double covered = overlap(column, x, x + wide) * overlap(row, y, y + high);
                assertThat((double) alpha(raster.pixel(column, row))).isCloseTo(255 * covered, within(2.5));
            }
        }
    }

    private static double overlap(int pixel, double from, double to) {
        return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
    }

    @Test
    void halfAPixelIsHalfAsStrong() {
        Raster raster = new Raster(4, 4, 1);
        raster.fill(1, 1.5, 1, 1, INK, 1);
        assertThat(alpha(raster.pixel(1, 1))).isBetween(126, 130);
        assertThat(alpha(raster.pixel(1, 2))).isBetween(126, 130);
    }

    @Test
    void aDenseScreenHasMorePixelsAndTheSamePicture() {
        Raster raster = new Raster(20, 20, 2);
        raster.fill(1, 1, 0.5, 0.5, INK, 1);
        assertThat(raster.pixel(2, 2)).isEqualTo(INK);
        assertThat(raster.pixel(3, 3)).isZero();
    }

    @Test
    void neighboursContinueEachOthersHatching() {
        Raster whole = new Raster(40, 40, 1);
        whole.hatch(0, 0, 40, 40, INK, 1);
        Raster halves = new Raster(40, 40, 1);
        halves.hatch(0, 0, 40, 17, INK, 1);
        halves.hatch(0, 17, 40, 23, INK, 1);
        assertThat(halves.pixels()).isEqualTo(whole.pixels());
    }

    @Test
    void clearingLeavesNothing() {
        Raster raster = new Raster(10, 10, 1);
        raster.hatch(0, 0, 10, 10, INK, 1);
        raster.clear(0, 0, 10, 10);
        assertThat(raster.pixels()).containsOnly(0);
    }

    @Property
    void nothingThrowsWhateverTheCoordinates(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double x,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double y,
            @ForAll @DoubleRange(min = 0, max = 1e4) double size) {
        Raster raster = new Raster(8, 8, 1.5);
        raster.fill(x, y, size, size, INK, 1);
        raster.pill(x, y, size, Math.min(size, 20), INK, 1);
        raster.pointer(x, y, 4, 5, INK, 1);
        raster.disc(x, y, 3, INK, 1);
        raster.ring(x, y, 3, 1, INK, 0.5);
        raster.hatch(x, y, size, size, INK, 0.5);
        raster.clear(x, y, size, size);
        raster.column((int) x, y, y + size, INK, 1);
    }

    @Property
    void premultipliedColoursNeverExceedTheirAlpha(
            @ForAll @DoubleRange(min = 0, max = 1) double first, @ForAll @DoubleRange(min = 0, max = 1) double second) {
        Raster raster = new Raster(1, 1, 1);
        raster.fill(0, 0, 1, 1, 0xFFFFFFFF, first);
        raster.fill(0, 0, 1, 1, 0xFFFF00FF, second);
        int pixel = raster.pixel(0, 0);
        assertThat(pixel >> 16 & 0xFF).isLessThanOrEqualTo(alpha(pixel));
        assertThat(pixel >> 8 & 0xFF).isLessThanOrEqualTo(alpha(pixel));
        assertThat(pixel & 0xFF).isLessThanOrEqualTo(alpha(pixel));
    }

    private static int alpha(int pixel) {
        return pixel >>> 24;
    }
}
