package dev.andon.connector.mqtt;

import dev.andon.connector.Backoff;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.model.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supervisor of one MQTT connection: one {@link Attempt} after another until it is closed or a person must do something. Everything but
 * {@link #send} and the entry of the others happens on one thread of its own.
 */
final class MqttConnector implements Connector, Attempt.Owner {

    /** A link that held for so long counts as sound: the next loss is a first failure. */
    private static final Duration SOUND = Duration.ofSeconds(10);

    /** Links that come up and soon break, in a row, before it looks like a fight. */
    private static final int FIGHT = 3;

    private static final Duration GOODBYE = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(2_500);
    private static final Logger LOG = LoggerFactory.getLogger(MqttConnector.class);

    private final ConnectionSettings connection;
    private final Function<Inbox, PublishSink> decoding;
    private final Backoff backoff;
    private final ScheduledThreadPoolExecutor own;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final BitSet unreleased = new BitSet();
    private final Object told = new Object();

    private volatile @Nullable Thread thread;
    private volatile @Nullable Attempt up;

    // Guarded by told.
    private @Nullable Inbox inbox;
    private boolean silent;

    // On the own thread only.
    private @Nullable MqttSettings settings;
    private @Nullable PublishSink sink;
    private @Nullable Attempt attempt;
    private VersionChoice versions = new VersionChoice(null);
    private final Set<String> refused = new HashSet<>();
    private @Nullable Future<?> next;
    private boolean stumbled;
    private int failures;
    private long upSince;

    /**
     * A connector that is not started.
     *
     * @param decoding makes what receives the messages, once for the life of the connector
     */
    MqttConnector(ConnectionSettings connection, Backoff backoff, Function<Inbox, PublishSink> decoding) {
        this.connection = connection;
        this.backoff = backoff;
        this.decoding = decoding;
        own = new ScheduledThreadPoolExecutor(1, task -> {
            Thread started = new Thread(task, "andon-mqtt-" + connection.name());
            started.setDaemon(true);
            thread = started;
            return started;
        });
        own.setRemoveOnCancelPolicy(true);
        own.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // What Paho still reports after the end is of no interest.
        own.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void start(Inbox to) {
        synchronized (told) {
            inbox = to;
        }
        own.execute(() -> guarded(() -> begin(to)));
    }

    private void begin(Inbox to) {
        try {
            MqttSettings read = MqttSettings.of(connection);
            settings = read;
            versions = new VersionChoice(read.only());
            sink = decoding.apply(to);
            Future<?> unused = own.scheduleWithFixedDelay(
                    () -> guarded(this::tick), Link.TICK.toMillis(), Link.TICK.toMillis(), TimeUnit.MILLISECONDS);
            attempt(to);
        } catch (WireException e) {
            tell(new LinkState.Down(e.fault().problem()));
        }
    }

    private void attempt(Inbox to) {
        if (!closing.get()) {
            tell(new LinkState.Connecting(instant(to.now())));
            connect(to);
        }
    }

    private void connect(Inbox to) {
        MqttSettings read = settings;
        PublishSink taker = sink;
        if (read == null || taker == null) {
            return;
        }
        attempt = new Attempt(read, versions.next(), new Dialler(read), taker, to::now, unreleased, this::run, this);
        attempt.begin();
    }

    private void run(Runnable task) {
        own.execute(() -> guarded(task));
    }

    /** The root of the own thread: a fault of ours costs the link, not the connector. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (!stumbled) {
                LOG.error("{}: internal fault", connection.name(), e);
            }
            stumbled = true;
            recover(e);
        }
    }

    private void recover(RuntimeException fault) {
        Attempt broken = attempt;
        up = null;
        attempt = null;
        if (broken != null) {
            broken.leave(GOODBYE);
        }
        if (!closing.get()) {
            Problem problem = new Problem(
                    connection.name(), "internal fault (" + fault + ")", "the log has the details; please report it");
            retry(inbox(), problem, backoff.delay(++failures, RandomGenerator.getDefault()));
        }
    }

    /** The one attempt to come, and the state that tells of it. */
    private void retry(Inbox to, Problem problem, Duration wait) {
        if (next != null) {
            next.cancel(false);
        }
        next = own.schedule(
                () -> guarded(() -> {
                    if (sink == null) {
                        begin(to);
                    } else {
                        attempt(to);
                    }
                }),
                wait.toNanos(),
                TimeUnit.NANOSECONDS);
        tell(new LinkState.Waiting(problem, instant(to.now()).plus(wait)));
    }

    private void tick() {
        Attempt current = attempt;
        if (current != null) {
            current.tick(System.nanoTime());
        }
    }

    @Override
    public void up(Attempt live) {
        versions.spoke(live.version());
        upSince = System.nanoTime();
        up = live;
        Inbox to = inbox();
        tell(new LinkState.Up(instant(to.now()), live.detail() + refusals(live, to)));
    }

    /** Filters the broker refused while it granted others: shown, since what they would have brought stays silent. */
    private String refusals(Attempt live, Inbox to) {
        StringBuilder shown = new StringBuilder();
        int[] granted = live.granted();
        for (int i = 0; i < granted.length && settings != null; i++) {
            if (granted[i] >= ReasonCode.REFUSED) {
                String filter = settings.filters().get(i);
                shown.append(", refused: ").append(filter);
                if (refused.add(filter)) {
                    to.ignored(filter, "the broker refuses the subscription: " + ReasonCode.text(granted[i]), 0);
                }
            }
        }
        return shown.toString();
    }

    @Override
    public void ended(Attempt lost, Fault fault) {
        boolean wasUp = up != null;
        up = null;
        attempt = null;
        if (closing.get()) {
            return;
        }
        if (lost.accepted()) {
            versions.spoke(lost.version());
        }
        if (wasUp && System.nanoTime() - upSince > SOUND.toNanos()) {
            failures = 0;
        }
        Inbox to = inbox();
        if (versions.anotherTry(lost.version(), fault)) {
            connect(to);
        } else if (fault.kind() == Fault.Kind.LASTING) {
            tell(new LinkState.Down(fault.problem()));
        } else {
            failures++;
            Duration wait =
                    versions.refused(fault) ? longestWait() : backoff.delay(failures, RandomGenerator.getDefault());
            Problem problem = wasUp && failures >= FIGHT ? suspicion(fault.problem()) : fault.problem();
            retry(to, problem, wait);
        }
    }

    private Duration longestWait() {
        return backoff.delay(Integer.MAX_VALUE, RandomGenerator.getDefault());
    }

    /** Many brokers only hang up on the elder of two clients with one id: then both come back, and throw each other out for ever. */
    private Problem suspicion(Problem problem) {
        MqttSettings read = settings;
        return read == null || !read.named()
                ? problem
                : new Problem(
                        problem.where(),
                        problem.what() + ", time and again",
                        "if another client uses the clientId " + read.clientId() + " too, give each its own");
    }

    @Override
    public CompletionStage<Delivery> send(Outgoing message) {
        Attempt live = up;
        return live == null
                ? Attempt.notSent(message, "the link is not up", "send it again when the connection is back")
                : live.send(message);
    }

    @Override
    public void close() {
        close(CLOSE_LIMIT);
    }

    @Override
    public void close(Duration limit) {
        Duration half = limit.dividedBy(2);
        Duration goodbye = half.compareTo(GOODBYE) < 0 ? half : GOODBYE;
        if (closing.compareAndSet(false, true)) {
            own.execute(() -> guarded(() -> leave(goodbye)));
            own.shutdown();
        }
        if (Thread.currentThread().equals(thread)) {
            leave(goodbye);
            return;
        }
        try {
            if (!own.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error("{}: could not be closed in time", connection.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (told) {
            silent = true;
        }
    }

    private void leave(Duration goodbye) {
        Attempt current = attempt;
        up = null;
        attempt = null;
        if (current != null) {
            current.leave(goodbye);
        }
        synchronized (told) {
            tell(new LinkState.Down(new Problem(connection.name(), "closed", "")));
            silent = true;
        }
    }

    private void tell(LinkState state) {
        synchronized (told) {
            if (inbox != null && !silent) {
                inbox.link(state);
            }
        }
    }

    private Inbox inbox() {
        synchronized (told) {
            if (inbox == null) {
                throw new IllegalStateException("not started");
            }
            return inbox;
        }
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
