package dev.andon.runtime;

import dev.andon.cache.GapCause;
import dev.andon.connector.Backfill;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.LinkState;
import dev.andon.model.Point;
import dev.andon.model.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a monitor, which come and go while it runs, and all rest while it is paused. Of each name there is at most one connector at
 * any time: what happens to a name happens in turns, each on a thread of its own. All methods may be called from any thread, and return at once but for {@link #close}.
 */
final class Links {

    private static final Logger LOG = LoggerFactory.getLogger(Links.class);

    /** How long one that was removed or replaced may take to leave; then it is left behind. */
    static final Duration PARTING = Duration.ofSeconds(4);

    private final Function<String, ConnectionInbox> inboxes;
    private final Turns turns = new Turns(PARTING.multipliedBy(2));

    // Guards everything below, for moments only: a connector is never called under it.
    private final Object lock = new Object();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Thread> leaving = new ArrayList<>();
    private boolean started;
    private boolean paused;
    private boolean closed;

    /** @param inboxes makes the inbox of a connection by its name */
    Links(List<ConnectionSettings> connections, Function<String, ConnectionInbox> inboxes) {
        this.inboxes = inboxes;
        connections.forEach(settings -> lines.put(settings.name(), line(settings)));
    }

    private Line line(ConnectionSettings settings) {
        return new Line(settings, inboxes.apply(settings.name()));
    }

    /** Opens those there are, one after the other on this thread; those that come later open when they come. */
    void start() {
        List<Line> first;
        synchronized (lock) {
            started = true;
            first = List.copyOf(lines.values());
        }
        first.forEach(line -> {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            CompletableFuture<Void> before = turns.take(line.names(), turn);
            if (before.isDone()) {
                open(line);
                turns.done(line.names(), turn);
            } else {
                turns.run(line.names(), before, turn, () -> open(line));
            }
        });
    }

    /** Adds a connection, or puts it in the place of the one of its name, whose connector has left before the new one is started. */
    void connect(ConnectionSettings settings) {
        change(settings.name(), line(settings), () -> {});
    }

    /**
     * Puts a connection of another name into the place of one, whose connector has left before the new one is started.
     *
     * @param agreed what is done before the new one may speak
     * @throws IllegalArgumentException when there is one of the new name
     */
    void rename(String from, ConnectionSettings to, Runnable agreed) {
        change(from, line(to), agreed);
    }

    /** Takes a connection out; nothing happens when there is none. */
    void disconnect(String name) {
        change(name, null, () -> {});
    }

    private void change(String name, @Nullable Line next, Runnable agreed) {
        Change change;
        synchronized (lock) {
            if (closed) {
                return;
            }
            change = replace(name, next);
        }
        agreed.run();
        carryOut(change);
    }

    /**
     * All leave, and none is opened before {@link #resume}; nothing that they fed is live from here on. Nothing happens while it is paused
     * already, or when it was closed.
     */
    void pause() {
        List<Change> changes;
        synchronized (lock) {
            if (closed || paused) {
                return;
            }
            paused = true;
            changes = renew(line -> true);
        }
        changes.forEach(this::carryOut);
    }

    /**
     * All that are not heard just now leave and are opened anew at once, whatever they had been waiting for. Nothing happens while it is paused, or
     * when it was closed or not yet started.
     */
    void refresh(long now) {
        List<Change> changes;
        synchronized (lock) {
            if (closed || paused || !started) {
                return;
            }
            changes = renew(line -> !line.status().talking(now));
        }
        changes.forEach(this::carryOut);
    }

    /** The names of those lines get one that was not opened before. Under the lock. */
    private List<Change> renew(Predicate<Line> which) {
        return List.copyOf(lines.values()).stream()
                .filter(which)
                .map(line -> replace(line.settings.name(), new Line(line.settings, line.inbox.anew())))
                .toList();
    }

    /** All are opened anew, each as soon as the one before it has left. Nothing happens when it is not paused, or was closed. */
    void resume() {
        List<Line> resting;
        synchronized (lock) {
            if (closed || !paused) {
                return;
            }
            paused = false;
            resting = List.copyOf(lines.values());
            resting.forEach(line -> line.inbox.awake());
            if (!started) {
                return;
            }
        }
        resting.forEach(line -> {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            turns.run(line.names(), turns.take(line.names(), turn), turn, () -> open(line));
        });
    }

    /** A name has another line than before: what is still to be done about it, in its turn. */
    private record Change(
            List<String> names,
            @Nullable Line old,
            @Nullable Line next,
            CompletableFuture<Void> before,
            CompletableFuture<Void> turn) {}

    /** Under the lock. A new name is a turn of both names, so that neither is open twice. */
    private Change replace(String name, @Nullable Line next) {
        Line old = put(name, next);
        if (old != null) {
            old.gone = true;
        }
        if (next != null && paused) {
            next.inbox.rest();
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        List<String> names = Stream.of(name, next == null ? name : next.settings.name())
                .distinct()
                .toList();
        return new Change(names, old, next, turns.take(names, turn), turn);
    }

    /** Under the lock; what stood there before. */
    private @Nullable Line put(String name, @Nullable Line next) {
        Line old = lines.get(name);
        String fresh = next == null ? name : next.settings.name();
        if (!fresh.equals(name) && lines.containsKey(fresh)) {
            throw new IllegalArgumentException("there is a connection " + fresh + " already");
        }
        if (next == null) {
            lines.remove(name);
        } else if (old == null || fresh.equals(name)) {
            lines.put(fresh, next);
        } else {
            Map<String, Line> before = new LinkedHashMap<>(lines);
            lines.clear();
            before.forEach((each, line) -> {
                Line here = line.equals(old) ? next : line;
                lines.put(here.settings.name(), here);
            });
        }
        return old;
    }

    private void carryOut(Change change) {
        Line old = change.old;
        Line next = change.next;
        GapCause cause = next == null ? GapCause.DEVICE_GONE : next.inbox.causeBefore();
        if (old != null) {
            // From here on nothing of it is live.
            old.inbox.shut(cause);
        }
        if (!hasStarted()) {
            turns.done(change.names, change.turn);
            return;
        }
        turns.run(change.names, change.before, change.turn, () -> {
            if (old != null) {
                part(old, cause);
            }
            if (next != null) {
                open(next);
            }
        });
    }

    private boolean hasStarted() {
        synchronized (lock) {
            return started;
        }
    }

    /** Waits until a connector has left. */
    private void part(Line old, GapCause cause) {
        Thread parting = null;
        synchronized (lock) {
            old.abandoned = true;
            if (old.connector != null) {
                parting = leave(old.connector, PARTING);
                old.connector = null;
            }
        }
        if (parting != null) {
            join(parting, System.nanoTime() + PARTING.toNanos());
            if (parting.isAlive()) {
                LOG.error("{} could not be closed within {} and is left behind", old.settings.name(), PARTING);
            }
        }
        // What it put while it left is no more live than the rest.
        old.inbox.shut(cause);
    }

    private void open(Line line) {
        if (!wanted(line)) {
            return;
        }
        ConnectionSettings settings = line.settings;
        Optional<ConnectorProvider> provider = Monitor.provider(settings.url());
        if (provider.isEmpty()) {
            line.inbox.link(new LinkState.Down(new Problem(
                    settings.name(),
                    "nothing here speaks " + settings.url().getScheme() + ":",
                    "use one of " + String.join(", ", new TreeSet<>(ConnectionUrl.schemes())))));
            return;
        }
        try {
            start(provider.get().open(settings), line);
        } catch (RuntimeException fault) {
            // The other connections must not suffer from this one.
            LOG.error("{}: the connector failed to start", settings.name(), fault);
            line.inbox.link(new LinkState.Down(
                    new Problem(settings.name(), "its connector failed: " + fault, "see the log, and report it")));
        }
    }

    /** Whether a line is to be opened now; true once. */
    private boolean wanted(Line line) {
        synchronized (lock) {
            if (closed || paused || line.gone || line.opened) {
                return false;
            }
            line.opened = true;
            return true;
        }
    }

    private void start(Connector connector, Line line) {
        try {
            connector.start(line.inbox);
        } finally {
            started(connector, line);
        }
    }

    /** What was started is closed in its time, or now when that has come before. */
    private void started(Connector connector, Line line) {
        synchronized (lock) {
            if (closed || line.abandoned) {
                leave(connector, PARTING);
            } else {
                line.connector = connector;
            }
        }
    }

    /** In the order in which they came; one that was replaced keeps its place. */
    List<LinkStatus> status() {
        synchronized (lock) {
            return lines.values().stream().map(Line::status).toList();
        }
    }

    /** As {@link Grace} has it; of a point whose connection nobody knows yet, the longest that any of them gives it after it first came up. */
    long firstValueBy(Point point, String connection) {
        synchronized (lock) {
            Line owner = lines.get(connection);
            return owner != null
                    ? owner.inbox.firstValueBy(point)
                    : lines.values().stream()
                            .filter(line -> connection.isEmpty())
                            .mapToLong(line -> line.inbox.firstValueOfAnybodyBy(point))
                            .max()
                            .orElse(Grace.NONE);
        }
    }

    /** Who can tell what was before, of the connections that are open. */
    Optional<Backfill> backfill(String name) {
        synchronized (lock) {
            Line line = lines.get(name);
            return line != null && line.connector instanceof Backfill source ? Optional.of(source) : Optional.empty();
        }
    }

    List<ConnectionSettings> settings() {
        synchronized (lock) {
            return lines.values().stream().map(line -> line.settings).toList();
        }
    }

    /** Closes all at once, whatever hangs; nothing is opened afterwards. */
    void close(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        List<Thread> awaited;
        synchronized (lock) {
            closed = true;
            for (Line line : lines.values()) {
                if (line.connector != null) {
                    leave(line.connector, limit);
                    line.connector = null;
                }
            }
            awaited = List.copyOf(leaving);
        }
        awaited.forEach(thread -> join(thread, end));
        if (awaited.stream().anyMatch(Thread::isAlive)) {
            LOG.error("a connection could not be closed within {} ms and is left behind", limit.toMillis());
        }
    }

    /** Under the lock. */
    private Thread leave(Connector connector, Duration within) {
        leaving.removeIf(thread -> !thread.isAlive());
        Thread thread = Thread.ofVirtual().start(() -> connector.close(within));
        leaving.add(thread);
        return thread;
    }

    private static void join(Thread thread, long end) {
        try {
            thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
