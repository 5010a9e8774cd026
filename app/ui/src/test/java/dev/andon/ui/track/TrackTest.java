package dev.andon.ui.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrackTest {

    private static final long SECOND = 1_000_000;

    private final Track track = new Track();

    @Test
    void itGoesOnFromFixToFix() {
        track.add(0.1, 0.5, 10 * SECOND);
        track.add(0.2, 0.5, 20 * SECOND);
        assertThat(track.size()).isEqualTo(2);
        assertThat(track.x(0)).isCloseTo(0.1, within(1e-6));
        assertThat(track.x(1)).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void whatIsOlderThanAnHourGoes() {
        track.add(0.1, 0.5, 0);
        track.add(0.2, 0.5, Track.SPAN / 2);
        track.add(0.3, 0.5, Track.SPAN + SECOND);
        assertThat(track.size()).isEqualTo(2);
        assertThat(track.x(0)).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void aLateFixIsLeftOut() {
        track.add(0.1, 0.5, 20 * SECOND);
        track.add(0.9, 0.5, 10 * SECOND);
        assertThat(track.size()).isEqualTo(1);
    }

    @Property(tries = 50)
    void itsEndIsAlwaysTheNewestFixAndItIsNeverTooLong(@ForAll @IntRange(min = 1, max = 5_000) int fixes) {
        Track long_ = new Track();
        for (int index = 0; index < fixes; index++) {
            long_.add(index / 5_000.0, 0.5, index * SECOND);
        }
        assertThat(long_.size()).isBetween(1, Track.MOST);
        assertThat(long_.x(long_.size() - 1)).isCloseTo((fixes - 1) / 5_000.0, within(1e-6));
        assertThat(long_.time(0)).isGreaterThanOrEqualTo((fixes - 1) * SECOND - Track.SPAN);
    }

    @Test
    void itsCourseIsThatOfTheLastStretch() {
        track.add(0.5, 0.5, 0);
        track.add(0.6, 0.5, 60 * SECOND);
        assertThat(track.course(1e-3)).isCloseTo(90, within(1e-3));
        track.add(0.6, 0.6, 120 * SECOND);
        assertThat(track.course(1e-3)).isCloseTo(180, within(1e-3));
    }

    @Test
    void whatStandsStillHasNoCourse() {
        track.add(0.5, 0.5, 0);
        track.add(0.5, 0.5, 60 * SECOND);
        assertThat(track.course(1e-3)).isNaN();
    }
}
