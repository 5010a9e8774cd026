package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
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
    void aLinkOnItsWayIsGivenTenSecondsUnlessItHasFailed() {
        LinkState connecting = new LinkState.Connecting(UP);
        assertThat(until(connecting, point(Duration.ofDays(1), null)))
                .as("it may hang")
                .isEqualTo(1_010_000_000L);
        assertThat(Grace.until(connecting, true, SampleBatch.NO_TIME, point(null, null)))
                .as("tried again after it failed")
                .isEqualTo(Grace.NONE);
    }

    @Test
    void aLinkThatComesAndGoesMakesNoIntervalLonger() {
        Point daily = point(Duration.ofDays(1), null);
        long first = Micros.of(UP);
        LinkState again = new LinkState.Up(UP.plus(Duration.ofHours(23)), "");
        assertThat(Grace.until(again, false, first, daily)).isEqualTo(first + 86_400_000_000L);
        LinkState late = new LinkState.Up(UP.plus(Duration.ofDays(2)), "");
        assertThat(Grace.until(late, false, first, daily))
                .as("what the far end keeps needs a moment")
                .isEqualTo(first + 2 * 86_400_000_000L + Grace.LEAST);
        assertThat(Grace.untilAnybody(late, false, first, daily))
                .as("who was never heard has had its day")
                .isEqualTo(first + 86_400_000_000L);
    }

    @Test
    void theWaitIsThatOfTheConnectionHoweverOftenItIsOpenedAnew() {
        Story story = new Story();
        ConnectionInbox inbox = story.freshInbox();
        inbox.link(new LinkState.Up(Micros.instant(story.now()), ""));
        Point daily = point(Duration.ofDays(1), null);
        long first = inbox.firstValueBy(daily);
        for (int day = 0; day < 3; day++) {
            story.jumpTo(day * 80_000);
            ConnectionInbox next = inbox.anew();
            next.rest();
            assertThat(next.firstValueBy(daily)).as("paused").isEqualTo(Grace.NONE);
            next.awake();
            assertThat(next.firstValueBy(daily)).isEqualTo(story.now() + Grace.LEAST);
            next.link(new LinkState.Up(Micros.instant(story.now()), ""));
            assertThat(next.firstValueBy(daily)).isEqualTo(Math.max(first, story.now() + Grace.LEAST));
            inbox = next;
        }
    }

    @Test
    void onALostLinkNothingIsWaitedFor() {
        assertThat(until(new LinkState.Waiting(CUT, UP), point(null, null))).isEqualTo(Grace.NONE);
        assertThat(until(new LinkState.Down(CUT), point(null, null))).isEqualTo(Grace.NONE);
    }

    private static long until(LinkState state, Point point) {
        return Grace.until(state, false, SampleBatch.NO_TIME, point);
    }

    private static Point point(@Nullable Duration cadence, @Nullable Duration staleAfter) {
        PointId id = new PointId("press", "oil");
        return new Point(id, "Oil", Kind.NUMBER, Unit.NONE, null, null, cadence, staleAfter, false);
    }
}
