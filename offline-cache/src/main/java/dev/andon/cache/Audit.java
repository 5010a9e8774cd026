package dev.andon.cache;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the plant and its alarms, in a chain: each entry holds the hash of the one before (SHA-256), its number and place are bound to
 * its frame, and the hash of the newest stands sealed in another table. So an entry that was changed, taken out, moved or cut off is noticed.
 *
 * <p>What it cannot notice by itself: a whole older copy of the file put in its place, and in a cache without encryption somebody who computes
 * all hashes anew. Keep the {@link Intact#head} of a verification somewhere else against these.
 *
 * <p>{@link #append} and {@link #begin} belong to the thread that writes and want autocommit off; they commit nothing, so that an entry is
 * written with what it tells of or not at all. The rest may use a connection of its own, read-only.
 */
final class Audit {

    /** What the first entry says; it is looked at by every {@link #check}. */
    static final String CANARY = "audit.begun";

    private static final byte[] NOTHING_BEFORE = new byte[AuditEntry.HASH];

    private final Connection connection;
    private final Seal seal;

    /** What a look at the chain found. */
    sealed interface Verdict {}

    /**
     * Whole.
     *
     * @param head hash of the newest entry, in hexadecimal
     */
    record Intact(long entries, String head) implements Verdict {}

    /**
     * Not as it was written.
     *
     * @param seq the first entry that is wrong or missing
     * @param what a clause for people
     */
    record Broken(long seq, String what) implements Verdict {}

    /** Takes entries in their order. */
    interface Reader<E extends Exception> {
        void entry(AuditEntry entry, String hash) throws E;
    }

    private record Head(long seq, byte[] hash) {}

    private record Link(byte[] before, AuditEntry entry, byte[] hash) {}

    Audit(Connection connection, Seal seal) {
        this.connection = connection;
        this.seal = seal;
    }

    /** Whether the file is so new that nothing stands in it, the first entry neither. */
    boolean untouched() throws SQLException {
        return !has("SELECT 1 FROM audit UNION ALL SELECT 1 FROM setting UNION ALL SELECT 1 FROM point");
    }

    /** Begins the chain of a new cache. */
    void begin(Instant now, String by) throws SQLException {
        if (has("SELECT 1 FROM audit UNION ALL SELECT 1 FROM setting WHERE id = " + Setting.AUDIT_HEAD.id())) {
            throw new IllegalStateException("the audit has begun already");
        }
        write(new Head(0, NOTHING_BEFORE), now, by, CANARY, "", Map.of());
    }

    /**
     * Appends one.
     *
     * @return its number
     * @throws Damaged when the end of the chain is not known any more; nothing is appended to a broken chain
     */
    long append(Instant now, String by, String what, String subject, Map<String, String> details)
            throws SQLException, Damaged {
        return write(head(), now, by, what, subject, details);
    }

    private long write(Head head, Instant now, String by, String what, String subject, Map<String, String> details)
            throws SQLException {
        long seq = head.seq() + 1;
        byte[] canonical = new AuditEntry(seq, now, by, what, subject, new TreeMap<>(details)).canonical();
        byte[] hash = AuditEntry.hash(head.hash(), canonical);
        byte[] row = ByteBuffer.allocate(AuditEntry.HASH + canonical.length)
                .put(head.hash())
                .put(canonical)
                .array();
        put("INSERT INTO audit (seq, sealed) VALUES (?, ?)", seq, seal.close(Sealed.AUDIT, row, seq));
        byte[] end = ByteBuffer.allocate(Long.BYTES + AuditEntry.HASH)
                .putLong(seq)
                .put(hash)
                .array();
        long id = Setting.AUDIT_HEAD.id();
        put("INSERT OR REPLACE INTO setting (id, sealed) VALUES (?, ?)", id, seal.close(Sealed.SETTING, end, id));
        return seq;
    }

    /** A quick look, for every start: the first entry, the last one, and that nothing follows. Walks the chain only when one is wrong. */
    Verdict check() throws SQLException {
        try {
            Head head = head();
            for (long seq : new long[] {1, head.seq()}) {
                byte @Nullable [] frame = frame(seq);
                if (frame == null) {
                    return new Broken(seq, missing(seq, head));
                }
                Link link = open(seq, frame);
                boolean fits = seq == head.seq()
                        ? Arrays.equals(link.hash(), head.hash())
                        : Arrays.equals(link.before(), NOTHING_BEFORE);
                if (!fits || (seq == 1 && !link.entry().what().equals(CANARY))) {
                    return new Broken(seq, changed(seq));
                }
            }
            return has("SELECT 1 FROM audit WHERE seq > " + head.seq())
                    ? verify()
                    : new Intact(head.seq(), HexFormat.of().formatHex(head.hash()));
        } catch (Damaged e) {
            return verify();
        }
    }

    /** Walks the whole chain. */
    Verdict verify() throws SQLException {
        return read((entry, hash) -> {});
    }

    /** Walks the chain and hands out its entries, up to the first that is not as it was written. */
    <E extends Exception> Verdict read(Reader<E> reader) throws SQLException, E {
        Head last = new Head(0, NOTHING_BEFORE);
        try (PreparedStatement query = connection.prepareStatement("SELECT seq, sealed FROM audit ORDER BY seq");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                long seq = found.getLong(1);
                if (seq != last.seq() + 1) {
                    return new Broken(
                            Math.min(seq, last.seq() + 1),
                            seq > last.seq() + 1
                                    ? missing(last.seq() + 1, null)
                                    : "entry " + seq + " was never written");
                }
                Link link = open(seq, Sql.bytes(found, 2));
                if (!Arrays.equals(link.before(), last.hash()) || link.entry().seq() != seq) {
                    return new Broken(Math.max(1, last.seq()), changed(Math.max(1, last.seq())));
                }
                reader.entry(link.entry(), HexFormat.of().formatHex(link.hash()));
                last = new Head(seq, link.hash());
            }
        } catch (Damaged e) {
            return new Broken(last.seq() + 1, e.getMessage());
        }
        return against(last);
    }

    private Verdict against(Head last) throws SQLException {
        Head head;
        try {
            head = head();
        } catch (Damaged e) {
            return new Broken(last.seq() + 1, e.getMessage());
        }
        if (head.seq() > last.seq()) {
            return new Broken(last.seq() + 1, missing(last.seq() + 1, head));
        }
        if (head.seq() < last.seq()) {
            return new Broken(head.seq() + 1, "entry " + (head.seq() + 1) + " was put in from outside");
        }
        return Arrays.equals(head.hash(), last.hash())
                ? new Intact(last.seq(), HexFormat.of().formatHex(last.hash()))
                : new Broken(last.seq(), changed(last.seq()));
    }

    private Head head() throws SQLException, Damaged {
        long id = Setting.AUDIT_HEAD.id();
        try (PreparedStatement query = connection.prepareStatement("SELECT sealed FROM setting WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet found = query.executeQuery()) {
                byte[] bytes = found.next() ? seal.open(Sealed.SETTING, Sql.bytes(found, 1), id) : new byte[0];
                if (bytes.length != Long.BYTES + AuditEntry.HASH) {
                    throw new Damaged("the end of the audit is not known any more: its mark was taken away");
                }
                return new Head(ByteBuffer.wrap(bytes).getLong(), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
            }
        }
    }

    private byte @Nullable [] frame(long seq) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT sealed FROM audit WHERE seq = ?")) {
            query.setLong(1, seq);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Sql.bytes(found, 1) : null;
            }
        }
    }

    private Link open(long seq, byte[] frame) throws Damaged {
        byte[] row = seal.open(Sealed.AUDIT, frame, seq);
        if (row.length < AuditEntry.HASH) {
            throw new Damaged(Sealed.AUDIT.told("cannot be read", seq));
        }
        byte[] before = Arrays.copyOf(row, AuditEntry.HASH);
        byte[] canonical = Arrays.copyOfRange(row, AuditEntry.HASH, row.length);
        return new Link(before, AuditEntry.decode(canonical), AuditEntry.hash(before, canonical));
    }

    private void put(String sql, long id, byte[] frame) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.setBytes(2, frame);
            statement.executeUpdate();
        }
    }

    private boolean has(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet found = query.executeQuery()) {
            return found.next();
        }
    }

    private static String missing(long seq, @Nullable Head head) {
        return head == null
                ? "entry " + seq + " was taken out"
                : "entry " + seq + " and all after it were taken out, up to " + head.seq();
    }

    private static String changed(long seq) {
        return "entry " + seq + " was changed since it was written";
    }
}
