package dev.andon.runtime;

import dev.andon.cache.Cache;
import dev.andon.cache.CacheState;
import dev.andon.cache.PointKey;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.ConnectorProvider;
import dev.andon.model.Device;
import dev.andon.model.Point;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The heart of the program: everything of one workspace that runs, from its connections to its live table. Made by {@link #of}, set going by
 * {@link #start}, ended by {@link #close}. All methods may be called from any thread.
 */
public final class Monitor implements AutoCloseable {

    /** How long {@link #close()} takes at the longest, whatever hangs: the one time that all connections share. */
    public static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

    /** Of that, what is ingest's alone. */
    private static final int INGEST_SHARE = 8;

    private final Workspace workspace;
    private final LongSupplier clock;
    private final PointTable points;
    private final LiveTable live = new LiveTable();
    private final TroubleLog troubles;
    private final Taps taps;
    private final IngestQueue queue = new IngestQueue();
    private final Sessions sessions;
    private final Ingest ingest;
    private final Thread thread;
    private final IngestWatch watch;
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-watch").daemon().factory());
    private final Links links;
    private final Recording recording;
    private final @Nullable Recorder recorder;
    private final @Nullable Backfilling backfilling;
    private volatile Keeping keep;
    private @Nullable Problem toldOfRecording;

    private final Object lifecycle = new Object();
    private boolean closed;

    private Monitor(Workspace workspace, Recording recording, LongSupplier clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.troubles = new TroubleLog(clock);
        this.points = new PointTable(workspace);
        this.taps = new Taps(points, troubles);
        this.sessions = new Sessions(points);
        this.ingest = new Ingest(queue, points, live, sessions, troubles, clock);
        this.thread = Thread.ofPlatform().name("ingest").daemon().unstarted(ingest::run);
        this.watch = new IngestWatch(ingest::answeredAt, live, troubles, thread::getStackTrace);
        this.links = new Links(
                workspace.connections(), name -> new ConnectionInbox(name, points, queue, troubles, taps, clock));
        this.recording = recording;
        this.keep = workspace.keep();
        this.recorder = recording.cache().map(this::recorder).orElse(null);
        this.backfilling =
                recorder == null ? null : backfilling(recording.cache().orElseThrow(), recorder);
        tellOfRecording();
    }

    private Backfilling backfilling(Cache cache, Recorder made) {
        return new Backfilling(cache, new CacheNames(workspace.id()), made, queue, links::backfill);
    }

    /** Tells what the cache knows, and lets it hear what comes. */
    private @Nullable Recorder recorder(Cache cache) {
        CacheNames names = new CacheNames(workspace.id());
        new Remembrance(cache, points, live, names).tell(workspace.connections());
        // Also where nothing is recorded here: what is told of the bounds are the workspace's.
        keep(keep);
        if (cache.state() instanceof CacheState.ReadOnly) {
            return null;
        }
        Recorder made = new Recorder(cache, points, names);
        ingest.hook(made);
        return made;
    }

    /** Wires the workspace, and records nothing; nothing runs and no link is opened before {@link #start}. */
    public static Monitor of(Workspace workspace) {
        return of(workspace, Recording.none());
    }

    /**
     * Wires the workspace; nothing runs and no link is opened before {@link #start}. What was recorded of its connections is in the tables at once: stale,
     * with the time it had.
     *
     * @param recording where everything is kept; the caller closes it, after the monitor
     */
    public static Monitor of(Workspace workspace, Recording recording) {
        Clock system = Clock.systemUTC();
        return new Monitor(workspace, recording, () -> Micros.of(system.instant()));
    }

    /** What is kept of the history from now on; drops nothing of what belongs to other workspaces. */
    public void keep(Keeping wanted) {
        keep = wanted;
        CacheNames names = new CacheNames(workspace.id());
        recording.cache().ifPresent(cache -> cache.keep(name -> wanted.of(name, names, links.settings())));
    }

    /** What is kept of the history now. */
    public Keeping keep() {
        return keep;
    }

    /** The connector for a URL's scheme among those on the class path. */
    public static Optional<ConnectorProvider> provider(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.schemes().contains(scheme))
                .findFirst();
    }

    /** Opens every connection and begins to judge; not when it was closed before. Returns at once. Called once. */
    public void start() {
        synchronized (lifecycle) {
            if (closed) {
                return;
            }
            thread.start();
            Future<?> unused = watching.scheduleWithFixedDelay(
                    this::look, IngestWatch.PERIOD, IngestWatch.PERIOD, TimeUnit.MICROSECONDS);
        }
        links.start();
        remember();
    }

    /** Keeps the files of the workspace as they are now, for when its folder is gone. Later, on a thread of its own: the folder may be far away. */
    public void remember() {
        WorkspaceSnapshot.keepSoon(recording, workspace, now());
    }

    /**
     * Adds a connection while everything runs, or puts it in the place of the one of the same name: that one is closed first, and what it fed
     * is stale until the new one feeds it. Returns at once; how it goes on is told by {@link #links}.
     */
    public void connect(ConnectionSettings settings) {
        points.returned(settings.name());
        links.connect(settings);
    }

    /**
     * Takes a connection out while everything runs: what it fed becomes stale at once, and stays known. Returns at once; nothing happens when
     * there is none of this name.
     */
    public void disconnect(String name) {
        points.gone(name);
        links.disconnect(name);
    }

    /**
     * Lets every connection take leave, for as long as nobody looks and nothing is to be kept awake: a phone whose program goes into the background.
     * What they fed is stale at once. Returns at once; who hangs is left behind after some seconds. Before {@link #start} it lets that open
     * nothing; pausing twice does no harm.
     */
    public void pause() {
        links.pause();
    }

    /**
     * Opens every connection anew after {@link #pause}: at once, whatever it had been waiting for, with its subscriptions, so that the broker
     * tells what it retained. Returns at once. Nothing happens when it was not paused.
     */
    public void resume() {
        links.resume();
    }

    /**
     * Opens every connection anew at once, whatever it had been waiting for, with its subscriptions, so that the broker tells what it retained; but
     * leaves in peace what was heard in the last few seconds. What the others fed is stale until it is heard again. Returns at once. Nothing happens
     * while it is paused or not started.
     */
    public void refresh() {
        refresh(now());
    }

    void refresh(long time) {
        links.refresh(time);
    }

    /**
     * Gives a connection another name while everything runs: it is closed and opened anew under that, in its place among the others. What it fed
     * is stale until it does so again. Returns at once.
     *
     * @param to the connection under its new name
     * @throws IllegalArgumentException when there is one of that name already
     */
    public void rename(String from, ConnectionSettings to) {
        links.rename(from, to, () -> {
            // Its devices are its own again as soon as it speaks of them.
            points.gone(from);
            points.returned(to.name());
        });
    }

    /** The connections as they are now: those of the workspace, and what was changed since the start. */
    public List<ConnectionSettings> connections() {
        return links.settings();
    }

    public Workspace workspace() {
        return workspace;
    }

    /** The time by the clock that everything here is judged by, microseconds since 1970 UTC. */
    public long now() {
        return clock.getAsLong();
    }

    /** What the program records into, and its history. */
    public Recording recording() {
        return recording;
    }

    /**
     * By which number the cache knows a point's values, to ask for its history. Any thread.
     *
     * @param point its handle
     * @throws java.util.NoSuchElementException when there is no cache
     */
    public int recorded(int point) {
        Device device = points.device(points.deviceOf(point));
        Point known = points.point(point);
        return recording
                .cache()
                .orElseThrow()
                .point(new PointKey(
                        new CacheNames(workspace.id()).of(device.connection()),
                        device.id(),
                        known.id().point(),
                        known.kind()));
    }

    private void look() {
        watch.look(now());
        tellOfRecording();
        if (backfilling != null) {
            backfilling.look(links.status(), now());
        }
    }

    /** A trouble of the cache is told like any other, once, and its end. One thread at a time. */
    private void tellOfRecording() {
        Problem trouble = recording.obstacle().orElse(null);
        if (Objects.equals(trouble, toldOfRecording)) {
            return;
        }
        if (toldOfRecording != null) {
            troubles.solved(toldOfRecording);
        }
        if (trouble != null) {
            troubles.report(trouble);
        }
        toldOfRecording = trouble;
    }

    public PointTable points() {
        return points;
    }

    public LiveTable live() {
        return live;
    }

    /** The presence of a device, by handle: its own, or the nearest gateway's above it. */
    public Presence presence(int device) {
        return sessions.of(device);
    }

    /**
     * Until when the first value of a point is waited for before its silence means anything: for one expected interval after its link came
     * up, ten seconds at least.
     *
     * @param point its handle
     * @return microseconds since 1970 UTC; {@link Long#MAX_VALUE} while the link is on its way for the first time, {@link Long#MIN_VALUE} when
     *     it is lost
     */
    public long firstValueBy(int point) {
        String connection = points.device(points.deviceOf(point)).connection();
        return links.firstValueBy(points.point(point), connection);
    }

    /** How far a device's clock is behind ours, microseconds (negative: ahead), as learnt; empty: nothing it sent since the start told it. */
    public OptionalLong clockOffset(int device) {
        return ingest.judge().clockOffset(device);
    }

    /** How every connection fares, in the order of the workspace, then in that in which they were added. */
    public List<LinkStatus> links() {
        return links.status();
    }

    public Health health() {
        return new Health(
                queue.samples(),
                queue.dropped(),
                queue.unheard(),
                queue.waiting(),
                ingest.judge().historical(),
                ingest.judge().bad(),
                troubles.unreadableCount(),
                troubles.ignoredCount(),
                recording.cache().map(Cache::recorded).orElse(0L),
                recording.cache().map(Cache::dropped).orElse(0L),
                recording.cache().map(Cache::state).orElse(null),
                troubles.troubles(),
                watch.stalledSince());
    }

    /** The newest unreadable messages, newest first, one for each address, at most 100. */
    public List<RawMessage> unreadable() {
        return troubles.unreadable();
    }

    /** Addresses without telemetry, in the order in which they were met, at most 1,000. */
    public List<IgnoredAddress> ignored() {
        return troubles.ignored();
    }

    /** Lets the hook see every sample from now on. */
    public Pin hook(SampleHook hook) {
        return ingest.hook(hook);
    }

    /**
     * Keeps the payloads that feed a device from now on, as they are received, and what could not be read of it before; until the tap is closed.
     *
     * @param device its id; one that was not heard yet is waited for
     */
    public PayloadTap tap(String device) {
        return taps.open(device);
    }

    /** The same as {@link #close(Duration)} within {@link #CLOSE_LIMIT}. */
    @Override
    public void close() {
        close(CLOSE_LIMIT);
    }

    /**
     * Closes every connection, all at once, and ends ingest; whether it was started or not. What hangs is left behind on threads that do not
     * keep the program alive; a connector that is still starting is closed when it has started.
     *
     * @param limit within which it returns
     */
    public void close(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (lifecycle) {
            closed = true;
        }
        if (recorder != null) {
            recorder.end();
        }
        if (backfilling != null) {
            backfilling.close();
        }
        links.close(limit.minus(limit.dividedBy(INGEST_SHARE)));
        watching.shutdownNow();
        ingest.stop();
        if (thread.isAlive()) {
            join(thread, end);
        }
        if (recorder != null && !thread.isAlive()) {
            recorder.close();
        }
    }

    private static void join(Thread thread, long end) {
        try {
            thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
