package dev.andon.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * The first page of a database (sqlite.org/fileformat2.html, 1.3), without which none of the others is found. It says what every cache says, but
 * for some counts: so it can be had from a new one. What is free in the file is forgotten by it: good enough to read from, not to write to.
 */
final class FirstPage {

    private static final int CHANGES = 24;
    private static final int PAGES = 28;
    private static final int FREE_PAGE = 32;
    private static final int FREE_PAGES = 36;
    private static final int VALID_FOR = 92;

    private FirstPage() {}

    /**
     * Puts one into a copy of a damaged file.
     *
     * @param fresh an empty cache, closed
     */
    static void mend(Path copy, Path fresh) throws IOException, SQLException {
        ByteBuffer page = ByteBuffer.wrap(Files.readAllBytes(fresh), 0, Database.PAGE);
        page.putInt(PAGES, (int) (Files.size(copy) / Database.PAGE));
        page.putInt(FREE_PAGE, 0);
        page.putInt(FREE_PAGES, 0);
        page.putInt(CHANGES, 1);
        page.putInt(VALID_FOR, 1);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            while (page.hasRemaining()) {
                channel.write(page, page.position());
            }
        }
    }
}
