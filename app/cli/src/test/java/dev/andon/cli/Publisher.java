package dev.andon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.runtime.Monitor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Speaks to a broker as a device does. */
final class Publisher implements AutoCloseable {

    private final Connector connector;

    Publisher(URI broker) {
        ConnectionSettings settings = new ConnectionSettings(
                "device",
                broker,
                List.of("nothing/at/all"),
                null,
                null,
                null,
                ConnectionSettings.Tls.PLATFORM,
                Map.of(),
                name -> Optional.empty());
        connector = Monitor.provider(broker).orElseThrow().open(settings);
        RecordingInbox inbox = new RecordingInbox();
        connector.start(inbox);
        await().until(inbox::up);
    }

    /** Publishes a text, and waits until the broker has it. */
    void publish(String topic, String payload) {
        publish(topic, payload, false);
    }

    void retain(String topic, String payload) {
        publish(topic, payload, true);
    }

    private void publish(String topic, String payload, boolean retained) {
        Delivery delivery = connector
                .send(new Outgoing(topic, payload.getBytes(UTF_8), retained, true, null))
                .toCompletableFuture()
                .join();
        if (!(delivery instanceof Delivery.Taken)) {
            throw new IllegalStateException("not taken: " + delivery);
        }
    }

    @Override
    public void close() {
        connector.close();
    }
}
