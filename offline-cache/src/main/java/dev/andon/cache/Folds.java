package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the hours of many blocks in one row, a fold. The thread that writes, within its transaction. */
final class Folds implements AutoCloseable {

    /** Blocks of a fold, as a rule. */
    static final int BLOCKS = 64;

    private final Seal seal;
    private final Blocks blocks;
    private final PartialsCodec codec = new PartialsCodec();
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement atOrBefore;
    private final PreparedStatement after;

    /** The stretch of a fold. */
    record Stretch(long start, long end) {}

    Folds(Connection connection, Seal seal, Blocks blocks) throws SQLException {
        this.seal = seal;
        this.blocks = blocks;
        insert = connection.prepareStatement("INSERT INTO fold (point, t0, t1, n, rolled) VALUES (?, ?, ?, ?, ?)");
        delete = connection.prepareStatement("DELETE FROM fold WHERE point = ? AND t0 = ?");
        atOrBefore = connection.prepareStatement(
                "SELECT t0, t1 FROM fold WHERE point = ? AND t0 <= ? ORDER BY t0 DESC LIMIT 1");
        after = connection.prepareStatement("SELECT t0, t1 FROM fold WHERE point = ? AND t0 > ? ORDER BY t0 LIMIT 1");
    }

    /** Folds blocks that follow each other. */
    void add(int point, Kind kind, List<Blocks.Head> heads) throws SQLException, Damaged {
        for (int from = 0; from < heads.size(); from += BLOCKS) {
            // What would be left over for a short one goes into this.
            int to = heads.size() - from < 2 * BLOCKS ? heads.size() : from + BLOCKS;
            addOne(point, kind, heads.subList(from, to));
            if (to == heads.size()) {
                return;
            }
        }
    }

    private void addOne(int point, Kind kind, List<Blocks.Head> heads) throws SQLException, Damaged {
        Partials hours = new Partials(Partials.HOUR);
        for (Blocks.Head head : heads) {
            hours.append(blocks.hours(head, kind));
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
        insert.setBytes(5, seal.close(Sealed.FOLD, plain, point, start, end, heads.size()));
        insert.executeUpdate();
    }

    void remove(int point, Stretch stretch) throws SQLException {
        delete.setInt(1, point);
        delete.setLong(2, stretch.start());
        delete.executeUpdate();
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

    private static @Nullable Stretch one(PreparedStatement select, int point, long time) throws SQLException {
        select.setInt(1, point);
        select.setLong(2, time);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? new Stretch(row.getLong(1), row.getLong(2)) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(insert, delete, atOrBefore, after)) {
            statement.close();
        }
    }
}
