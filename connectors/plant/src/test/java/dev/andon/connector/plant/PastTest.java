package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.Backfill;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.testkit.BackfillContract;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.model.PointId;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The demo plant tells what its devices did before it was started. */
class PastTest implements BackfillContract {

    private static final PointId RATE = new PointId("bottling/line1/filler", "rate");

    @Override
    public Connector connector() {
        return new PlantProvider().open(ConnectionSettings.of("plant", URI.create("demo://plant")));
    }

    @Override
    public PointId remembered() {
        return RATE;
    }

    @Test
    void whatIsOlderThanItsMemoryIsNotClaimedToBeAll() {
        RecordingInbox inbox = new RecordingInbox();
        Past past = new Past(Plants.quiet());
        long now = inbox.now();
        assertThat(past.tell(inbox, RATE, now - 2 * Past.MEMORY, now - Past.MEMORY / 2, Integer.MAX_VALUE))
                .isInstanceOf(Backfill.Told.Refused.class);
        assertThat(inbox.samples(RATE.toString()))
                .isNotEmpty()
                .allMatch(sample -> sample.historical() && sample.sourceTime() >= now - Past.MEMORY - 1_000_000);
    }
}
