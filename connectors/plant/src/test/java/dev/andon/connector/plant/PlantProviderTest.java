package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Delivery;
import dev.andon.connector.Hop;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.mqtt.MqttProvider;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo plant as a connection, from outside, on its own clock. */
class PlantProviderTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final RecordingInbox inbox = new RecordingInbox();
    private final PlantProvider provider = new PlantProvider();

    @Test
    void isFoundByItsScheme() {
        assertThat(ServiceLoader.load(ConnectorProvider.class))
                .anyMatch(found -> found.schemes().equals(Set.of("demo")));
    }

    @Test
    void connectsAtOnceAndShowsTheWholePlantWithinSeconds(TestReporter report) {
        long before = System.nanoTime();
        try (Connector plant = open("demo://plant")) {
            plant.start(inbox);
            assertThat(inbox.link()).isInstanceOf(LinkState.Connecting.class);
            await().until(() -> !inbox.samples().isEmpty());
            report.publishEntry(
                    "first value after",
                    Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms");
            await().until(() -> devices().size() == Fleet.USUAL);
            assertThat(inbox.up()).isTrue();
            long skew = inbox.samples().stream()
                    .filter(sample -> sample.point().endsWith("filler#rate"))
                    .mapToLong(sample -> Math.abs(sample.receivedTime() - sample.sourceTime()))
                    .min()
                    .orElseThrow();
            assertThat(skew).as("times are of now, microseconds").isLessThan(60_000_000);
        }
        assertThat(inbox.link()).isInstanceOf(LinkState.Down.class);
    }

    @Test
    void plantCanBeSmallFastAndElsewhere() throws Exception {
        int port = Mosquitto.freePort();
        RecordingInbox other = new RecordingInbox();
        try (Connector plant = open("demo:?devices=12&rate=20&speed=50&seed=3&listen=127.0.0.1:" + port);
                Connector beside = new MqttProvider().open(settings("mqtt://127.0.0.1:" + port, Map.of()))) {
            plant.start(inbox);
            await().until(() -> devices().size() == 12);
            beside.start(other);
            await().until(() -> other.samples("bottling/line1/filler#rate").size() > 20);
        }
    }

    @Test
    void keysOfTheFileCountLikeThoseOfTheUrl() {
        try (Connector plant = provider.open(
                settings("demo://plant?devices=5", Map.of("devices", "9", "rate", "10", "version", "5")))) {
            plant.start(inbox);
            await().until(() -> devices().size() == 5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo://plant?devices=2       | devices is '2'        | from 3 to 100000",
                "demo://plant?devices=many    | devices is 'many'     | from 3 to 100000",
                "demo://plant?rate=0          | rate is '0'           | from 0.001 to 100.0",
                "demo://plant?speed=-1        | speed is '-1'         | from 0.01 to 10000.0",
                "demo://plant?seed=x          | seed is 'x'           | a whole number",
                "demo://plant?listen=1883     | listen is '1883'      | address:port",
                "demo://plant?listen=a:99999  | listen is 'a:99999'   | address:port",
                "demo://plant?colour=red      | no setting 'colour'   | use devices, rate"
            })
    void wrongSettingIsSaidWithItsRemedy(String url, String what, String remedy) {
        try (Connector plant = open(url)) {
            plant.start(inbox);
            await().until(() -> inbox.link() instanceof LinkState.Down);
            assertThat(String.valueOf(inbox.problem()))
                    .contains(url)
                    .contains(what)
                    .contains(remedy);
        }
        Hop last = provider.examine(settings(url, Map.of()), LIMIT).getLast();
        assertThat(String.valueOf(last.problem())).contains(what).contains(remedy);
    }

    @Test
    void portThatIsTakenIsSaidWithItsRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "demo://plant?listen=127.0.0.1:" + taken.getLocalPort();
            try (Connector plant = open(url)) {
                plant.start(inbox);
                await().until(() -> inbox.link() instanceof LinkState.Down);
                assertThat(String.valueOf(inbox.problem()))
                        .contains("cannot listen")
                        .contains("listen=");
            }
            List<Hop> hops = provider.examine(settings(url, Map.of()), LIMIT);
            assertThat(hops).extracting(Hop::name).containsExactly("plant", "port");
            assertThat(String.valueOf(hops.getLast().problem())).contains("mqtt://127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void doctorSaysHowToLookAtThePort() {
        List<Hop> hops = provider.examine(settings("demo://plant", Map.of()), LIMIT);
        assertThat(hops).allMatch(hop -> hop.problem() == null);
        assertThat(hops.getFirst().found()).contains("240 simulated devices");
        assertThat(hops.getLast().found()).contains("listen=127.0.0.1:1883");
        int port = Mosquitto.freePort();
        assertThat(provider.examine(settings("demo://plant?listen=127.0.0.1:" + port, Map.of()), LIMIT)
                        .getLast()
                        .found())
                .contains("mqtt://127.0.0.1:" + port);
    }

    @Test
    void nothingIsSentBeforeThePlantIsUp() {
        try (Connector plant = open("demo://plant")) {
            Delivery fate = plant.send(new Outgoing("a", new byte[0], false, true, null))
                    .toCompletableFuture()
                    .join();
            assertThat(fate).isInstanceOf(Delivery.NotSent.class);
        }
    }

    @Test
    void messagesReachTheBroker() {
        try (Connector plant = open("demo://plant?devices=3")) {
            plant.start(inbox);
            await().until(inbox::up);
            plant.send(new Outgoing("somebody/else", "5".getBytes(StandardCharsets.UTF_8), false, true, null));
            await().until(() -> !inbox.samples("somebody#else").isEmpty());
        }
    }

    @Test
    void closeLeavesNoThreadAndNoFolder() {
        Set<Thread> before = threads();
        Connector plant = open("demo://plant");
        plant.start(inbox);
        await().until(() -> devices().size() > 100);
        plant.close(Duration.ofSeconds(30));
        long calls = inbox.calls();
        await().untilAsserted(() -> assertThat(threads().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName))
                .isEmpty());
        assertThat(inbox.calls()).as("nothing is told after close").isEqualTo(calls);
        plant.close();
    }

    @Test
    void closedWhileItStartsItEndsAllTheSame() {
        Set<Thread> before = threads();
        Connector plant = open("demo://plant");
        plant.start(inbox);
        plant.close(Duration.ofSeconds(30));
        assertThat(inbox.link()).isInstanceOf(LinkState.Down.class);
        await().untilAsserted(() -> assertThat(threads().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName))
                .isEmpty());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noConnectionLeavesThisMachine() throws IOException {
        try (Connector plant = open("demo://plant")) {
            plant.start(inbox);
            await().until(() -> devices().size() == Fleet.USUAL);
            assertThat(OwnSockets.addresses())
                    .isNotEmpty()
                    .allMatch(address -> address.startsWith("127.0.0.1") || address.equals("::1"));
        }
    }

    private Connector open(String url) {
        return provider.open(settings(url, Map.of()));
    }

    private static ConnectionSettings settings(String url, Map<String, String> options) {
        ConnectionSettings plain = ConnectionSettings.of("plant", URI.create(url));
        return new ConnectionSettings(
                "plant", plain.url(), List.of(), null, null, null, plain.tls(), options, plain.secrets());
    }

    private Set<String> devices() {
        return inbox.samples().stream()
                .map(sample -> sample.point().substring(0, sample.point().indexOf('#')))
                .collect(Collectors.toSet());
    }

    /** All threads but those that the Java runtime keeps for good. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(
                        thread -> !thread.getName()
                                .matches(
                                        "ForkJoinPool.*|VirtualThread-unblocker|.*Poller|Common-Cleaner|process reaper.*|awaitility.*|junit.*"))
                .collect(Collectors.toSet());
    }
}
