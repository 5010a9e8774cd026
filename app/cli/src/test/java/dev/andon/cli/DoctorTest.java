package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorTest {

    @TempDir
    Path folder;

    @Test
    void aSoundWayIsNamedHopByHop() {
        try (Mosquitto broker = Mosquitto.plain()) {
            Run run = Run.andon("doctor", "--connect", broker.url().toString(), "--json");

            assertThat(run.code()).isZero();
            assertThat(run.json())
                    .extracting(hop -> hop.get("hop").asString())
                    .containsExactly("name", "tcp", "mqtt", "rights", "clock");
            assertThat(run.json()).allSatisfy(hop -> {
                assertThat(hop.propertyNames()).containsExactly("connection", "hop", "ok", "found", "what", "remedy");
                assertThat(hop.get("ok").asBoolean()).isTrue();
            });
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void whatCannotBeReadIsToldBesideASoundWay() {
        try (Mosquitto broker = Mosquitto.plain();
                Publisher device = new Publisher(broker.url())) {
            device.retain("plant/press3", "{\"temperature\": 61");
            device.retain("plant/log", "started, all well, nothing to be seen here");
            Run run = Run.andon("doctor", "--connect", broker.url().toString(), "--json");

            assertThat(run.code()).as("the way itself is sound").isZero();
            assertThat(run.json())
                    .allSatisfy(hop -> assertThat(hop.get("ok").asBoolean()).isTrue());
            assertThat(run.err().lines().toList())
                    .containsExactlyInAnyOrder(
                            "andon: plant/press3: the JSON breaks off at byte 18; look at the raw payload and mend what publishes it",
                            "andon: plant/log: text that is not one value: prose, a log line or a list; listed and left alone");
        }
    }

    @Test
    void nobodyThereIsBrokenAtTcp() {
        String url = "mqtt://127.0.0.1:" + Mosquitto.freePort();
        Run run = Run.andon("doctor", "--connect", url);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines().getFirst()).isEqualTo(url);
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().getLast())
                .startsWith("  BROKEN  tcp")
                .contains("nothing listens")
                .contains("check the port");
        assertThat(run.err()).startsWith("andon: the way to " + url + " is broken at tcp: nothing listens");
    }

    @Test
    void refusedCredentialsAreBrokenAtMqttAndNeverShown() {
        try (Mosquitto broker =
                Mosquitto.with().passwords(Map.of("ann", "right")).start()) {
            Run run = Run.andon("doctor", "--connect", "mqtt://ann:hunter2@127.0.0.1:" + broker.port(), "--json");

            JsonNode broken = run.json().getLast();
            assertThat(run.code()).isEqualTo(1);
            assertThat(broken.get("hop").asString()).isEqualTo("mqtt");
            assertThat(broken.get("remedy").asString()).isNotBlank();
            assertThat(run.out() + run.err()).doesNotContain("hunter2");
        }
    }

    @Test
    void rightCredentialsInTheUrlOpenTheDoor() {
        try (Mosquitto broker =
                Mosquitto.with().passwords(Map.of("ann", "p@ss/w%rd+")).start()) {
            Run run = Run.andon("doctor", "--connect", "mqtt://ann:p@ss%2Fw%25rd+@127.0.0.1:" + broker.port());

            assertThat(run.code()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void anUnknownAuthorityIsBrokenAtTlsAndTrustedWhenGiven() {
        TestCertificates authority = new TestCertificates(folder, "authority");
        try (Mosquitto broker =
                Mosquitto.with().tls(authority.server("broker", "localhost")).start()) {
            String url = broker.url("localhost").toString();
            Run foreign = Run.andon("doctor", "--connect", url, "--json");
            Run trusted = Run.andon(
                    "doctor", "--connect", url, "--ca", authority.authority().toString(), "--json");

            assertThat(foreign.code()).isEqualTo(1);
            assertThat(foreign.json().getLast().get("hop").asString()).isEqualTo("tls");
            assertThat(trusted.code()).as(trusted.out()).isZero();
        }
    }

    @Test
    @Timeout(10)
    void aServerThatSaysNothingIsKnownWithinTenSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Run run = Run.andon("doctor", "--connect", "mqtt://127.0.0.1:" + silent.getLocalPort());

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.lines().getLast()).startsWith("  BROKEN  mqtt");
        }
    }

    @Test
    void everyConnectionOfAWorkspaceIsExaminedAndAMissingSecretIsAHop() throws IOException {
        try (Mosquitto broker = Mosquitto.plain()) {
            Files.createDirectories(folder.resolve("connections"));
            Files.writeString(folder.resolve("workspace.yaml"), "id: w\n");
            Files.writeString(folder.resolve("connections/a.yaml"), "url: " + broker.url() + "\n");
            Files.writeString(
                    folder.resolve("connections/b.yaml"),
                    "url: " + broker.url() + "\nusername: x\npassword: secret:no-such-thing\n");
            Run run = Run.andon(
                    "doctor",
                    "--workspace",
                    folder.toString(),
                    "--data",
                    folder.resolve("data").toString(),
                    "--json");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.json())
                    .filteredOn(hop -> hop.get("connection").asString().equals("a"))
                    .allMatch(hop -> hop.get("ok").asBoolean());
            assertThat(run.json())
                    .filteredOn(hop -> hop.get("connection").asString().equals("b"))
                    .singleElement()
                    .satisfies(hop -> {
                        assertThat(hop.get("hop").asString()).isEqualTo("secret");
                        assertThat(hop.get("remedy").asString()).contains("ANDON_SECRET_NO_SUCH_THING");
                    });
        }
    }
}
