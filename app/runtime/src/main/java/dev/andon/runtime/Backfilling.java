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
 * only while ingest keeps up with what is live. A gap is filled when the connector says that it told everything. {@link #look} by one thread.
 */
final class Backfilling implements AutoCloseable {

    /** No gap further back is asked for. */
    static final Duration MOST = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Backfilling.class);
    private static final int PAGE = 1_000;
    private static final long PATIENCE_SECONDS = 60;
    private static final int MOST_WAITING = IngestQueue.MOST_SAMPLES / 8;
    private static final long BREATH = 20_000_000;

    private final Cache cache;
    private final CacheNames names;
    private final Recorder recorder;
    private final IngestQueue queue;
    private final Function<String, Optional<Backfill>> sources;
    // Since when each connection is up for which it was begun.
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();
    private volatile boolean closed;

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

    /** Begins for whoever has come up since the last look. */
    void look(List<LinkStatus> links, long now) {
        for (LinkStatus link : links) {
            if (link.state() instanceof LinkState.Up up && !up.since().equals(asked.put(link.name(), up.since()))) {
                sources.apply(link.name())
                        .ifPresent(source -> Thread.ofVirtual()
                                .name("backfill-" + link.name())
                                .start(() -> fill(link.name(), up.since(), source, now)));
            } else if (!(link.state() instanceof LinkState.Up)) {
                asked.remove(link.name());
            }
        }
    }

    private void fill(String connection, Instant since, Backfill source, long now) {
        try {
            for (int number = 0; number < cache.points() && current(connection, since); number++) {
                PointKey key = cache.key(number);
                if (key.connection().equals(names.of(connection))) {
                    fill(number, point(key, connection), connection, since, source, now);
                }
            }
        } catch (Unavailable e) {
            LOG.warn("{}: what was missed cannot be asked for: {}", connection, e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // thread root
            LOG.error("{}: asking for what was missed failed", connection, e);
        }
    }

    /** As the connection calls it: where two speak of one id, the table knows one of them by another. */
    private static PointId point(PointKey key, String connection) {
        String suffix = '@' + connection;
        String device = key.device();
        boolean ours = device.endsWith(suffix) && device.length() > suffix.length();
        return new PointId(ours ? device.substring(0, device.length() - suffix.length()) : device, key.name());
    }

    private boolean current(String connection, Instant since) {
        return !closed && since.equals(asked.get(connection));
    }

    private void fill(int number, PointId point, String connection, Instant since, Backfill source, long now)
            throws Unavailable, InterruptedException {
        long earliest = now - TimeUnit.NANOSECONDS.toMicros(MOST.toNanos());
        for (Gap gap : cache.gaps(number, earliest, now).reversed()) {
            long from = Math.max(earliest, lastBefore(number, gap) + 1);
            long to = Math.min(gap.to(), now);
            if (!current(connection, since)) {
                return;
            }
            if (from < to && told(source, point, from, to, connection, since) && gap.from() >= earliest) {
                recorder.fill(number, gap.from());
            }
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
    private boolean told(Backfill source, PointId point, long from, long to, String connection, Instant since)
            throws InterruptedException {
        long next = from;
        while (current(connection, since)) {
            if (queue.waiting() > MOST_WAITING) {
                // What is live comes first.
                LockSupport.parkNanos(this, BREATH);
                continue;
            }
            switch (page(source, point, next, to)) {
                case Backfill.Told.All all -> {
                    return true;
                }
                case Backfill.Told.Refused refused -> {
                    LOG.debug("{}: {}", connection, refused.why());
                    return false;
                }
                case Backfill.Told.Until until -> {
                    if (until.next() <= next) {
                        throw new IllegalStateException("an answer that does not go on from " + next);
                    }
                    next = until.next();
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
