package dev.andon.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ViewportTest {

    private final Viewport port = new Viewport(1, 1, 1e7);

    @Property
    void zoomingKeepsWhatIsUnderThePointer(
            @ForAll @DoubleRange(min = 1.1, max = 8) double factor,
            @ForAll @DoubleRange(min = 300, max = 700) double x,
            @ForAll @DoubleRange(min = 200, max = 500) double y) {
        port.resize(1_000, 700);
        port.centre(0.5, 0.4, 20_000);
        double worldX = port.worldX(x);
        double worldY = port.worldY(y);
        port.zoom(factor, x, y);
        assertThat(port.screenX(worldX)).isCloseTo(x, within(1e-6));
        assertThat(port.screenY(worldY)).isCloseTo(y, within(1e-6));
    }

    @Property
    void howeverFarOnePansTheWorldIsSeen(
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double x,
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double y,
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double factor) {
        port.resize(800, 600);
        port.zoom(factor, 400, 300);
        port.pan(x, y);
        assertThat(port.screenX(0)).isLessThanOrEqualTo(400 + 1e-6);
        assertThat(port.screenX(1)).isGreaterThanOrEqualTo(400 - 1e-6);
        assertThat(port.screenY(0)).isLessThanOrEqualTo(300 + 1e-6);
        assertThat(port.screenY(1)).isGreaterThanOrEqualTo(300 - 1e-6);
    }

    @Test
    void fittingShowsAllOfARectangle() {
        port.resize(1_000, 700);
        port.fit(0.52, 0.31, 0.54, 0.33, 1e9);
        assertThat(port.screenX(0.52)).isBetween(0.0, 1_000.0);
        assertThat(port.screenX(0.54)).isBetween(0.0, 1_000.0);
        assertThat(port.screenY(0.31)).isBetween(0.0, 700.0);
        assertThat(port.screenY(0.33)).isBetween(600.0, 700.0);
    }

    @Test
    void whereSomethingLiesOverTheEdgesTheWholeWorldIsSeenBetweenThem() {
        port.resize(1_000, 700);
        port.keepFree(12, 56);
        port.fit(0, 0, 1, 1, 1e9);
        assertThat(port.screenY(0)).isCloseTo(56, within(1e-6));
        assertThat(port.screenY(1)).isCloseTo(644, within(1e-6));
    }

    @Test
    void aSinglePlaceIsNotMagnifiedWithoutEnd() {
        port.resize(1_000, 700);
        port.fit(0.5, 0.5, 0.5, 0.5, 40_000);
        assertThat(port.scale()).isEqualTo(40_000);
    }
}
