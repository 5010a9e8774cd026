package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TroubleLogTest {

    private static final Problem FIRST = new Problem("press3", "the text ends too early", "");
    private static final Problem NEXT = new Problem("press3", "it is no number", "");

    private final TroubleLog log = new TroubleLog(() -> this.now);
    private long now = 100;

    @Test
    void aTroubleSaysSinceWhenHowOftenAndWhenLast() {
        log.report(FIRST);
        now = 200;
        log.report(FIRST);
        now = 300;
        log.report(NEXT);
        now = 400;
        assertThat(log.troubles()).containsExactly(new Trouble(NEXT, 100, 300, 3));
    }

    @Test
    void anotherTroubleOfTheSamePlaceBeginsAnew() {
        Problem stall = new Problem("ingest", "nothing has been worked on since 12:00", "start the program anew");
        Problem few = new Problem("ingest", "12 samples were dropped", "listen to fewer topics");
        Problem more = new Problem("ingest", "40 samples were dropped", "listen to fewer topics");
        log.report(stall);
        now = 200;
        log.report(few);
        assertThat(log.troubles()).containsExactly(new Trouble(few, 200, 200, 1));
        now = 300;
        log.report(more);
        assertThat(log.troubles()).as("only its figure is another").containsExactly(new Trouble(more, 200, 300, 2));
        now = 400;
        log.report(stall);
        assertThat(log.troubles()).containsExactly(new Trouble(stall, 400, 400, 1));
    }

    @Test
    void aTroubleThatWasMendedBeginsAnew() {
        log.report(FIRST);
        log.solved(FIRST);
        assertThat(log.troubles()).isEmpty();
        now = 500;
        log.report(FIRST);
        assertThat(log.troubles()).containsExactly(new Trouble(FIRST, 500, 500, 1));
    }

    @Test
    void aLinkThatIsUpAgainIsNoTroubleAnyMore() {
        Story story = new Story();
        story.inbox.link(new LinkState.Waiting(FIRST, Instant.EPOCH));
        assertThat(story.troubles.troubles()).extracting(Trouble::problem).containsExactly(FIRST);
        story.linkUp();
        assertThat(story.troubles.troubles()).isEmpty();
    }

    @Test
    void anAddressLeftAloneCountsOnce() {
        log.ignored(new IgnoredAddress("line", "camera", "an image", 40_000));
        log.ignored(new IgnoredAddress("line", "camera", "an image", 41_000));
        log.ignored(new IgnoredAddress("other", "camera", "an image", 40_000));
        assertThat(log.ignoredCount()).isEqualTo(2);
        assertThat(log.ignored()).hasSize(2);
    }

    @Test
    void whatIsNotTheTroubleAnyMoreMendsNothing() {
        log.report(FIRST);
        log.report(NEXT);
        log.solved(FIRST);
        assertThat(log.troubles()).hasSize(1);
    }

    @Test
    void theNewestStandsFirstAndTheListIsBounded() {
        for (int i = 0; i < 1_000; i++) {
            now = i;
            log.report(new Problem("topic" + i, "wrong", ""));
        }
        assertThat(log.troubles()).hasSize(100);
        assertThat(log.troubles().getFirst()).isEqualTo(new Trouble(new Problem("topic999", "wrong", ""), 999, 999, 1));
    }
}
