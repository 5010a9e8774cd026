package dev.andon.cache;

import dev.andon.model.CommandState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Commands, persisted before they are sent. Every change is durable when the method returns (synchronous=FULL), so that after a kill at any
 * moment nothing is sent twice, nothing late, and what may have been delivered is told as such.
 *
 * <p>Belongs to the thread that writes. Wants autocommit off; each change commits, and with it what the caller wrote before in the same
 * transaction, such as the entry of the {@link Audit}. Where nothing changes the transaction is left to the caller, to be ended.
 */
final class Outbox {

    /**
     * What the outbox holds, oldest first.
     *
     * @param damaged rows that cannot be read, for people; they are never sent
     */
    record Contents(List<OutboxEntry> entries, List<String> damaged) {}

    private static final String COLUMNS = "SELECT seq, high, low, state, sealed FROM outbox";

    private final Connection connection;
    private final Seal seal;

    private record Row(long seq, UUID id, int state, byte[] frame) {}

    Outbox(Connection connection, Seal seal) {
        this.connection = connection;
        this.seal = seal;
    }

    /**
     * Puts a command in. From then on it will be sent, or it will be told why not.
     *
     * @throws IllegalArgumentException when there is one with this id; it is not replaced, and the transaction is rolled back
     */
    OutboxEntry append(UUID id, byte[] payload, Instant notAfter, boolean idempotent, Instant now) throws SQLException {
        OutboxEntry entry = new OutboxEntry(id, payload, notAfter, idempotent, CommandState.QUEUED, now, now, 0, "");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO outbox (seq, high, low, state, sealed)" + " VALUES (?, ?, ?, ?, ?)")) {
            if (row(id) != null) {
                connection.rollback();
                throw new IllegalArgumentException("command " + id + " is in the outbox already");
            }
            long seq = next();
            insert.setLong(1, seq);
            insert.setLong(2, id.getMostSignificantBits());
            insert.setLong(3, id.getLeastSignificantBits());
            insert.setInt(4, entry.state().ordinal());
            insert.setBytes(5, close(seq, entry));
            insert.executeUpdate();
            connection.commit();
            return entry;
        } catch (SQLException e) {
            throw Undone.after(e, connection);
        }
    }

    /** Everything in it, ended or not. */
    Contents contents() throws SQLException {
        List<OutboxEntry> entries = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (Row row : rows()) {
            try {
                entries.add(open(row));
            } catch (Damaged e) {
                damaged.add(e.getMessage());
            }
        }
        return new Contents(entries, damaged);
    }

    /** @throws Damaged when it is there and cannot be read */
    Optional<OutboxEntry> find(UUID id) throws SQLException, Damaged {
        Row row = row(id);
        return row == null ? Optional.empty() : Optional.of(open(row));
    }

    /**
     * Hands a command out for sending, and only after it has been written down as sent: a queued one in time, and one that was sent and is
     * idempotent. A queued one whose time has passed ends as expired.
     *
     * @return empty when it must not be sent
     */
    Optional<OutboxEntry> send(UUID id, Instant now) throws SQLException, Damaged {
        Row row = row(id);
        if (row == null) {
            return Optional.empty();
        }
        OutboxEntry entry = open(row);
        boolean queued = entry.state() == CommandState.QUEUED;
        if (!queued && !(entry.state() == CommandState.SENT && entry.idempotent())) {
            return Optional.empty();
        }
        String late = entry.late(now);
        if (!late.isEmpty()) {
            if (queued) {
                store(row.seq(), entry.in(CommandState.EXPIRED, now, late));
            }
            return Optional.empty();
        }
        OutboxEntry sent = entry.sentOnceMore(now);
        store(row.seq(), sent);
        return Optional.of(sent);
    }

    /**
     * A step in a command's life, but for the sending.
     *
     * @param why for people; may be empty
     * @return false when it was not in {@code from}, and nothing was changed
     * @throws IllegalArgumentException when the life of a command knows no such step
     */
    boolean move(UUID id, CommandState from, CommandState to, Instant now, String why) throws SQLException, Damaged {
        if (to == CommandState.SENT || !from.next().contains(to)) {
            throw new IllegalArgumentException("no step leads from " + from + " to " + to + " here");
        }
        Row row = row(id);
        if (row == null || row.state() != from.ordinal()) {
            return false;
        }
        store(row.seq(), open(row).in(to, now, why));
        return true;
    }

    /**
     * After a start, before anything is sent: what was sent and not answered is unconfirmed, unless it may be sent once more; what is late
     * has expired. An accepted one stays, since the plant can still show its effect.
     *
     * @return what ended by it
     */
    Contents restart(Instant now) throws SQLException {
        List<OutboxEntry> ended = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        try {
            for (Row row : rows()) {
                try {
                    OutboxEntry before = open(row);
                    OutboxEntry after = restarted(before, now);
                    if (after.state() != before.state()) {
                        update(row.seq(), after);
                        ended.add(after);
                    }
                } catch (Damaged e) {
                    damaged.add(e.getMessage());
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw Undone.after(e, connection);
        }
        return new Contents(ended, damaged);
    }

    private static OutboxEntry restarted(OutboxEntry entry, Instant now) {
        String late = entry.late(now);
        return switch (entry.state()) {
            case QUEUED -> late.isEmpty() ? entry : entry.in(CommandState.EXPIRED, now, late);
            case SENT ->
                entry.idempotent() && late.isEmpty()
                        ? entry
                        : entry.in(
                                CommandState.UNCONFIRMED,
                                now,
                                "the program ended before an answer came; it may have been carried out");
            default -> entry;
        };
    }

    /** Takes out what ended before an instant. */
    int forget(Instant before) throws SQLException {
        int forgotten = 0;
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE seq = ?")) {
            for (Row row : rows()) {
                try {
                    OutboxEntry entry = open(row);
                    if (entry.state().ended() && entry.since().isBefore(before)) {
                        delete.setLong(1, row.seq());
                        forgotten += delete.executeUpdate();
                    }
                } catch (Damaged kept) {
                    // Told by contents(), and kept for whoever wants to look.
                }
            }
            connection.commit();
            return forgotten;
        } catch (SQLException e) {
            throw Undone.after(e, connection);
        }
    }

    private void store(long seq, OutboxEntry entry) throws SQLException {
        try {
            update(seq, entry);
            connection.commit();
        } catch (SQLException e) {
            throw Undone.after(e, connection);
        }
    }

    private void update(long seq, OutboxEntry entry) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE outbox SET state = ?, sealed = ? WHERE seq = ?")) {
            update.setInt(1, entry.state().ordinal());
            update.setBytes(2, close(seq, entry));
            update.setLong(3, seq);
            update.executeUpdate();
        }
    }

    private byte[] close(long seq, OutboxEntry entry) {
        return seal.close(
                Sealed.OUTBOX,
                entry.encode(),
                seq,
                entry.id().getMostSignificantBits(),
                entry.id().getLeastSignificantBits(),
                entry.state().ordinal());
    }

    private OutboxEntry open(Row row) throws Damaged {
        byte[] bytes = seal.open(
                Sealed.OUTBOX,
                row.frame(),
                row.seq(),
                row.id().getMostSignificantBits(),
                row.id().getLeastSignificantBits(),
                row.state());
        return OutboxEntry.decode(row.id(), CommandState.values()[row.state()], bytes);
    }

    private long next() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT coalesce(max(seq), 0) + 1 FROM outbox");
                ResultSet found = query.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    private List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + " ORDER BY seq");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                rows.add(row(found));
            }
        }
        return rows;
    }

    private @Nullable Row row(UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + " WHERE high = ? AND low = ?")) {
            query.setLong(1, id.getMostSignificantBits());
            query.setLong(2, id.getLeastSignificantBits());
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? row(found) : null;
            }
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(
                found.getLong(1), new UUID(found.getLong(2), found.getLong(3)), found.getInt(4), Sql.bytes(found, 5));
    }
}
