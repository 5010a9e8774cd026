package dev.andon.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.PointId;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    private final Point bare = Point.unknown(PointId.parse("d#p"), Kind.NUMBER);
    private final Decimals decimals = new Decimals();

    @Test
    void aNumberKeepsItsShapeWhileItMoves() {
        assertThat(decimals.of(0, bare, 19.37)).isEqualTo(2);
        assertThat(decimals.of(0, bare, 20.41)).isOne();
        assertThat(decimals.of(0, bare, 19.37)).isOne();
    }

    @Test
    void wholeNumbersStayWholeUntilOneHasAFraction() {
        assertThat(decimals.of(3, bare, 40)).isZero();
        assertThat(decimals.of(3, bare, 40.5)).isOne();
        assertThat(decimals.of(3, bare, 41)).isOne();
    }

    @Test
    void aWideRangeNeedsNoTenths() {
        Point wide = new Point(bare.id(), "p", Kind.NUMBER, Unit.NONE, new Range(0, 250), null, null, null, false);
        assertThat(decimals.of(1, wide, 3.14159)).isZero();
    }

    @Test
    void ofAnAngleEveryDigitIsShown() {
        Point longitude =
                new Point(bare.id(), "p", Kind.NUMBER, new Unit("deg"), new Range(-180, 180), null, null, null, false);
        assertThat(decimals.of(2, longitude, 9.993)).isEqualTo(3);
        assertThat(decimals.of(4, longitude, 352)).isZero();
    }

    @Test
    void handlesMayBeLargeAndComeInAnyOrder() {
        assertThat(decimals.of(100_000, bare, 1.5)).isOne();
        assertThat(decimals.of(5, bare, 2)).isZero();
    }
}
