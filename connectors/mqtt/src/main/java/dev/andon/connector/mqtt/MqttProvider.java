package dev.andon.connector.mqtt;

import dev.andon.connector.Backoff;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Hop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * MQTT 5 and 3.1.1 (OASIS), over TCP, TLS and websockets: {@code mqtt mqtts ws wss}.
 *
 * <p>Options: {@code clientId} (made up when left out; a given one keeps its session at the broker), {@code sessionExpiry} (of that
 * session, 1h), {@code keepAlive} (30s), {@code qos} (of the subscription: 0, 1 or 2; 1), {@code version} ({@code auto}, {@code 5} or
 * {@code 3.1.1}), {@code path} (of the websocket, {@code /mqtt}; the path of the URL goes before it), {@code will.topic}
 * (where the broker says, retained, that we were lost; nowhere) and {@code will.payload} (in which words; {@code offline}),
 * {@code publishOnly} ({@code true}: listens to nothing).
 */
public final class MqttProvider implements ConnectorProvider {

    static final Set<String> SCHEMES = Set.of("mqtt", "mqtts", "ws", "wss");

    private static final Set<String> OPTIONS = Set.of(
            "clientId", "dialects", "keepAlive", "path", "publishOnly", "qos", "sessionExpiry", "version", "will");

    @Override
    public Set<String> schemes() {
        return SCHEMES;
    }

    @Override
    public Set<String> options() {
        return OPTIONS;
    }

    @Override
    public Connector open(ConnectionSettings settings) {
        return new MqttConnector(settings, Backoff.DEFAULT, inbox -> new Decoder(inbox, settings));
    }

    @Override
    public List<Hop> examine(ConnectionSettings settings, Duration limit) {
        return examine(settings, limit, hop -> {});
    }

    @Override
    public List<Hop> examine(ConnectionSettings settings, Duration limit, Consumer<? super Hop> tried) {
        return new Doctor(settings, inbox -> new Decoder(inbox, settings), tried).examine(limit);
    }
}
