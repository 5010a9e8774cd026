package dev.andon.connector.mqtt;

import dev.andon.connector.Backoff;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Outgoing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connectors for tests: impatient, and with a sink that only knows numbers. */
final class Connectors {

    static final Backoff SHORT = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), 0.25);

    private Connectors() {}

    static MqttConnector to(URI url, Map<String, String> options) {
        return to(settings(url, options));
    }

    static MqttConnector to(ConnectionSettings settings) {
        return new MqttConnector(settings, SHORT, PlainSink::new);
    }

    /** One that only sends: it listens to what nobody sends, so that it is no listener of its own messages. */
    static MqttConnector sender(URI url) {
        return to(new ConnectionSettings(
                "sender",
                url,
                List.of("nothing"),
                null,
                null,
                null,
                ConnectionSettings.Tls.PLATFORM,
                Map.of(),
                name -> Optional.empty()));
    }

    /** One with certificates, and these secrets in its key store. */
    static MqttConnector with(URI url, ConnectionSettings.Tls tls, Map<String, String> secrets) {
        return to(new ConnectionSettings(
                "test",
                url,
                List.of(),
                null,
                null,
                null,
                tls,
                Map.of(),
                name -> Optional.ofNullable(secrets.get(name)).map(String::toCharArray)));
    }

    static ConnectionSettings settings(URI url, Map<String, String> options) {
        return new ConnectionSettings(
                "test",
                url,
                List.of(),
                null,
                null,
                null,
                ConnectionSettings.Tls.PLATFORM,
                options,
                name -> Optional.empty());
    }

    static Outgoing number(String topic, double number) {
        return new Outgoing(topic, Double.toString(number).getBytes(StandardCharsets.UTF_8), false, true, null);
    }
}
