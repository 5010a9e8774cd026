package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and reads the blocks of points, in the order of time. One connection, one owner at a time; ends no transaction. */
final class BlockSource implements AutoCloseable {

    private static final String FIRST =
            "SELECT t0, t1, n, body, size, rolled FROM block WHERE point = ? AND t0 <= ? ORDER BY t0 DESC LIMIT 1";
    private static final String HEADS =
            "SELECT t0, t1, n, body, size, rolled FROM block WHERE point = ? AND t0 >= ? AND t0 < ? ORDER BY t0";
    /** Blocks that are read at once. */
    static final int FEW = 32;

    private final Seal seal;
    private final Block block = new Block();
    private final PartialsCodec codec = new PartialsCodec();
    private final PreparedStatement first;
    private final PreparedStatement heads;
    private final PreparedStatement body;
    private long lost;

    BlockSource(Connection connection, Seal seal) throws SQLException {
        this.seal = seal;
        first = connection.prepareStatement(FIRST);
        heads = connection.prepareStatement(HEADS);
        body = connection.prepareStatement("SELECT bytes FROM body WHERE id = ?");
    }

    /**
     * A block whose header is as it was written, with what that holds; or the place of one that is lost, of which only the beginning counts.
     *
     * @param lost how many rows are lost with it; 0 where its header is whole
     */
    record Item(Blocks.Head head, byte[] rolled, int lost) {}

    /** Takes a block, and where the next begins; once null when there is none at all. */
    interface Taker {
        void take(@Nullable Item item, long until) throws SQLException;
    }

    /**
     * The rows of a block, which may be none.
     *
     * @param coarse whether only coarse data are left, from {@code start} to {@code end}
     * @param until where the next begins; {@link Long#MAX_VALUE} where there is none
     */
    record Part(Run run, boolean coarse, long start, long end, long until) {}

    /**
     * Gives the blocks that begin within a stretch, in order.
     *
     * @param from what was asked for begins here: a gap, where the first block is lost
     * @param end where what follows the last of them begins
     */
    void each(int point, long from, long begin, long to, long end, Taker taker) throws SQLException {
        Item before = null;
        heads.setInt(1, point);
        heads.setLong(2, begin);
        heads.setLong(3, to);
        try (ResultSet rows = heads.executeQuery()) {
            while (rows.next()) {
                long free = before == null ? Long.MIN_VALUE : before.head().end() + 1;
                Item item = item(Blocks.head(point, rows), before == null ? from : free);
                if (passed(item, free)) {
                    continue;
                }
                if (before != null) {
                    taker.take(before, item.head().start());
                }
                before = item;
            }
        }
        if (before != null || end == Long.MAX_VALUE) {
            taker.take(before, end);
        }
    }

    /** Met already or where it cannot be, as SQLite's own pages are damaged; or lost, and nothing before it: then only its rows are told. */
    private boolean passed(Item item, long free) {
        if (item.head().start() == Long.MIN_VALUE) {
            lost += item.lost();
            return true;
        }
        return item.head().start() < free;
    }

    /**
     * Reads the next few blocks; whoever asked for those before may have ended the transaction since, and blocks may have been written anew.
     *
     * @param gap a gap begins here, where the first block is lost
     * @param begin all before it was read
     * @return at least one
     */
    List<Part> next(int point, Kind kind, long gap, long begin, long to) throws SQLException {
        List<Item> items = items(point, gap, begin, to);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(items.size(), FEW); i++) {
            Item item = items.get(i);
            Run run = read(item, new Run(kind, Math.min(item.head().rows(), Blocks.ROWS)));
            if (item.head().start() < begin) {
                run.dropBefore(run.ceiling(begin));
            }
            parts.add(new Part(
                    run,
                    item.head().coarse(),
                    Math.max(begin, item.head().start()),
                    item.head().end(),
                    i + 1 < items.size() ? items.get(i + 1).head().start() : Long.MAX_VALUE));
        }
        return parts.isEmpty() ? List.of(new Part(new Run(kind), false, begin, begin, Long.MAX_VALUE)) : parts;
    }

    /** The next few, and one more where there is one. */
    private List<Item> items(int point, long gap, long begin, long to) throws SQLException {
        List<Item> items = new ArrayList<>();
        heads.setInt(1, point);
        heads.setLong(2, across(point, begin));
        heads.setLong(3, to);
        try (ResultSet rows = heads.executeQuery()) {
            while (items.size() <= FEW && rows.next()) {
                Blocks.Head head = Blocks.head(point, rows);
                boolean none = items.isEmpty();
                long free = none
                        ? Math.min(begin, head.start())
                        : items.getLast().head().end() + 1;
                Item item = item(head, none ? gap : free);
                if (!passed(item, free) && item.head().end() >= begin) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    /** Where the block begins that reaches over a time: rows of before and behind it may have been put into one meanwhile. */
    private long across(int point, long time) throws SQLException {
        Blocks.Head head = headUpTo(point, time);
        try {
            if (head != null && head.end() >= time) {
                Blocks.open(head, seal);
                return head.start();
            }
        } catch (Damaged e) {
            // Told where it is read, if it was not yet.
            return time;
        }
        return time;
    }

    private Item item(Blocks.Head head, long gap) {
        try {
            return new Item(head, Blocks.open(head, seal), 0);
        } catch (Damaged e) {
            Blocks.Head place = new Blocks.Head(head.point(), gap, gap, 1, -1, 0, head.rolled());
            return new Item(place, head.rolled(), Math.max(1, Math.min(head.rows(), Block.MOST_ROWS)));
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
    long start(int point, Kind kind, long from) throws SQLException {
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
    Run read(@Nullable Item item, Run run) throws SQLException {
        run.clear();
        if (item == null) {
            return run;
        }
        Blocks.Head head = item.head();
        if (item.lost() > 0) {
            lost += item.lost();
            run.addGap(head.start(), GapCause.DAMAGED);
            return run;
        }
        try {
            if (head.coarse()) {
                return Coarse.decode(head.point(), item.rolled(), codec, block, run)
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

    @Override
    public void close() throws SQLException {
        try (first;
                heads;
                body) {
            // Each in turn, whatever the one before says.
        }
    }
}
