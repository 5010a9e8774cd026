package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.GapCause;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A connector that hung when it should have left goes on speaking: nobody listens any more. */
class LeftBehindTest {

    private final Story story = new Story();
    private final int device = story.inbox.device("truck");
    private final int point = story.inbox.point(device, "cargo", Kind.NUMBER);

    @Test
    void nothingThatItSaysOfADeviceIsBelieved() {
        story.hear("truck#cargo", 5);
        story.inbox.shut(GapCause.DEVICE_GONE);
        story.workOff();
        ConnectionInbox next = story.inbox.anew();
        next.link(new LinkState.Up(Instant.EPOCH, ""));
        SampleBatch fresh = next.take();
        fresh.addNumber(point, 6, SampleBatch.NO_TIME, story.now());
        next.put(fresh);

        story.inbox.presence(device, Presence.OFFLINE);
        story.inbox.title(device, "A truck of the past");
        story.inbox.unit(point, new Unit("Cel"));
        story.workOff();

        assertThat(story.quality("truck#cargo")).isEqualTo(Quality.GOOD);
        assertThat(story.points.device(device).title()).isNotEqualTo("A truck of the past");
        assertThat(story.points.point(point).unit()).isEqualTo(Unit.NONE);
    }

    @Test
    void itsMistakesAreNobodysAndNobodySeesItsPayloads() {
        try (PayloadTap tap = story.taps.open("truck")) {
            assertThat(tap).isNotNull();
            assertThat(story.inbox.tap()).isNotNull();
            story.inbox.shut(GapCause.DEVICE_GONE);

            story.inbox.unreadable(new Problem("truck", "the text ends too early", ""), new byte[4], 0, 4);
            story.inbox.ignored("truck/camera", "a JPEG image", 40_000);

            assertThat(story.troubles.unreadableCount()).isZero();
            assertThat(story.troubles.ignoredCount()).isZero();
            assertThat(story.inbox.tap()).isNull();
        }
    }

    @Test
    void whatItStillHandsOverIsCountedAndEveryCountAddsUp() {
        story.hear("truck#cargo", 5);
        ConnectionInbox next = story.inbox.anew();
        story.hear("truck#cargo", 6);
        story.inbox.shut(GapCause.DEVICE_GONE);
        story.hear("truck#cargo", 7);

        assertThat(next.samples()).as("one came between the two").isEqualTo(2);
        assertThat(story.queue.samples()).isEqualTo(2);
        assertThat(story.queue.unheard()).isEqualTo(1);
        assertThat(story.queue.dropped() + story.queue.waiting()).isZero();
    }
}
