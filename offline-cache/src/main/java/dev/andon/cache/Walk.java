package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Goes through everything in a file, opens every frame, decodes every block, and tells what is not what was written. */
final class Walk {

    /** Tables that are neither blocks nor bound to them, in the order in which they are gone through. */
    private static final List<Sealed> FIRST = List.of(
            Sealed.POINT, Sealed.SETTING, Sealed.SESSION, Sealed.AUDIT, Sealed.OUTBOX, Sealed.LAST, Sealed.JOURNAL);

    private static final double FIRST_PART = 0.1;
    private static final double BLOCKS_PART = 0.8;

    private final Connection connection;
    private final Seal seal;
    private final Losses losses;
    private final Target target;
    private final DoubleConsumer progress;
    private final Block block = new Block();
    private final PartialsCodec codec = new PartialsCodec();
    private final JournalPage page = new JournalPage();
    private final Waiting waiting = new Waiting();
    private final Map<Integer, PointKey> keys = new HashMap<>();
    // Bodies that a header leads to. Their numbers are dense.
    private final BitSet headed = new BitSet();
    private @Nullable PreparedStatement select;
    private int point = -1;
    private long free;
    private long blocks;
    private long rows;

    /** Takes what is read. */
    interface Target {
        /** A row of any table but blocks and bodies; not whole where its frame is damaged. */
        void row(Sealed place, long[] columns, byte[] frame, boolean whole) throws SQLException;

        /** A point's name. */
        void point(int point, Catalogue.Named named) throws SQLException;

        /** A block with rows, as it stands. */
        void block(Blocks.Head head, byte[] body) throws SQLException;

        /** A block whose rows are dropped, as it stands. */
        void coarse(Blocks.Head head) throws SQLException;

        /** A block of which the rows are lost; with its minutes, where it has some. */
        void lost(Blocks.Head head, Kind kind, @Nullable Partials minutes) throws SQLException;

        /** Rows that no header leads to. */
        void orphan(int point, Run run) throws SQLException;

        /** Rows of a table between two keys that cannot be read. */
        void hole(Sealed place, long[] after, long @Nullable [] before) throws SQLException;
    }

    /** @param progress hears how much is done, 0 to 1 */
    Walk(Connection connection, Seal seal, Losses losses, Target target, DoubleConsumer progress) {
        this.connection = connection;
        this.seal = seal;
        this.losses = losses;
        this.target = target;
        this.progress = progress;
    }

    /** Goes through it all. */
    void run() throws SQLException {
        for (Sealed place : FIRST) {
            scan(place, (columns, frame) -> target.row(place, columns, frame, whole(place, columns, frame)));
            progress.accept(FIRST_PART * (FIRST.indexOf(place) + 1) / FIRST.size());
        }
        scan(Sealed.BLOCK, this::head);
        closeSelect();
        scan(Sealed.BODY, this::body);
        scan(
                Sealed.FOLD,
                (columns, frame) -> target.row(Sealed.FOLD, columns, frame, whole(Sealed.FOLD, columns, frame)));
        progress.accept(1);
    }

    /** Blocks with rows that could be read, with a head or without. */
    long blocks() {
        return blocks;
    }

    long rows() {
        return rows;
    }

