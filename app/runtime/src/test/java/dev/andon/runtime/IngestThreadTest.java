package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The thread itself; what it does is told in the other stories. */
class IngestThreadTest {

    @Test
    void aFaultOnTheWayIsToldAndDoesNotEndTheThread() throws InterruptedException {
        AtomicLong now = new AtomicLong(Story.START);
        AtomicBoolean broken = new AtomicBoolean();
        LongSupplier clock = () -> {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the clock is broken");
            }
            return now.addAndGet(100_000);
        };
        Workspace workspace = Workspace.of(ConnectionSettings.of("line", URI.create("test://line")));
        PointTable points = new PointTable(workspace);
        TroubleLog troubles = new TroubleLog(() -> 0);
        Ingest ingest = new Ingest(new IngestQueue(), points, new LiveTable(), new Sessions(points), troubles, clock);
        Thread thread = Thread.ofPlatform().daemon().start(ingest::run);
        broken.set(true);
        await().until(() -> !troubles.troubles().isEmpty());
        assertThat(troubles.troubles().getFirst().problem().what()).contains("the clock is broken");
        long then = ingest.answeredAt();
        await().until(() -> ingest.answeredAt() > then);
        ingest.stop();
        thread.join();
    }
}
