package dev.andon.runtime;

import dev.andon.cache.Cache;
import dev.andon.cache.Gap;
import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.cache.RowVisitor;
import dev.andon.cache.Unavailable;
import dev.andon.connector.Backfill;
import dev.andon.connector.LinkState;
import dev.andon.model.PointId;
import dev.andon.model.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the connections that can tell it what was missed, each time one has come up: the gaps of its points, the newest first, one page at a time, and
 * only while ingest keeps up with what is live. A gap is filled when the connector says that it told everything. Some seconds later it asks once
 * more for what had not ended by then: who was only between two samples has spoken, and who has not is silent. {@link #look} by one thread.
 */
final class Backfilling implements AutoCloseable {

    /** No gap further back is asked for. */
    static final Duration MOST = Duration.ofDays(7);

    /** How long after the first question the second comes. */
    static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Backfilling.class);
    private static final int PAGE = 1_000;
    private static final long PATIENCE_SECONDS = 60;
    private static final long BREATH = 20_000_000;

    private final Cache cache;
    private final CacheNames names;
    private final Recorder recorder;
    private final IngestQueue queue;
    private final Function<String, Optional<Backfill>> sources;
    private final Map<String, Coming> comings = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** A connection that is up. */
    private static final class Coming {

        private final String connection;
        private final Instant since;
        // When it was asked first, microseconds since 1970 UTC.
        private final long at;
        private boolean again;
        private volatile boolean done;

        Coming(String connection, Instant since, long at) {
            this.connection = connection;
            this.since = since;
            this.at = at;
        }
    }

    /** @param sources who tells what was before, by the connection's name */
    Backfilling(
            Cache cache,
            CacheNames names,
            Recorder recorder,
            IngestQueue queue,
            Function<String, Optional<Backfill>> sources) {
        this.cache = cache;
        this.names = names;
        this.recorder = recorder;
        this.queue = queue;
        this.sources = sources;
    }

    /** Begins for whoever has come up since the last look, and once more when that has settled. */
    void look(List<LinkStatus> links, long now) {
        for (LinkStatus link : links) {
            if (!(link.state() instanceof LinkState.Up up)) {
                comings.remove(link.name());
                continue;
            }
            Coming coming = comings.get(link.name());
            if (coming == null || !coming.since.equals(up.since())) {
                coming = new Coming(link.name(), up.since(), now);
                comings.put(link.name(), coming);
                start(coming, now);
            } else if (coming.done && !coming.again && now - coming.at >= SETTLED.toNanos() / 1_000) {
                coming.again = true;
                start(coming, now);
            }
        }
    }

    private void start(Coming coming, long now) {
        boolean again = coming.again;
        sources.apply(coming.connection)
                .ifPresent(source -> Thread.ofVirtual()
                        .name("backfill-" + coming.connection)
                        .start(() -> fill(coming, source, now, again)));
    }

    private void fill(Coming coming, Backfill source, long now, boolean again) {
        try {
            for (int number = 0; number < cache.points() && current(coming); number++) {
                PointKey key = cache.key(number);
                if (key.connection().equals(names.of(coming.connection))) {
                    fill(number, point(key, coming.connection), coming, source, now, again);
                }
            }
        } catch (Unavailable e) {
            LOG.warn("{}: what was missed cannot be asked for: {}", coming.connection, e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // thread root
            LOG.error("{}: asking for what was missed failed", coming.connection, e);
        }
        coming.done = true;
    }

    /** As the connection calls it: where two speak of one id, the table knows one of them by another. */
    private static PointId point(PointKey key, String connection) {
        String suffix = '@' + connection;
        String device = key.device();
        boolean ours = device.endsWith(suffix) && device.length() > suffix.length();
        return new PointId(ours ? device.substring(0, device.length() - suffix.length()) : device, key.name());
    }

    private boolean current(Coming coming) {
        return !closed && comings.get(coming.connection) == coming;
    }

    private void fill(int number, PointId point, Coming coming, Backfill source, long now, boolean again)
            throws Unavailable, InterruptedException {
        long earliest = now - MOST.toNanos() / 1_000;
        for (Gap gap : cache.gaps(number, earliest, now).reversed()) {
            if (!current(coming)) {
                return;
            }
            if (gap.from() >= earliest && wanted(gap, coming, again)) {
                fill(new Filling(number, gap, again ? GapCause.SILENT : gap.cause(), queue), () -> {
                    long from = Math.max(earliest, lastBefore(number, gap) + 1);
                    return told(source, point, from, Math.min(gap.to(), now), coming);
                });
            } else if (wanted(gap, coming, again)) {
                // Too long to be filled; what there is of it is worth having.
                told(source, point, earliest, Math.min(gap.to(), now), coming);
            }
        }
    }

    /** Whether it was not asked for before, and has to do with the link: who fell silent may have done so since the link was dead already. */
    private static boolean wanted(Gap gap, Coming coming, boolean again) {
        boolean unasked = !again || gap.to() > coming.at;
        return unasked && (!Filling.silent(gap) || gap.to() >= Micros.of(coming.since));
    }

    private interface Telling {
        boolean all() throws Unavailable, InterruptedException;
    }

    /** The beginning and the end go the way of the samples between them, so that no gap is gone before these are there. */
    private void fill(Filling filling, Telling telling) throws Unavailable, InterruptedException {
        queue.put(new Notice.Behind(() -> recorder.begin(filling)));
        boolean all = false;
        try {
            all = telling.all();
        } finally {
            boolean whole = all;
            queue.put(new Notice.Behind(() -> recorder.end(filling, whole)));
        }
    }

    /** The last sample before a gap: what came after it and was not heard belongs to the gap too. */
    private long lastBefore(int number, Gap gap) throws Unavailable {
        long[] last = {gap.from() - 1};
        cache.rows(number, gap.from() - 1, gap.from(), new RowVisitor() {
            @Override
            public void sample(long time, double value, @Nullable String text, Quality quality, boolean historical) {
                last[0] = time;
            }

            @Override
            public void gap(long time, GapCause cause) {
                // The end of what was known is a sample.
            }
        });
        return last[0];
    }

    /** Whether everything was told. */
    private boolean told(Backfill source, PointId point, long from, long to, Coming coming)
            throws InterruptedException {
        long next = from;
        while (from < to && current(coming)) {
            if (queue.busy()) {
                // What is live comes first.
                LockSupport.parkNanos(this, BREATH);
                continue;
            }
            switch (page(source, point, next, to)) {
                case Backfill.Told.All all -> {
                    return true;
                }
                case Backfill.Told.Refused refused -> {
                    LOG.debug("{}: {}", coming.connection, refused.why());
                    return false;
                }
                case Backfill.Told.Until until -> {
                    if (until.next() <= next) {
                        throw new IllegalStateException("an answer that does not go on from " + next);
                    }
                    next = until.next();
                    if (next >= to) {
                        return true;
                    }
                }
                case null -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** Null: there was no answer. */
    private static Backfill.@Nullable Told page(Backfill source, PointId point, long from, long to)
            throws InterruptedException {
        try {
            return source.tell(point, from, to, PAGE).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("what was missed was not told: {}", e.toString());
            return null;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
