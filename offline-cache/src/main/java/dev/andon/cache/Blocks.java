package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes the blocks of a file. Blocks of one point never overlap, and within one times rise. The thread that writes, within its
 * transaction.
 */
final class Blocks implements AutoCloseable {

    /** Rows of a block, as a rule. */
    static final int ROWS = 1_000;

    /** A block carries its minutes when it has at least so many rows in each. */
    private static final int ROWS_A_MINUTE = 16;

    private static final byte[] NOTHING = {};
    private static final long NO_BODY = 0;

    /** More bodies than are ever written. */
    static final long MOST_BODIES = 1L << 30;

    private final int most;
    private final Seal seal;
    private final IntUnaryOperator connections;
    private final Block block = new Block();
    private final PartialsCodec codec = new PartialsCodec();
    private final Run readings = new Run(Kind.NUMBER, ROWS);
    private final Ledger ledger;
    private final PreparedStatement insert;
    private final PreparedStatement insertBody;
    private final PreparedStatement delete;
    private final PreparedStatement deleteBody;
    private final PreparedStatement between;
    private final PreparedStatement body;
    private long nextBody;

    /** A row of the table. */
    record Head(int point, long start, long end, int rows, long body, int size, byte[] rolled) {

        /** Whether its rows were dropped and only {@link Coarse} data are left. */
        boolean coarse() {
            return body == NO_BODY;
        }

        Ledger.Day sums() {
            return new Ledger.Day(size, rolled.length, coarse() ? 0 : rows);
        }

        Loss loss(@Nullable PointKey key, Damaged why) {
            return new Loss(why.getMessage(), key, start, end, rows);
        }
    }

