package dev.andon.cache;

import dev.andon.model.Kind;
import dev.andon.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The full check: goes through every table, opens every frame, decodes every block and holds it to its header, asks SQLite for its own check,
 * walks the audit. Changes nothing, but that a file which SQLite finds damaged is salvaged when it is opened next; may run while a program records. Takes a minute for some gigabytes.
 */
public final class Check {

    /** SQLite's own findings told in full. */
    private static final int MOST_MESSAGES = 20;

    private Check() {}

    /**
     * Checks the cache of a folder.
     *
     * @param cacheKey 32 bytes, the caller's to wipe; null: without encryption
     * @param progress hears how much is done, 0 to 1
     * @return what was found; what is recorded while it runs may be told as damaged in it
     * @throws WrongKey when it is sealed under another
     * @throws OtherVersion when it is of another version, or no cache
     * @throws Unavailable when there is none, or it cannot be read at all
     */
    public static Report full(Path folder, byte @Nullable [] cacheKey, DoubleConsumer progress)
            throws WrongKey, OtherVersion, Unavailable {
        Path file = folder.resolve(CacheOpening.NAME);
        if (Files.notExists(file)) {
            throw new Unavailable(
                    new Problem(file.toString(), "there is no cache", "name the folder of one with --data"),
                    new IOException("no such file"));
        }
        Losses losses = new Losses();
        try (Connection connection = Database.read(file)) {
            return full(file, connection, cacheKey, losses, progress);
        } catch (SQLException | Damaged e) {
            if (e instanceof SQLException failure && !Sql.isDamage(failure)) {
                throw new Unavailable(
                        new Problem(file.toString(), "it cannot be read: " + e.getMessage(), "check the disk"), e);
            }
            return unreadable(file, e, losses);
        }
    }

    /**
     * Checks a cache that is open, whether it is written meanwhile or not: where something seems damaged it looks twice, and tells what it found
     * both times.
     */
    static Report twice(Path file, KeyRing keys, DoubleConsumer progress) throws Unavailable {
        Report first = once(file, keys, progress);
        if (first.whole() || first.count() > first.losses().size()) {
            return first;
        }
        Report second = once(file, keys, progress);
        Losses both = new Losses();
        first.losses().stream().filter(second.losses()::contains).forEach(both::add);
        return new Report(
                file, second.blocks(), second.rows(), both.kept(), both.count(), both.rows(), second.unread());
    }

    private static Report once(Path file, KeyRing keys, DoubleConsumer progress) throws Unavailable {
        Losses losses = new Losses();
        try (Connection connection = Database.read(file)) {
            return full(file, connection, keys, losses, progress);
        } catch (SQLException e) {
            if (!Sql.isDamage(e)) {
                throw CacheOpening.unreadable(file, e);
            }
            return unreadable(file, e, losses);
        }
    }

    private static Report unreadable(Path file, Exception e, Losses losses) {
        losses.add(new Loss(Sql.told(e), null, Long.MIN_VALUE, Long.MAX_VALUE, 0));
        return new Report(file, 0, 0, losses.kept(), losses.count(), losses.rows(), true);
    }

    private static Report full(
            Path file, Connection connection, byte @Nullable [] cacheKey, Losses losses, DoubleConsumer progress)
            throws SQLException, WrongKey, OtherVersion, Damaged {
        Schema.migrate(connection, file.toString());
        Schema.check(connection);
        return full(file, connection, KeyRing.open(connection, file.toString(), cacheKey), losses, progress);
    }

    private static Report full(Path file, Connection connection, KeyRing keys, Losses losses, DoubleConsumer progress)
            throws SQLException {
        for (int generation : keys.lost()) {
            losses.add(Loss.of(new Damaged("key " + generation + " is lost, and what was sealed under it")));
        }
        Counted counted = new Counted();
        Walk walk = new Walk(connection, keys.seal(), losses, counted, progress);
        walk.run();
        if (!database(connection, losses)) {
            Salvage.want(file);
        }
        audit(connection, keys.seal(), losses);
        ledger(connection, keys.seal(), counted, losses);
        return new Report(
                file, walk.blocks(), walk.rows() + walk.waiting(), losses.kept(), losses.count(), losses.rows(), false);
    }

