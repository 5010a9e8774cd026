package dev.andon.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/** The pages of the journal: what was committed and is in no block yet. The thread that writes, within its transaction. */
final class Journal implements AutoCloseable {

    private final Seal seal;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    // From the oldest on.
    private final Deque<Page> pages = new ArrayDeque<>();
    private long rows;
    private long bytes;

    private record Page(long id, long rows, long bytes) {}

    /** Takes what is read at the start. */
    interface Replay extends JournalPage.Reader {

        /** The page that the next rows are of. */
        void page(long id);

        /** A page whose rows, or the last of them, are lost. */
        void damaged(long id) throws SQLException;
    }

    Journal(Connection connection, Seal seal) throws SQLException {
        this.seal = seal;
        insert = connection.prepareStatement("INSERT INTO journal (id, bytes) VALUES (?, ?)");
        delete = connection.prepareStatement("DELETE FROM journal WHERE id < ?");
    }

    /**
     * Gives all rows of the pages after one to the reader, oldest first. Pages that are damaged are told: what stood in them is lost, as far as it was in no block.
     */
    static void replay(Connection connection, Seal seal, long after, Replay reader, Losses losses) throws SQLException {
        JournalPage page = new JournalPage();
        try (Statement statement = connection.createStatement();
                ResultSet all =
                        statement.executeQuery("SELECT id, bytes FROM journal WHERE id > " + after + " ORDER BY id")) {
            while (all.next()) {
                long id = all.getLong(1);
                try {
                    byte[] plain = seal.open(Sealed.JOURNAL, Sql.bytes(all, 2), id);
                    reader.page(id);
                    page.decode(plain, 0, plain.length, reader);
                } catch (Damaged e) {
                    losses.add(Loss.of(e));
                    reader.damaged(id);
                }
            }
        }
    }

    void add(long id, JournalPage page, int length, long rowCount) throws SQLException {
        byte[] frame = seal.closePart(Sealed.JOURNAL, page.bytes(), 0, length, id);
        insert.setLong(1, id);
        insert.setBytes(2, frame);
        insert.executeUpdate();
        note(id, rowCount, frame.length);
    }

    /** Counts a page that is there. */
    void note(long id, long rowCount, long size) {
        pages.addLast(new Page(id, rowCount, size));
        rows += rowCount;
        bytes += size;
    }

    /** Deletes the pages before this one. */
    void deleteBefore(long id) throws SQLException {
        if (pages.isEmpty() || pages.getFirst().id() >= id) {
            return;
        }
        delete.setLong(1, id);
        delete.executeUpdate();
        while (!pages.isEmpty() && pages.getFirst().id() < id) {
            Page page = pages.removeFirst();
            rows -= page.rows();
            bytes -= page.bytes();
        }
    }

    /** Whether there are pages up to this one. */
    boolean has(long id) {
        return !pages.isEmpty() && pages.getFirst().id() <= id;
    }

    /** The page that begins the newer half of the rows. */
    long middle() {
        long before = 0;
        for (Page page : pages) {
            before += page.rows();
            if (before * 2 >= rows) {
                return page.id();
            }
        }
        return Long.MAX_VALUE;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        delete.close();
    }
}
