package dev.andon.cache;

import dev.andon.cache.DataKey.Role;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one cache: random ones that rows are sealed under, which stand in the file wrapped under the <em>cache key</em> that the caller
 * keeps somewhere else. So another cache key is a matter of a moment, and rows are sealed anew in their own time ({@link Reseal}).
 *
 * <p>Methods with a connection belong to the thread that writes, want autocommit off and no transaction open, and commit what they write: a
 * row must never be sealed under a key that a rollback takes away again. {@link #follow} alone is for a program that only reads: one question
 * at a time, within its transaction. The others may be called from any thread.
 */
final class KeyRing {

    /** So many frames are written down as sealed before they are; a kill makes that many too many at most. */
    static final long AHEAD = 1 << 18;
    /** A generation that has sealed so many is followed by the next: half of what SP 800-38D, 8.3 allows one key. */
    static final long FULL = 1L << 31;

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final String KEEP_REMEDY =
            "give the key that the cache was made with; nothing in the file was changed";

    private final String where;
    // One copy of these is damaged; written anew with the first transaction.
    private final List<DataKey> mended = new ArrayList<>();
    // As they stood in the file when they were read last.
    private List<ByteBuffer> seen = List.of();
    private Wrapping wrapping;
    // Replaced, never changed: readers take it as it is.
    private volatile @Nullable DataKey[] keys = new DataKey[DataKey.GENERATIONS];
    private volatile SortedSet<Integer> lost = new TreeSet<>();
    private volatile DataKey active = new DataKey(DataKey.PLAIN, Role.ACTIVE, new byte[0]);
    private long written;

    private interface Change {
        void make(KeyTable table) throws SQLException;
    }

    private KeyRing(String where, Wrapping wrapping) {
        this.where = where;
        this.wrapping = wrapping;
    }

    /**
     * The keys of a file; begins with a first one where there are none and nothing is sealed yet. Otherwise writes nothing.
     *
     * @param where the file, for people
     * @param cacheKey 32 bytes, the caller's to wipe; null for a cache without encryption
     * @throws WrongKey when it is another; nothing was touched then
     * @throws Damaged when no key is left whole
     */
    static KeyRing open(Connection connection, String where, byte @Nullable [] cacheKey)
            throws SQLException, WrongKey, Damaged {
        return open(connection, where, cacheKey, true);
    }

    /**
     * The same.
     *
     * @param begins whether it may begin without encryption; otherwise a file that has no keys is refused when none is given: perhaps it had some
     */
    static KeyRing open(Connection connection, String where, byte @Nullable [] cacheKey, boolean begins)
            throws SQLException, WrongKey, Damaged {
        KeyRing ring = new KeyRing(where, new Wrapping(cacheKey));
        KeyTable table = new KeyTable(connection);
        SortedMap<Integer, KeyTable.Row> rows = table.read();
        ring.seen = copies(rows);
        if (rows.isEmpty() && table.needed()) {
            throw new Damaged(where + " has lost its keys: what it holds cannot be read");
        }
        List<DataKey> mended = ring.unwrap(rows);
        connection.commit();
        ring.mended.addAll(mended);
        if (rows.isEmpty() && cacheKey == null && !begins) {
            throw new WrongKey(
                    where, "nothing in the cache tells whether it was encrypted, and no key was given", KEEP_REMEDY);
        }
        if (!ring.holds(Role.ACTIVE)) {
            ring.begin(connection.isReadOnly() ? null : connection);
        }
        return ring;
    }

    /**
     * Reads them again where another program has changed them; where this one only reads, a question at a time. Leaves the transaction open, so
     * that what is read next is sealed under what was found here.
     *
     * @throws WrongKey when it was sealed under another cache key
     */
    void follow(Connection connection) throws SQLException, WrongKey {
        @Nullable DataKey[] before = keys;
        try {
            SortedMap<Integer, KeyTable.Row> rows = new KeyTable(connection).read();
            List<ByteBuffer> copies = copies(rows);
            if (rows.isEmpty() || copies.equals(seen)) {
                return;
            }
            unwrap(rows);
            seen = copies;
        } catch (SQLException | Damaged e) {
            if (e instanceof SQLException failure && !Sql.isDamage(failure)) {
                throw failure;
            }
            LOG.debug("the keys that are known stay", e);
        }
        @Nullable DataKey[] all = keys.clone();
        for (int generation = 0; generation < all.length; generation++) {
            all[generation] = all[generation] == null ? before[generation] : all[generation];
        }
        keys = all;
    }

    private static List<ByteBuffer> copies(SortedMap<Integer, KeyTable.Row> rows) {
        return rows.values().stream()
                .flatMap(row -> row.copies.stream())
                .map(ByteBuffer::wrap)
                .toList();
    }

    /** Finds what can be opened and tells which have a damaged copy. */
    private List<DataKey> unwrap(SortedMap<Integer, KeyTable.Row> rows) throws WrongKey, Damaged {
        List<DataKey> mended = new ArrayList<>();
        SortedSet<Integer> missing = new TreeSet<>();
        @Nullable DataKey[] found = new DataKey[DataKey.GENERATIONS];
        @Nullable WrongKey wrong = null;
        for (Map.Entry<Integer, KeyTable.Row> row : rows.entrySet()) {
            int generation = row.getKey();
            int whole = 0;
            if (generation < 0 || generation >= DataKey.GENERATIONS) {
                continue;
            }
            for (byte[] copy : row.getValue().copies) {
                try {
                    Optional<DataKey> key = wrapping.open(generation, copy);
                    if (key.isPresent()) {
                        found[generation] = key.get();
                        key.get().frames(row.getValue().frames);
                        whole++;
                    } else {
                        wrong = wrong(copy);
                    }
                } catch (Damaged copyDamaged) {
                    // The other copy is there for that.
                }
            }
            if (found[generation] == null) {
                missing.add(generation);
            } else if (whole < 2) {
                mended.add(found[generation]);
            }
        }
        if (!rows.isEmpty() && missing.size() == rows.size()) {
            if (wrong != null) {
                throw wrong;
            }
            throw new Damaged(where + " has lost its keys: they were changed since they were written");
        }
        lost = missing;
        keys = found;
        Arrays.stream(found)
                .filter(Objects::nonNull)
                .filter(key -> key.role() == Role.ACTIVE)
                .findFirst()
                .ifPresent(key -> active = key);
        return mended;
    }

    private WrongKey wrong(byte[] wrapped) {
        if (!Wrapping.locked(wrapped)) {
            return new WrongKey(
                    where,
                    "the cache is not encrypted, but a key for it was given",
                    "open it without a key, or set it aside and begin a new one");
        }
        return wrapping.locks()
                ? new WrongKey(where, "the cache is sealed under another key", KEEP_REMEDY)
                : new WrongKey(where, "the cache is encrypted, and no key was given", KEEP_REMEDY);
    }

    /** A sealer of its own for each owner. */
    Seal seal() {
        return new Seal(this);
    }

    /** Whether what is written now is encrypted. */
    boolean encrypts() {
        return active.generation() != DataKey.PLAIN;
    }

    /** Generations whose keys are damaged; what was sealed under them cannot be read. As they were when it was asked. */
    SortedSet<Integer> lost() {
        return lost;
    }

    DataKey active() {
        return active;
    }

    /** Null when the file holds no such key. */
    @Nullable
    DataKey find(int generation) {
        return keys[generation];
    }

    /** Whether rows are still to be sealed anew, since {@link #rekey} or since a program ended in the midst of it. */
    boolean resealing() {
        return holds(Role.RETIRING);
    }

    /** Whether what stood in the open so far is being sealed. */
    boolean bares() {
        DataKey plain = keys[DataKey.PLAIN];
        return plain != null && plain.role() == Role.RETIRING;
    }

    private boolean holds(Role role) {
        for (DataKey key : keys) {
            if (key != null && key.role() == role) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes down how much was sealed, and begins the next generation in time. Called before each transaction, it does nothing nearly always.
     */
    void keep(Connection connection) throws SQLException {
        if (!mended.isEmpty()) {
            commit(connection, table -> write(table, mended, wrapping));
            mended.clear();
        }
        DataKey key = active;
        if (key.generation() == DataKey.PLAIN) {
            return;
        }
        if (key.frames() >= FULL) {
            begin(connection);
            return;
        }
        if (key.frames() + AHEAD / 2 <= written) {
            return;
        }
        long ahead = key.frames() + AHEAD;
        commit(connection, table -> table.count(key.generation(), ahead));
        written = ahead;
    }

    /** Begins a new generation; the one before is kept. */
    private void begin(@Nullable Connection connection) throws SQLException {
        List<DataKey> changed = new ArrayList<>();
        if (holds(Role.ACTIVE)) {
            changed.add(active.as(Role.KEPT));
        }
        changed.add(DataKey.fresh(wrapping.locks() ? free() : DataKey.PLAIN));
        if (connection != null) {
            commit(connection, table -> write(table, changed, wrapping));
        } else {
            // Nothing must be sealed under a key that is nowhere: it is written before the first transaction.
            mended.addAll(changed);
        }
        take(changed);
    }

    /**
     * Puts the cache under another key, at once: who has the old one alone cannot open it any more. What was written so far is sealed anew
     * by {@link Reseal}, step by step, afterwards.
     *
     * @param cacheKey 32 bytes; null ends the encryption, and the keys of before then stand open in the file
     */
    void rekey(Connection connection, byte @Nullable [] cacheKey) throws SQLException {
        Wrapping other = new Wrapping(cacheKey);
        List<DataKey> changed = new ArrayList<>();
        int next = other.locks() ? free() : DataKey.PLAIN;
        for (DataKey key : keys) {
            if (key != null && key.generation() != next) {
                changed.add(key.as(Role.RETIRING));
            }
        }
        changed.add(DataKey.fresh(next));
        commit(connection, table -> {
            table.overwrite(true);
            for (int generation : lost) {
                table.delete(generation);
            }
            write(table, changed, other);
        });
        commit(connection, table -> table.overwrite(false));
        wrapping = other;
        take(changed);
    }

    /** Writes all keys into a new file, which has none. */
    void copyTo(Connection connection) throws SQLException {
        List<DataKey> all = new ArrayList<>();
        for (DataKey key : keys) {
            if (key != null) {
                all.add(key);
            }
        }
        commit(connection, table -> write(table, all, wrapping));
    }

    /** Takes the keys out of the file that nothing is sealed under any more. Queries that have begun may still read with them. */
    void dropRetired(Connection connection) throws SQLException {
        List<DataKey> dropped = new ArrayList<>();
        for (DataKey key : keys) {
            if (key != null && key.role() == Role.RETIRING) {
                dropped.add(key.as(Role.KEPT));
            }
        }
        commit(connection, table -> {
            table.overwrite(true);
            for (DataKey key : dropped) {
                table.delete(key.generation());
            }
        });
        commit(connection, table -> table.overwrite(false));
        take(dropped);
    }

    private static void write(KeyTable table, List<DataKey> changed, Wrapping under) throws SQLException {
        for (DataKey key : changed) {
            table.write(key.generation(), under.close(key), key.frames() + (key.role() == Role.ACTIVE ? AHEAD : 0));
        }
    }

    /** All of a change or nothing: half a change of keys would lock everybody out. */
    private static void commit(Connection connection, Change change) throws SQLException {
        try {
            change.make(new KeyTable(connection));
            connection.commit();
        } catch (SQLException e) {
            throw Undone.after(e, connection);
        }
    }

    private void take(List<DataKey> changed) {
        @Nullable DataKey[] all = keys.clone();
        for (DataKey key : changed) {
            all[key.generation()] = key;
        }
        keys = all;
        for (DataKey key : changed) {
            if (key.role() == Role.ACTIVE) {
                written = key.frames() + AHEAD;
                active = key;
            }
        }
    }

    private int free() {
        for (int generation = 1; generation < DataKey.GENERATIONS; generation++) {
            if (keys[generation] == null && !lost.contains(generation)) {
                return generation;
            }
        }
        throw new IllegalStateException("all generations of keys are used: the cache must be sealed anew");
    }
}
