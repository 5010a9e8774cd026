package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes the hours of many blocks in one row, a fold. The thread that writes, within its transaction. */
final class Folds implements AutoCloseable {

    /** Blocks of a fold, as a rule. */
    static final int BLOCKS = 64;

    private final Seal seal;
    private final Ledger ledger;
    private final Blocks blocks;
    private final IntUnaryOperator connections;
    private final PartialsCodec codec = new PartialsCodec();
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement atOrBefore;
    private final PreparedStatement after;

    /** The stretch of a fold. */
    record Stretch(long start, long end, int size) {}

    /** Puts something in the place of a block that cannot be read, and tells its hours. */
    interface Mending {
        Partials mend(Blocks.Head head, Kind kind, Damaged why) throws SQLException;
    }

    Folds(Connection connection, Seal seal, Ledger ledger, Blocks blocks, IntUnaryOperator connections)
            throws SQLException {
        this.seal = seal;
        this.ledger = ledger;
        this.blocks = blocks;
        this.connections = connections;
        insert = connection.prepareStatement("INSERT INTO fold (point, t0, t1, n, rolled) VALUES (?, ?, ?, ?, ?)");
        delete = connection.prepareStatement("DELETE FROM fold WHERE point = ? AND t0 = ?");
        atOrBefore = connection.prepareStatement(
                "SELECT t0, t1, n, rolled FROM fold WHERE point = ? AND t0 <= ? ORDER BY t0 DESC LIMIT 1");
        after = connection.prepareStatement(
                "SELECT t0, t1, n, rolled FROM fold WHERE point = ? AND t0 > ? ORDER BY t0 LIMIT 1");
    }

    /** Folds blocks that follow each other. */
    void add(int point, Kind kind, List<Blocks.Head> heads, Mending mending) throws SQLException {
        for (int from = 0; from < heads.size(); from += BLOCKS) {
            // What would be left over for a short one goes into this.
            int to = heads.size() - from < 2 * BLOCKS ? heads.size() : from + BLOCKS;
            addOne(point, kind, heads.subList(from, to), mending);
            if (to == heads.size()) {
                return;
            }
        }
    }

    private void addOne(int point, Kind kind, List<Blocks.Head> heads, Mending mending) throws SQLException {
        Partials hours = new Partials(Partials.HOUR);
        for (Blocks.Head head : heads) {
            hours.append(hours(head, kind, mending));
        }
        if (hours.size > PartialsCodec.MOST_BUCKETS) {
            return;
        }
        long start = heads.getFirst().start();
        long end = heads.getLast().end();
        int length = codec.encode(hours);
        byte[] plain = Arrays.copyOf(codec.bytes(), length);
        insert.setInt(1, point);
        insert.setLong(2, start);
        insert.setLong(3, end);
        insert.setInt(4, heads.size());
        byte[] closed = seal.close(Sealed.FOLD, plain, point, start, end, heads.size());
        insert.setBytes(5, closed);
        insert.executeUpdate();
        count(point, start, closed.length);
    }

    private Partials hours(Blocks.Head head, Kind kind, Mending mending) throws SQLException {
        try {
            return blocks.hours(head, kind);
        } catch (Damaged e) {
            return mending.mend(head, kind, e);
        }
    }

    /** Takes out what begins before a time and reaches to another, or beyond. */
    void removeAll(int point, long from, long to) throws SQLException {
        Stretch fold = atOrBefore(point, to - 1);
        while (fold != null && fold.end() >= from) {
            remove(point, fold);
            fold = atOrBefore(point, to - 1);
        }
    }

    /** Bytes of what begins within a stretch. */
    long bytes(int point, long from, long to) throws SQLException {
        long bytes = 0;
        Stretch fold = after(point, from - 1);
        while (fold != null && fold.start() < to) {
            bytes += fold.size();
            fold = after(point, fold.start());
        }
        return bytes;
    }

    void remove(int point, Stretch stretch) throws SQLException {
        if (removed(point, stretch)) {
            count(point, stretch.start(), -stretch.size());
        }
    }

    private void count(int point, long start, int size) {
        ledger.add(connections.applyAsInt(point), start, new Ledger.Day(0, size, 0));
    }

    /** The last that begins at or before a time. */
    @Nullable
    Stretch atOrBefore(int point, long time) throws SQLException {
        return one(atOrBefore, point, time);
    }

    /** The first that begins after a time. */
    @Nullable
    Stretch after(int point, long time) throws SQLException {
        return one(after, point, time);
    }

    private @Nullable Stretch one(PreparedStatement select, int point, long time) throws SQLException {
        Stretch damaged;
        do {
            select.setInt(1, point);
            select.setLong(2, time);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                byte[] frame = Sql.bytes(row, 4);
                Stretch found = new Stretch(row.getLong(1), row.getLong(2), frame.length);
                try {
                    seal.open(Sealed.FOLD, frame, point, found.start(), found.end(), row.getInt(3));
                    return found;
                } catch (Damaged e) {
                    // Its blocks tell the same: it is but taken out.
                    damaged = found;
                }
            }
        } while (removed(point, damaged));
        return null;
    }

    private boolean removed(int point, Stretch stretch) throws SQLException {
        delete.setInt(1, point);
        delete.setLong(2, stretch.start());
        return delete.executeUpdate() > 0;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(insert, delete, atOrBefore, after)) {
            statement.close();
        }
    }
}
