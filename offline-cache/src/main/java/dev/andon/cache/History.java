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

    private static final String FIRST =
            "SELECT t0, t1, n, body, size, rolled FROM block" + " WHERE point = ? AND t0 <= ? ORDER BY t0 DESC LIMIT 1";
    private static final String HEADS =
            "SELECT t0, t1, n, body, size, rolled FROM block WHERE point = ? AND t0 >= ? AND t0 < ? ORDER BY t0";
    private static final String FOLDS =
            "SELECT t0, t1, n, rolled FROM fold WHERE point = ? AND t0 >= ? AND t0 < ? ORDER BY t0";

    private final Connection connection;
    private final Seal seal;
    private final Tails tails;
    private final boolean lasts;
    private final Block block = new Block();
    private final PartialsCodec codec = new PartialsCodec();
    private final PreparedStatement first;
    private final PreparedStatement heads;
    private final PreparedStatement folds;
    private final PreparedStatement body;
    private long lost;

    /** @param lasts whether what is written later will be read as well */
    History(Connection connection, Seal seal, Tails tails, boolean lasts) throws SQLException {
        this.connection = connection;
        this.lasts = lasts;
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
            blocks(point, from, start(point, kind, from), to, Long.MAX_VALUE, (item, until) -> {
                if (item != null && item.head.coarse() && item.head.end() >= from) {
                    visitor.coarse(Math.max(from, item.head.start()), Math.min(to, item.head.end()));
                }
                merging.block(read(item, run), until);
            });
            merging.giveHeld(Long.MAX_VALUE);
        } finally {
            connection.commit();
        }
    }

    /**
     * What a point did, pixel by pixel: from its rows where a pixel is shorter than a minute, otherwise from its minutes or hours. A value at the
     * edge of two pixels may then stand in both. What came last holds to the end.
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
            public boolean prefersRows() {
                return false;
            }

            @Override
            public void buckets(Partials partials) {
                envelope.add(partials, 0, partials.size);
            }

            @Override
            public void coarse(long start, long end) {
                envelope.addCoarse(start, end);
            }

            @Override
            public void rows(Run run, int start, int end) {
                envelope.add(run, start, end);
            }
        });
        envelope.end(to);
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
            public boolean prefersRows() {
                return true;
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

        /** Whether the few rows of coarse data tell more than their buckets. */
        boolean prefersRows();

        void buckets(Partials partials);
    }

    private void walk(int point, Kind kind, long from, long to, Levels levels) throws SQLException {
        try {
            Merging merging = new Merging(tails.copy(point), from, to, levels);
            Run run = new Run(kind, Blocks.ROWS);
            Taker taker = (item, until) -> take(item, until, from, to, kind, merging, levels, run);
            long cursor = start(point, kind, from);
            if (levels.wants(Partials.HOUR)) {
                cursor = folds(point, cursor, from, to, merging, levels, taker);
            }
            blocks(point, from, cursor, to, Long.MAX_VALUE, taker);
            merging.giveHeld(Long.MAX_VALUE);
        } finally {
            connection.commit();
        }
    }

    private void take(
            @Nullable Item item, long until, long from, long to, Kind kind, Merging merging, Levels levels, Run run)
            throws SQLException {
        Coarse coarse = item == null || !item.head.coarse() || levels.prefersRows() ? null : coarse(item, kind);
        if (item != null && coarse != null) {
            give(coarse.buckets(), merging, levels);
            if (!levels.wants(coarse.buckets().width)) {
                levels.coarse(item.head.start(), item.head.end());
            }
            merging.skipTail(item.head.end());
            run.clear();
            merging.block(run, until);
            return;
        }
        boolean suits = item != null
                && !item.head.coarse()
                && levels.wants(Partials.MINUTE)
                && !merging.tailBefore(until)
                && item.head.start() >= from
                && item.head.end() < to;
        Partials minutes = item != null && suits ? minutes(item) : null;
        if (item != null && minutes != null && levels.suffice(minutes)) {
            give(minutes, merging, levels);
        } else {
            merging.block(read(item, run), until);
        }
    }

    private static void give(Partials buckets, Merging merging, Levels levels) {
        // There are none where all rows stood for gaps that were filled.
        if (buckets.size > 0) {
            merging.giveHeld(buckets.firstTimes[0]);
            levels.buckets(buckets);
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
                if (start < cursor) {
                    continue;
                }
                blocks(point, from, cursor, start, start, taker);
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
            byte[] plain = seal.open(Sealed.FOLD, Sql.bytes(row, 4), point, start, row.getLong(2), row.getInt(3));
            Partials hours = codec.decode(plain, 0, plain.length);
            if (levels.suffice(hours)) {
                give(hours, merging, levels);
                return true;
            }
            return false;
        } catch (Damaged e) {
            // Its blocks tell the same.
            return false;
        }
    }

    private @Nullable Partials minutes(Item item) {
        try {
            return item.rolled.length == 0 ? null : codec.decode(item.rolled, 0, item.rolled.length);
        } catch (Damaged e) {
            return null;
        }
    }

    private @Nullable Coarse coarse(Item item, Kind kind) {
        try {
            return Coarse.decode(item.head.point(), item.rolled, codec, block, new Run(kind));
        } catch (Damaged e) {
            return null;
        }
    }

    /** A block whose header is as it was written, with what that holds; or the place of one that is lost, of which only the beginning counts. */
    private record Item(Blocks.Head head, byte[] rolled, boolean lost) {}

    /** Takes a block, and where the next begins; once null when there is none at all. */
    private interface Taker {
        void take(@Nullable Item item, long until) throws SQLException;
    }

    /**
     * Gives the blocks that begin within a stretch, in order.
     *
     * @param from what was asked for begins here: a gap, where the first block is lost
     * @param end where what follows the last of them begins
     */
    private void blocks(int point, long from, long begin, long to, long end, Taker taker) throws SQLException {
        Item before = null;
        heads.setInt(1, point);
        heads.setLong(2, begin);
        heads.setLong(3, to);
        try (ResultSet rows = heads.executeQuery()) {
            while (rows.next()) {
                long free = before == null ? Long.MIN_VALUE : before.head.end() + 1;
                Item item = item(Blocks.head(point, rows), before == null ? from : free);
                if (item.head.start() < free || item.head.start() == Long.MIN_VALUE) {
                    // Met already or where it cannot be, as SQLite's own pages are damaged; or lost, and nothing before
                    // it.
                    continue;
                }
                if (before != null) {
                    taker.take(before, item.head.start());
                }
                before = item;
            }
        }
        if (before != null || end == Long.MAX_VALUE) {
            taker.take(before, end);
        }
    }

    private Item item(Blocks.Head head, long gap) {
        try {
            return new Item(head, Blocks.open(head, seal), false);
        } catch (Damaged e) {
            lost += Math.max(1, Math.min(head.rows(), Block.MOST_ROWS));
            return new Item(new Blocks.Head(head.point(), gap, gap, 1, -1, 0, head.rolled()), head.rolled(), true);
        }
    }

    /** Rows that could not be read since the last time it was asked, in blocks that are damaged. */
    long lost() {
        long count = lost;
        lost = 0;
        return count;
    }

    /**
     * Where the block begins that has the last sample up to a time. The last block up to then may have gaps alone there, and these be filled by
     * now: then what holds stands in one before.
     */
    private long start(int point, Kind kind, long from) throws SQLException {
        long start = Long.MAX_VALUE;
        for (Blocks.Head head = headUpTo(point, from); head != null; head = headUpTo(point, head.start() - 1)) {
            try {
                Blocks.open(head, seal);
                start = head.start();
                boolean enough = start == Long.MIN_VALUE || head.coarse();
                if (enough || decode(head, new Run(kind, Blocks.ROWS)).hasSample(from)) {
                    return start;
                }
            } catch (Damaged e) {
                // Told where it is read; nothing holds beyond it.
                return start > from ? head.start() : start;
            }
        }
        return Math.min(start, from);
    }

    private Blocks.@Nullable Head headUpTo(int point, long time) throws SQLException {
        first.setInt(1, point);
        first.setLong(2, time);
        try (ResultSet row = first.executeQuery()) {
            return row.next() ? Blocks.head(point, row) : null;
        }
    }

    /** The rows of a block; where it cannot be read, a gap. */
    private Run read(@Nullable Item item, Run run) throws SQLException {
        run.clear();
        if (item == null) {
            return run;
        }
        Blocks.Head head = item.head;
        if (item.lost) {
            run.addGap(head.start(), GapCause.DAMAGED);
            return run;
        }
        try {
            if (head.coarse()) {
                return Coarse.decode(head.point(), item.rolled, codec, block, run)
                        .rows();
            }
            return decode(head, run);
        } catch (Damaged e) {
            lost += head.rows();
            run.clear();
            run.addGap(head.start(), GapCause.DAMAGED);
        }
        return run;
    }

    private Run decode(Blocks.Head head, Run run) throws SQLException, Damaged {
        body.setLong(1, head.body());
        try (ResultSet row = body.executeQuery()) {
            Blocks.decode(head, row.next() ? Sql.bytes(row, 1) : new byte[0], seal, block, run);
        }
        return run;
    }

    Connection connection() {
        return connection;
    }

    boolean lasts() {
        return lasts;
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
