package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Hop;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.FaultProxy;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.connector.testkit.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor at healthy and sick connections. */
final class DoctorTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    @Test
    void soundWayIsWalkedToItsEnd() {
        TestCertificates authority = new TestCertificates(folder, "doctor");
        try (Mosquitto broker = Mosquitto.with()
                .webSockets()
                .tls(authority.server("sound", "localhost"))
                .start()) {
            List<Hop> hops = examine(
                    broker.url("localhost"), new ConnectionSettings.Tls(authority.authority(), null, null, null));
            assertThat(hops)
                    .extracting(Hop::name)
                    .containsExactly("name", "tcp", "tls", "websocket", "mqtt", "rights", "clock");
            assertThat(hops).allSatisfy(hop -> assertThat(hop.problem()).isNull());
            assertThat(hops.get(0).found()).contains("localhost is 127.0.0.1");
            assertThat(hops.get(2).found())
                    .contains("TLS 1.3", "certificate of CN=sound, issued by CN=doctor, valid until ");
            assertThat(hops.get(4).found()).startsWith("MQTT 5 accepted in ");
            assertThat(hops.get(5).found()).isEqualTo("subscribed to #");
            assertThat(hops.get(6).found()).startsWith("not measurable");
        }
    }

    @Test
    void whatCannotBeReadIsRemarkedAndBreaksNothing() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector device = Connectors.sender(broker.url())) {
            RecordingInbox own = new RecordingInbox();
            device.start(own);
            await().until(own::up);
            device.send(new Outgoing("press3", "{\"t\":".getBytes(StandardCharsets.UTF_8), true, true, null))
                    .toCompletableFuture()
                    .join();
            Hop clock = examine(broker.url(), ConnectionSettings.Tls.PLATFORM).getLast();
            assertThat(clock.problem()).isNull();
            assertThat(clock.remarks()).singleElement().satisfies(remark -> {
                assertThat(remark.where()).isEqualTo("press3");
                assertThat(remark.what()).startsWith("the JSON breaks off");
            });
        }
    }

    @Test
    void clockIsMeasuredByTheTimesOfMessages() {
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector device = Connectors.sender(broker.url())) {
            Hop clock = examineWhile(broker, device, Duration.ofHours(-1));
            assertThat(clock.name()).isEqualTo("clock");
            assertThat(clock.problem()).isNotNull();
            assertThat(clock.found()).contains("behind this machine's clock");
        }
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector device = Connectors.sender(broker.url())) {
            Hop clock = examineWhile(broker, device, Duration.ZERO);
            assertThat(clock.problem()).isNull();
            assertThat(clock.found()).contains("the freshest of ");
        }
    }

    private static Hop examineWhile(Mosquitto broker, MqttConnector device, Duration offset) {
        RecordingInbox own = new RecordingInbox();
        device.start(own);
        await().until(own::up);
        AtomicBoolean enough = new AtomicBoolean();
        Thread.startVirtualThread(() -> {
            while (!enough.get()) {
                String json = "{\"ts\":" + Instant.now().plus(offset).toEpochMilli() + ",\"level\":3}";
                device.send(new Outgoing("plant/tank", json.getBytes(StandardCharsets.UTF_8), false, true, null))
                        .toCompletableFuture()
                        .join();
            }
        });
        try {
            return examine(broker.url(), ConnectionSettings.Tls.PLATFORM).getLast();
        } finally {
            enough.set(true);
        }
    }

    @Test
    void openConnectionWithTheSameIdIsNotDisturbed() {
        RecordingInbox inbox = new RecordingInbox();
        try (Mosquitto broker = Mosquitto.plain();
                MqttConnector open = Connectors.to(broker.url(), Map.of("clientId", "console"))) {
            open.start(inbox);
            await().until(inbox::up);
            ConnectionSettings same = Connectors.settings(broker.url(), Map.of("clientId", "console"));
            assertThat(new MqttProvider().examine(same, LIMIT).getLast().problem())
                    .isNull();
            assertThat(inbox.ups()).isEqualTo(1);
            assertThat(inbox.up()).isTrue();
        }
    }

    @Test
    void unknownNameIsTheFirstHop() {
        assertBroken("mqtt://no-such-broker.invalid", "name", "has no address");
    }

    @Test
    void closedPortIsTheSecond() {
        assertBroken("mqtt://127.0.0.1:" + Mosquitto.freePort(), "tcp", "nothing listens at 127.0.0.1");
    }

    @Test
    void tlsToAPlainPortAndTheOtherWayRound() {
        TestCertificates authority = new TestCertificates(folder, "mixed");
        try (Mosquitto plain = Mosquitto.plain();
                Mosquitto secure = Mosquitto.with()
                        .tls(authority.server("mixed", "localhost"))
                        .start()) {
            assertBroken("mqtts://localhost:" + plain.port(), "tls", "does not speak TLS");
            Hop hop = assertBroken("mqtt://localhost:" + secure.port(), "mqtt", "");
            assertThat(String.valueOf(hop.problem())).contains("mqtts://");
        }
    }

    @Test
    void untrustedCertificateIsTheTlsHop() {
        TestCertificates stranger = new TestCertificates(folder, "unknown");
        try (Mosquitto broker =
                Mosquitto.with().tls(stranger.server("strange", "localhost")).start()) {
            assertBroken(broker.url("localhost").toString(), "tls", "signed by CN=unknown, which is not trusted here");
        }
    }

    @Test
    void wrongCredentialsAreTheMqttHop() {
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
                    Map.of(),
                    name -> Optional.of("wrong".toCharArray()));
            Hop hop = new MqttProvider().examine(settings, LIMIT).getLast();
            assertThat(hop.name()).isEqualTo("mqtt");
            assertThat(hop.found()).contains("not authorised (0x87)");
            assertThat(String.valueOf(hop.problem())).contains("check username and password");
        }
    }

    @Test
    void refusedSubscriptionIsTheRightsHop() {
        try (Mosquitto broker = Mosquitto.with().refusing("#").start()) {
            assertBroken(broker.url().toString(), "rights", "refuses the subscription to #: not authorised (0x87)");
        }
    }

    @Test
    void silentServerIsToldInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Instant before = Instant.now();
            assertBroken("mqtt://127.0.0.1:" + silent.getLocalPort(), "mqtt", "does not answer to MQTT");
            assertThat(Duration.between(before, Instant.now())).isLessThan(LIMIT.multipliedBy(2));
            assertBroken("mqtts://127.0.0.1:" + silent.getLocalPort(), "tls", "says nothing to TLS");
        }
    }

    @Test
    void limitHoldsWhateverIsSlow() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port())) {
            wire.stall();
            Instant before = Instant.now();
            ConnectionSettings settings = Connectors.settings(URI.create("mqtt://127.0.0.1:" + wire.port()), Map.of());
            Hop hop =
                    new MqttProvider().examine(settings, Duration.ofSeconds(2)).getLast();
            assertThat(Duration.between(before, Instant.now()))
                    .isLessThan(Duration.ofSeconds(2).plus(LIMIT));
            assertThat(hop.name()).isEqualTo("mqtt");
            assertThat(String.valueOf(hop.problem())).contains("took longer than 2 s");
        }
    }

    @Test
    void everyHopIsToldAsSoonAsItWasTried() {
        try (Mosquitto broker = Mosquitto.plain();
                FaultProxy wire = new FaultProxy(broker.port())) {
            wire.stall();
            ConnectionSettings settings = Connectors.settings(URI.create("mqtt://127.0.0.1:" + wire.port()), Map.of());
            List<Hop> told = new CopyOnWriteArrayList<>();
            CompletableFuture<List<Hop>> all =
                    CompletableFuture.supplyAsync(() -> new MqttProvider().examine(settings, LIMIT, told::add));
            await().until(() -> told.size() == 2);
            assertThat(told).extracting(Hop::name).containsExactly("name", "tcp");
            assertThat(all).as("the next hop hangs").isNotDone();
            wire.mend();
            assertThat(all.join()).isEqualTo(told).hasSizeGreaterThan(3);
        }
    }

    @Test
    void listeningForTheClockLeavesTimeToPart() {
        long second = Duration.ofSeconds(1).toNanos();
        assertThat(Doctor.listenUntil(0, 10 * second)).isEqualTo(2 * second);
        assertThat(Doctor.listenUntil(0, 2 * second))
                .isEqualTo(Duration.ofMillis(1_600).toNanos());
    }

    @Test
    void wrongSettingsComeBeforeAllHops() {
        Hop hop = new MqttProvider()
                .examine(Connectors.settings(URI.create("mqtt://broker"), Map.of("qos", "9")), LIMIT)
                .getLast();
        assertThat(hop.name()).isEqualTo("settings");
        assertThat(hop.found()).isEqualTo("qos is 9");
    }

    private static Hop assertBroken(String url, String name, String what) {
        Hop hop = examine(URI.create(url), ConnectionSettings.Tls.PLATFORM).getLast();
        assertThat(hop.name()).isEqualTo(name);
        assertThat(hop.found()).contains(what);
        assertThat(hop.problem()).isNotNull();
        assertThat(hop.problem().remedy()).isNotBlank();
        return hop;
    }

    private static List<Hop> examine(URI url, ConnectionSettings.Tls tls) {
        ConnectionSettings settings = new ConnectionSettings(
                "test", url, List.of(), null, null, null, tls, Map.of(), name -> Optional.empty());
        return new MqttProvider().examine(settings, LIMIT);
    }
}
