package dev.andon.cache;

import dev.andon.model.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store, as long as it can be written: dropped at each failure, and opened anew when some time has passed. The thread that writes. */
final class Access implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final long RETRY_EVERY = TimeUnit.SECONDS.toMicros(2);

    private final Openings openings;
    private final LongSupplier clock;
    private @Nullable Store store;
    private long page;
    private long triedAt;
    private volatile @Nullable Stopped stopped;

    /**
     * Why nothing is written, and since when.
     *
     * @param full there is no room
     * @param anew it does not pass by itself: a start of the program is needed
     * @param since microseconds since 1970 UTC
     */
    record Stopped(String why, boolean full, boolean anew, long since) {

        /** For people. */
        Problem problem(Path file) {
            if (full) {
                return new Problem(
                        file.toString(), "there is no room to record", "make room on the disk; it goes on by itself");
            }
            return new Problem(
                    file.toString(),
                    "nothing can be recorded: " + why,
                    anew
                            ? "end the program and start it anew; what can be read of a damaged file is saved then"
                            : "check the disk; it is tried again by itself");
        }
    }

    /** What is done within a transaction, which it commits. */
    interface Writing {
        void run(Store store) throws SQLException;
    }

    /** @param connection the first one; null where there was no room for one */
    Access(Openings openings, @Nullable Connection connection, LongSupplier clock) throws SQLException {
        this.openings = openings;
        this.clock = clock;
        if (connection == null) {
            triedAt = clock.getAsLong();
            stopped = new Stopped("there is no room", true, false, triedAt);
            page = openings.nextPage();
        } else {
            Store first = openings.open(connection);
            store = first;
            page = first.page();
        }
    }

    /** Null while it writes. Any thread. */
    @Nullable
    Stopped stopped() {
        return stopped;
    }

    /** Whether something may be written, or at least tried. */
    boolean mayWrite() {
        return stopped == null || over(clock, triedAt, RETRY_EVERY);
    }

    /** Whether so much time has passed since; a clock that was set back has no say in how long. */
    static boolean over(LongSupplier clock, long since, long time) {
        long now = clock.getAsLong();
        return now < since || now - since >= time;
    }

    /** The number that the next page of the journal has. */
    long page() {
        return page;
    }

    /** Writes; where it fails all is as it was committed last. */
    boolean run(Writing writing) {
        try {
            Store now = store;
            if (now == null) {
                now = openings.open();
                store = now;
            }
            openings.beforeTransaction(now);
            writing.run(now);
            page = now.page();
            if (stopped != null) {
                LOG.info("the cache records again");
                stopped = null;
            }
            return true;
        } catch (SQLException e) {
            failed(e);
            return false;
        }
    }

    private void failed(SQLException e) {
        Stopped before = stopped;
        if (before == null) {
            LOG.warn("the cache cannot write and tries again: {}", e.getMessage(), e);
        }
        if (Sql.isCorrupt(e)) {
            openings.suspect();
        }
        triedAt = clock.getAsLong();
        stopped = new Stopped(Sql.told(e), Sql.isFull(e), Sql.isCorrupt(e), before == null ? triedAt : before.since());
        if (store != null) {
            store.rolledBack();
        }
        close();
    }

    /** Says that nothing will be written any more. */
    void end(Throwable fault) {
        stopped = new Stopped("a fault of the program: " + fault, false, true, clock.getAsLong());
    }

    @Override
    public void close() {
        try {
            if (store != null) {
                store.close();
            }
        } catch (SQLException e) {
            LOG.debug("the connection did not close", e);
        }
        store = null;
    }
}
