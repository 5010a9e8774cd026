package dev.andon.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Property
    void everyWaitLiesWithinAQuarterOfItsDoublingAndNeverFarOverTheCap(@ForAll int failures, @ForAll long seed) {
        Duration delay = Backoff.DEFAULT.delay(failures, new Random(seed));
        double plain = Math.min(Math.pow(2, Math.clamp(failures - 1L, 0, 60)), 120);
        assertThat(delay.toNanos() / 1e9).isBetween(plain * 0.75, plain * 1.25);
    }

    @Test
    void theWaitsDouble() {
        Backoff even = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(120), 0);
        Random random = new Random(1);
        assertThat(new long[] {
                    even.delay(1, random).toSeconds(),
                    even.delay(2, random).toSeconds(),
                    even.delay(3, random).toSeconds(),
                    even.delay(8, random).toSeconds(),
                    even.delay(1_000_000, random).toSeconds()
                })
                .containsExactly(1, 2, 4, 120, 120);
    }

    @Test
    void aWaitOfNothingIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
