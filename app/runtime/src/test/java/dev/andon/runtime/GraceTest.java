package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.LinkState;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraceTest {

    private static final Instant UP = Instant.ofEpochSecond(1_000);
    private static final Problem CUT = new Problem("broker", "cut", "");

    @Test
    void aPointWithoutAPromiseIsGivenTenSecondsFromWhenItsLinkCameUp() {
        assertThat(until(new LinkState.Up(UP, ""), point(null, null))).isEqualTo(1_010_000_000L);
    }

    @Test
    void whoSpeaksSeldomIsGivenItsOwnInterval() {
        LinkState up = new LinkState.Up(UP, "");
        assertThat(until(up, point(Duration.ofMinutes(1), null))).isEqualTo(1_060_000_000L);
        assertThat(until(up, point(null, Duration.ofMinutes(5)))).isEqualTo(1_300_000_000L);
        assertThat(until(up, point(Duration.ofMillis(100), null))).isEqualTo(1_010_000_000L);
    }

    @Test
    void nobodyIsMissedWhileTheLinkIsOnItsWay() {
        LinkState connecting = new LinkState.Connecting(UP);
        assertThat(Grace.until(connecting, false, point(null, null))).isEqualTo(Grace.OPEN);
        assertThat(Grace.until(connecting, true, point(null, null)))
                .as("tried again after it failed")
                .isEqualTo(Grace.NONE);
    }

    @Test
    void onALostLinkNothingIsWaitedFor() {
        assertThat(until(new LinkState.Waiting(CUT, UP), point(null, null))).isEqualTo(Grace.NONE);
        assertThat(until(new LinkState.Down(CUT), point(null, null))).isEqualTo(Grace.NONE);
    }

    private static long until(LinkState state, Point point) {
        return Grace.until(state, false, point);
    }

    private static Point point(@Nullable Duration cadence, @Nullable Duration staleAfter) {
        PointId id = new PointId("press", "oil");
        return new Point(id, "Oil", Kind.NUMBER, Unit.NONE, null, null, cadence, staleAfter, false);
    }
}
