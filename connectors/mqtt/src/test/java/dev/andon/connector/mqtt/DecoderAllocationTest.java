package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.lang.management.ManagementFactory;
import java.net.URI;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the way of a sample nothing is allocated, once its topic is known; for a nested message it is a parser. */
class DecoderAllocationTest {

    private static final int MESSAGES = 2_000;

    /** What one parser of Jackson's costs, with a little room for another JVM, bytes; 768 were measured, and 712 with compact headers. */
    private static final int PARSER = 800;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23.5",
                "ON",
                "running",
                "{\"value\": 1}",
                "{\"temperature\": 61.400000000000006, \"speed\": 40, \"running\": true, \"state\": \"run\", \"none\": 0}",
                "{\"ts\": \"2026-10-09T08:53:20.112Z\", \"a\": \"23.5\"}",
                "{\"value\": 4.4, \"unit\": \"bar\"}",
                "[{\"ts\":1760000000123,\"value\":1},{\"ts\":1760000001123,\"value\":2}]"
            })
    void knownTopicAllocatesNothing(String payload) {
        assertThat(allocated(payload)).as("bytes a message").isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"p\":{\"value\":4.4,\"unit\":\"bar\",\"ts\":1760000000}}",
                "{\"p\":{\"value\":4.4,\"unit\":\"bar\",\"ts\":\"2026-10-09T08:53:20.112Z\"}}",
                "{\"oil\":{\"temperature\":61.4,\"level\":0.8},\"state\":\"run\"}",
                "{\"a\":{\"x\":1.5},\"b\":{\"x\":1.5},\"c\":{\"x\":1.5},\"d\":{\"x\":1.5},\"e\":{\"x\":1.5}}"
            })
    void nestedObjectsCostAParserAMessageAndNothingForTheirSamples(String payload, TestReporter report) {
        long allocated = allocated(payload);

        report.publishEntry("bytes a message", Long.toString(allocated));
        assertThat(allocated).isLessThan(PARSER);
    }

    private static long allocated(String payload) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Decoder decoder = new Decoder(new Bin(), ConnectionSettings.of("test", URI.create("mqtt://127.0.0.1")));
        Publish message = Hearing.message("plant/line1/press3", Hearing.utf8(payload), new byte[0], false);
        hear(decoder, message);

        long before = threads.getCurrentThreadAllocatedBytes();
        hear(decoder, message);
        return (threads.getCurrentThreadAllocatedBytes() - before) / MESSAGES;
    }

    private static void hear(Decoder decoder, Publish message) {
        for (int i = 0; i < MESSAGES; i++) {
            decoder.publish(message);
        }
        decoder.idle();
    }

    /** Takes samples and forgets them, with one batch for ever. */
    private static final class Bin implements Inbox {
        private final SampleBatch batch = new SampleBatch(256);
        private int handles;

        @Override
        public long now() {
            return 0;
        }

        @Override
        public int device(String id) {
            return handles++;
        }

        @Override
        public int point(int device, String name, Kind kind) {
            return handles++;
        }

        @Override
        public void unit(int point, Unit unit) {}

        @Override
        public void title(int device, String title) {}

        @Override
        public SampleBatch take() {
            return batch;
        }

        @Override
        public void put(SampleBatch full) {
            full.clear();
        }

        @Override
        public void link(LinkState state) {}

        @Override
        public void presence(int device, Presence presence) {}

        @Override
        public void unreadable(Problem problem, byte[] raw, int offset, int length) {
            throw new AssertionError(problem.toString());
        }

        @Override
        public void ignored(String address, String why, long length) {
            throw new AssertionError(address + ": " + why);
        }
    }
}
