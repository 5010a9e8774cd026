package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.Payload;
import dev.andon.connector.Tap;
import dev.andon.model.Kind;
import dev.andon.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Looking at the payloads of one device. */
class PayloadTapTest {

    private final Story story = new Story();
    private final AtomicInteger copies = new AtomicInteger();

    @Test
    void whileNobodyLooksThereIsNoTap() {
        assertThat(story.inbox.tap()).isNull();
        PayloadTap first = story.taps.open("plant/press3");
        PayloadTap second = story.taps.open("plant/press3");
        assertThat(story.inbox.tap()).isNotNull();
        first.close();
        first.close();
        assertThat(story.inbox.tap()).as("the other one still looks").isNotNull();
        second.close();
        assertThat(story.inbox.tap()).isNull();
    }

    @Test
    void onlyWhatFedTheDeviceIsKept() {
        int press = point("plant/press3", "temperature");
        int pump = point("plant/pump", "pressure");
        try (PayloadTap tap = story.taps.open("plant/press3")) {
            receive("a", press);
            receive("b", pump);
            receive("c", pump, press);

            assertThat(tap.payloads()).extracting(Payload::address).containsExactly("c", "a");
            assertThat(copies).as("nobody copies what nobody wants").hasValue(2);
        }
    }

    @Test
    void aDeviceThatAppearsLaterIsKeptFromItsFirstMessageOn() {
        try (PayloadTap tap = story.taps.open("plant/late")) {
            receive("other", point("plant/press3", "temperature"));
            receive("first", point("plant/late", "temperature"));

            assertThat(tap.payloads()).extracting(Payload::address).containsExactly("first");
        }
    }

    @Test
    void theNewestTwentyAreKeptUntilTheTapIsClosed() {
        int press = point("plant/press3", "temperature");
        PayloadTap tap = story.taps.open("plant/press3");
        long before = tap.revision();
        for (int count = 0; count < 50; count++) {
            receive("m" + count, press);
        }
        assertThat(tap.payloads()).hasSize(PayloadTap.MOST);
        assertThat(tap.payloads().getFirst().address()).isEqualTo("m49");
        assertThat(tap.revision()).isEqualTo(before + 50);
        tap.close();
        assertThat(tap.payloads()).isEmpty();
    }

    @Test
    void whatCouldNotBeReadBeforeIsThereAtOnce() {
        byte[] raw = "{\"temp".getBytes(StandardCharsets.UTF_8);
        story.inbox.unreadable(new Problem("plant/press3/state", "the JSON ends too early", "mend it"), raw, 0, 6);
        story.inbox.unreadable(new Problem("plant/press30", "the JSON ends too early", "mend it"), raw, 0, 6);
        try (PayloadTap tap = story.taps.open("plant/press3")) {
            assertThat(tap.payloads()).singleElement().satisfies(payload -> {
                assertThat(payload.address()).isEqualTo("plant/press3/state");
                assertThat(payload.wrong()).isEqualTo("the JSON ends too early");
                assertThat(payload.length()).isEqualTo(6);
            });
        }
    }

    @Test
    void whatFeedsNoPointBelongsToTheDeviceOfItsTopic() {
        try (PayloadTap tap = story.taps.open("plant/press3")) {
            receive("plant/press3/log");
            receive("plant/press3/deep/below");
            receive("plant/press4/log");

            assertThat(tap.payloads()).extracting(Payload::address).containsExactly("plant/press3/log");
        }
    }

    private int point(String device, String name) {
        return story.inbox.point(story.inbox.device(device), name, Kind.NUMBER);
    }

    private void receive(String address, int... points) {
        Tap tap = Objects.requireNonNull(story.inbox.tap());
        tap.received(points, points.length, () -> {
            copies.incrementAndGet();
            return new Payload(address, Story.START, 0, false, new byte[] {1}, 1, null);
        });
    }
}
