package dev.andon.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Backfill;
import dev.andon.connector.Connector;
import dev.andon.model.PointId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every connector promises that can tell what was before. */
public interface BackfillContract {

    /** A connector, not started, whose far end remembers some samples of {@link #remembered} in the last minute. */
    Connector connector();

    /** The point that it remembers. */
    PointId remembered();

    /** A minute, microseconds. */
    long MINUTE = 60_000_000;

    @Test
    default void whatIsToldIsHistoricalWithinWhatWasAskedAndInTheOrderOfTime() {
        RecordingInbox inbox = new RecordingInbox();
        try (Connector connector = up(inbox)) {
            long to = inbox.now() - MINUTE / 6;
            assertThat(ask(connector, to - MINUTE / 2, to, Integer.MAX_VALUE)).isInstanceOf(Backfill.Told.All.class);
            assertThat(late(inbox))
                    .isNotEmpty()
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(time -> time >= to - MINUTE / 2 && time < to);
        }
    }

    @Test
    default void pagesTellTheSameAsAllAtOnce() {
        RecordingInbox inbox = new RecordingInbox();
        try (Connector connector = up(inbox)) {
            long to = inbox.now() - MINUTE / 6;
            long next = to - MINUTE / 2;
            ask(connector, next, to, Integer.MAX_VALUE);
            List<Long> whole = late(inbox);
            int pages = 0;
            while (ask(connector, next, to, 3) instanceof Backfill.Told.Until until) {
                assertThat(until.next()).isGreaterThan(next);
                next = until.next();
                pages++;
            }
            assertThat(pages).isPositive();
            assertThat(late(inbox).subList(whole.size(), 2 * whole.size())).isEqualTo(whole);
            assertThat(late(inbox)).hasSize(2 * whole.size());
        }
    }

    @Test
    default void whatNobodyKnowsIsRefused() {
        RecordingInbox inbox = new RecordingInbox();
        try (Connector connector = up(inbox)) {
            Backfill source = (Backfill) connector;
            assertThat(source.tell(new PointId("nobody", "knows"), 0, inbox.now(), 10)
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(Backfill.Told.Refused.class);
            assertThat(late(inbox)).isEmpty();
        }
    }

    private Connector up(RecordingInbox inbox) {
        Connector connector = connector();
        connector.start(inbox);
        await().atMost(ConnectorContract.PATIENCE).until(inbox::up);
        return connector;
    }

    private Backfill.Told ask(Connector connector, long from, long to, int most) {
        return ((Backfill) connector)
                .tell(remembered(), from, to, most)
                .toCompletableFuture()
                .join();
    }

    private List<Long> late(RecordingInbox inbox) {
        return inbox.samples(remembered().toString()).stream()
                .filter(RecordingInbox.Seen::historical)
                .map(RecordingInbox.Seen::sourceTime)
                .toList();
    }
}
