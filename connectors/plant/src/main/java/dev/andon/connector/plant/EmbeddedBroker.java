package dev.andon.connector.plant;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * A real MQTT broker in this process (Apache Artemis, MQTT 5 and 3.1.1), open to whoever reaches its address. It keeps everything in
 * memory, in bounds: of a subscriber that cannot follow, the newest messages are dropped.
 */
final class EmbeddedBroker implements AutoCloseable {

    private static final String ACCEPTOR = "mqtt";
    private static final String EVERY_ADDRESS = "#";
    private static final long MEMORY = 64L << 20;
    private static final long MEMORY_OF_ONE_ADDRESS = 16L << 20;
    private static final int THREADS = 4;
    private static final long NEVER = -1;
    /**
     * At its usual level the broker logs every message three times; and of clients that leave while it ends it complains with stack traces.
     * Held here because java.util.logging forgets the levels of loggers that nobody holds.
     */
    private static final Logger ITS_LOG = Logger.getLogger("org.apache.activemq");

    private static final Logger ITS_MQTT_LOG = Logger.getLogger("org.apache.activemq.artemis.core.protocol.mqtt");

    private final EmbeddedActiveMQ server;
    private final Path folder;
    private final InetSocketAddress address;

    private EmbeddedBroker(EmbeddedActiveMQ server, Path folder, InetSocketAddress address) {
        this.server = server;
        this.folder = folder;
        this.address = address;
    }

    /**
     * Starts a broker. Blocks for about a second.
     *
     * @param listen where to listen; port 0: any free one
     * @throws BindException when the port is taken, or the address is none of this machine's
     * @throws Exception when the broker says so
     */
    static EmbeddedBroker start(InetSocketAddress listen) throws Exception {
        ITS_LOG.setLevel(Level.WARNING);
        ITS_MQTT_LOG.setLevel(Level.OFF);
        requireFree(listen);
        // Named and not made: it has no reason to write, and who is killed leaves nothing behind.
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "andon-plant-" + UUID.randomUUID());
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        boolean listening = false;
        try {
            server.setConfiguration(configuration(listen, folder));
            server.start();
            // The broker starts even where its acceptor could not, and then has no port.
            int port = ((NettyAcceptor)
                            server.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR))
                    .getActualPort();
            listening = port > 0;
            if (!listening) {
                throw new BindException("the broker could not listen on " + listen);
            }
            return new EmbeddedBroker(server, folder, new InetSocketAddress(listen.getAddress(), port));
        } finally {
            if (!listening) {
                server.stop();
                delete(folder);
            }
        }
    }

    /** Where it listens, with the port it got. */
    InetSocketAddress address() {
        return address;
    }

    /** Where programs on this machine reach it. */
    InetSocketAddress near() {
        return address.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort())
                : address;
    }

    /** What it may write to, though it does not; deleted at the end. */
    Path folder() {
        return folder;
    }

    /** Cuts a client's line without a word: to the broker it is lost, and its will is published. */
    void cut(String clientId) {
        for (RemotingConnection connection :
                List.copyOf(server.getActiveMQServer().getRemotingService().getConnections())) {
            if (clientId.equals(connection.getClientID())) {
                connection.getTransportConnection().close();
            }
        }
    }

    /**
     * Ends it and deletes its folder.
     *
     * @throws Exception when the broker says so; the folder is gone all the same
     */
    @Override
    public void close() throws Exception {
        try {
            server.stop();
        } finally {
            delete(folder);
        }
    }

    private static Configuration configuration(InetSocketAddress listen, Path folder) throws Exception {
        String host = listen.getAddress().getHostAddress();
        String literal = host.contains(":") ? "[" + host + "]" : host;
        // Its native transports would unpack libraries into the temporary folder; plain NIO is fast enough.
        String acceptor = "tcp://" + literal + ":" + listen.getPort()
                + "?protocols=MQTT;useEpoll=false;useKQueue=false;useIoUring=false;remotingThreads=1";
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("plant");
        configuration.setPersistenceEnabled(false);
        configuration.setMqttSubscriptionPersistenceEnabled(false);
        configuration.setJournalType(JournalType.NIO);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        // Managed by nobody: a client cannot guess the address.
        configuration.setManagementAddress(SimpleString.of(UUID.randomUUID().toString()));
        configuration.setManagementNotificationAddress(
                SimpleString.of(UUID.randomUUID().toString()));
        configuration.setSuppressSessionNotifications(true);
        configuration.setMessageCounterEnabled(false);
        configuration.setCriticalAnalyzer(false);
        configuration.setMaxDiskUsage(-1);
        configuration.setMessageExpiryScanPeriod(NEVER);
        configuration.setAddressQueueScanPeriod(NEVER);
        configuration.setGlobalMaxSize(MEMORY);
        configuration.setThreadPoolMaxSize(THREADS);
        configuration.setScheduledThreadPoolMaxSize(1);
        File below = folder.toFile();
        configuration.setJournalDirectory(new File(below, "journal").getPath());
        configuration.setBindingsDirectory(new File(below, "bindings").getPath());
        configuration.setPagingDirectory(new File(below, "paging").getPath());
        configuration.setLargeMessagesDirectory(new File(below, "large").getPath());
        configuration.addAddressSetting(
                EVERY_ADDRESS,
                new AddressSettings()
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                        .setMaxSizeBytes(MEMORY_OF_ONE_ADDRESS)
                        .setAutoDeleteAddresses(false)
                        // Nobody listens there: without the names every topic earns two warnings.
                        .setDeadLetterAddress(SimpleString.of("plant.undelivered"))
                        .setExpiryAddress(SimpleString.of("plant.expired")));
        configuration.addAcceptorConfiguration(ACCEPTOR, acceptor);
        return configuration;
    }

    /** Looked at beforehand, because the broker reports a taken port in its log alone. */
    private static void requireFree(InetSocketAddress listen) throws IOException {
        if (listen.isUnresolved()) {
            throw new UnknownHostException(listen.getHostString());
        }
        if (listen.getPort() != 0) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(listen);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
