package dev.andon.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The offline cache: everything that was seen of all points, in one file. Rows are handed in by {@link #take} and {@link #put}, are in what is
 * read at once, and survive whatever happens a second later. All methods may be called from any thread unless they say otherwise.
 */
public final class Cache implements AutoCloseable {

    private static final long CLOSE_MILLIS = 3_000;
    private static final int ALIVE = 1;

    private final Path file;
    private final KeyRing keys;
    private final Catalogue catalogue;
    private final Tails tails;
    private final LastValues last;
    private final Writer writer;

    private Cache(Path file, KeyRing keys, Catalogue catalogue, Tails tails, LastValues last, Writer writer) {
        this.file = file;
        this.keys = keys;
        this.catalogue = catalogue;
        this.tails = tails;
        this.last = last;
        this.writer = writer;
    }

    /** Opens a file for recording, or begins a new one. */
    public static Cache open(Path file, byte @Nullable [] cacheKey, LongSupplier clock)
            throws SQLException, WrongKey, OtherVersion, Damaged {
        Connection connection = Database.write(file);
        Schema.migrate(connection, file.toString());
        KeyRing keys = KeyRing.open(connection, file.toString(), cacheKey);
        Seal seal = keys.seal();
        Catalogue catalogue = Catalogue.load(connection, seal);
        LastValues last = new LastValues();
        last.load(connection, seal);
        Tails tails = new Tails();
        Recovery recovery = new Recovery(catalogue, tails, last);
        Journal.replay(connection, seal, recovery);
        Ledger ledger = Ledger.load(connection);
        long alive = Recovery.alive(connection, seal, ALIVE);
        connection.commit();
        Store store = new Store(connection, seal, tails, ledger, catalogue, last);
        Writer.Opening opening = new Writer.Opening() {
            @Override
            public Store open() throws SQLException {
                Connection fresh = Database.write(file);
                return new Store(fresh, keys.seal(), tails, ledger, catalogue, last);
            }

            @Override
            public void beforeTransaction(Store current) throws SQLException {
                keys.keep(current.connection());
            }
        };
        Writer writer = new Writer(store, tails, catalogue, last, opening, clock);
        Cache cache = new Cache(file, keys, catalogue, tails, last, writer);
        cache.tellNotRunning(alive);
        writer.start();
        return cache;
    }

    /** Since the program last ran nothing is known of the points that were heard then. */
    private void tellNotRunning(long alive) {
        Rows gaps = writer.take();
        for (int point = 0; point < last.bound(); point++) {
            if (last.open(point)) {
                gaps.gap(point, Math.max(alive, last.time(point) + 1), GapCause.NOT_RUNNING);
                if (gaps.full()) {
                    writer.append(gaps);
                    gaps = writer.take();
                }
            }
        }
        writer.append(gaps);
    }

    /** The number of a point, the same for ever; a new one when it was not met before. A map look-up: ask once and keep it. */
    public int point(PointKey key) {
        return catalogue.number(key);
    }

    /** An empty batch to fill. */
    public Rows take() {
        return writer.take();
    }

    /** Hands a batch over; never waits. When it cannot be taken it is dropped, counted and shown as a gap. One thread at a time. */
    public void put(Rows rows) {
        writer.put(rows);
    }

    /** The newest sample of a point; null where there is none. */
    public @Nullable LastValue last(int point) {
        return last.of(point);
    }

    History history() throws SQLException {
        return new History(Database.read(file), keys.seal(), tails);
    }

    /** Rows that came since it was opened. */
    public long recorded() {
        return writer.recorded();
    }

    /** Rows that were dropped since there was no room for them. */
    public long dropped() {
        return writer.dropped();
    }

    /** Writes what is there, and ends. */
    @Override
    public void close() {
        writer.close(CLOSE_MILLIS);
    }
}
