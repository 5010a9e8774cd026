package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.RecordingInbox;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Brokers that know only MQTT 3.1.1. None that can be installed here refuses MQTT 5, so the greeting is played. */
final class OldBrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PROTOCOL_LEVEL = 6;

    private final RecordingInbox inbox = new RecordingInbox();

    /** How an old broker answers to a CONNECT it does not know. */
    enum Refusal {
        /** MQTT 3.1.1, 3.2.2.3: return code 1. */
        OLD_CODE("20020001"),
        /** MQTT 5, 3.2.2.2: reason code 0x84. */
        NEW_CODE("2003008400"),
        HANGS_UP("");

        private final String hex;

        Refusal(String hex) {
            this.hex = hex;
        }
    }

    @ParameterizedTest
    @EnumSource
    void oldVersionIsTriedAtOnceAndRemembered(Refusal refusal) throws IOException {
        List<Integer> asked = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                MqttConnector connector =
                        Connectors.to(URI.create("mqtt://127.0.0.1:" + server.getLocalPort()), Map.of())) {
            Thread.startVirtualThread(() -> serve(server, refusal, asked));
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> inbox.ups() == 2);
            // The fake hangs up after each SUBACK: the second time 3.1.1 comes first.
            assertThat(asked.subList(0, 3)).containsExactly(5, 4, 4);
            assertThat(inbox.links().stream().filter(LinkState.Up.class::isInstance))
                    .allSatisfy(up -> assertThat(((LinkState.Up) up).detail()).isEqualTo("MQTT 3.1.1"));
        }
    }

    @Test
    void onlyVersionFiveIsAskedForOnlyNowAndThen() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                MqttConnector connector = Connectors.to(
                        URI.create("mqtt://127.0.0.1:" + server.getLocalPort()), Map.of("version", "5"))) {
            Thread.startVirtualThread(() -> serve(server, Refusal.OLD_CODE, new CopyOnWriteArrayList<>()));
            connector.start(inbox);
            await().atMost(PATIENCE).until(() -> inbox.link() instanceof LinkState.Waiting);
            assertThat(inbox.problem()).isNotNull();
            assertThat(inbox.problem().what()).contains("does not speak MQTT 5");
        }
    }

    private static void serve(ServerSocket server, Refusal refusal, List<Integer> asked) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    DataInputStream in = new DataInputStream(socket.getInputStream());
                    byte[] connect = packet(in);
                    asked.add((int) connect[PROTOCOL_LEVEL]);
                    if (connect[PROTOCOL_LEVEL] == 5) {
                        write(socket, refusal.hex);
                    } else {
                        write(socket, "20020000");
                        byte[] subscribe = packet(in);
                        write(socket, "9003" + HexFormat.of().formatHex(subscribe, 0, 2) + "01");
                        // Our first ping; then it hangs up.
                        packet(in);
                    }
                }
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static byte[] packet(DataInputStream in) throws IOException {
        in.readByte();
        byte[] body = new byte[in.readUnsignedByte()];
        in.readFully(body);
        return body;
    }

    private static void write(Socket socket, String hex) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(hex));
    }
}
