package dev.andon.connector.plant;

import dev.andon.connector.Backfill;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Delivery;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo plant as a connection: starts the broker and the fleet on a thread of its own, and hears them through an ordinary MQTT
 * connection. Everything ends with {@link #close}.
 */
final class PlantConnector implements Connector, Backfill {

    /** How often devices may speak, milliseconds: a line takes only so many messages at once, so many devices need more turns. */
    private static final long TURN = 50;

    private static final long TURN_OF_MANY = 5;
    private static final double MANY = 500;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

    /** Of the time there is to close: the rest is the broker's. */
    private static final int LINES_SHARE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(PlantConnector.class);

    private final ConnectionSettings settings;
    private final ConnectorProvider mqtt;
    private final ScheduledThreadPoolExecutor own;
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile @Nullable Connector hearing;
    private volatile @Nullable Inbox inbox;
    private volatile @Nullable Past past;

    // On the own thread only.
    private @Nullable EmbeddedBroker broker;
    private @Nullable Plant plant;
    private boolean connected;

    /** @param mqtt makes the connections of the gateways and the one that hears them */
    PlantConnector(ConnectionSettings settings, ConnectorProvider mqtt) {
        this.settings = settings;
        this.mqtt = mqtt;
        own = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "andon-plant-" + settings.name());
            thread.setDaemon(true);
            return thread;
        });
        own.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        own.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        own.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void start(Inbox inbox) {
        inbox.link(new LinkState.Connecting(Instant.EPOCH.plus(inbox.now(), ChronoUnit.MICROS)));
        own.execute(() -> open(inbox));
    }

    /** The root of the own thread, as {@link #turn} and {@link #end} are. */
    private void open(Inbox inbox) {
        try {
            begin(inbox, PlantSettings.of(settings));
        } catch (PlantSettings.WrongSetting e) {
            inbox.link(new LinkState.Down(e.problem(settings.url())));
        } catch (BindException | UnknownHostException e) {
            inbox.link(down(
                    "its broker cannot listen there: " + e.getMessage(),
                    "choose another address with listen=, port 0 for any free one"));
        } catch (Exception e) { // thread root
            LOG.error("{}: the demo plant does not start", settings.name(), e);
            inbox.link(down("the demo plant does not start: " + e.getMessage(), "look into the log"));
        }
    }

    private void begin(Inbox inbox, PlantSettings wanted) throws Exception {
        long before = System.nanoTime();
        EmbeddedBroker running = EmbeddedBroker.start(wanted.listen());
        broker = running;
        LOG.info(
                "{}: the demo plant's broker listens on {} since {} ms",
                settings.name(),
                running.address(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        if (!running.address().getAddress().isLoopbackAddress()) {
            LOG.warn(
                    "{}: whoever reaches {} may read and write there, without a password",
                    settings.name(),
                    running.address());
        }
        InetSocketAddress near = running.near();
        Connector heard = mqtt.open(hearing(near));
        hearing = heard;
        Ear ear = new Ear(inbox);
        heard.start(ear);
        long start = inbox.now();
        Fleet fleet = new Fleet(
                wanted.seed(), wanted.devices(), wanted.rate(), wanted.speed(), Script.typical(), start / 1e6);
        // The past of a plant whose time runs faster than ours is none that one could put on our axis.
        past = wanted.speed() == 1 ? new Past(fleet) : null;
        this.inbox = inbox;
        GatewayLines lines = new GatewayLines(mqtt, settings.name(), url(near), inbox::now);
        Plant working = new Plant(fleet, lines.gateways(fleet), running::cut);
        plant = working;
        long turn = wanted.devices() * wanted.rate() > MANY ? TURN_OF_MANY : TURN;
        Future<?> unused = own.scheduleWithFixedDelay(
                () -> turn(working, ear, (inbox.now() - start) / 1e6), 0, turn, TimeUnit.MILLISECONDS);
    }

    private void turn(Plant working, Ear ear, double elapsed) {
        try {
            // Whoever looks on sees the whole plant come up, not one gateway after the other. And nobody speaks
            // while we subscribe: what is published then, the broker (Artemis 2.55) may deliver neither now nor as
            // retained.
            connected = connected || (working.connected() && ear.settled());
            if (connected) {
                working.turn(elapsed);
            }
        } catch (RuntimeException e) { // thread root
            LOG.error("{}: a turn of the demo plant failed", settings.name(), e);
        }
    }

    @Override
    public CompletionStage<Told> tell(PointId point, long from, long to, int most) {
        Past known = past;
        Inbox into = inbox;
        return CompletableFuture.completedFuture(
                known == null || into == null || closing.get()
                        ? new Told.Refused(
                                new Problem(settings.url().toString(), "the demo plant cannot tell its past now", ""))
                        : known.tell(into, point, from, to, most));
    }

    @Override
    public CompletionStage<Delivery> send(Outgoing message) {
        Connector heard = hearing;
        if (heard == null) {
            Problem reason = new Problem(
                    message.address(), "not sent: the demo plant is not up yet", "send it again in a moment");
            return CompletableFuture.completedFuture(new Delivery.NotSent(reason));
        }
        return heard.send(message);
    }

    @Override
    public void close() {
        close(CLOSE_LIMIT);
    }

    @Override
    public void close(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        if (closing.compareAndSet(false, true)) {
            own.execute(() -> end(deadline));
            own.shutdown();
        }
        try {
            if (!own.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.error("{}: the demo plant could not be closed in time", settings.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(long deadline) {
        Connector heard = hearing;
        if (heard != null) {
            heard.close(share(deadline));
        }
        if (plant != null) {
            plant.close(share(deadline));
        }
        if (broker != null) {
            try {
                broker.close();
            } catch (Exception e) { // thread root
                LOG.error("{}: the demo plant's broker did not end well", settings.name(), e);
            }
        }
    }

    private static Duration share(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime())).dividedBy(LINES_SHARE);
    }

    /** The same connection, but to the broker. */
    private ConnectionSettings hearing(InetSocketAddress near) {
        Map<String, String> options = new HashMap<>(settings.options());
        options.keySet().removeIf(PlantSettings::knows);
        return new ConnectionSettings(
                settings.name(),
                url(near),
                settings.topics(),
                null,
                null,
                null,
                ConnectionSettings.Tls.PLATFORM,
                options,
                settings.secrets());
    }

    private static URI url(InetSocketAddress near) {
        String host = near.getAddress().getHostAddress();
        return URI.create("mqtt://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + near.getPort());
    }

    private LinkState.Down down(String what, String remedy) {
        return new LinkState.Down(new Problem(settings.url().toString(), what, remedy));
    }
}
