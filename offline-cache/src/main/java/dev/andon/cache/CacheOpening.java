package dev.andon.cache;

import dev.andon.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the file of a cache is opened: for recording, for reading where that cannot be, and again after what is damaged was set aside. */
final class CacheOpening {

    private static final Logger LOG = LoggerFactory.getLogger(CacheOpening.class);
    static final String NAME = "cache.db";
    /** What is salvaged may be there once more as a copy and once as what could be read. */
    private static final int TIMES = 2;

    private static final long MICROS = TimeUnit.SECONDS.toMicros(1);

    private CacheOpening() {}

    /**
     * As {@link Cache#open}.
     *
     * @param begins whether it may begin without encryption
     */
    static Cache open(Path folder, String program, byte @Nullable [] cacheKey, boolean begins, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        Path file = folder.resolve(NAME);
        Supplier<Problem> readOnly;
        try {
            Files.createDirectories(folder);
            CacheLock lock = CacheLock.take(file, program, instant(clock.getAsLong()));
            return locked(file, lock, cacheKey, begins, clock);
        } catch (Held held) {
            readOnly = new Holder(file, held, clock)::problem;
        } catch (IOException e) {
            Problem unwritable = new Problem(
                    folder.toString(),
                    "nothing can be recorded here: " + e.getMessage(),
                    "give this account the right to write there, or name another folder with --data");
            readOnly = () -> unwritable;
        }
        return reading(file, cacheKey, readOnly, clock);
    }

    /** As {@link Cache#read}. */
    static Cache read(Path folder, byte @Nullable [] cacheKey, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        Path file = folder.resolve(NAME);
        Problem why = Files.exists(file)
                ? new Problem(file.toString(), "the cache was opened for reading", "")
                : new Problem(folder.toString(), "nothing was recorded here yet", "record with andon watch");
        return reading(file, cacheKey, () -> why, clock);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    private static Cache locked(
            Path file, CacheLock lock, byte @Nullable [] cacheKey, boolean begins, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        boolean done = false;
        try {
            Cache cache = recording(file, lock, cacheKey, begins, clock);
            done = true;
            return cache;
        } finally {
            if (!done) {
                close(lock);
            }
        }
    }

    private static Cache recording(
            Path file, CacheLock lock, byte @Nullable [] cacheKey, boolean begins, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        try {
            Salvage.recover(file);
            refuse(file, cacheKey);
            String why = "a page of it could not be read";
            if (!Salvage.wanted(file)) {
                try {
                    return opening(file, lock, cacheKey, begins, clock, null);
                } catch (Damaged e) {
                    why = e.getMessage();
                } catch (SQLException e) {
                    if (!Sql.isDamage(e)) {
                        throw e;
                    }
                    LOG.warn("{} is damaged", file, e);
                }
            }
            Salvaged salvaged = salvage(file, cacheKey, begins, why, instant(clock.getAsLong()));
            return opening(file, lock, cacheKey, begins, clock, salvaged);
        } catch (SQLException | IOException | Damaged e) {
            throw unreadable(file, e);
        }
    }

    private static Salvaged salvage(Path file, byte @Nullable [] cacheKey, boolean begins, String why, Instant now)
            throws WrongKey, OtherVersion, Unavailable, IOException {
        try {
            return Salvage.run(file, cacheKey, begins, why, now, part -> {});
        } catch (SQLException | IOException e) {
            boolean full = Sql.isFull(e) || (e instanceof IOException && little(file));
            throw new Unavailable(
                    new Problem(
                            file.toString(),
                            full
                                    ? "the cache is damaged, and there is no room to save what can be read of it"
                                    : "the cache is damaged, and what can be read of it cannot be saved: "
                                            + Sql.told(e),
                            (full ? "make room for " + TIMES + " times as much as it takes" : "check the disk")
                                    + ", then end the program and start it anew"),
                    e);
        }
    }

    /** Whether there is less room than a copy may need: of files that are not SQLite's own nobody says that there is none. */
    private static boolean little(Path file) {
        try {
            long room = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
            return room < TIMES * Files.size(file);
        } catch (IOException e) {
            LOG.debug("how much room there is beside {} is not known", file, e);
            return false;
        }
    }

    /** Looks at what is there without a trace: whoever has no right to it must not even bring its log into it. */
    private static void refuse(Path file, byte @Nullable [] cacheKey) throws WrongKey, OtherVersion {
        if (Files.notExists(file)) {
            return;
        }
        try (Connection still = Database.logged(file) ? Database.read(file) : Database.readStill(file)) {
            if (Sql.number(still, "PRAGMA schema_version") == 0) {
                return;
            }
            long version = Sql.number(still, "PRAGMA user_version");
            if (version < 1 || version >= Schema.VERSION) {
                Schema.migrate(still, file.toString());
            }
            KeyRing.open(still, file.toString(), cacheKey);
        } catch (SQLException | Damaged e) {
            LOG.debug("{} is opened all the same, which tells what is wrong", file, e);
        }
    }

    private static Cache opening(
            Path file,
            CacheLock lock,
            byte @Nullable [] cacheKey,
            boolean begins,
            LongSupplier clock,
            @Nullable Salvaged salvaged)
            throws WrongKey, OtherVersion, SQLException, IOException, Damaged {
        Losses losses = new Losses();
        recoverLog(file, losses);
        Connection connection = connect(file);
        try {
            Opened opened = new Opened(connection, file.toString(), cacheKey, begins, losses, clock);
            boolean writes = !connection.isReadOnly();
            AuditReport.start(connection, opened, clock.getAsLong());
            Writer writer = new Writer(new Openings(file, opened), writes ? connection : null, opened, clock);
            if (!writes) {
                connection.close();
            }
            writer.start();
            return new Cache(file, opened, lock, writer, null, clock, salvaged);
        } catch (SQLException | WrongKey | OtherVersion | Damaged | RuntimeException e) {
            connection.close();
            throw e;
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

    private static Cache reading(Path file, byte @Nullable [] cacheKey, Supplier<Problem> why, LongSupplier clock)
            throws WrongKey, OtherVersion, Unavailable {
        if (Files.notExists(file)) {
            throw new Unavailable(why.get(), new IOException("no such file"));
        }
        try (Connection connection = Database.read(file)) {
            Opened opened = new Opened(connection, file.toString(), cacheKey, new Losses(), clock);
            AuditReport.start(connection, opened, clock.getAsLong());
            return new Cache(file, opened, null, null, why, clock, null);
        } catch (SQLException | Damaged e) {
            throw unreadable(file, e);
        }
    }

    static Unavailable unreadable(Path file, Exception e) {
        return new Unavailable(
                new Problem(
                        file.toString(),
                        "the cache cannot be opened: " + Sql.told(e),
                        "see what can be saved of it with andon cache check"),
                e);
    }

    static void close(CacheLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("the lock was not given up, and ends with the process", e);
        }
    }
}
