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
        assertThat(trail.back()).contains(MAP);
        assertThat(trail.back()).contains(HOME);
        assertThat(trail.back()).isEmpty();
        assertThat(trail.forward()).contains(MAP);
        assertThat(trail.forward()).contains(PRESS);
        assertThat(trail.canGoForward()).isFalse();
    }

    @Test
    void whoTurnsElsewhereForgetsWhatLayAhead() {
        trail.visit(MAP);
        trail.back();
        trail.visit(PRESS);
        assertThat(trail.canGoForward()).isFalse();
        assertThat(trail.back()).contains(HOME);
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
        while (trail.back().isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(Trail.LONGEST - 1);
    }
}
