package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.andon.connector.Payload;
import dev.andon.connector.Tap;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Payloads as they were received, for whoever looks at them; for nobody they cost nothing. */
class TapTest {

    private static final int MESSAGES = 2_000;

    private final Hearing hearing = new Hearing();
    private final List<Payload> taken = new ArrayList<>();
    private final List<Integer> fed = new ArrayList<>();
    private final Tap tap = (points, count, payload) -> {
        fed.add((int) Arrays.stream(points, 0, count).distinct().count());
        taken.add(payload.get());
    };

    @Test
    void aPayloadIsHandedOnAsItCameWithThePointsThatItFed() {
        hearing.inbox.look(tap);
        hearing.hearRetained("plant/press", "{\"a\": 1.50, \"b\": 2}");

        Payload payload = taken.getFirst();
        assertThat(fed).containsExactly(2);
        assertThat(payload.address()).isEqualTo("plant/press");
        assertThat(payload.content()).asString().isEqualTo("{\"a\": 1.50, \"b\": 2}");
        assertThat(payload.length()).isEqualTo(payload.content().length);
        assertThat(payload.received()).isEqualTo(Hearing.NOW);
        assertThat(payload.retained()).isTrue();
        assertThat(payload.wrong()).isNull();
    }

    @Test
    void allPointsOfALongMessageAreNoted() {
        StringBuilder many = new StringBuilder("{\"p0\": 0");
        for (int point = 1; point < 600; point++) {
            many.append(", \"p").append(point).append("\": 1");
        }
        hearing.inbox.look(tap);
        hearing.hear("plant/press", "{\"x\": 1}")
                .hear("plant/wide", many.append('}').toString());

        assertThat(fed).as("more than one batch holds").containsExactly(1, 600);
    }

    @Test
    void aPayloadThatCannotBeReadSaysWhy() {
        hearing.inbox.look(tap);
        hearing.hear("plant/press", "{\"x\": 1}").hear("plant/press", "{\"x\": ");

        assertThat(taken.getLast().wrong()).isNotNull();
        assertThat(fed.getLast()).as("the points that it should have fed").isEqualTo(1);
        hearing.hear("plant/press", "{\"x\": 2}");
        assertThat(taken.getLast().wrong()).isNull();
    }

    @Test
    void ofALongPayloadTheBeginningIsKeptAndTheLengthTold() {
        hearing.inbox.look(tap);
        hearing.hear("plant/press", "{\"x\": 1}").hear("plant/press", new byte[300_000]);

        assertThat(taken.getLast().content()).hasSize(Payload.LIMIT);
        assertThat(taken.getLast().length()).isEqualTo(300_000);
        assertThat(taken.getLast().wrong()).contains("300000 bytes");
        assertThat(fed.getLast()).isEqualTo(1);
    }

    @Test
    void whenNobodyLooksNothingIsCopiedOrNoted() {
        String payload = "{\"x\": 1" + " ".repeat(10_000) + "}";
        Publish message = Hearing.message("plant/press", Hearing.utf8(payload), new byte[0], false);
        hearing.inbox.look(tap);
        hearing.decoder.publish(message);
        hearing.inbox.look(null);
        int copies = taken.size();
        hear(message);

        long before = allocated();
        hear(message);
        long each = (allocated() - before) / MESSAGES;

        assertThat(taken).hasSize(copies);
        // The recording inbox itself remembers the sample.
        assertThat(each).as("bytes a message").isLessThan(payload.length() / 4);
        hearing.inbox.look(tap);
        before = allocated();
        hear(message);
        assertThat((allocated() - before) / MESSAGES)
                .as("bytes a message while somebody looks")
                .isGreaterThan(payload.length());
    }

    private void hear(Publish message) {
        for (int count = 0; count < MESSAGES; count++) {
            hearing.decoder.publish(message);
        }
        hearing.decoder.idle();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
