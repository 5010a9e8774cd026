package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.Payload;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.PayloadTap;
import dev.andon.runtime.Workspace;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The payloads of a device as they came over a real broker. */
class PayloadsOnTheWireTest {

    private final Mosquitto broker = Mosquitto.plain();
    private final Connector press =
            Monitor.provider(broker.url()).orElseThrow().open(ConnectionSettings.of("press", broker.url()));
    private final Monitor monitor = Monitor.of(Workspace.of(ConnectionSettings.of("line", broker.url())));

    @BeforeEach
    void open() {
        press.start(new RecordingInbox());
        monitor.start();
        await().until(() -> monitor.links().getFirst().state() instanceof LinkState.Up);
    }

    @AfterEach
    void close() {
        monitor.close();
        press.close();
        broker.close();
    }

    @Test
    void aDeviceThatIsTappedBeforeItWasEverHeardShowsEveryMessageAsItCame() {
        try (PayloadTap tap = monitor.tap("plant/line1/press3")) {
            publish("plant/line1/press4", "{\"temperature\": 1}");
            publish("plant/line1/press3", "{ \"temperature\" : 61.40 }");
            publish("plant/line1/press3", "{ \"temperature\" : ");

            await().until(() -> tap.payloads().size() == 2);
            Payload broken = tap.payloads().getFirst();
            Payload whole = tap.payloads().getLast();
            assertThat(whole.address()).isEqualTo("plant/line1/press3");
            assertThat(whole.content()).asString().isEqualTo("{ \"temperature\" : 61.40 }");
            assertThat(whole.qos()).isEqualTo(1);
            assertThat(whole.retained()).isFalse();
            assertThat(whole.wrong()).isNull();
            assertThat(broken.wrong()).isNotEmpty();
            assertThat(broken.received()).isGreaterThanOrEqualTo(whole.received());
        }
    }

    private void publish(String topic, String payload) {
        Outgoing message = new Outgoing(topic, payload.getBytes(StandardCharsets.UTF_8), false, true, null);
        await().until(() -> press.send(message).toCompletableFuture().join() instanceof Delivery.Taken);
    }
}
