package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings.Tls;
import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.connector.testkit.TestCertificates;
import dev.andon.model.Problem;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, right and wrong, at a real broker. */
final class TlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "opensesame";

    @TempDir
    static Path folder;

    static TestCertificates authority;
    static TestCertificates stranger;

    @BeforeAll
    static void makeAuthorities() {
        authority = new TestCertificates(folder, "plant");
        stranger = new TestCertificates(folder, "stranger");
    }

    @Test
    void givenAuthorityIsTrusted() {
        try (Mosquitto broker =
                Mosquitto.with().tls(authority.server("broker", "localhost")).start()) {
            assertThat(up(broker.url("localhost"), trusting(authority))).startsWith("MQTT 5, TLS 1.3");
        }
    }

    @Test
    void addressInTheCertificateWillDo() {
        try (Mosquitto broker =
                Mosquitto.with().tls(authority.server("address", "127.0.0.1")).start()) {
            assertThat(up(broker.url(), trusting(authority))).contains("TLS");
        }
    }

    @Test
    void olderTlsIsSpokenToOlderBrokers() {
        try (Mosquitto broker = Mosquitto.with()
                .tls(authority.server("older", "localhost"))
                .tls12()
                .start()) {
            assertThat(up(broker.url("localhost"), trusting(authority))).contains("TLS 1.2");
        }
    }

    @Test
    void webSocketGoesOverTls() {
        try (Mosquitto broker = Mosquitto.with()
                .webSockets()
                .tls(authority.server("web", "localhost"))
                .start()) {
            assertThat(up(broker.url("localhost"), trusting(authority))).contains("websocket");
        }
    }

    @Test
    void unknownAuthorityIsRefused() {
        try (Mosquitto broker =
                Mosquitto.with().tls(stranger.server("unknown", "localhost")).start()) {
            assertRefused(
                    broker, trusting(authority), "signed by CN=stranger, which is not trusted here", "--ca FILE.pem");
            assertRefused(broker, Tls.PLATFORM, "not trusted here", "--ca FILE.pem");
        }
    }

    @Test
    void wrongHostIsRefusedAndTheRightOnesAreNamed() {
        try (Mosquitto broker = Mosquitto.with()
                .tls(authority.server("elsewhere", "broker.plant.example", "10.0.0.7"))
                .start()) {
            assertRefused(
                    broker,
                    trusting(authority),
                    "is for broker.plant.example, 10.0.0.7, not for localhost",
                    "use one of these names");
        }
    }

    @Test
    void expiredCertificateIsRefused() {
        try (Mosquitto broker =
                Mosquitto.with().tls(authority.expired("old", "localhost")).start()) {
            assertRefused(broker, trusting(authority), "certificate expired on ", "have it renewed");
        }
    }

    @Test
    void certificateOfTomorrowIsRefused() {
        try (Mosquitto broker = Mosquitto.with()
                .tls(authority.notYetValid("early", "localhost"))
                .start()) {
            assertRefused(broker, trusting(authority), "is not valid before ", "clock");
        }
    }

    @Test
    void clientCertificateIsShownInEachForm() throws IOException {
        TestCertificates.Identity console = authority.client("console");
        TestCertificates.Identity curve = authority.curveClient("curve");
        Path ca = authority.authority();
        try (Mosquitto broker = Mosquitto.with()
                .tls(authority.server("strict", "localhost"))
                .clientCertificates(ca)
                .start()) {
            URI url = broker.url("localhost");
            assertThat(up(url, new Tls(ca, console.pkcs12(PASSWORD), null, "p12")))
                    .contains("TLS");
            assertThat(up(url, new Tls(ca, console.allPem(), null, null))).contains("TLS");
            assertThat(up(url, new Tls(ca, console.chainPem(), console.keyPem(), null)))
                    .contains("TLS");
            assertThat(up(url, new Tls(ca, console.chainPem(), console.oldKeyPem(), null)))
                    .contains("TLS");
            assertThat(up(url, new Tls(ca, console.chainPem(), console.keyPem(PASSWORD), "p12")))
                    .contains("TLS");
            assertThat(up(url, new Tls(ca, curve.chainPem(), curve.keyPem(), null)))
                    .contains("TLS");
        }
    }

    @Test
    void missingAndForeignClientCertificatesAreToldApart() {
        Mosquitto.Setup newest = Mosquitto.with();
        Mosquitto.Setup older = Mosquitto.with().tls12();
        for (Mosquitto.Setup setup : List.of(newest, older)) {
            setup.tls(authority.server("strict", "localhost")).clientCertificates(authority.authority());
            try (Mosquitto broker = setup.start()) {
                assertThat(waiting(broker.url("localhost"), trusting(authority)).what())
                        .contains("asks for a client certificate");
                Tls foreign = new Tls(
                        authority.authority(), stranger.client("foreign").allPem(), null, null);
                assertThat(waiting(broker.url("localhost"), foreign).what()).contains("client certificate");
            }
        }
    }

    @Test
    void expiredClientCertificateIsRefused() {
        try (Mosquitto broker = Mosquitto.with()
                .tls(authority.server("strict", "localhost"))
                .clientCertificates(authority.authority())
                .start()) {
            Tls old = new Tls(authority.authority(), authority.expired("gone").allPem(), null, null);
            assertThat(waiting(broker.url("localhost"), old).what()).contains("our client certificate");
        }
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        URI url = URI.create("mqtts://localhost:" + Mosquitto.freePort());
        Path missing = folder.resolve("nowhere.pem");
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "not a certificate");
        Path locked = authority.client("locked").pkcs12("another");
        try (ServerSocket listener = new ServerSocket(url.getPort())) {
            assertThat(listener.isBound()).isTrue();
            assertThat(waiting(url, new Tls(missing, null, null, null)))
                    .satisfies(problem -> assertThat(problem.where()).isEqualTo(missing.toString()))
                    .satisfies(problem -> assertThat(problem.what()).isEqualTo("there is no such file"));
            assertThat(waiting(url, new Tls(nonsense, null, null, null)).what())
                    .contains("cannot be read as a certificate");
            assertThat(waiting(url, new Tls(null, nonsense, null, null)).what())
                    .contains("cannot be read as a certificate");
            assertThat(waiting(url, new Tls(null, locked, null, "p12")).what())
                    .isEqualTo("the secret does not open it");
            assertThat(waiting(url, new Tls(null, locked, null, "unknown")).what())
                    .contains("no secret 'unknown'");
        }
    }

    @Test
    void portWithoutTlsIsToldFromABadCertificate() {
        try (Mosquitto broker = Mosquitto.plain()) {
            Problem problem = waiting(URI.create("mqtts://localhost:" + broker.port()), trusting(authority));
            assertThat(problem.what()).isEqualTo("that port does not speak TLS");
            assertThat(problem.remedy()).contains("mqtt://");
        }
    }

    @Test
    void plainConnectionToATlsPortIsExplained() {
        try (Mosquitto broker =
                Mosquitto.with().tls(authority.server("only", "localhost")).start()) {
            Problem problem = waiting(URI.create("mqtt://localhost:" + broker.port()), Tls.PLATFORM);
            assertThat(problem.what() + problem.remedy()).containsAnyOf("speaks TLS", "instead of answering to MQTT");
        }
    }

    private static Tls trusting(TestCertificates authority) {
        return new Tls(authority.authority(), null, null, null);
    }

    private static void assertRefused(Mosquitto broker, Tls tls, String what, String remedy) {
        Problem problem = waiting(broker.url("localhost"), tls);
        assertThat(problem.where()).contains("localhost");
        assertThat(problem.what()).contains(what);
        assertThat(problem.remedy()).contains(remedy);
    }

    private static String up(URI url, Tls tls) {
        RecordingInbox own = new RecordingInbox();
        try (MqttConnector connector = Connectors.with(url, tls, Map.of("p12", PASSWORD))) {
            connector.start(own);
            await().atMost(PATIENCE).until(() -> own.up() || own.problem() != null);
            assertThat(own.problem()).isNull();
            return own.link() instanceof LinkState.Up up ? up.detail() : "";
        }
    }

    private static Problem waiting(URI url, Tls tls) {
        return problem(url, tls, LinkState.Waiting.class);
    }

    private static Problem problem(URI url, Tls tls, Class<? extends LinkState> state) {
        RecordingInbox own = new RecordingInbox();
        try (MqttConnector connector = Connectors.with(url, tls, Map.of("p12", PASSWORD))) {
            connector.start(own);
            await().atMost(PATIENCE).until(() -> own.links().size() > 1);
            LinkState found = own.links().get(1);
            assertThat(found).isInstanceOf(state);
            return found instanceof LinkState.Waiting waiting ? waiting.reason() : ((LinkState.Down) found).reason();
        }
    }
}
