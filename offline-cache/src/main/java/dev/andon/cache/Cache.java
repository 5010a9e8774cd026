package dev.andon.cache;

import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offline cache: everything that was seen of all points, in one file. What is handed in is read at once, and survives whatever happens a
 * second later. All methods may be called from any thread unless they say otherwise; queries wait for the disk and do not belong on the
 * screen's thread.
 */
public final class Cache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cache.class);
    private static final long CLOSE_MILLIS = 3_000;

    private final Path file;
    private final Opened opened;
    private final Readers readers;
    private final @Nullable CacheLock lock;
    private final @Nullable Writer writer;
    private final @Nullable Supplier<Problem> readOnly;
    private final LongSupplier clock;
    private final @Nullable Salvaged salvaged;
    private volatile Function<String, Bounds> bounds = name -> Bounds.DEFAULT;

    Cache(
            Path file,
            Opened opened,
            @Nullable CacheLock lock,
            @Nullable Writer writer,
            @Nullable Supplier<Problem> readOnly,
            LongSupplier clock,
            @Nullable Salvaged salvaged) {
        this.clock = clock;
        this.salvaged = salvaged;
        this.file = file;
        this.opened = opened;
        this.lock = lock;
        this.writer = writer;
        this.readOnly = readOnly;
        if (writer == null) {
            opened.catalogue.fix();
        }
        readers = new Readers(file, opened.keys, opened.tails, writer == null ? new Following(opened) : null);
    }

    /**
     * Opens the cache of a folder for recording, or begins one. Where another program records, or nothing can be written, what is there is opened
     * for reading alone; {@link #state} tells.
     *
     * @param program what this one is called for whoever wants to record besides: {@code the window}
     * @param cacheKey 32 bytes, the caller's to wipe; null: without encryption
     * @param clock microseconds since 1970 UTC
     * @throws WrongKey when it is sealed under another; nothing was touched
     * @throws OtherVersion when it is of a newer version, or no cache; nothing was touched
     * @throws Unavailable when it can be neither written nor read
     */
    public static Cache open(Path folder, String program, byte @Nullable [] cacheKey, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        return CacheOpening.open(folder, program, cacheKey, true, clock);
    }

    /**
     * Opens one that was begun without encryption, as {@link #open} does. None is begun so: where a key cannot be got, an empty or destroyed file is
     * no reason to write in the open.
     *
     * @throws WrongKey when it is encrypted, or nothing is left of it that tells; nothing was touched
     */
    public static Cache openPlain(Path folder, String program, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        return CacheOpening.open(folder, program, null, false, clock);
    }

    /**
     * Opens what is there for reading alone, whether another program records or not.
     *
     * @param cacheKey 32 bytes, the caller's to wipe; null: it is not encrypted
     * @param clock microseconds since 1970 UTC
     * @throws WrongKey when it is sealed under another
     * @throws OtherVersion when it is of another version, or no cache
     * @throws Unavailable when there is none, or it cannot be read
     */
    public static Cache read(Path folder, byte @Nullable [] cacheKey, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        return CacheOpening.read(folder, cacheKey, clock);
    }

    /**
     * The number of a point, the same for ever; a new one when it was not met before. A map look-up: ask once and keep it. Where the cache is open
     * for reading alone it is -1 as long as nobody has recorded the point: of that nothing is there to be asked.
     */
    public int point(PointKey key) {
        int number = opened.catalogue.number(key);
        if (number == Catalogue.NONE) {
            try {
                // It may have been recorded since the last question.
                return readers.ask(history -> opened.catalogue.number(key));
            } catch (Unavailable e) {
                LOG.debug("no number for {}", key, e);
            }
        }
        return number;
    }

    /** Numbers are below this. */
    public int points() {
        return opened.catalogue.size();
    }

    /** What a number stands for. @throws IllegalArgumentException when it was never given */
    public PointKey key(int point) {
        return opened.catalogue.key(point);
    }

    /** Says what a point is besides its key: its unit, and the title of its device. Costs nothing when it is known already. */
    public void describe(int point, Unit unit, String title) {
        opened.catalogue.describe(point, unit, title);
    }

    /** The unit of a point as it was described last. */
    public Unit unit(int point) {
        return opened.catalogue.unit(point);
    }

    /** The title of a point's device as it was described last; empty: it never was. */
    public String title(int point) {
        return opened.catalogue.title(point);
    }

    /** Whether what is written is encrypted. */
    public boolean encrypted() {
        return opened.keys.encrypts();
    }

    /** An empty batch to fill. */
    public Rows take() {
        return writer == null ? new Rows() : writer.take();
    }

    /**
     * Hands a batch over; never waits. When it cannot be taken it is dropped, counted and shown as a gap; where the cache is open for reading
     * alone, it is forgotten. One thread at a time.
     */
    public void put(Rows rows) {
        if (writer != null) {
            writer.put(rows);
        }
    }

    /** The newest sample of a point; null where there is none. Never waits. */
    public @Nullable LastValue last(int point) {
        return opened.last.of(point);
    }

    /**
     * What a point did, pixel by pixel, up to this moment: from its rows where a pixel is shorter than a minute, otherwise from its minutes or
     * hours.
     *
     * @param from microseconds since 1970 UTC
     * @param to after {@code from}, and not after now: what came last holds until then
     * @param pixels at least 1
     */
    public Envelope trend(int point, long from, long to, int pixels) throws Unavailable {
        return point == Catalogue.NONE
                ? new Envelope(from, to, pixels)
                : readers.ask(history -> history.envelope(point, opened.catalogue.kind(point), from, to, pixels));
    }

    /** The gaps of a point that reach into a stretch, in the order of time; of very many the newest 10,000. */
    public List<Gap> gaps(int point, long from, long to) throws Unavailable {
        return point == Catalogue.NONE
                ? List.of()
                : readers.ask(history -> history.gaps(point, opened.catalogue.kind(point), from, to));
    }

    /**
     * Visits what is recorded of a point, from the last sample or gap at or before {@code from}, which holds into it, to the last before
     * {@code to}. Some blocks of it are in memory at a time. It may take as long as the visitor likes.
     *
     * @return how many samples could not be read, since they are damaged
     */
    public long rows(int point, long from, long to, RowVisitor visitor) throws Unavailable {
        if (point == Catalogue.NONE) {
            return 0;
        }
        return readers.ask(history -> {
            history.rows(point, opened.catalogue.kind(point), from, to, new Visiting(visitor));
            return history.lost();
        });
    }

    /**
     * When the first sample of a point was measured that is still known of; where only minutes or hours are left, when the first of these begins.
     * Empty where there is none. Reads one block, as a rule.
     */
    public OptionalLong first(int point) throws Unavailable {
        return point == Catalogue.NONE
                ? OptionalLong.empty()
                : readers.ask(history -> history.first(point, opened.catalogue.kind(point)));
    }

    /**
     * Says what is kept; until it is said nothing is dropped, and where it is open for reading alone nothing ever is: then it only tells what
     * {@link #usage} goes by.
     *
     * @param bounds of each connection, by its name, {@link Bounds#DEFAULT} for instance; asked again and again, on a thread of the cache
     */
    public void keep(Function<String, Bounds> bounds) {
        this.bounds = bounds;
        if (writer != null) {
            writer.retention().keep(bounds);
        }
    }

    /** What each connection has here, and what of it will be dropped next. Waits for the disk where it is open for reading alone. */
    public List<Usage> usage() {
        if (writer == null) {
            try {
                return readers.ask(history -> {
                    opened.ledger.read(history.connection(), opened.keys.seal());
                    return Reckoning.all(opened, bounds, clock.getAsLong());
                });
            } catch (Unavailable e) {
                LOG.debug("told is what was counted before", e);
            }
        }
        return Reckoning.all(opened, bounds, clock.getAsLong());
    }

    /** Keeps one, soon, in the place of the one of its name; of eight names, the newest. Forgotten where it is open for reading alone. */
    public void keep(Snapshot snapshot) {
        if (writer != null) {
            CompletableFuture<Boolean> kept = writer.submit(connection -> {
                new Snapshots(connection, opened.keys.seal()).keep(snapshot);
                return true;
            });
            CompletableFuture<?> unused = kept.whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.warn("the snapshot of {} could not be kept", snapshot.name(), failure);
                }
            });
        }
    }

    /** What was kept by {@link #keep(Snapshot)}. */
    public List<Snapshot> snapshots() throws Unavailable {
        return readers.ask(history -> new Snapshots(history.connection(), opened.keys.seal()).all());
    }

    /** How it fares now. Never waits: where another program records, whether it still does is looked up beside, about once a second. */
    public CacheState state() {
        if (readOnly != null) {
            return new CacheState.ReadOnly(readOnly.get());
        }
        Access.Stopped stopped = writer == null ? null : writer.stopped();
        return stopped == null
                ? new CacheState.Recording()
                : new CacheState.Stopped(stopped.problem(file), stopped.since());
    }

    /** Rows that came since it was opened. */
    public long recorded() {
        return writer == null ? 0 : writer.recorded();
    }

    /** Those of them that are on the disk, whatever happens now; the others follow within a second while all is well. */
    public long durable() {
        return writer == null ? 0 : writer.durable();
    }

    /** Rows that were dropped since there was no room for them. */
    public long dropped() {
        return writer == null ? 0 : writer.dropped();
    }

    /** What became of a damaged file when this one was opened; null where all was well. */
    public @Nullable Salvaged salvaged() {
        return salvaged;
    }

    /** What was found damaged since it was opened, the first thousand. */
    public List<Loss> losses() {
        return opened.losses.kept();
    }

    /**
     * Seals the cache under another key: at once for who would open it, then row by row, which this waits for. Ended in the midst of it, the
     * next call goes on. Not for the screen's thread.
     *
     * @param cacheKey 32 bytes, the caller's to wipe; null: without encryption from now on
     * @param progress is told how much of the file was gone through, 0 to 1
     * @return rows that stay as they were, since they were damaged before
     * @throws Unavailable when it is open for reading alone, or the disk fails; the new key holds once progress was told
     */
    public long rekey(byte @Nullable [] cacheKey, DoubleConsumer progress) throws Unavailable {
        Writer wanted = writer;
        if (wanted == null) {
            throw new Unavailable(
                    readOnly == null ? new Problem(file.toString(), "it is not open for writing", "") : readOnly.get(),
                    new IOException("read-only"));
        }
        try {
            return Reseal.run(wanted, opened.keys, cacheKey, progress);
        } catch (CompletionException e) {
            throw CacheOpening.unreadable(file, e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    /** Walks the whole audit, and tells whether it is as it was written. */
    public AuditReport verifyAudit() throws Unavailable {
        readers.follow();
        try (Connection connection = Database.read(file)) {
            return AuditReport.of(new Audit(connection, opened.keys.seal()).verify());
        } catch (SQLException e) {
            throw CacheOpening.unreadable(file, e);
        }
    }

    /**
     * Goes through all of the file, as {@link Check#full} does, while it is open. Not for the screen's thread: it takes a minute for some gigabytes.
     *
     * @param progress hears how much is done, 0 to 1, once more from the beginning where something is looked at twice; what it throws ends the check
     */
    public Report check(DoubleConsumer progress) throws Unavailable {
        readers.follow();
        return Check.twice(file, opened.keys, progress);
    }

    /** Rows that came so late that only minutes or hours are left of their time; they were dropped. */
    public long late() {
        return opened.late.get();
    }

    /** Whether all that came is committed and all bounds are met, for tests. */
    boolean settled() {
        return writer == null || writer.settled();
    }

    /** The file; others beside it begin with its name. */
    public Path file() {
        return file;
    }

    /** Writes what is there, and ends, within some seconds. */
    @Override
    public void close() {
        boolean ended = writer == null || writer.close(CLOSE_MILLIS);
        if (!ended) {
            LOG.warn("{} did not end in time: what came last may be missing", file);
        }
        try {
            readers.close();
        } catch (SQLException e) {
            LOG.debug("a connection did not close", e);
        }
        // While it still writes nobody else may; the lock ends with the process then.
        if (lock != null && ended) {
            CacheOpening.close(lock);
        }
    }
}
