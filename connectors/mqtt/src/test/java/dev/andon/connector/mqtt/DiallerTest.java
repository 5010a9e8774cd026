package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.andon.connector.ConnectionSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Ways that lead nowhere. */
final class DiallerTest {

    @Test
    void certificatesThatCannotBeReadLeaveNoConnectionOpen() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectionSettings settings = new ConnectionSettings(
                    "test",
                    URI.create("mqtts://127.0.0.1:" + listener.getLocalPort()),
                    List.of(),
                    null,
                    null,
                    null,
                    new ConnectionSettings.Tls(Path.of("no-such-ca.pem"), null, null, null),
                    Map.of(),
                    name -> Optional.empty());
            Dialler way = new Dialler(MqttSettings.of(settings));
            CompletableFuture<Void> open = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(way::open).isInstanceOf(WireException.class));
            try (Socket far = listener.accept()) {
                far.setSoTimeout(60_000);
                open.join();
                assertThat(far.getInputStream().read()).as("the end").isEqualTo(-1);
            }
        }
    }
}
