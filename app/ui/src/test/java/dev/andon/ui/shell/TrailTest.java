package dev.andon.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.screen.Address;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static final Address HOME = Address.of("overview");
    private static final Address MAP = Address.of("map");
    private static final Address PRESS = Address.device("press3");

    private final Trail trail = new Trail(HOME);

    @Test
    void backAndForwardWalkTheWayThatWasCome() {
        trail.visit(MAP);
        trail.visit(PRESS);
        assertThat(back()).isEqualTo(MAP);
        assertThat(back()).isEqualTo(HOME);
        assertThat(back()).as("there is no further way back").isEqualTo(HOME);
        assertThat(forward()).isEqualTo(MAP);
        assertThat(forward()).isEqualTo(PRESS);
        assertThat(trail.canGoForward()).isFalse();
    }

    @Test
    void whoTurnsElsewhereForgetsWhatLayAhead() {
        trail.visit(MAP);
        back();
        trail.visit(PRESS);
        assertThat(trail.canGoForward()).isFalse();
        assertThat(back()).isEqualTo(HOME);
    }

    @Test
    void aPlaceThatIsGoneIsPassedOver() {
        trail.visit(PRESS);
        trail.visit(MAP);
        trail.back(place -> !place.equals(PRESS));
        assertThat(trail.here()).isEqualTo(HOME);
        trail.forward(place -> !place.equals(PRESS));
        assertThat(trail.here()).isEqualTo(MAP);
    }

    @Test
    void whereNothingIsLeftToGoBackToOneStays() {
        trail.visit(PRESS);
        trail.visit(MAP);
        trail.back(place -> false);
        assertThat(trail.here()).isEqualTo(MAP);
        assertThat(back()).as("the way is not forgotten: it may be there again").isEqualTo(PRESS);
    }

    @Test
    void standingStillIsNoStep() {
        assertThat(trail.visit(HOME)).isFalse();
        assertThat(trail.canGoBack()).isFalse();
    }

    @Test
    void aLongDayIsNotRememberedWhole() {
        for (int step = 0; step < 3 * Trail.LONGEST; step++) {
            trail.visit(Address.device("press" + step));
        }
        int steps = 0;
        while (trail.canGoBack()) {
            back();
            steps++;
        }
        assertThat(steps).isEqualTo(Trail.LONGEST - 1);
    }

    private Address back() {
        trail.back(place -> true);
        return trail.here();
    }

    private Address forward() {
        trail.forward(place -> true);
        return trail.here();
    }
}
