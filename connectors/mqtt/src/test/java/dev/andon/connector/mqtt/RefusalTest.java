package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Backoff;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.LinkState;
import dev.andon.connector.Secrets;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.model.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Far ends that do not want us, or are not what the URL says. */
final class RefusalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingInbox inbox = new RecordingInbox();

    @Test
    void wrongPasswordIsToldAndTriedAgainOnlyAfterTheLongestWait() {
        try (Mosquitto broker =
                        Mosquitto.with().passwords(Map.of("line", "right")).start();
                MqttConnector connector = new MqttConnector(
                        login(broker.url(), "line", "pw", null, Map.of("pw", "wrong")),
                        new Backoff(Duration.ofMillis(50), Duration.ofHours(1), 0),
                        PlainSink::new)) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> inbox.problem() != null);
            assertThat(inbox.links()).hasExactlyElementsOfTypes(LinkState.Connecting.class, LinkState.Waiting.class);
            assertThat(Duration.between(
                            ((LinkState.Connecting) inbox.links().getFirst()).since(),
                            ((LinkState.Waiting) inbox.links().getLast()).retryAt()))
                    .isGreaterThanOrEqualTo(Duration.ofHours(1));
            assertThat(problem().what()).contains("the broker refused: not authorised (0x87)");
            assertThat(problem().remedy()).contains("check username and password");
            await().during(Duration.ofMillis(500)).until(() -> inbox.links().size() == 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void whoGivesNoNameIsToldSo(String version) {
        try (Mosquitto broker =
                        Mosquitto.with().passwords(Map.of("line", "right")).start();
                MqttConnector connector = Connectors.to(broker.url(), Map.of("version", version))) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> !waits().isEmpty());
            assertThat(waits().getFirst().what())
                    .isEqualTo("the broker refused: not authorised (0x87); no user name was given");
            assertThat(waits().getFirst().remedy()).startsWith("give one: --username USER");
        }
    }

    @Test
    void renewedTokenOpensTheDoorByItself() {
        AtomicReference<String> token = new AtomicReference<>("expired");
        try (Mosquitto broker =
                        Mosquitto.with().passwords(Map.of("line", "renewed")).start();
                MqttConnector connector = Connectors.to(login(
                        broker.url(),
                        "line",
                        null,
                        "jwt",
                        name -> Optional.of(token.get().toCharArray())))) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> !waits().isEmpty());
            token.set("renewed");
            await().atMost(PATIENCE).until(inbox::up);
        }
    }

    @Test
    void wrongPasswordIsToldInTheOldVersionToo() {
        try (Mosquitto broker =
                Mosquitto.with().passwords(Map.of("line", "right")).start()) {
            ConnectionSettings settings = new ConnectionSettings(
                    "test",
                    broker.url(),
                    List.of(),
                    "line",
                    "pw",
                    null,
                    ConnectionSettings.Tls.PLATFORM,
                    Map.of("version", "3.1.1"),
                    name -> Optional.of("wrong".toCharArray()));
            try (MqttConnector connector = Connectors.to(settings)) {
                connector.start(inbox);
                await().atMost(PATIENCE).until(() -> !waits().isEmpty());
                assertThat(waits().getFirst().what()).contains("not authorised");
            }
        }
    }

    @Test
    void rightPasswordAndTokenOpenTheDoor() {
        try (Mosquitto broker =
                        Mosquitto.with().passwords(Map.of("line", "right")).start();
                MqttConnector password = Connectors.to(login(broker.url(), "line", "pw", null, Map.of("pw", "right")));
                MqttConnector token = Connectors.to(login(broker.url(), "line", null, "jwt", Map.of("jwt", "right")))) {
            RecordingInbox other = new RecordingInbox();
            password.start(inbox);
            token.start(other);
            await().atMost(PATIENCE).until(() -> inbox.up() && other.up());
        }
    }

    @Test
    void missingSecretIsNamed() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector connector = Connectors.to(login(broker.url(), "line", "line-2.pw", null, Map.of()))) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> !waits().isEmpty());
            assertThat(waits().getFirst().what()).isEqualTo("there is no secret 'line-2.pw'");
            assertThat(waits().getFirst().remedy())
                    .isEqualTo("put it there with andon secret set line-2.pw, or into the environment variable"
                            + " ANDON_SECRET_LINE_2_PW");
        }
    }

    @Test
    void twoClientsWithOneIdAreSuspectedWhereTheBrokerOnlyHangsUp() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector first = Connectors.to(broker.url(), Map.of("clientId", "twin"));
                MqttConnector second = Connectors.to(broker.url(), Map.of("clientId", "twin"))) {
            first.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            second.start(new RecordingInbox());
            await().atMost(PATIENCE)
                    .until(() -> waits().stream()
                            .anyMatch(problem -> problem.remedy()
                                    .contains("if another client uses the clientId twin too, give each its own")));
        }
    }

    private List<Problem> waits() {
        return waits(inbox);
    }

    private static List<Problem> waits(RecordingInbox inbox) {
        return inbox.links().stream()
                .filter(LinkState.Waiting.class::isInstance)
                .map(state -> ((LinkState.Waiting) state).reason())
                .toList();
    }

    @Test
    void serverThatSaysNothingIsToldWithinTenSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(waiting("mqtt://127.0.0.1:" + silent.getLocalPort()).what())
                    .isEqualTo("the far end accepts the connection but does not answer to MQTT");
            assertThat(waiting("mqtts://127.0.0.1:" + silent.getLocalPort()).what())
                    .isEqualTo("the far end accepts the connection but says nothing to TLS");
            assertThat(waiting("ws://127.0.0.1:" + silent.getLocalPort()).what())
                    .isEqualTo("the far end accepts the connection but does not answer to a websocket");
        }
    }

    @Test
    void closedPortIsTold() {
        int port = Mosquitto.freePort();
        assertThat(waiting("mqtt://127.0.0.1:" + port).what()).isEqualTo("nothing listens at 127.0.0.1 port " + port);
    }

    @Test
    void unknownNameIsTold() {
        assertThat(waiting("mqtt://no-such-broker.invalid").what())
                .isEqualTo("the name no-such-broker.invalid has no address");
    }

    @Test
    void webServerIsToldFromABroker() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answer(server, "HTTP/1.1 404 Not Found\r\n\r\n"));
            assertThat(waiting("mqtt://127.0.0.1:" + server.getLocalPort()).what())
                    .contains("belongs to a web server");
            assertThat(waiting("ws://127.0.0.1:" + server.getLocalPort()).what())
                    .isEqualTo("the web server answers 'HTTP/1.1 404 Not Found' to a websocket at /mqtt");
        }
    }

    @Test
    void webSocketToAPlainPortIsTold() {
        try (Mosquitto broker = Mosquitto.plain()) {
            assertThat(waiting("ws://127.0.0.1:" + broker.port()).what())
                    .isEqualTo("the far end closed the connection instead of opening a websocket");
        }
    }

    @Test
    void nonsenseInPlaceOfMqttIsTold() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answer(server, "SSH-2.0-OpenSSH_9.2\r\n"));
            assertThat(waiting("mqtt://127.0.0.1:" + server.getLocalPort()).what())
                    .contains("bytes that are not MQTT");
        }
    }

    @Test
    void manyConnectionsLiveBesideEachOther() {
        try (Mosquitto good = Mosquitto.plain();
                Mosquitto other = Mosquitto.plain();
                MqttConnector first = Connectors.to(good.url(), Map.of());
                MqttConnector second = Connectors.to(other.url(), Map.of("version", "3.1.1"));
                MqttConnector third = Connectors.to(URI.create("mqtt://127.0.0.1:" + Mosquitto.freePort()), Map.of())) {
            RecordingInbox two = new RecordingInbox();
            RecordingInbox three = new RecordingInbox();
            first.start(inbox);
            second.start(two);
            third.start(three);
            await().atMost(PATIENCE)
                    .until(() -> inbox.up() && two.up() && !waits(three).isEmpty());
            good.kill9();
            await().atMost(PATIENCE).until(() -> !inbox.up());
            assertThat(two.up()).isTrue();
            assertThat(two.ups()).isEqualTo(1);
        }
    }

    private static void answer(ServerSocket server, String words) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[1024]);
                    socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static Problem waiting(String url) {
        RecordingInbox own = new RecordingInbox();
        try (MqttConnector connector = Connectors.to(URI.create(url), Map.of())) {
            connector.start(own);
            await().until(() -> !waits(own).isEmpty());
            return waits(own).getFirst();
        }
    }

    private Problem problem() {
        Problem problem = inbox.problem();
        if (problem == null) {
            throw new AssertionError("no problem");
        }
        return problem;
    }

    private static ConnectionSettings login(
            URI url, String user, @Nullable String password, @Nullable String token, Map<String, String> secrets) {
        return login(
                url,
                user,
                password,
                token,
                name -> Optional.ofNullable(secrets.get(name)).map(String::toCharArray));
    }

    private static ConnectionSettings login(
            URI url, String user, @Nullable String password, @Nullable String token, Secrets secrets) {
        return new ConnectionSettings(
                "test", url, List.of(), user, password, token, ConnectionSettings.Tls.PLATFORM, Map.of(), secrets);
    }
}
