package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Delivery;
import dev.andon.connector.Hop;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A connector that says one thing of each sort as soon as it is started: scheme {@code scripted}. One whose close hangs until it is freed:
 * scheme {@code stuck}. One whose start does: scheme {@code slow}. One that cannot even be opened: scheme {@code broken}.
 */
public final class ScriptedProvider implements ConnectorProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("scripted", "stuck", "slow", "broken", "counted");
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public Connector open(ConnectionSettings settings) {
        return switch (settings.url().getScheme()) {
            case "stuck" -> new Stuck();
            case "slow" -> new Slow();
            case "broken" -> throw new IllegalStateException("this connector is broken");
            case "counted" -> new Counted(settings);
            default -> new Scripted();
        };
    }

    @Override
    public List<Hop> examine(ConnectionSettings settings, Duration limit) {
        return List.of();
    }

    /** Hangs in its close. */
    static final class Stuck implements Connector {

        static final Queue<Duration> LIMITS = new ConcurrentLinkedQueue<>();
        static final Semaphore FREED = new Semaphore(0);
        static final AtomicInteger STARTED = new AtomicInteger();

        @Override
        public void start(Inbox inbox) {
            STARTED.incrementAndGet();
        }

        @Override
        public CompletionStage<Delivery> send(Outgoing message) {
            return CompletableFuture.completedFuture(new Delivery.Taken(true));
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("whoever closes it says within what time");
        }

        @Override
        public void close(Duration limit) {
            LIMITS.add(limit);
            FREED.acquireUninterruptibly();
        }
    }

    /** Counts how many of its name are open at once, and feeds one device of its name: scheme {@code counted}. */
    static final class Counted implements Connector {

        static final ConcurrentHashMap<String, AtomicInteger> OPEN = new ConcurrentHashMap<>();
        static final AtomicInteger OVERLAPS = new AtomicInteger();
        static final ConcurrentHashMap<String, AtomicInteger> STARTED = new ConcurrentHashMap<>();

        private final ConnectionSettings settings;
        private volatile @Nullable Inbox inbox;

        private Counted(ConnectionSettings settings) {
            this.settings = settings;
        }

        static int open(String name) {
            return OPEN.computeIfAbsent(name, any -> new AtomicInteger()).get();
        }

        /** How often one of that name was started so far. */
        static int started(String name) {
            return STARTED.computeIfAbsent(name, any -> new AtomicInteger()).get();
        }

        @Override
        public void start(Inbox given) {
            STARTED.computeIfAbsent(settings.name(), any -> new AtomicInteger()).incrementAndGet();
            if (OPEN.computeIfAbsent(settings.name(), any -> new AtomicInteger())
                            .incrementAndGet()
                    > 1) {
                OVERLAPS.incrementAndGet();
            }
            inbox = given;
            given.link(new LinkState.Up(Instant.EPOCH, settings.url().getHost()));
            feed(given);
        }

        private void feed(Inbox given) {
            SampleBatch batch = given.take();
            int device = given.device("device-of-" + settings.url().getHost());
            batch.addNumber(given.point(device, "value", Kind.NUMBER), 1, SampleBatch.NO_TIME, given.now());
            given.put(batch);
        }

        @Override
        public CompletionStage<Delivery> send(Outgoing message) {
            return CompletableFuture.completedFuture(new Delivery.Taken(true));
        }

        /** Speaks to the last, and beyond. */
        @Override
        public void close() {
            Inbox last = inbox;
            if (last != null) {
                feed(last);
                last.link(new LinkState.Up(Instant.EPOCH, "as if nothing were"));
            }
            OPEN.computeIfAbsent(settings.name(), any -> new AtomicInteger()).decrementAndGet();
        }
    }

    /** Hangs in its start. */
    static final class Slow implements Connector {

        static final Semaphore FREED = new Semaphore(0);
        static final AtomicInteger CLOSED = new AtomicInteger();

        @Override
        public void start(Inbox inbox) {
            FREED.acquireUninterruptibly();
        }

        @Override
        public CompletionStage<Delivery> send(Outgoing message) {
            return CompletableFuture.completedFuture(new Delivery.Taken(true));
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }

    private static final class Scripted implements Connector {

        @Override
        public void start(Inbox inbox) {
            inbox.link(new LinkState.Up(Instant.EPOCH, "scripted"));
            SampleBatch batch = inbox.take();
            int press = inbox.device("press3");
            long now = inbox.now();
            batch.addNumber(inbox.point(press, "temperature", Kind.NUMBER), 61.4, now, now);
            batch.addText(inbox.point(press, "mode", Kind.TEXT), "auto", now, now);
            inbox.put(batch);
            byte[] raw = "{\"temperature\": 6".getBytes(StandardCharsets.US_ASCII);
            inbox.unreadable(new Problem("press3", "the text ends too early", ""), raw, 0, raw.length);
            inbox.ignored("press3/camera", "a JPEG image", 40_000);
        }

        @Override
        public CompletionStage<Delivery> send(Outgoing message) {
            return CompletableFuture.completedFuture(new Delivery.Taken(true));
        }

        @Override
        public void close() {}
    }
}
