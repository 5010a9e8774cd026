package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a link waits for a sign of life. */
final class LinkTest {

    private static final Duration KNOWN = Duration.ofSeconds(3);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 300, 400, 1_000, 5_000, 60_000})
    void frozenBrokerIsKnownWithinThreeSecondsHoweverSlowTheWay(long millis) {
        long roundTrip = Duration.ofMillis(millis).toNanos();
        Duration silence = Link.QUIET.plus(Link.TICK).plus(Link.TICK);
        assertThat(silence.plusNanos(Link.answerWithin(roundTrip))).isLessThan(KNOWN);
        assertThat(silence.plusNanos(Link.answerAfterConnack(roundTrip))).isLessThan(KNOWN);
    }

    @Test
    void slowAuthenticationSaysNothingOfTheWay() {
        assertThat(Link.answerAfterConnack(Duration.ofMillis(1_001).toNanos())).isEqualTo(Link.ANSWER.toNanos());
        assertThat(Link.answerAfterConnack(Duration.ofMillis(360).toNanos()))
                .isEqualTo(Duration.ofMillis(1_440).toNanos());
    }
}
