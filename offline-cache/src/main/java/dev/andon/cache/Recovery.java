package dev.andon.cache;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings what is in the journal back into the tails, at the start. */
final class Recovery implements Journal.Replay {

    private static final long NOTHING = Long.MIN_VALUE;
    private static final String END = "SELECT t1 FROM block WHERE point = ? ORDER BY t0 DESC LIMIT 1";

    private final Connection connection;
    private final Catalogue catalogue;
    private final Tails tails;
    private final LastValues last;
    private final Map<Integer, Long> nameless = new TreeMap<>();
    private long page;

    Recovery(Connection connection, Catalogue catalogue, Tails tails, LastValues last) {
        this.connection = connection;
        this.catalogue = catalogue;
        this.tails = tails;
        this.last = last;
    }

    @Override
    public void page(long id) {
        page = id;
    }

    /** One above the last page. */
    long nextPage() {
        return page + 1;
    }

    @Override
    public void row(int point, long time, double number, @Nullable String text, byte mark) {
        PointKey key = catalogue.find(point);
        if (key == null || key.connection().equals(Catalogue.LOST)) {
            nameless.merge(point, 1L, Long::sum);
        } else {
            tails.add(point, key.kind(), time, number, text, mark, page);
            last.recall(point, time, number, text, mark);
        }
    }

    @Override
    public void settled(int point) {
        Tail tail = tails.find(point);
        if (tail != null) {
            tails.drop(tail, tail.rows.size);
            tail.page = Long.MAX_VALUE;
        }
    }

    /** Where a page is lost nothing is known any more of all points since what was read of them before, until what comes next. */
    @Override
    public void damaged(long id) throws SQLException {
        page = id;
        try (PreparedStatement select = connection.prepareStatement(END)) {
            for (int point = 0; point < catalogue.size(); point++) {
                long known = known(point, select);
                PointKey key = catalogue.key(point);
                if (known != NOTHING && !key.connection().equals(Catalogue.LOST)) {
                    int cause = GapCause.DAMAGED.ordinal();
                    tails.add(point, key.kind(), known + 1, cause, null, Marks.GAP_ROW, id);
                    last.recall(point, known + 1, cause, null, Marks.GAP_ROW);
                }
            }
        }
    }

    /** When the last row of a point was that could be read so far. */
    private long known(int point, PreparedStatement select) throws SQLException {
        Tail tail = tails.find(point);
        if (tail != null && tail.rows.size > 0) {
            long newest = Long.MIN_VALUE;
            for (int row = 0; row < tail.rows.size; row++) {
                newest = Math.max(newest, tail.rows.times[row]);
            }
            return newest;
        }
        select.setInt(1, point);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : NOTHING;
        }
    }

    /** Tells of rows whose points have lost their names, and keeps their numbers from others. */
    void tellNameless(Losses losses) {
        nameless.forEach((point, rows) -> {
            catalogue.reserve(point + 1);
            losses.add(new Loss(
                    Sealed.POINT.told("is lost, and what came of it last", point),
                    null,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    rows));
        });
    }

    /** When the program last said that it runs; the earliest time of all when it never did. */
    static long alive(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT sealed FROM setting WHERE id = ?")) {
            select.setLong(1, Setting.ALIVE.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? ByteBuffer.wrap(seal.open(Sealed.SETTING, Sql.bytes(row, 1), Setting.ALIVE.id()))
                                .getLong()
                        : Long.MIN_VALUE;
            }
        } catch (Damaged lost) {
            return Long.MIN_VALUE;
        }
    }
}
