package dev.andon.cache;

import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
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
    private static final String FILE = "cache.db";
    private static final long CLOSE_MILLIS = 3_000;
    private static final long MICROS = TimeUnit.SECONDS.toMicros(1);

    private final Path file;
    private final Opened opened;
    private final Readers readers;
    private final @Nullable CacheLock lock;
    private final @Nullable Writer writer;
    private final @Nullable Problem readOnly;
    private final LongSupplier clock;

    private Cache(
            Path file,
            Opened opened,
            @Nullable CacheLock lock,
            @Nullable Writer writer,
            @Nullable Problem readOnly,
            LongSupplier clock) {
        this.clock = clock;
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
        Path file = folder.resolve(FILE);
        Problem readOnly;
        try {
            Files.createDirectories(folder);
            long now = clock.getAsLong();
            CacheLock lock = CacheLock.take(
                    file,
                    program,
                    Instant.ofEpochSecond(Math.floorDiv(now, MICROS), Math.floorMod(now, MICROS) * 1_000));
            return locked(file, lock, cacheKey, clock);
        } catch (Held held) {
            readOnly = held.problem();
        } catch (IOException e) {
            readOnly = new Problem(
                    folder.toString(),
                    "nothing can be recorded here: " + e.getMessage(),
                    "give this account the right to write there, or name another folder with --data");
        }
        return reading(file, cacheKey, readOnly, clock);
    }

    /**
     * Opens what is there for reading alone, whether another program records or not.
     *
     * @param cacheKey 32 bytes, the caller's to wipe; null: it is not encrypted
     * @throws WrongKey when it is sealed under another
     * @throws OtherVersion when it is of another version, or no cache
     * @throws Unavailable when there is none, or it cannot be read
     */
    public static Cache read(Path folder, byte @Nullable [] cacheKey) throws WrongKey, OtherVersion, Unavailable {
        Path file = folder.resolve(FILE);
        Problem why = Files.exists(file)
                ? new Problem(file.toString(), "the cache was opened for reading", "")
                : new Problem(folder.toString(), "nothing was recorded here yet", "record with andon watch");
        return reading(file, cacheKey, why, System::currentTimeMillis);
    }

    private static Cache locked(Path file, CacheLock lock, byte @Nullable [] cacheKey, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        boolean done = false;
        try {
            Cache cache = recording(file, lock, cacheKey, clock);
            done = true;
            return cache;
        } finally {
            if (!done) {
                close(lock);
            }
        }
    }

    private static Cache recording(Path file, CacheLock lock, byte @Nullable [] cacheKey, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        try {
            Losses losses = new Losses();
            recoverLog(file, losses);
            Connection connection = connect(file);
            try {
                Opened opened = new Opened(connection, file.toString(), cacheKey, losses);
                boolean writes = !connection.isReadOnly();
                if (writes) {
                    AuditReport.begin(connection, opened, clock.getAsLong());
                }
                Writer writer = new Writer(new Openings(file, opened), writes ? connection : null, opened, clock);
                if (!writes) {
                    connection.close();
                }
                writer.start();
                return new Cache(file, opened, lock, writer, null, clock);
            } catch (SQLException | WrongKey | OtherVersion | Damaged | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IOException | Damaged e) {
            throw unreadable(file, e);
        }
    }

    /** One that writes; where there is no room even for that, one that reads. */
    private static Connection connect(Path file) throws SQLException {
        try {
            return Database.write(file);
        } catch (SQLException e) {
            if (!Sql.isFull(e) || Database.logged(file)) {
                throw e;
            }
            return Database.readStill(file);
        }
    }

    private static void recoverLog(Path file, Losses losses) throws IOException, SQLException {
        try {
            WriteAheadLog.recover(file);
        } catch (Damaged e) {
            losses.add(Loss.of(e));
        }
    }

    private static Cache reading(Path file, byte @Nullable [] cacheKey, Problem why, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        if (Files.notExists(file)) {
            throw new Unavailable(why, new IOException(why.what()));
        }
        try (Connection connection = Database.read(file)) {
            return new Cache(
                    file, new Opened(connection, file.toString(), cacheKey, new Losses()), null, null, why, clock);
        } catch (SQLException | Damaged e) {
            throw unreadable(file, e);
        }
    }

    private static Unavailable unreadable(Path file, Exception e) {
        return new Unavailable(
                new Problem(
                        file.toString(),
                        "the cache cannot be opened: " + e.getMessage(),
                        "see what can be saved of it with andon cache check"),
                e);
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

    /** The gaps of a point that reach into a stretch, in the order of time. */
    public List<Gap> gaps(int point, long from, long to) throws Unavailable {
        return point == Catalogue.NONE
                ? List.of()
                : readers.ask(history -> history.gaps(point, opened.catalogue.kind(point), from, to));
    }

    /**
     * Visits what is recorded of a point, from the last sample or gap at or before {@code from}, which holds into it, to the last before
     * {@code to}. A block of it is in memory at a time.
     *
     * @return how many samples could not be read, since they are damaged
     */
    public long rows(int point, long from, long to, RowVisitor visitor) throws Unavailable {
        if (point == Catalogue.NONE) {
            return 0;
        }
        return readers.ask(history -> {
            history.rows(point, opened.catalogue.kind(point), from, to, new Merging.Visitor() {
                @Override
                public void rows(Run run, int first, int end) {
                    for (int row = first; row < end; row++) {
                        visit(run, row, visitor);
                    }
                }

                @Override
                public void coarse(long start, long end) {
                    visitor.coarse(start, end);
                }
            });
            return history.lost();
        });
    }

    private static void visit(Run run, int row, RowVisitor visitor) {
        byte mark = run.marks[row];
        if (Marks.gap(mark)) {
            visitor.gap(run.times[row], GapCause.of((int) run.numbers[row]));
        } else {
            visitor.sample(
                    run.times[row],
                    run.numbers[row],
                    run.texts.length == 0 ? null : run.texts[row],
                    Marks.quality(mark),
                    Marks.historical(mark));
        }
    }

    /**
     * Says what is kept; until it is said nothing is dropped.
     *
     * @param bounds of each connection, by its name, {@link Bounds#DEFAULT} for instance; asked again and again, on a thread of the cache
     */
    public void keep(Function<String, Bounds> bounds) {
        if (writer != null) {
            writer.retention().keep(bounds);
        }
    }

    /** What each connection has here, and what of it will be dropped next. */
    public List<Usage> usage() {
        Function<String, Bounds> kept =
                writer == null ? null : writer.retention().bounds();
        List<Usage> usages = new ArrayList<>();
        for (int connection : opened.ledger.connections()) {
            PointKey first = opened.catalogue.find(connection);
            String name = first == null ? Catalogue.LOST : first.connection();
            Bounds bounds = kept == null ? Bounds.DEFAULT : kept.apply(name);
            usages.add(new Reckoning(bounds, opened.ledger.of(connection), clock.getAsLong()).usage(name));
        }
        return usages;
    }

    /** How it fares now. */
    public CacheState state() {
        if (readOnly != null) {
            return new CacheState.ReadOnly(readOnly);
        }
        Access.Stopped stopped = writer == null ? null : writer.stopped();
        return stopped == null ? new CacheState.Recording() : new CacheState.Stopped(why(stopped), stopped.since());
    }

    private Problem why(Access.Stopped stopped) {
        return new Problem(
                file.toString(),
                stopped.full() ? "there is no room to record" : "nothing can be recorded: " + stopped.why(),
                stopped.full()
                        ? "make room on the disk; it goes on by itself"
                        : "check the disk; it is tried again by itself");
    }

    /** Rows that came since it was opened. */
    public long recorded() {
        return writer == null ? 0 : writer.recorded();
    }

    /** Rows that were dropped since there was no room for them. */
    public long dropped() {
        return writer == null ? 0 : writer.dropped();
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
                    readOnly == null ? new Problem(file.toString(), "it is not open for writing", "") : readOnly,
                    new IOException("read-only"));
        }
        Reseal reseal = new Reseal(opened.keys);
        await(wanted.submit(connection -> {
            opened.keys.rekey(connection, cacheKey);
            return true;
        }));
        do {
            progress.accept(reseal.progress().part());
        } while (await(wanted.submit(reseal::step)));
        return reseal.progress().unreadable();
    }

    private <T> T await(CompletableFuture<T> done) throws Unavailable {
        try {
            return done.join();
        } catch (CompletionException e) {
            throw unreadable(file, e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    /** Walks the whole audit, and tells whether it is as it was written. */
    public AuditReport verifyAudit() throws Unavailable {
        try (Connection connection = Database.read(file)) {
            return AuditReport.of(new Audit(connection, opened.keys.seal()).verify());
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
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
        if (writer != null && !writer.close(CLOSE_MILLIS)) {
            LOG.warn("{} did not end in time: what came last may be missing", file);
        }
        try {
            readers.close();
        } catch (SQLException e) {
            LOG.debug("a connection did not close", e);
        }
        if (lock != null) {
            close(lock);
        }
    }

    private static void close(CacheLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("the lock was not given up, and ends with the process", e);
        }
    }
}
