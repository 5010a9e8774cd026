package dev.andon.cache;

import dev.andon.model.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Read-only connections for queries, a few at a time, opened as they are needed. Any thread. */
final class Readers implements AutoCloseable {

    private static final int MOST = 4;

    private final Path file;
    private final KeyRing keys;
    private final Tails tails;
    private final @Nullable Following following;
    private final Semaphore free = new Semaphore(MOST, true);
    // What another program has settled meanwhile must not go out of the tails under a question that saw the file
    // before.
    private final ReentrantLock alone = new ReentrantLock();
    private final Deque<History> idle = new ArrayDeque<>();
    private boolean closed;

    /** A question. */
    interface Query<T> {
        T ask(History history) throws SQLException, WrongKey;
    }

    /** @param following null where this program records itself */
    Readers(Path file, KeyRing keys, Tails tails, @Nullable Following following) {
        this.following = following;
        this.file = file;
        this.keys = keys;
        this.tails = tails;
    }

    /** Brings in what another program did meanwhile, where this one only reads. */
    void follow() throws Unavailable {
        if (following != null) {
            ask(history -> true);
        }
    }

    /** Asks; waits while too many others do, or any other where this program follows another. */
    <T> T ask(Query<T> query) throws Unavailable {
        free.acquireUninterruptibly();
        if (following != null) {
            alone.lock();
        }
        try {
            History history = take();
            try {
                if (following != null) {
                    following.follow(history.connection());
                }
                T answer = query.ask(history);
                // Who keeps a transaction open sees what was, and the log grows.
                history.connection().commit();
                give(history);
                return answer;
            } catch (SQLException | WrongKey | RuntimeException e) {
                history.close();
                throw e;
            }
        } catch (WrongKey e) {
            throw new Unavailable(
                    new Problem(
                            file.toString(),
                            "the cache was sealed anew since this program began to read it ("
                                    + e.problem().what() + ')',
                            "end this program and start it anew"),
                    e);
        } catch (SQLException e) {
            boolean damaged = Sql.isCorrupt(e);
            if (damaged) {
                Salvage.want(file);
            }
            throw new Unavailable(
                    new Problem(
                            file.toString(),
                            "the cache cannot be read: " + Sql.told(e),
                            damaged
                                    ? "start the window or andon watch anew: what can be read is saved then"
                                    : "check the disk, then the file with andon cache check"),
                    e);
        } finally {
            if (following != null) {
                alone.unlock();
            }
            free.release();
        }
    }

    private History take() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new SQLException("it is closed");
            }
            History known = idle.poll();
            if (known != null) {
                return known;
            }
        }
        try {
            return history(Database.read(file), true);
        } catch (SQLException e) {
            // On a disk without any room SQLite has none for what it needs to read beside a writer.
            if (!Sql.isFull(e) || Database.logged(file)) {
                throw e;
            }
            return history(Database.readStill(file), false);
        }
    }

    private History history(Connection connection, boolean lasts) throws SQLException {
        return new History(connection, keys.seal(), tails, lasts, following == null ? null : keys);
    }

    private void give(History history) throws SQLException {
        synchronized (idle) {
            if (!closed && history.lasts()) {
                idle.push(history);
                return;
            }
        }
        history.close();
    }

    @Override
    public void close() throws SQLException {
        synchronized (idle) {
            closed = true;
            for (History history = idle.poll(); history != null; history = idle.poll()) {
                history.close();
            }
        }
    }
}
