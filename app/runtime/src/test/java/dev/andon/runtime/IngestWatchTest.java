package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ingest that hangs, with the time as an argument. */
class IngestWatchTest {

    private static final long SECOND = 1_000_000;
    private static final long START = Story.START;

    private final LiveTable live = new LiveTable();
    private final TroubleLog troubles = new TroubleLog(() -> this.now);
    private final IngestWatch watch =
            new IngestWatch(() -> this.answered, live, troubles, Thread.currentThread()::getStackTrace);
    private final LiveValue value = new LiveValue();
    private final DirtySet changes = live.watch();
    private long now = START;
    private long answered = START;

    @Test
    void ingestThatAnswersNothingForFiveSecondsShowsNothingAsLive() {
        live.put(3, Kind.NUMBER, 21.5, null, Quality.GOOD, START, START);
        live.put(4, Kind.NUMBER, 1, null, Quality.BAD, START, START);
        until(START + 5 * SECOND);
        assertThat(quality(3)).isEqualTo(Quality.GOOD);
        assertThat(watch.stalledSince()).isNull();
        drained();
        until(START + 6 * SECOND);
        assertThat(quality(3)).isEqualTo(Quality.STALE);
        assertThat(value.number()).isEqualTo(21.5);
        assertThat(quality(4)).isEqualTo(Quality.BAD);
        assertThat(watch.stalledSince()).isEqualTo(Micros.instant(START));
        assertThat(drained()).as("drawn anew").containsExactly(3, 4);
        assertThat(troubles.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.problem().where()).isEqualTo("ingest");
            assertThat(trouble.problem().what()).contains(Micros.instant(START).toString());
            assertThat(trouble.count()).isEqualTo(1);
        });
    }

    @Test
    void ingestThatComesRoundAgainShowsWhatIsLive() {
        live.put(3, Kind.NUMBER, 21.5, null, Quality.GOOD, START, START);
        until(START + 60 * SECOND);
        drained();
        answered = now;
        until(now + SECOND);
        assertThat(quality(3)).isEqualTo(Quality.GOOD);
        assertThat(drained()).containsExactly(3);
        assertThat(watch.stalledSince()).isNull();
        assertThat(troubles.troubles()).isEmpty();
    }

    @Test
    void computerThatSleptIsNoHangingIngest() {
        until(START + SECOND);
        now += 8 * 3_600 * SECOND;
        watch.look(now);
        assertThat(live.stalled()).isFalse();
        answered = now;
        until(now + SECOND);
        assertThat(live.stalled()).isFalse();
    }

    @Test
    void clockSetBackDoesNotHideAHangingIngest() {
        until(START + SECOND);
        now -= 3_600 * SECOND;
        until(now + 2 * SECOND);
        assertThat(live.stalled()).isTrue();
    }

    private void until(long end) {
        for (; now < end; now = Math.min(end, now + IngestWatch.PERIOD)) {
            watch.look(now);
        }
        watch.look(now);
    }

    private Quality quality(int point) {
        live.read(point, value);
        return value.quality();
    }

    private List<Integer> drained() {
        List<Integer> points = new ArrayList<>();
        changes.drain(points::add);
        return points;
    }
}