    /** Rows that could be read and are in no block yet. */
    long waiting() {
        return waiting.counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Takes rows of one table. */
    private interface Rows {
        void take(long[] columns, byte[] frame) throws SQLException;
    }

    private void scan(Sealed place, Rows taker) throws SQLException {
        new TableScan(connection, place).run(new TableScan.Taker() {
            @Override
            public void row(long[] columns, byte[] frame) throws SQLException {
                taker.take(columns, frame);
            }

            @Override
            public void hole(long[] after, long @Nullable [] before) throws SQLException {
                losses.add(new Loss(
                        "a page of the file cannot be read (behind " + place.row(after) + ")",
                        place == Sealed.BLOCK ? keys.get((int) after[0]) : null,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        0));
                target.hole(place, after, before);
            }
        });
    }

    private boolean whole(Sealed place, long[] columns, byte[] frame) throws SQLException {
        try {
            byte[] plain = seal.open(place, frame, columns);
            if (place == Sealed.POINT) {
                Catalogue.Named named = Catalogue.read(plain);
                keys.put((int) columns[0], named.key());
                target.point((int) columns[0], named);
            } else if (place == Sealed.JOURNAL) {
                page.decode(plain, 0, plain.length, waiting);
            } else if (place == Sealed.FOLD) {
                codec.decode(plain, 0, plain.length);
            }
            return true;
        } catch (Damaged e) {
            losses.add(Loss.of(e));
            return false;
        }
    }

    private void head(long[] columns, byte[] frame) throws SQLException {
        Blocks.Head head = new Blocks.Head(
                (int) columns[0], columns[1], columns[2], (int) columns[3], columns[4], (int) columns[5], frame);
        if (head.point() != point) {
            point = head.point();
            progress.accept(FIRST_PART + BLOCKS_PART * Math.min(1, point / (keys.size() + 1.0)));
            free = Long.MIN_VALUE;
        }
        try {
            byte[] rolled = Blocks.open(head, seal);
            if (head.start() < free) {
                throw new Damaged(Sealed.BLOCK.told("begins before the one before ends", columns));
            }
            free = head.end() + 1;
            if (head.coarse()) {
                Coarse.decode(point, rolled, codec, block, new Run(kind(rolled)));
                target.coarse(head);
            } else {
                rows(head, rolled);
            }
        } catch (Damaged e) {
            // Its rows may be found by themselves.
            losses.add(new Loss(e.getMessage(), keys.get(head.point()), head.start(), head.end(), 0));
        }
    }

    private Kind kind(byte[] coarse) throws Damaged {
        PointKey key = keys.get(point);
        return key == null ? Coarse.kind(coarse, block) : key.kind();
    }

    private void rows(Blocks.Head head, byte[] rolled) throws SQLException, Damaged {
        Partials minutes = rolled.length == 0 ? null : codec.decode(rolled, 0, rolled.length);
        PointKey key = keys.get(point);
        if (head.body() >= 0 && head.body() < Integer.MAX_VALUE) {
            headed.set((int) head.body());
        }
        try {
            byte[] frame = frame(head);
            Run run = new Run(key == null ? kind(head, frame) : key.kind(), head.rows());
            Blocks.decode(head, frame, seal, block, run);
            compare(head, minutes, run);
            blocks++;
            rows += run.size;
            target.block(head, frame);
        } catch (Damaged e) {
            losses.add(head.loss(key, e));
            target.lost(head, key == null ? Kind.NUMBER : key.kind(), minutes);
        }
    }

    private byte[] frame(Blocks.Head head) throws SQLException, Damaged {
        PreparedStatement body = select;
        if (body == null) {
            body = connection.prepareStatement("SELECT bytes FROM body WHERE id = ?");
            select = body;
        }
        body.setLong(1, head.body());
        try (ResultSet row = body.executeQuery()) {
            if (row.next()) {
                return Sql.bytes(row, 1);
            }
            throw new Damaged(Sealed.BODY.told("is missing", head.body()));
        } catch (SQLException e) {
            if (!Sql.isDamage(e)) {
                throw e;
            }
            // A statement that failed is of no use any more.
            closeSelect();
            throw new Damaged(Sealed.BODY.told("cannot be read", head.body()));
        } finally {
            connection.rollback();
        }
    }

    private void closeSelect() throws SQLException {
        if (select != null) {
            select.close();
            select = null;
        }
    }

    private Kind kind(Blocks.Head head, byte[] frame) throws Damaged {
        byte[] plain = seal.open(Sealed.BODY, frame, head.body());
        return block.kind(plain, 0, plain.length);
    }

    /** Holds the minutes of a block to its rows. */
    private static void compare(Blocks.Head head, @Nullable Partials minutes, Run run) throws Damaged {
        if (minutes == null) {
            return;
        }
        int samples = 0;
        for (int row = 0; row < run.size; row++) {
            samples += Marks.gap(run.marks[row]) || Marks.filled(run.marks[row]) ? 0 : 1;
        }
        for (int bucket = 0; bucket < minutes.size; bucket++) {
            samples -= minutes.counts[bucket];
        }
        if (samples != 0) {
            throw new Damaged(Sealed.BLOCK.told("has minutes of other rows", head.point(), head.start()));
        }
    }

    private void body(long[] columns, byte[] frame) throws SQLException {
        long id = columns[0];
        if (id >= 0 && id < Integer.MAX_VALUE && headed.get((int) id)) {
            return;
        }
        try {
            byte[] plain = seal.open(Sealed.BODY, frame, id);
            int of = block.point(plain, 0, plain.length);
            Run run = new Run(block.kind(plain, 0, plain.length), Blocks.ROWS);
            block.decode(of, plain, 0, plain.length, run);
            if (run.size > 0) {
                blocks++;
                rows += run.size;
                losses.add(new Loss(
                        Sealed.BODY.told("has lost its head, and can be read all the same", id),
                        keys.get(of),
                        run.times[0],
                        run.times[run.size - 1],
                        0));
                target.orphan(of, run);
            }
        } catch (Damaged e) {
            losses.add(Loss.of(e));
        }
    }

    /** Counts what is in the journal alone. */
    private static final class Waiting implements JournalPage.Reader {
        private final Map<Integer, Long> counts = new HashMap<>();

        @Override
        public void row(int point, long time, double number, @Nullable String text, byte mark) {
            counts.merge(point, 1L, Long::sum);
        }

        @Override
        public void settled(int point) {
            counts.remove(point);
        }
    }
}
