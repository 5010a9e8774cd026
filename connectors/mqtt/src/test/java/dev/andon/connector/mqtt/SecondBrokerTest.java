package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.FaultProxy;
import dev.andon.connector.testkit.RecordingInbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache Artemis: another reading of MQTT 5 than mosquitto's. */
final class SecondBrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int KEPT = 3_000;

    @TempDir
    Path folder;

    /** Held, since java.util.logging forgets the levels of loggers that nobody holds. */
    private static final Logger ITS_LOG = Logger.getLogger("org.apache.activemq");

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final RecordingInbox inbox = new RecordingInbox();

    @BeforeEach
    void start() throws Exception {
        ITS_LOG.setLevel(Level.SEVERE);
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:0?protocols=MQTT;useEpoll=false");
        broker.setConfiguration(configuration);
        broker.start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void messagesGoThereAndBack() throws Exception {
        try (MqttConnector connector = Connectors.to(url(), Map.of())) {
            connector.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            connector
                    .send(Connectors.number("plant/tank", 4))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            await().atMost(PATIENCE)
                    .until(() -> inbox.samples("plant/tank#value").size() == 1);
        }
    }

    @Test
    void clientWhoseSessionIsTakenOverStopsAndTells() {
        try (MqttConnector first = Connectors.to(url(), Map.of("clientId", "twin"));
                MqttConnector second = Connectors.to(url(), Map.of("clientId", "twin"))) {
            first.start(inbox);
            await().atMost(PATIENCE).until(inbox::up);
            RecordingInbox other = new RecordingInbox();
            second.start(other);
            await().atMost(PATIENCE).until(other::up);
            await().atMost(PATIENCE).until(() -> inbox.link() instanceof LinkState.Down);
            assertThat(inbox.links().toString())
                    .contains("another client connected with the same client id (0x8E)", "give each its own");
            await().during(Duration.ofMillis(500)).until(() -> other.up() && inbox.link() instanceof LinkState.Down);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void whatItKeptIsHistoryThoughItAnswersPingsBeforeItDelivers(String version) {
        RecordingInbox own = new RecordingInbox();
        try (FaultProxy wire = new FaultProxy(url().getPort());
                MqttConnector sender = Connectors.sender(url());
                MqttConnector console = Connectors.to(
                        URI.create("mqtt://127.0.0.1:" + wire.port()),
                        Map.of("clientId", "console", "version", version))) {
            sender.start(own);
            console.start(inbox);
            await().atMost(PATIENCE).until(() -> own.up() && inbox.up());
            wire.refuse();
            await().atMost(PATIENCE).until(() -> !inbox.up());
            IntStream.range(0, KEPT)
                    .forEach(number -> sender.send(Connectors.number("plant/n", number))
                            .toCompletableFuture()
                            .join());
            wire.mend();
            await().atMost(PATIENCE).until(() -> inbox.samples().size() >= KEPT);
            assertThat(inbox.samples())
                    .allSatisfy(sample -> assertThat(sample.historical()).isTrue());
            AtomicInteger next = new AtomicInteger(KEPT);
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(3)).until(() -> {
                sender.send(Connectors.number("plant/n", next.getAndIncrement()))
                        .toCompletableFuture()
                        .join();
                return inbox.samples().stream().anyMatch(sample -> !sample.historical() && sample.number() >= KEPT);
            });
        }
    }

    private URI url() {
        NettyAcceptor acceptor =
                (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("mqtt");
        return URI.create("mqtt://127.0.0.1:" + acceptor.getActualPort());
    }
}
