package dev.andon.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a damaged file aside and puts a new one in its place, with all that can be read of it. The damaged one is not changed; at every moment one
 * of the two is whole under its name, so that a kill in the midst leads to the same again. Whoever holds the lock.
 */
final class Salvage {

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final List<String> LOG_PARTS = List.of("-wal", "-shm");
    private static final List<String> PARTS = List.of("", "-wal", "-shm");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final boolean begins;
    private final Path fresh;
    private final Path copy;
    private final Losses losses = new Losses();
    private final DoubleConsumer progress;

    private Salvage(Path file, boolean begins, DoubleConsumer progress) {
        this.file = file;
        this.begins = begins;
        this.progress = progress;
        fresh = beside(file, ".salvage");
        copy = beside(file, ".mended");
    }

    /** Whether a file is to be salvaged when it is opened next: somebody met a page that SQLite cannot read. */
    static boolean wanted(Path file) {
        return Files.exists(beside(file, ".suspect"));
    }

    /** Sees to it that a file is salvaged when it is opened next. */
    static void want(Path file) {
        try {
            Files.writeString(beside(file, ".suspect"), "to be salvaged when it is opened next\n");
        } catch (IOException e) {
            LOG.warn("{} cannot be marked as damaged", file, e);
        }
    }

    /** Ends what a kill has interrupted between two names. */
    static void recover(Path file) throws IOException {
        Path fresh = beside(file, ".salvage");
        if (Files.notExists(file) && Files.exists(fresh)) {
            // SQLite would take the log of the one for that of the other.
            for (String part : LOG_PARTS) {
                if (Files.exists(beside(file, part))) {
                    Files.move(
                            beside(file, part), beside(newestAside(file), part), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(fresh, file);
            Files.deleteIfExists(beside(file, ".suspect"));
        }
    }

    private static Path newestAside(Path file) throws IOException {
        try (var all = Files.list(file.toAbsolutePath().getParent())) {
            return all.filter(path -> path.getFileName().toString().startsWith(file.getFileName() + ".damaged-"))
                    .filter(path ->
                            LOG_PARTS.stream().noneMatch(part -> path.toString().endsWith(part)))
                    .max(Comparator.naturalOrder())
                    .orElse(beside(file, ".damaged"));
        }
    }

    /**
     * Salvages.
     *
     * @param begins whether a file that has no keys left may begin anew without encryption
     * @param why what was found, a clause for people
     * @param progress hears how much is done, 0 to 1
     * @throws WrongKey when it is sealed under another key: nothing is changed then
     * @throws IOException when there is no room, for instance: nothing is changed then
     */
    static Salvaged run(
            Path file, byte @Nullable [] cacheKey, boolean begins, String why, Instant now, DoubleConsumer progress)
            throws IOException, SQLException, WrongKey, OtherVersion {
        LOG.warn("{} is damaged and set aside: {}", file, why);
        Salvage salvage = new Salvage(file, begins, progress);
        Report report = salvage.read(cacheKey);
        want(file);
        // From its first move on what is saved must not be cleaned away: the next start puts it into its place.
        Path aside = salvage.swap(now);
        salvage.clean();
        LOG.warn("{} is in use again, with {} rows; the damaged one is {}", file, report.rows(), aside);
        return new Salvaged(why, aside, report);
    }

    private void clean() throws IOException {
        for (String part : PARTS) {
            Files.deleteIfExists(beside(fresh, part));
            Files.deleteIfExists(beside(copy, part));
        }
    }

    private Report read(byte @Nullable [] cacheKey) throws IOException, SQLException, WrongKey, OtherVersion {
        boolean done = false;
        try {
            clean();
            Report report = readOrMend(cacheKey);
            done = true;
            return report;
        } finally {
            if (!done) {
                clean();
            }
        }
    }

    private Report readOrMend(byte @Nullable [] cacheKey) throws IOException, SQLException, WrongKey, OtherVersion {
        try {
            return read(file, cacheKey);
        } catch (SQLException | Damaged e) {
            if (e instanceof SQLException failure && !Sql.isDamage(failure)) {
                throw failure;
            }
            LOG.warn("the beginning of {} cannot be read and is taken from a new one: {}", file, e.getMessage());
        }
        try {
            clean();
            mend();
            return read(copy, cacheKey);
        } catch (SQLException | Damaged e) {
            if (e instanceof SQLException failure && !Sql.isDamage(failure)) {
                throw failure;
            }
            losses.add(new Loss("nothing of it can be read: " + Sql.told(e), null, Long.MIN_VALUE, Long.MAX_VALUE, 0));
        }
        clean();
        try (Connection target = Database.write(fresh)) {
            Schema.migrate(target, fresh.toString());
            KeyRing.open(target, file.toString(), cacheKey, begins);
            return new Report(file, 0, 0, losses.kept(), losses.count(), 0, true);
        } catch (Damaged e) {
            throw new IllegalStateException("a new file has no keys", e);
        }
    }

    /** A copy with the first page of a new file. */
    private void mend() throws IOException, SQLException, OtherVersion {
        try (Connection target = Database.write(fresh)) {
            Schema.migrate(target, fresh.toString());
        }
        for (String part : PARTS) {
            if (Files.exists(beside(file, part))) {
                Files.copy(beside(file, part), beside(copy, part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        FirstPage.mend(copy, fresh);
        for (String part : PARTS) {
            Files.deleteIfExists(beside(fresh, part));
        }
    }

    private Report read(Path source, byte @Nullable [] cacheKey) throws SQLException, WrongKey, OtherVersion, Damaged {
        try (Connection from = Database.read(source)) {
            Schema.check(from);
            KeyRing keys = KeyRing.open(from, file.toString(), cacheKey, begins);
            try (Connection to = Database.write(fresh)) {
                Schema.migrate(to, fresh.toString());
                keys.copyTo(to);
                Rescue rescue = new Rescue(to, keys.seal(), bodies(from), losses);
                Walk walk = new Walk(from, keys.seal(), losses, rescue, progress);
                walk.run();
                rescue.finish();
                long lost = Math.max(losses.rows(), listed(from, keys.seal()) - walk.rows());
                return new Report(
                        file, walk.blocks(), walk.rows() + walk.waiting(), losses.kept(), losses.count(), lost, false);
            }
        }
    }

    /** Above all numbers of bodies. */
    private static long bodies(Connection from) throws SQLException {
        try {
            return Math.min(Blocks.MOST_BODIES, Sql.number(from, "SELECT coalesce(max(id), 0) + 1 FROM body"));
        } catch (SQLException e) {
            if (!Sql.isDamage(e)) {
                throw e;
            }
            return Blocks.MOST_BODIES;
        }
    }

    /** How many rows there were in blocks, as far as that can be read. */
    private static long listed(Connection from, Seal seal) throws SQLException {
        AtomicLong rows = new AtomicLong();
        new TableScan(from, Sealed.LEDGER).run(new TableScan.Taker() {
            @Override
            public void row(long[] columns, byte[] frame) {
                try {
                    rows.addAndGet(Ledger.open(seal, (int) columns[0], columns[1], frame)
                            .rows());
                } catch (Damaged e) {
                    LOG.debug("a day is not counted", e);
                }
            }

            @Override
            public void hole(long[] after, long @Nullable [] before) {
                LOG.debug("days are not counted");
            }
        });
        return rows.get();
    }

    /** First the damaged one goes, then the new one comes. */
    private Path swap(Instant now) throws IOException {
        Path aside = beside(file, ".damaged-" + DATE.format(now));
        for (int more = 2; Files.exists(aside); more++) {
            aside = beside(file, ".damaged-" + DATE.format(now) + "-" + more);
        }
        for (String part : PARTS) {
            if (Files.exists(beside(file, part))) {
                Files.move(beside(file, part), beside(aside, part));
            }
        }
        Files.move(fresh, file);
        Files.deleteIfExists(beside(file, ".suspect"));
        return aside;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
