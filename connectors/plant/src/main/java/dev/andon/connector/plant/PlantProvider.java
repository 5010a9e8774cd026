package dev.andon.connector.plant;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Hop;
import dev.andon.connector.mqtt.MqttProvider;
import dev.andon.model.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demo plant: 240 simulated devices behind a real MQTT broker in this process, made when the connection starts and gone when it is
 * closed. {@code demo://plant?devices=240&rate=1&speed=1&seed=7&listen=127.0.0.1:0}, all of which may be left out.
 *
 * <ul>
 *   <li>{@code devices}: 3 to 100,000
 *   <li>{@code rate}: how often most devices speak, 0.001 to 100 Hz
 *   <li>{@code speed}: how many seconds pass in the plant in one second, 0.01 to 10,000
 *   <li>{@code seed}: a whole number; the same seed shows the same plant
 *   <li>{@code listen}: address and port of the broker; port 0 is any free one. Others than loopback let other machines in, without a
 *       password
 * </ul>
 */
public final class PlantProvider implements ConnectorProvider {

    /** The one scheme. */
    public static final String SCHEME = "demo";

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public Set<String> options() {
        // What is not the plant's own is for its MQTT connection.
        return Stream.of(PlantSettings.KEYS, new MqttProvider().options())
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Connector open(ConnectionSettings settings) {
        return new PlantConnector(settings, new MqttProvider());
    }

    @Override
    public List<Hop> examine(ConnectionSettings settings, Duration limit) {
        PlantSettings wanted;
        try {
            wanted = PlantSettings.of(settings);
        } catch (PlantSettings.WrongSetting e) {
            return List.of(new Hop("plant", "", e.problem(settings.url())));
        }
        String plant = wanted.devices() + " simulated devices, made when the connection starts";
        return List.of(new Hop("plant", plant, null), port(wanted.listen()));
    }

    /** Whether the broker can listen where it is told to. */
    private static Hop port(InetSocketAddress listen) {
        if (listen.getPort() == 0) {
            String found = "any free one on " + listen.getHostString()
                    + "; to look at it with other programs, start the plant with" + " listen=" + listen.getHostString()
                    + ":1883 and connect them to that";
            return new Hop("port", found, null);
        }
        String where = listen.getHostString() + ":" + listen.getPort();
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(listen);
            return new Hop(
                    "port", where + " is free; the plant's broker will be reached there as mqtt://" + where, null);
        } catch (IOException e) {
            Problem taken = new Problem(
                    where,
                    "the plant's broker cannot listen here: " + e.getMessage(),
                    "if the plant is running already, connect to mqtt://" + where
                            + "; otherwise choose another port with listen=");
            return new Hop("port", "", taken);
        }
    }
}
