package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Presence;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Nothing is lost in silence. */
class IngestQueueTest {

    @Property(tries = 50)
    void whatIsTakenAndWhatIsDroppedIsWhatWasPut(@ForAll @Size(max = 600) List<@IntRange(max = 1_024) Integer> sizes) {
        IngestQueue queue = new IngestQueue();
        long put = 0;
        for (int size : sizes) {
            queue.put(batch(queue, size));
            put += size;
        }
        long taken = 0;
        for (Object next = queue.poll(); next != null; next = queue.poll()) {
            taken += ((SampleBatch) next).size();
        }
        assertThat(taken + queue.dropped()).isEqualTo(put);
        assertThat(taken).isLessThanOrEqualTo(IngestQueue.MOST_SAMPLES);
    }

    @Property(tries = 20)
    void theOldestSamplesGoAndWhatLinksAndDevicesSaidNever(@ForAll @IntRange(min = 1, max = 50) int every) {
        IngestQueue queue = new IngestQueue();
        List<Integer> said = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            queue.put(batch(queue, 1_024));
            if (i % every == 0) {
                queue.put(new Notice.PresenceSaid(i, Presence.ONLINE));
                said.add(i);
            }
        }
        List<Integer> heard = new ArrayList<>();
        int last = -1;
        for (Object next = queue.poll(); next != null; next = queue.poll()) {
            if (next instanceof Notice.PresenceSaid notice) {
                heard.add(notice.device());
            } else if (next instanceof SampleBatch batch) {
                last = batch.size();
            }
        }
        assertThat(heard).isEqualTo(said);
        assertThat(last).isEqualTo(1_024);
        assertThat(queue.dropped()).isEqualTo(400L * 1_024 - IngestQueue.MOST_SAMPLES);
    }

    @Example
    void manySamplesOrManyNoticesMakeItBusy() {
        IngestQueue samples = new IngestQueue();
        IngestQueue notices = new IngestQueue();
        for (int i = 0; i < IngestQueue.MOST_SAMPLES / 8 / 1_024; i++) {
            samples.put(batch(samples, 1_024));
        }
        assertThat(samples.busy()).isFalse();
        samples.put(batch(samples, 1));
        assertThat(samples.busy()).isTrue();
        for (int i = 0; i < 2_000; i++) {
            notices.put(new Notice.PresenceSaid(i, Presence.ONLINE));
        }
        assertThat(notices.busy()).isTrue();
        for (Object next = notices.poll(); next != null; next = notices.poll()) {
            assertThat(next).isInstanceOf(Notice.PresenceSaid.class);
        }
        assertThat(notices.busy()).isFalse();
    }

    private static SampleBatch batch(IngestQueue queue, int size) {
        SampleBatch batch = queue.take();
        for (int row = 0; row < size; row++) {
            batch.addNumber(row, row, SampleBatch.NO_TIME, 1);
        }
        return batch;
    }
}
