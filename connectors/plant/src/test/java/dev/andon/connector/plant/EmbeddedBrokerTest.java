package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.Outgoing;
import dev.andon.connector.mqtt.MqttProvider;
import dev.andon.connector.testkit.RecordingInbox;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker alone. */
class EmbeddedBrokerTest {

    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final RecordingInbox inbox = new RecordingInbox();

    @Test
    void startsSoon(TestReporter report) throws Exception {
        // The first start loads its classes; what people wait for is that one, and the build prints it.
        long before = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(ANYWHERE)) {
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            report.publishEntry("broker up after", took.toMillis() + " ms");
            assertThat(broker.address().getPort()).isPositive();
            assertThat(took).isLessThan(Duration.ofSeconds(60));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void keepsRetainedMessagesForBothVersions(String version) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(ANYWHERE);
                Connector first = connector(broker, Map.of("version", version));
                Connector second = connector(broker, Map.of("version", version))) {
            RecordingInbox other = new RecordingInbox();
            first.start(other);
            await().until(other::up);
            first.send(new Outgoing("a/b", "7".getBytes(StandardCharsets.UTF_8), true, true, null))
                    .toCompletableFuture()
                    .join();
            second.start(inbox);
            await().until(() -> !inbox.samples("a#b").isEmpty());
            assertThat(inbox.samples("a#b").getFirst().lastKnown()).isTrue();
        }
    }

    @Test
    void speaksForOneWhoseLineIsCut() throws Exception {
        Map<String, String> will = Map.of(
                "clientId",
                "lost",
                "will.topic",
                "lost/level",
                "will.payload",
                "-1",
                "publishOnly",
                "true",
                "version",
                "3.1.1");
        try (EmbeddedBroker broker = EmbeddedBroker.start(ANYWHERE);
                Connector watching = connector(broker, Map.of());
                Connector lost = connector(broker, will)) {
            RecordingInbox other = new RecordingInbox();
            watching.start(inbox);
            lost.start(other);
            await().until(() -> inbox.up() && other.up());
            broker.cut("lost");
            await().until(() -> !inbox.samples("lost#level").isEmpty());
        }
    }

    @Test
    void isOpenToThisMachineAlone() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(ANYWHERE)) {
            assertThat(broker.address().getAddress().isLoopbackAddress()).isTrue();
            for (InetAddress outside : outsideAddresses()) {
                assertThatThrownBy(() -> reach(outside, broker.address().getPort()))
                        .as(outside.toString())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void isOpenToOthersWhenItIsToldTo() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(new InetSocketAddress(0))) {
            assertThat(broker.near().getAddress().isLoopbackAddress()).isTrue();
            for (InetAddress outside : outsideAddresses()) {
                if (outside instanceof java.net.Inet4Address) {
                    reach(outside, broker.address().getPort());
                }
            }
        }
    }

    @Test
    void portThatIsTakenIsSaidAtOnce() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.start(address)).isInstanceOf(BindException.class);
        }
    }

    @Test
    void writesNothing() throws Exception {
        Path folder;
        try (EmbeddedBroker broker = EmbeddedBroker.start(ANYWHERE);
                Connector connector = connector(broker, Map.of())) {
            folder = broker.folder();
            connector.start(inbox);
            await().until(inbox::up);
            for (int i = 0; i < 50; i++) {
                connector.send(new Outgoing("a/b" + i, new byte[10_000], true, true, null));
            }
            connector.send(new Outgoing("a/last", "1".getBytes(StandardCharsets.UTF_8), false, true, null));
            await().until(() -> !inbox.samples("a#last").isEmpty());
            assertThat(folder).doesNotExist();
        }
        assertThat(folder).doesNotExist();
    }

    private static Connector connector(EmbeddedBroker broker, Map<String, String> options) {
        ConnectionSettings plain = ConnectionSettings.of(
                "test", URI.create("mqtt://127.0.0.1:" + broker.address().getPort()));
        return new MqttProvider()
                .open(new ConnectionSettings(
                        "test", plain.url(), List.of(), null, null, null, plain.tls(), options, plain.secrets()));
    }

    private static void reach(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
        }
    }

    private static List<InetAddress> outsideAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }
}
