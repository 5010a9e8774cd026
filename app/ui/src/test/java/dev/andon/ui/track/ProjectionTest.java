package dev.andon.ui.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.andon.model.GeoPosition;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    @Test
    void greenwichAtTheEquatorIsTheMiddleOfTheWorld() {
        GeoPosition place = new GeoPosition(0, 0);
        assertThat(Projection.x(place)).isEqualTo(0.5);
        assertThat(Projection.y(place)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void hamburgIsWhereEveryTileServerHasIt() {
        GeoPosition hamburg = new GeoPosition(53.55, 9.99);
        // Tile 135/82 at zoom 8, as EPSG:3857 has it.
        assertThat((int) (Projection.x(hamburg) * 256)).isEqualTo(135);
        assertThat((int) (Projection.y(hamburg) * 256)).isEqualTo(82);
    }

    @Test
    void beyondTheEndOfTheWorldIsItsEdge() {
        assertThat(Projection.y(new GeoPosition(90, 0))).isCloseTo(0, within(1e-9));
        assertThat(Projection.y(new GeoPosition(-90, 0))).isCloseTo(1, within(1e-9));
    }

    @Property
    void aPlaceComesBackToWhereItWas(
            @ForAll @DoubleRange(min = -85, max = 85) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude) {
        GeoPosition place = new GeoPosition(latitude, longitude);
        GeoPosition back = Projection.place(Projection.x(place), Projection.y(place));
        assertThat(back.latitude()).isCloseTo(latitude, within(1e-9));
        assertThat(back.longitude()).isCloseTo(longitude, within(1e-9));
    }

    @Property
    void furtherNorthIsFurtherUp(
            @ForAll @DoubleRange(min = -85, max = 85) double one,
            @ForAll @DoubleRange(min = -85, max = 85) double other) {
        double first = Projection.y(new GeoPosition(one, 0));
        double second = Projection.y(new GeoPosition(other, 0));
        assertThat(Math.signum(Double.compare(first, second))).isEqualTo(Math.signum(Double.compare(other, one)));
    }
}
