package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
        walk(point, kind, from, to, new Levels() {
            @Override
            public boolean wants(long bucket) {
                return width >= bucket;
            }

            @Override
            public boolean suffice(Partials partials) {
                return true;
            }

            @Override
            public void buckets(Partials partials) {
                envelope.add(partials, 0, partials.size);
            }

            @Override
            public void rows(Run run, int start, int end) {
                envelope.add(run, start, end);
            }
        });
        return envelope;
    }

    /** The gaps of a point that reach into a stretch. */
    List<Gap> gaps(int point, Kind kind, long from, long to) throws SQLException {
        GapFinder finder = new GapFinder();
        walk(point, kind, from, to, new Levels() {
            @Override
            public boolean wants(long bucket) {
                return true;
            }

            @Override
            public boolean suffice(Partials partials) {
                return GapFinder.suffice(partials);
            }

            @Override
            public void buckets(Partials partials) {
                finder.buckets(partials);
            }

            @Override
            public void rows(Run run, int start, int end) {
                finder.rows(run, start, end);
            }
        });
        return finder.found();
    }

    /** Takes hours or minutes where they suffice, and rows where they do not; in the order of time. */
    private interface Levels extends Merging.Visitor {

        /** Whether buckets of a width are fine enough. */
        boolean wants(long width);

        /** Whether these tell enough. */
        boolean suffice(Partials partials);

        void buckets(Partials partials);
    }

    private void walk(int point, Kind kind, long from, long to, Levels levels) throws SQLException {
        try {
            Merging merging = new Merging(tails.copy(point), from, to, levels);
            Run run = new Run(kind, Blocks.ROWS);
            Taker taker = (head, until) -> {
                boolean coarse = levels.wants(Partials.MINUTE) && !merging.tailBefore(until);
                Partials minutes = head == null || !coarse || outside(head, from, to) ? null : minutes(head);
                if (head == null || minutes == null || !levels.suffice(minutes)) {
                    merging.block(read(head, run), until);
                } else {
                    merging.giveHeld(head.start());
                    levels.buckets(minutes);
                }
            };
            long cursor = start(point, from);
            if (levels.wants(Partials.HOUR)) {
                cursor = folds(point, cursor, from, to, merging, levels, taker);
            }
            blocks(point, cursor, to, Long.MAX_VALUE, taker);
            merging.giveHeld(Long.MAX_VALUE);
        } finally {
            connection.commit();
        }
    }

    /** Feeds the folds within, and the blocks before and between them; tells where the rest begins. */
    private long folds(int point, long begin, long from, long to, Merging merging, Levels levels, Taker taker)
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
                if (!merging.tailBefore(end + 1) && fold(point, rows, merging, levels)) {
                    cursor = end + 1;
                }
            }
        }
        return cursor;
    }

    private boolean fold(int point, ResultSet row, Merging merging, Levels levels) throws SQLException {
        long start = row.getLong(1);
        try {
            byte[] plain = seal.open(Sealed.FOLD, row.getBytes(4), point, start, row.getLong(2), row.getInt(3));
            Partials hours = codec.decode(plain, 0, plain.length);
            if (levels.suffice(hours)) {
                merging.giveHeld(start);
                levels.buckets(hours);
                return true;
            }
            return false;
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

    private static boolean outside(Blocks.Head head, long from, long to) {
        return head.start() < from || head.end() >= to;
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
