package dev.andon.connector.plant;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The lines between the plant's gateways and its broker: MQTT 3.1.1 as most gateways in the field speak it, each with a last will. They
 * listen to nothing, and speak the older version, because the broker (Artemis 2.55) may forget the will of a client that has a
 * subscription, or an MQTT 5 session that outlives the line.
 *
 * @param plant the name of the plant's connection
 * @param broker its URL
 * @param clock microseconds since 1970 UTC
 */
record GatewayLines(ConnectorProvider mqtt, String plant, URI broker, LongSupplier clock) {

    /** A gateway for each of the fleet's. */
    List<Gateway> gateways(Fleet fleet) {
        return fleet.gateways().stream()
                .map(id -> new Gateway(id, fleet.course(Fault.GATEWAY_LOST, id), () -> dial(id)))
                .toList();
    }

    private Gateway.Line dial(String id) {
        Map<String, String> options = Map.of(
                "clientId",
                id,
                "version",
                "3.1.1",
                "publishOnly",
                "true",
                "will.topic",
                Site.statusTopic(id),
                "will.payload",
                Gateway.OFFLINE);
        Connector connector = mqtt.open(new ConnectionSettings(
                plant + "-" + id,
                broker,
                List.of(),
                null,
                null,
                null,
                ConnectionSettings.Tls.PLATFORM,
                options,
                name -> Optional.empty()));
        Radio radio = new Radio(clock);
        connector.start(radio);
        return new Gateway.Line(connector, radio);
    }
}
