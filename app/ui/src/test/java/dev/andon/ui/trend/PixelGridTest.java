package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.trend.PixelGrid.Lack;
import org.junit.jupiter.api.Test;

class PixelGridTest {

    private static final long NOW = 1_790_000_000_000_000L;
    private static final long SPAN = 3_600_000_000L;

    private final PixelGrid seen = PixelGrid.ending(NOW, SPAN, 600);
    private final PixelGrid known = seen.withNeighbours(NOW);

    @Test
    void theLastColumnHoldsTheEnd() {
        assertThat(seen.to() - seen.width()).isLessThanOrEqualTo(NOW);
        assertThat(seen.to()).isGreaterThan(NOW);
        assertThat(seen.count()).isEqualTo(600);
    }

    @Test
    void nothingIsAskedOfTheTimeToCome() {
        assertThat(known.to()).isEqualTo(seen.to());
        assertThat(known.first()).isEqualTo(seen.first() - 600);
    }

    @Test
    void whatWasJustAskedLacksNothing() {
        assertThat(known.lack(seen, known)).isEqualTo(Lack.NOTHING);
    }

    @Test
    void aColumnThatHasPassedIsLackingButNotUrgent() {
        PixelGrid later = PixelGrid.ending(NOW + 2 * seen.width(), SPAN, 600);
        assertThat(known.lack(later, later.withNeighbours(NOW + 2 * seen.width())))
                .isEqualTo(Lack.NEWEST);
    }

    @Test
    void halfAScreenOnEitherSideIsKnownBeforeItIsSeen() {
        PixelGrid back = new PixelGrid(seen.width(), seen.first() - 200, 600);
        assertThat(known.lack(back, back.withNeighbours(NOW))).isEqualTo(Lack.NOTHING);
        PixelGrid further = new PixelGrid(seen.width(), seen.first() - 400, 600);
        assertThat(known.lack(further, further.withNeighbours(NOW))).isEqualTo(Lack.MUCH);
    }

    @Test
    void anotherZoomLacksEverything() {
        PixelGrid near = PixelGrid.ending(NOW, SPAN / 2, 600);
        assertThat(known.lack(near, near.withNeighbours(NOW))).isEqualTo(Lack.MUCH);
    }
}
