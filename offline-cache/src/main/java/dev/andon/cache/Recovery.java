package dev.andon.cache;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Brings what is in the journal back into the tails, at the start. */
final class Recovery implements Journal.Replay {

    private final Catalogue catalogue;
    private final Tails tails;
    private final LastValues last;
    private long page;

    Recovery(Catalogue catalogue, Tails tails, LastValues last) {
        this.catalogue = catalogue;
        this.tails = tails;
        this.last = last;
    }

    @Override
    public void page(long id) {
        page = id;
    }

    @Override
    public void row(int point, long time, double number, @Nullable String text, byte mark) {
        PointKey key = catalogue.find(point);
        if (key != null) {
            tails.add(point, key.kind(), time, number, text, mark, page);
            last.add(point, time, number, text, mark);
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

    /** When the program last said that it runs; the earliest time of all when it never did. */
    static long alive(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT sealed FROM setting WHERE id = ?")) {
            select.setLong(1, Setting.ALIVE.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? ByteBuffer.wrap(seal.open(Sealed.SETTING, row.getBytes(1), Setting.ALIVE.id()))
                                .getLong()
                        : Long.MIN_VALUE;
            }
        } catch (Damaged lost) {
            return Long.MIN_VALUE;
        }
    }
}
