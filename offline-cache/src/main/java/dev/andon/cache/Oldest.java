package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Finds where the blocks of a point begin to tell something. One connection, one owner at a time; ends no transaction. */
final class Oldest implements AutoCloseable {

    private static final String NEXT =
            "SELECT t0, t1, n, body, size, rolled FROM block WHERE point = ? AND t0 > ? ORDER BY t0 LIMIT 1";

    private final Seal seal;
    private final Block block = new Block();
    private final PartialsCodec codec = new PartialsCodec();
    private final PreparedStatement next;
    private final PreparedStatement body;

    Oldest(Connection connection, Seal seal) throws SQLException {
        this.seal = seal;
        next = connection.prepareStatement(NEXT);
        body = connection.prepareStatement("SELECT bytes FROM body WHERE id = ?");
    }

    /**
     * When the first sample was measured that stands in a block, or of which minutes or hours are left; {@link Long#MAX_VALUE} where there is none.
     * What is damaged, or tells of gaps alone, is passed over.
     */
    long sample(int point, Kind kind) throws SQLException {
        for (Blocks.Head head = after(point, Long.MIN_VALUE); head != null; head = after(point, head.start())) {
            try {
                long first =
                        head.coarse() ? coarse(head, kind) : rows(head, kind).firstSample();
                if (first != Long.MAX_VALUE) {
                    return first;
                }
            } catch (Damaged e) {
                // Told where it is read.
            }
        }
        return Long.MAX_VALUE;
    }

    private Blocks.@Nullable Head after(int point, long time) throws SQLException {
        next.setInt(1, point);
        next.setLong(2, time);
        try (ResultSet row = next.executeQuery()) {
            return row.next() ? Blocks.head(point, row) : null;
        }
    }

    /** A bucket begins with its first row of any sort. */
    private long coarse(Blocks.Head head, Kind kind) throws Damaged {
        Partials buckets = Coarse.decode(head.point(), Blocks.open(head, seal), codec, block, new Run(kind))
                .buckets();
        for (int bucket = 0; bucket < buckets.size; bucket++) {
            if (buckets.counts[bucket] > 0) {
                return buckets.firstTimes[bucket];
            }
        }
        return Long.MAX_VALUE;
    }

    private Run rows(Blocks.Head head, Kind kind) throws SQLException, Damaged {
        Run run = new Run(kind, Blocks.ROWS);
        Blocks.open(head, seal);
        body.setLong(1, head.body());
        try (ResultSet row = body.executeQuery()) {
            Blocks.decode(head, row.next() ? Sql.bytes(row, 1) : new byte[0], seal, block, run);
        }
        return run;
    }

    @Override
    public void close() throws SQLException {
        try (next;
                body) {
            // Each in turn, whatever the one before says.
        }
    }
}
