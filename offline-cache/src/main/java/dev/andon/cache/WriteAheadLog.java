package dev.andon.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a kill leaves beside the database (sqlite.org/fileformat2.html, 4). SQLite takes the first frame whose checksum is wrong for the end, and
 * says nothing of committed ones behind it: these are counted here.
 */
final class WriteAheadLog {

    private static final int HEADER = 32;
    private static final int FRAME = 24;
    private static final int SALTS = 16;
    private static final int LITTLE_ENDIAN = 0x377f0682;

    private WriteAheadLog() {}

    /**
     * Brings the log of a file that nobody has open into it.
     *
     * @throws Damaged when the end of it could not be read; what could be is in the file
     */
    static void recover(Path file) throws IOException, SQLException, Damaged {
        int written = committed(file.resolveSibling(file.getFileName() + "-wal"));
        if (written == 0) {
            return;
        }
        int read = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            read = row.next() ? row.getInt(2) : 0;
        }
        if (read < written) {
            throw new Damaged("the log of " + file.getFileName() + " is damaged: what was recorded last is lost ("
                    + (written - read) + " of " + written + " pages)");
        }
    }

    /** Up to which frame transactions were committed, whatever the checksums say. */
    private static int committed(Path log) throws IOException {
        if (Files.notExists(log)) {
            return 0;
        }
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            ByteBuffer header = read(channel, 0, HEADER);
            ByteBuffer frame = read(channel, HEADER, FRAME);
            long salts = header.getLong(SALTS);
            if (!whole(header)) {
                salts = frame.getLong(8);
            }
            int committed = 0;
            long stride = (long) FRAME + pageSize(header);
            for (int i = 1; HEADER + i * stride <= channel.size(); i++) {
                frame = read(channel, HEADER + (i - 1) * stride, FRAME);
                if (frame.getLong(8) == salts && frame.getInt(4) != 0) {
                    committed = i;
                }
            }
            return committed;
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes, at + bytes.position());
        }
        return bytes;
    }

    private static int pageSize(ByteBuffer header) {
        return whole(header) ? header.getInt(8) : Database.PAGE;
    }

    /** Whether a log's header is what was written: SQLite's own checksum over its first six words. */
    private static boolean whole(ByteBuffer header) {
        ByteOrder order = (header.getInt(0) & ~1) == LITTLE_ENDIAN && (header.getInt(0) & 1) == 0
                ? ByteOrder.LITTLE_ENDIAN
                : ByteOrder.BIG_ENDIAN;
        ByteBuffer words = header.duplicate().order(order);
        int first = 0;
        int second = 0;
        for (int at = 0; at < FRAME; at += 8) {
            first += words.getInt(at) + second;
            second += words.getInt(at + 4) + first;
        }
        return first == header.getInt(24) && second == header.getInt(28);
    }
}
