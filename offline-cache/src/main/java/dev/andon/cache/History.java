package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads rows of points in the order of time, a block at a time, what is in no block yet included. One connection, one owner at a time. */
final class History implements AutoCloseable {

    private static final String FOLDS =
            "SELECT t0, t1, n, rolled FROM fold WHERE point = ? AND t0 >= ? AND t0 < ? ORDER BY t0";

    private final Connection connection;
    private final Seal seal;
    private final Tails tails;
    private final boolean lasts;
    private final @Nullable KeyRing followed;
    private final Block block = new Block();
    private final PartialsCodec codec = new PartialsCodec();
    private final BlockSource source;
    private final PreparedStatement folds;

    /**
     * One that reads on a connection of its own.
     *
     * @param lasts whether what is written later will be read as well
     * @param followed the keys, where another program may change them in the midst of a question; null where this one does
     */
    History(Connection connection, Seal seal, Tails tails, boolean lasts, @Nullable KeyRing followed)
            throws SQLException {
        this.connection = connection;
        this.lasts = lasts;
        this.followed = followed;
        this.seal = seal;
        this.tails = tails;
        source = new BlockSource(connection, seal);
        folds = connection.prepareStatement(FOLDS);
    }

    /**
     * Visits the rows of a point from the last one at or before {@code from}, which holds into it, to the last before {@code to}. No transaction is
     * open while the visitor is called: it may take its time, and the log would grow without end.
     *
     * @throws WrongKey when it was sealed under another key meanwhile
     */
    void rows(int point, Kind kind, long from, long to, Merging.Visitor visitor) throws SQLException, WrongKey {
        try {
            // First the tail, then the blocks: what is moved between is met twice rather than never.
            Merging merging = new Merging(tails.copy(point), from, to, visitor);
            long begin = source.start(point, kind, from);
            boolean first = true;
            while (begin != Long.MAX_VALUE) {
                if (!first && followed != null) {
                    followed.follow(connection);
                }
                List<BlockSource.Part> parts = source.next(point, kind, first ? from : begin, begin, to);
                connection.commit();
                long left = first ? begin : left(parts.getFirst(), begin, merging);
                if (left > begin) {
                    visitor.dropped(begin, Math.min(to, left));
                }
                for (BlockSource.Part part : parts) {
                    if (part.coarse() && part.end() >= from) {
                        visitor.coarse(Math.max(from, part.start()), Math.min(to, part.end()));
                    }
                    merging.block(part.run(), part.until());
                }
                begin = parts.getLast().until();
                first = false;
            }
            merging.giveHeld(Long.MAX_VALUE);
        } finally {
            connection.commit();
        }
    }

    /** Where what is left begins: later than what was to come next, where that has gone since the part before was read. */
    private static long left(BlockSource.Part next, long begin, Merging merging) {
        boolean none = next.run().size == 0 && !next.coarse();
        return none ? Math.max(begin + 1, merging.tailNext()) : next.start();
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

    /** When the first sample was measured, or what is left of it begins; empty where there is none. */
    OptionalLong first(int point, Kind kind) throws SQLException {
        try (Oldest oldest = new Oldest(connection, seal)) {
            Run tail = tails.copy(point);
            long first = Math.min(oldest.sample(point, kind), tail == null ? Long.MAX_VALUE : tail.firstSample());
            return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
        } finally {
            connection.commit();
        }
    }

    /** The gaps of a point that reach into a stretch, the newest {@link GapFinder#MOST}. */
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
            BlockSource.Taker taker = (item, until) -> take(item, until, from, to, kind, merging, levels, run);
            long cursor = source.start(point, kind, from);
            if (levels.wants(Partials.HOUR)) {
                cursor = folds(point, cursor, from, to, merging, levels, taker);
            }
            source.each(point, from, cursor, to, Long.MAX_VALUE, taker);
            merging.giveHeld(Long.MAX_VALUE);
        } finally {
            connection.commit();
        }
    }

    private void take(
            BlockSource.@Nullable Item item,
            long until,
            long from,
            long to,
            Kind kind,
            Merging merging,
            Levels levels,
            Run run)
            throws SQLException {
        Coarse coarse = item == null || !item.head().coarse() || levels.prefersRows() ? null : coarse(item, kind);
        if (item != null && coarse != null) {
            // What came late of a time before the first block.
            run.clear();
            merging.block(run, item.head().start());
            give(coarse.buckets(), merging, levels);
            if (!levels.wants(coarse.buckets().width)) {
                levels.coarse(item.head().start(), item.head().end());
            }
            merging.skipTail(item.head().end());
            run.clear();
            merging.block(run, until);
            return;
        }
        boolean suits = item != null
                && !item.head().coarse()
                && levels.wants(Partials.MINUTE)
                && !merging.tailBefore(until)
                && item.head().start() >= from
                && item.head().end() < to;
        Partials minutes = item != null && suits ? minutes(item) : null;
        if (item != null && minutes != null && levels.suffice(minutes)) {
            give(minutes, merging, levels);
        } else {
            merging.block(source.read(item, run), until);
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
    private long folds(
            int point, long begin, long from, long to, Merging merging, Levels levels, BlockSource.Taker taker)
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
                source.each(point, from, cursor, start, start, taker);
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

    private @Nullable Partials minutes(BlockSource.Item item) {
        try {
            return item.rolled().length == 0 ? null : codec.decode(item.rolled(), 0, item.rolled().length);
        } catch (Damaged e) {
            return null;
        }
    }

    private @Nullable Coarse coarse(BlockSource.Item item, Kind kind) {
        try {
            return Coarse.decode(item.head().point(), item.rolled(), codec, block, new Run(kind));
        } catch (Damaged e) {
            return null;
        }
    }

    /** Rows that could not be read since the last time it was asked, in blocks that are damaged. */
    long lost() {
        return source.lost();
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
                source;
                folds) {
            // Each in turn, whatever the one before says.
        }
    }
}
