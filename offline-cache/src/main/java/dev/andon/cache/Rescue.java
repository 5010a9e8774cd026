package dev.andon.cache;

import dev.andon.model.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes what a {@link Walk} reads of a damaged file into a new one, as it stands where it is whole. One thread; commits now and then. */
final class Rescue implements Walk.Target {

    private static final int COMMIT_EVERY = 2_000;

    private final Connection connection;
    private final Seal seal;
    private final Ledger ledger = new Ledger();
    private final Blocks blocks;
    private final Folds folds;
    private final Series series;
    private final Catalogue catalogue = new Catalogue();
    private int waiting;

    /**
     * A rescue into an empty file with all tables.
     *
     * @param connection closed by whoever opened it
     * @param bodies above all numbers of bodies that will come
     */
    Rescue(Connection connection, Seal seal, long bodies, Losses losses) throws SQLException {
        this.connection = connection;
        this.seal = seal;
        blocks = new Blocks(connection, seal, ledger, Blocks.ROWS, catalogue::connection);
        blocks.reserve(bodies);
        folds = new Folds(connection, seal, ledger, blocks, catalogue::connection);
        series = new Series(blocks, folds, catalogue::find, losses, new AtomicLong());
    }

    @Override
    public void row(Sealed place, long[] columns, byte[] frame, boolean whole) throws SQLException {
        // What was done and commanded is kept as evidence even where it cannot be read. A page of the journal that
        // cannot leaves gaps.
        boolean kept = whole
                || place == Sealed.AUDIT
                || place == Sealed.OUTBOX
                || place == Sealed.SETTING
                || place == Sealed.JOURNAL;
        if (!kept || (place == Sealed.FOLD && !fits(columns))) {
            return;
        }
        copy(place, columns, frame);
        if (place == Sealed.FOLD) {
            count((int) columns[0], columns[1], new Ledger.Day(0, frame.length, 0));
        }
    }

    @Override
    public void point(int point, Catalogue.Named named) {
        catalogue.learn(point, named);
    }

    /** Whether a fold is of the blocks that stand in its stretch. */
    private boolean fits(long[] columns) throws SQLException {
        List<Blocks.Head> heads = blocks.between((int) columns[0], columns[1], columns[2]);
        return heads.size() == columns[3] && heads.getLast().end() == columns[2];
    }

    @Override
    public void block(Blocks.Head head, byte[] body) throws SQLException {
        copy(Sealed.BODY, new long[] {head.body()}, body);
        coarse(head);
    }

    @Override
    public void coarse(Blocks.Head head) throws SQLException {
        copy(
                Sealed.BLOCK,
                new long[] {head.point(), head.start(), head.end(), head.rows(), head.body(), head.size()},
                head.rolled());
        count(head.point(), head.start(), head.sums());
    }

    @Override
    public void lost(Blocks.Head head, Kind kind, @Nullable Partials minutes) throws SQLException {
        if (minutes == null) {
            blocks.addGap(head.point(), kind, head.start());
        } else {
            blocks.add(new Coarse(minutes, new Run(kind)), head.point(), head.start(), head.end(), head.rows());
        }
        commit();
    }

    @Override
    public void orphan(int point, Run run) throws SQLException {
        PointKey key = catalogue.find(point);
        if (key == null || key.kind() == run.kind) {
            Tail tail = new Tail(run.kind);
            tail.rows.append(run, 0, run.size);
            series.write(point, tail, run.size);
            commit();
        }
    }

    @Override
    public void hole(Sealed place, long[] after, long @Nullable [] before) throws SQLException {
        if (place == Sealed.JOURNAL && before != null) {
            for (long id = after[0] + 1; id <= before[0] && id - after[0] < COMMIT_EVERY; id++) {
                copy(place, new long[] {id}, new byte[0]);
            }
        } else if (place == Sealed.BLOCK && after[1] != Long.MIN_VALUE) {
            List<Blocks.Head> known = blocks.between((int) after[0], after[1], after[1]);
            PointKey key = catalogue.find((int) after[0]);
            if (!known.isEmpty() && key != null) {
                blocks.addGap((int) after[0], key.kind(), known.getFirst().end() + 1);
            }
        }
    }

    private void count(int point, long start, Ledger.Day sums) {
        ledger.add(catalogue.connection(point), start, sums);
    }

    private void copy(Sealed place, long[] columns, byte[] frame) throws SQLException {
        List<String> names = new ArrayList<>(place.bound());
        names.add(place.column());
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO " + place.table() + " ("
                + String.join(", ", names) + ") VALUES ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ")")) {
            for (int i = 0; i < columns.length; i++) {
                insert.setLong(i + 1, columns[i]);
            }
            insert.setBytes(columns.length + 1, frame);
            insert.executeUpdate();
        }
        commit();
    }

    private void commit() throws SQLException {
        if (++waiting >= COMMIT_EVERY) {
            finish();
        }
    }

    /** Commits what was not yet. */
    void finish() throws SQLException {
        ledger.keep(connection, seal);
        connection.commit();
        ledger.kept();
        waiting = 0;
    }
}
