package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** One attempt at a far end of this test that accepts whoever comes and then says nothing more; the time is an argument. */
final class AttemptTest {

    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

    private final List<Fault> ended = new CopyOnWriteArrayList<>();
    private final AtomicBoolean up = new AtomicBoolean();

    @Test
    void messageThatIsNeverAnsweredEndsTheLinkAndItsFateIsUnknown() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService own = Executors.newSingleThreadExecutor()) {
            Thread.startVirtualThread(() -> accept(listener));
            URI url = URI.create("mqtt://127.0.0.1:" + listener.getLocalPort());
            MqttSettings settings = MqttSettings.of(Connectors.settings(url, Map.of("publishOnly", "true")));
            Attempt attempt = new Attempt(
                    settings,
                    MqttVersion.FIVE,
                    new Dialler(settings),
                    new KeptMessages(),
                    () -> 0,
                    new BitSet(),
                    own,
                    owner());
            own.execute(attempt::begin);
            await().until(up::get);
            CompletableFuture<Delivery> fate =
                    attempt.send(Connectors.number("a", 1)).toCompletableFuture();
            long sent = System.nanoTime();
            own.submit(() -> attempt.tick(sent + Duration.ofSeconds(1).toNanos()))
                    .get();
            assertThat(ended).isEmpty();
            // Again until the ping that the silence asks for is written: a link that is writing is not judged.
            await().until(() -> {
                own.submit(() -> attempt.tick(sent + Duration.ofSeconds(31).toNanos()))
                        .get();
                return !ended.isEmpty();
            });
            assertThat(ended.getFirst().problem().what()).contains("a message was not answered within 30 s");
            assertThat(fate.join()).isInstanceOf(Delivery.Unknown.class);
        }
    }

    private Attempt.Owner owner() {
        return new Attempt.Owner() {
            @Override
            public void up(Attempt attempt) {
                up.set(true);
            }

            @Override
            public void ended(Attempt attempt, Fault fault) {
                ended.add(fault);
            }
        };
    }

    private static void accept(ServerSocket listener) {
        try (Socket far = listener.accept()) {
            InputStream in = far.getInputStream();
            in.read();
            in.readNBytes(in.read());
            far.getOutputStream().write(CONNACK);
            while (in.read() >= 0) {
                // Heard, and not answered.
            }
        } catch (IOException e) {
            // The link has ended.
        }
    }
}