    /**
     * @param most rows of a block, as a rule: {@link #ROWS}
     * @param connections which connection a point is of, by number
     */
    Blocks(Connection connection, Seal seal, Ledger ledger, int most, IntUnaryOperator connections)
            throws SQLException {
        this.most = most;
        this.seal = seal;
        this.ledger = ledger;
        this.connections = connections;
        insert = connection.prepareStatement(
                "INSERT INTO block (point, t0, t1, n, body, size, rolled) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insertBody = connection.prepareStatement("INSERT INTO body (id, bytes) VALUES (?, ?)");
        delete = connection.prepareStatement("DELETE FROM block WHERE point = ? AND t0 = ?");
        deleteBody = connection.prepareStatement("DELETE FROM body WHERE id = ?");
        between = connection.prepareStatement(
                "SELECT t0, t1, n, body, size, rolled FROM block WHERE point = ? AND t0 >= ? AND t0 <= ? ORDER BY t0"
                        + " LIMIT ?");
        body = connection.prepareStatement("SELECT bytes FROM body WHERE id = ?");
        nextBody = Sql.number(connection, "SELECT coalesce(max(id), 0) + 1 FROM body");
    }

    /** Leaves the numbers of bodies below this to others. */
    void reserve(long bodies) {
        nextBody = Math.max(nextBody, bodies);
    }

    /** Writes rows {@code from} to {@code to} of a rising run, which overlap no block, as one. */
    Ledger.Day add(int point, Run run, int from, int to) throws SQLException {
        long start = run.times[from];
        long end = run.times[to - 1];
        int rows = to - from;
        int length = block.encode(point, run, from, to);
        long id = nextBody++;
        byte[] frame = seal.closePart(Sealed.BODY, block.bytes(), 0, length, id);
        insertBody.setLong(1, id);
        insertBody.setBytes(2, frame);
        insertBody.executeUpdate();
        byte[] rolled = rolled(run, from, to);
        byte[] closed = seal.close(Sealed.BLOCK, rolled, point, start, end, rows, id, frame.length);
        insert(point, start, end, rows, id, frame.length, closed);
        Ledger.Day sums = new Ledger.Day(frame.length, closed.length, rows);
        count(point, start, sums);
        return sums;
    }

    private void insert(int point, long start, long end, int rows, long id, int size, byte[] rolled)
            throws SQLException {
        insert.setInt(1, point);
        insert.setLong(2, start);
        insert.setLong(3, end);
        insert.setInt(4, rows);
        insert.setLong(5, id);
        insert.setInt(6, size);
        insert.setBytes(7, rolled);
        insert.executeUpdate();
    }

    /** The minutes of the rows, or nothing where a reader does as well with the rows themselves. */
    private byte[] rolled(Run run, int from, int to) {
        long minutes = 1 + (run.times[to - 1] - run.times[from]) / Partials.MINUTE;
        if (run.kind == Kind.TEXT || to - from < ROWS_A_MINUTE * minutes) {
            return NOTHING;
        }
        int length = codec.encode(minutes(run, from, to));
        return Arrays.copyOf(codec.bytes(), length);
    }

    private Partials minutes(Run run, int from, int to) {
        for (int row = from; row < to; row++) {
            if (Marks.filled(run.marks[row])) {
                Run kept = new Run(run.kind, to - from);
                kept.append(run, from, to);
                kept.dropFilled(0);
                return Partials.of(kept, 0, kept.size, Partials.MINUTE);
            }
        }
        return Partials.of(run, from, to, Partials.MINUTE);
    }

    /**
     * Writes rows {@code from} to {@code to} of a rising run, one at least, as blocks of about the same size.
     *
     * @return how many
     */
    int addAll(int point, Run run, int from, int to) throws SQLException {
        long rows = (long) to - from;
        int pieces = Math.max(1, (int) ((rows + most / 2) / most));
        for (int piece = 0; piece < pieces; piece++) {
            add(point, run, (int) (from + rows * piece / pieces), (int) (from + rows * (piece + 1) / pieces));
        }
        return pieces;
    }

    /** Whether blocks with so many rows in all would better be fewer. */
    boolean small(int blocks, long rows) {
        return rows < (long) blocks * most / 2;
    }

    /** Takes a block out; its header must be whole, as nobody else's body must go with it. */
    void remove(Head head) throws SQLException {
        removeHead(head);
        removeBody(head);
        count(head.point(), head.start(), new Ledger.Day(0, -head.rolled().length, 0));
    }

    /** Takes a header out, and nothing else; false where it is not found where it stands. */
    boolean removeHead(Head head) throws SQLException {
        delete.setInt(1, head.point());
        delete.setLong(2, head.start());
        return delete.executeUpdate() > 0;
    }

    private void removeBody(Head head) throws SQLException {
        if (!head.coarse()) {
            deleteBody.setLong(1, head.body());
            deleteBody.executeUpdate();
            count(head.point(), head.start(), new Ledger.Day(-head.size(), 0, -head.rows()));
        }
    }

    private void count(int point, long start, Ledger.Day sums) {
        ledger.add(connections.applyAsInt(point), start, sums);
    }

    /** Puts a gap where something was lost, as a block of one row. */
    Ledger.Day addGap(int point, Kind kind, long at) throws SQLException {
        Run gap = new Run(kind, 1);
        gap.addGap(at, GapCause.DAMAGED);
        return add(point, gap, 0, 1);
    }

    /**
     * Drops the rows of a block and keeps what is coarse.
     *
     * @return what stands there now
     * @throws Damaged when there is nothing to keep; it is as it was then
     */
    Ledger.Day thin(Head head, Kind kind) throws SQLException, Damaged {
        Partials minutes = minutes(head, seal, codec);
        Run run = new Run(kind, head.rows());
        try {
            read(head, run);
        } catch (Damaged e) {
            if (minutes == null) {
                throw e;
            }
        }
        Run kept = new Run(kind, run.size);
        kept.append(run, 0, run.size);
        kept.dropFilled(0);
        Partials buckets = minutes != null ? minutes : Partials.of(kept, 0, kept.size, Partials.HOUR);
        remove(head);
        return add(Coarse.of(buckets, kept), head.point(), head.start(), head.end(), head.rows());
    }

    /** Writes a block that has only coarse data. */
    Ledger.Day add(Coarse coarse, int point, long start, long end, int rows) throws SQLException {
        byte[] plain = coarse.encode(point, codec, block);
        byte[] closed = seal.close(Sealed.BLOCK, plain, point, start, end, rows, NO_BODY, 0);
        insert(point, start, end, rows, NO_BODY, 0, closed);
        Ledger.Day sums = new Ledger.Day(0, closed.length, 0);
        count(point, start, sums);
        return sums;
    }

    /**
     * Drops what a block has before a time that lies in it.
     *
     * @throws Damaged when it cannot be read; it is as it was then
     */
    void cut(Head head, Kind kind, long before) throws SQLException, Damaged {
        if (head.coarse()) {
            Coarse coarse = Coarse.decode(head.point(), open(head, seal), codec, block, new Run(kind))
                    .since(before);
            remove(head);
            if (coarse.buckets().size > 0) {
                add(coarse, head.point(), coarse.buckets().firstTimes[0], head.end(), coarse.samples());
            }
        } else {
            Run run = new Run(kind, head.rows());
            read(head, run);
            remove(head);
            add(head.point(), run, run.ceiling(before), run.size);
        }
    }

    /** The blocks that begin between two times, both included. */
    List<Head> between(int point, long from, long to) throws SQLException {
        return between(point, from, to, -1);
    }

    /** The first so many of them. */
    List<Head> between(int point, long from, long to, int most) throws SQLException {
        between.setInt(4, most);
        between.setInt(1, point);
        between.setLong(2, from);
        between.setLong(3, to);
        List<Head> heads = new ArrayList<>();
        try (ResultSet rows = between.executeQuery()) {
            while (rows.next()) {
                heads.add(head(point, rows));
            }
        }
        return heads;
    }

    /** From the columns t0, t1, n, body, size, rolled. */
    static Head head(int point, ResultSet rows) throws SQLException {
        return new Head(
                point,
                rows.getLong(1),
                rows.getLong(2),
                rows.getInt(3),
                rows.getLong(4),
                rows.getInt(5),
                Sql.bytes(rows, 6));
    }

    /** Appends the rows of a block to a run. */
    void read(Head head, Run into) throws SQLException, Damaged {
        body.setLong(1, head.body());
        try (ResultSet row = body.executeQuery()) {
            if (!row.next()) {
                throw new Damaged(Sealed.BODY.told("is missing", head.body()));
            }
            decode(head, Sql.bytes(row, 1), seal, block, into);
        }
    }

    /** Opens a body and holds it to its header. */
    static void decode(Head head, byte[] frame, Seal seal, Block block, Run into) throws Damaged {
        byte[] plain = seal.open(Sealed.BODY, frame, head.body());
        int before = into.size;
        block.decode(head.point(), plain, 0, plain.length, into);
        if (into.size == before
                || into.size - before != head.rows()
                || into.times[before] != head.start()
                || into.times[into.size - 1] != head.end()) {
            into.size = before;
            throw new Damaged(Sealed.BLOCK.told("does not fit what it heads", head.point(), head.start()));
        }
    }

    /** What a header holds. @throws Damaged when it is not what was written, in any column */
    static byte[] open(Head head, Seal seal) throws Damaged {
        return seal.open(
                Sealed.BLOCK,
                head.rolled(),
                head.point(),
                head.start(),
                head.end(),
                head.rows(),
                head.body(),
                head.size());
    }

    /** @throws Damaged when a header is not what was written */
    void check(Head head) throws Damaged {
        open(head, seal);
    }

    /** The minutes of a block with rows; null where it carries none. */
    static @Nullable Partials minutes(Head head, Seal seal, PartialsCodec codec) throws Damaged {
        byte[] plain = open(head, seal);
        return plain.length == 0 ? null : codec.decode(plain, 0, plain.length);
    }

    /** The hours of a block; of its rows where it carries no minutes. */
    Partials hours(Head head, Kind kind) throws SQLException, Damaged {
        if (head.coarse()) {
            byte[] plain = open(head, seal);
            return Coarse.decode(head.point(), plain, codec, block, new Run(kind))
                    .buckets()
                    .coarser(Partials.HOUR);
        }
        Partials minutes = minutes(head, seal, codec);
        if (minutes != null) {
            return minutes.coarser(Partials.HOUR);
        }
        Run run = kind == Kind.NUMBER ? readings : new Run(kind, head.rows());
        run.clear();
        read(head, run);
        run.dropFilled(0);
        return Partials.of(run, 0, run.size, Partials.HOUR);
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(insert, insertBody, delete, deleteBody, between, body)) {
            statement.close();
        }
    }
}