    /** Whether SQLite finds nothing wrong. */
    private static boolean database(Connection connection, Losses losses) throws SQLException {
        long before = losses.count();
        try (Statement statement = connection.createStatement();
                ResultSet messages = statement.executeQuery("PRAGMA integrity_check(" + MOST_MESSAGES + ")")) {
            while (messages.next()) {
                String message = messages.getString(1);
                if (!"ok".equals(message)) {
                    losses.add(Loss.of(new Damaged("the file is not as it was written (SQLite: " + message + ")")));
                }
            }
        } catch (SQLException e) {
            if (!Sql.isDamage(e)) {
                throw e;
            }
            losses.add(Loss.of(new Damaged(Sql.told(e))));
        } finally {
            connection.rollback();
        }
        return losses.count() == before;
    }

    private static void audit(Connection connection, Seal seal, Losses losses) throws SQLException {
        try {
            Audit audit = new Audit(connection, seal);
            if (!audit.untouched()) {
                AuditReport.look(audit.verify(), losses);
            }
        } catch (SQLException e) {
            if (!Sql.isDamage(e)) {
                throw e;
            }
            losses.add(Loss.of(new Damaged("the audit cannot be read: " + Sql.told(e))));
        } finally {
            connection.rollback();
        }
    }

    /** What is there against what the ledger says: whole blocks may be missing without a trace elsewhere. */
    private static void ledger(Connection connection, Seal seal, Counted counted, Losses losses) throws SQLException {
        Map<Ledger.Place, Long> listed = new HashMap<>();
        new TableScan(connection, Sealed.LEDGER).run(new TableScan.Taker() {
            @Override
            public void row(long[] columns, byte[] frame) {
                try {
                    Ledger.Day day = Ledger.open(seal, (int) columns[0], columns[1], frame);
                    listed.put(new Ledger.Place((int) columns[0], columns[1]), day.rows());
                } catch (Damaged e) {
                    losses.add(Loss.of(e));
                    counted.rows.remove(new Ledger.Place((int) columns[0], columns[1]));
                }
            }

            @Override
            public void hole(long[] after, long @Nullable [] before) {
                losses.add(Loss.of(
                        new Damaged("a page of the file cannot be read (behind " + Sealed.LEDGER.row(after) + ")")));
            }
        });
        listed.forEach((place, rows) -> {
            long there = counted.rows.getOrDefault(place, 0L);
            if (there != rows) {
                long from = place.day() * Ledger.DAY;
                losses.add(new Loss(
                        "of " + rows + " rows that begin on this day " + there + " are there",
                        counted.keys.get(place.connection()),
                        from,
                        from + Ledger.DAY,
                        Math.max(0, rows - there)));
            }
        });
    }

    /** Counts rows by connection and day. */
    private static final class Counted implements Walk.Target {
        final Map<Ledger.Place, Long> rows = new HashMap<>();
        final Map<Integer, PointKey> keys = new HashMap<>();
        private final Map<String, Integer> firsts = new HashMap<>();

        @Override
        public void row(Sealed place, long[] columns, byte[] frame, boolean whole) {}

        @Override
        public void point(int point, Catalogue.Named named) {
            keys.put(point, named.key());
            firsts.putIfAbsent(named.key().connection(), point);
        }

        @Override
        public void block(Blocks.Head head, byte[] body) {
            count(head);
        }

        @Override
        public void coarse(Blocks.Head head) {}

        @Override
        public void lost(Blocks.Head head, Kind kind, @Nullable Partials minutes) {
            // Told already.
            count(head);
        }

        @Override
        public void orphan(int point, Run run) {
            count(point, run.times[0], run.size);
        }

        @Override
        public void hole(Sealed place, long[] after, long @Nullable [] before) {}

        private void count(Blocks.Head head) {
            count(head.point(), head.start(), head.rows());
        }

        private void count(int point, long start, long more) {
            PointKey key = keys.get(point);
            int connection = key == null ? point : firsts.getOrDefault(key.connection(), point);
            rows.merge(new Ledger.Place(connection, Ledger.day(start)), more, Long::sum);
        }
    }
}
