package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long NOW = 1_790_000_000L * SECOND;

    private final Stretch stretch = new Stretch(HOUR);

    @Test
    void itMovesOnWithTheTimeUntilSomebodyLeavesThePresent() {
        assertThat(stretch.to(NOW + 5 * SECOND)).isEqualTo(NOW + 5 * SECOND);
        stretch.pan(-HOUR, NOW);
        assertThat(stretch.live()).isFalse();
        assertThat(stretch.to(NOW + 5 * SECOND)).isEqualTo(NOW - HOUR);
    }

    @Test
    void itGoesNoFurtherThanNow() {
        stretch.pan(-HOUR, NOW);
        stretch.pan(3 * HOUR, NOW);
        assertThat(stretch.live()).isTrue();
    }

    @Property
    void whatLiesUnderThePointerStaysThere(
            @ForAll @DoubleRange(min = 0, max = 0.9) double share,
            @ForAll @DoubleRange(min = 1, max = 4) double factor) {
        Stretch seen = new Stretch(HOUR);
        double before = seen.from(NOW) + share * seen.span();
        seen.zoom(factor, share, NOW);
        assertThat(seen.from(NOW) + share * seen.span()).isCloseTo(before, within(2.0));
    }

    @Property
    void itNeverEndsInTheFutureAndIsNeverLongerThanAllowed(
            @ForAll @DoubleRange(min = 0, max = 1) double share, @ForAll @DoubleRange(min = -6, max = 6) double power) {
        Stretch seen = new Stretch(HOUR);
        seen.zoom(Math.pow(10, power), share, NOW);
        assertThat(seen.to(NOW)).isLessThanOrEqualTo(NOW);
        assertThat(seen.span()).isBetween(Stretch.SHORTEST, Stretch.LONGEST);
    }

    @Test
    void whoZoomsAtThePresentStaysInIt() {
        stretch.zoom(4, 1, NOW);
        assertThat(stretch.live()).isTrue();
        assertThat(stretch.span()).isEqualTo(HOUR / 4);
    }

    @Test
    void homeIsWhatWasChosenLast() {
        stretch.choose(24 * HOUR);
        stretch.zoom(8, 0.3, NOW);
        stretch.pan(-HOUR, NOW);
        stretch.home();
        assertThat(stretch.live()).isTrue();
        assertThat(stretch.span()).isEqualTo(24 * HOUR);
    }
}
