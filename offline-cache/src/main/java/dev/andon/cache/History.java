package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of points in the order of time, a block at a time, what is in no block yet included. One connection, one owner at a time. */
final class History implements AutoCloseable {

    private static final String FIRST = "SELECT t0 FROM block WHERE point = ? AND t0 <= ? ORDER BY t0 DESC LIMIT 1";
    private static final String HEADS =
            "SELECT t0, t1, n, body, size, rolled FROM block" + " WHERE point = ? AND t0 >= ? AND t0 < ? ORDER BY t0";
    private static final String FOLDS =
            "SELECT t0, t1, n, rolled FROM fold WHERE point = ? AND t0 >= ? AND t0 < ? ORDER BY t0";

    private final Connection connection;
    private final Seal seal;
    private final Tails tails;
    private final Block block = new Block();
    private final PartialsCodec codec = new PartialsCodec();
    private final PreparedStatement first;
    private final PreparedStatement heads;
    private final PreparedStatement folds;
    private final PreparedStatement body;
    private long lost;

    History(Connection connection, Seal seal, Tails tails) throws SQLException {
        this.connection = connection;
        this.seal = seal;
        this.tails = tails;
        first = connection.prepareStatement(FIRST);
        heads = connection.prepareStatement(HEADS);
        folds = connection.prepareStatement(FOLDS);
        body = connection.prepareStatement("SELECT bytes FROM body WHERE id = ?");
    }

    /** Visits the rows of a point from the last one at or before {@code from}, which holds into it, to the last before {@code to}. */
    void rows(int point, Kind kind, long from, long to, Merging.Visitor visitor) throws SQLException {
        try {
            // First the tail, then the blocks: what is moved between is met twice rather than never.
            Merging merging = new Merging(tails.copy(point), from, to, visitor);
            Run run = new Run(kind, Blocks.ROWS);
            blocks(
                    point,
                    start(point, from),
                    to,
                    Long.MAX_VALUE,
                    (head, until) -> merging.block(read(head, run), until));
            merging.giveHeld(Long.MAX_VALUE);
        } finally {
            connection.commit();
        }
    }

    /**
     * What a point did, pixel by pixel: from its rows where a pixel is shorter than a minute, otherwise from its minutes or hours. A value at the
     * edge of two pixels may then stand in both.
     */
    Envelope envelope(int point, Kind kind, long from, long to, int pixels) throws SQLException {
        Envelope envelope = new Envelope(from, to, pixels);
        long width = (to - from) / pixels;
        try {
            Merging merging = new Merging(tails.copy(point), from, to, envelope::add);
            Run run = new Run(kind, Blocks.ROWS);
            Taker taker = (head, until) -> {
                Partials minutes = width < Partials.MINUTE
                                || head == null
                                || outside(head.start(), head.end(), from, to)
                                || merging.tailBefore(until)
                        ? null
                        : minutes(head);
                if (head == null || minutes == null) {
                    merging.block(read(head, run), until);
                } else {
                    merging.giveHeld(head.start());
                    envelope.add(minutes, 0, minutes.size);
                }
            };
            long cursor = start(point, from);
            if (width >= Partials.HOUR) {
                cursor = folds(point, cursor, from, to, merging, envelope, taker);
            }
            blocks(point, cursor, to, Long.MAX_VALUE, taker);
            merging.giveHeld(Long.MAX_VALUE);
            return envelope;
        } finally {
            connection.commit();
        }
    }

    /** Feeds the folds within, and the blocks before and between them; tells where the rest begins. */
    private long folds(int point, long begin, long from, long to, Merging merging, Envelope envelope, Taker taker)
            throws SQLException {
        long cursor = begin;
        folds.setInt(1, point);
        folds.setLong(2, from);
        folds.setLong(3, to);
        try (ResultSet rows = folds.executeQuery()) {
            while (rows.next()) {
                long start = rows.getLong(1);
                long end = rows.getLong(2);
                if (end >= to) {
                    break;
                }
                blocks(point, cursor, start, start, taker);
                cursor = start;
                if (!merging.tailBefore(end + 1) && fold(point, rows, merging, envelope)) {
                    cursor = end + 1;
                }
            }
        }
        return cursor;
    }

    private boolean fold(int point, ResultSet row, Merging merging, Envelope envelope) throws SQLException {
        long start = row.getLong(1);
        try {
            byte[] plain = seal.open(Sealed.FOLD, row.getBytes(4), point, start, row.getLong(2), row.getInt(3));
            Partials hours = codec.decode(plain, 0, plain.length);
            merging.giveHeld(start);
            envelope.add(hours, 0, hours.size);
            return true;
        } catch (Damaged e) {
            // Its blocks tell the same.
            return false;
        }
    }

    private @Nullable Partials minutes(Blocks.Head head) {
        try {
            return Blocks.minutes(head, seal, codec);
        } catch (Damaged e) {
            return null;
        }
    }

    private static boolean outside(long start, long end, long from, long to) {
        return start < from || end >= to;
    }

    /** Takes a block, and where the next begins; once null when there is none at all. */
    private interface Taker {
        void take(Blocks.@Nullable Head head, long until) throws SQLException;
    }

    /** @param end where what follows the last of them begins */
    private void blocks(int point, long from, long to, long end, Taker taker) throws SQLException {
        Blocks.Head before = null;
        heads.setInt(1, point);
        heads.setLong(2, from);
        heads.setLong(3, to);
        try (ResultSet rows = heads.executeQuery()) {
            while (rows.next()) {
                Blocks.Head head = Blocks.head(point, rows);
                if (before != null) {
                    taker.take(before, head.start());
                }
                before = head;
            }
        }
        if (before != null || end == Long.MAX_VALUE) {
            taker.take(before, end);
        }
    }

    /** Rows that could not be read since the last time it was asked, in blocks that are damaged. */
    long lost() {
        long count = lost;
        lost = 0;
        return count;
    }

    private long start(int point, long from) throws SQLException {
        first.setInt(1, point);
        first.setLong(2, from);
        try (ResultSet row = first.executeQuery()) {
            return row.next() ? row.getLong(1) : from;
        }
    }

    private Run read(Blocks.@Nullable Head head, Run run) throws SQLException {
        run.clear();
        if (head == null) {
            return run;
        }
        body.setLong(1, head.body());
        try (ResultSet row = body.executeQuery()) {
            if (row.next()) {
                Blocks.decode(head, row.getBytes(1), seal, block, run);
            }
        } catch (Damaged e) {
            lost += head.rows();
        }
        return run;
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                first;
                heads;
                folds;
                body) {
            // Each in turn, whatever the one before says.
        }
    }
}
