package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The thread that writes: whatever the clock says, and when more comes than it can take. */
class WriterTest {

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final PointKey PRESSURE = new PointKey("plant", "press 1", "pressure", Kind.NUMBER);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON);

    /** A cache without its façade. */
    private final class Recording implements AutoCloseable {
        final Opened opened;
        final Writer writer;
        final int point;

        Recording() throws Exception {
            Path file = folder.resolve("cache.db");
            Connection connection = Database.write(file);
            opened = new Opened(connection, "here", CacheFile.KEY, new Losses(), clock::get);
            writer = new Writer(new Openings(file, opened), connection, opened, clock::get);
            point = opened.catalogue.number(PRESSURE);
            writer.start();
        }

        void record(long time, double number) {
            Rows rows = writer.take();
            rows.sample(point, time, number, null, Quality.GOOD, false);
            writer.put(rows);
        }

        /** Keeps the thread that writes busy until the latch is counted down. */
        CountDownLatch hold() throws InterruptedException {
            CountDownLatch met = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            var done = writer.submit(unused -> {
                met.countDown();
                await().until(() -> held.getCount() == 0);
                return true;
            });
            assertThat(done).isNotNull();
            met.await();
            return held;
        }

        List<Gap> gaps() throws SQLException {
            try (History history = new History(
                    Database.read(folder.resolve("cache.db")), opened.keys.seal(), opened.tails, true, null)) {
                return history.gaps(point, Kind.NUMBER, 0, Long.MAX_VALUE);
            }
        }

        long pages() throws SQLException {
            try (Connection reader = Database.read(folder.resolve("cache.db"))) {
                return Sql.number(reader, "SELECT count(*) FROM journal");
            }
        }

        long alive() throws SQLException {
            try (Connection reader = Database.read(folder.resolve("cache.db"))) {
                return Recovery.alive(reader, opened.keys.seal());
            }
        }

        /** Lets one piece of work fail; the clock stands, so that nothing is tried again. */
        void fail(SQLException failure) {
            var unused = writer.submit(connection -> {
                throw failure;
            });
        }

        /** What is to be done once nothing is recorded. */
        String remedy() {
            await().until(() -> writer.stopped() != null);
            Access.Stopped stopped = writer.stopped();
            return stopped == null ? "" : stopped.problem(folder).remedy();
        }

        /** Makes every commit fail. */
        void refuse() throws Exception {
            String trigger = "CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no room'); END";
            assertThat(writer.submit(connection -> {
                                try (Statement statement = connection.createStatement()) {
                                    statement.execute(trigger);
                                    connection.commit();
                                    return true;
                                }
                            })
                            .get())
                    .isTrue();
        }

        /** Lets commits be; they must have failed before, or the file is locked. */
        void allow() throws SQLException {
            try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
                file.tamper("DROP TRIGGER full");
            }
        }

        @Override
        public void close() {
            assertThat(writer.close(10_000)).isTrue();
        }
    }

    @Test
    void aClockSetBackHoldsNothingUp() throws Exception {
        try (Recording cache = new Recording()) {
            cache.record(NOON, 1);
            await().until(() -> cache.pages() == 1);
            cache.record(NOON + SECOND, 2);
            await().until(() -> cache.writer.recorded() == 2);
            clock.addAndGet(-HOUR);

            await().until(() -> cache.pages() == 2);
        }
    }

    @Test
    void aClockSetForwardHoldsNothingUp() throws Exception {
        try (Recording cache = new Recording()) {
            cache.record(NOON, 1);
            await().until(() -> cache.pages() == 1);
            cache.record(NOON + SECOND, 2);
            await().until(() -> cache.writer.recorded() == 2);
            clock.addAndGet(24 * HOUR);

            await().until(() -> cache.pages() == 2);
        }
    }

    @Test
    void aClockThatWasAheadLeavesNoGapInTheFuture() throws Exception {
        clock.set(NOON + HOUR);
        try (Recording cache = new Recording()) {
            cache.record(NOON, 1);
        }
        clock.set(NOON + SECOND);
        try (Recording cache = new Recording()) {
            assertThat(cache.gaps()).containsExactly(new Gap(NOON + 1, Long.MAX_VALUE, GapCause.NOT_RUNNING));
        }
    }

    @Test
    void theProgramSaysThatItRanUpToWhatStillWaits() throws Exception {
        try (Recording cache = new Recording()) {
            await().until(() -> cache.alive() == NOON);
            CountDownLatch held = cache.hold();
            cache.record(NOON, 1);
            clock.addAndGet(SECOND);
            cache.record(NOON + SECOND, 2);
            clock.addAndGet(HOUR);
            held.countDown();

            // It is killed now: of what waits nobody knows, so that the gap must begin with it.
            await().until(() -> cache.writer.durable() == 1);
            assertThat(cache.alive()).isEqualTo(NOON + SECOND);
        }
    }

    @Test
    void whatTheQueueCannotTakeIsCountedAndAGap() throws Exception {
        try (Recording cache = new Recording()) {
            CountDownLatch held = cache.hold();
            for (int second = 0; second < Writer.QUEUE + 3; second++) {
                cache.record(NOON + second * SECOND, second);
            }
            assertThat(cache.writer.dropped()).isEqualTo(3);
            held.countDown();
            await().until(() -> cache.writer.recorded() == Writer.QUEUE + 1);
            cache.record(NOON + (Writer.QUEUE + 3) * SECOND, 0);
            await().until(() -> cache.writer.recorded() == Writer.QUEUE + 2);

            assertThat(cache.gaps())
                    .containsExactly(new Gap(
                            NOON + Writer.QUEUE * SECOND, NOON + (Writer.QUEUE + 3) * SECOND, GapCause.DROPPED));
        }
    }

    @Test
    void whatWasDroppedLastIsAGapAfterTheNextStartToo() throws Exception {
        try (Recording cache = new Recording()) {
            CountDownLatch held = cache.hold();
            for (int second = 0; second < Writer.QUEUE + 1; second++) {
                cache.record(NOON + second * SECOND, second);
            }
            held.countDown();
        }
        clock.addAndGet(HOUR);
        try (Recording cache = new Recording()) {
            assertThat(cache.gaps())
                    .containsExactly(new Gap(NOON + Writer.QUEUE * SECOND, Long.MAX_VALUE, GapCause.DROPPED));
        }
    }

    @Test
    void anOutageIsOneGapHoweverOftenItIsTriedMeanwhile() throws Exception {
        try (Recording cache = new Recording()) {
            cache.refuse();
            cache.record(NOON, 0);
            await().until(() -> {
                clock.addAndGet(SECOND);
                return cache.writer.stopped() != null;
            });
            long time = NOON;
            while (cache.writer.dropped() == 0) {
                time += SECOND;
                cache.record(time, 1);
            }
            long begin = time;
            for (int tries = 0; tries < 10; tries++) {
                long before = cache.writer.recorded();
                await().pollInterval(Duration.ofMillis(10)).until(() -> {
                    clock.addAndGet(SECOND);
                    return cache.writer.recorded() > before;
                });
                for (int second = 0; second < 3; second++) {
                    time += SECOND;
                    cache.record(time, 2);
                }
            }
            cache.allow();
            // All up to the first that was dropped, and its gap.
            long told = (begin - NOON) / SECOND + 1;
            await().until(() -> {
                clock.addAndGet(SECOND);
                return cache.writer.stopped() == null && cache.writer.recorded() >= told;
            });
            long end = time + SECOND;
            cache.record(end, 3);
            await().until(() -> cache.writer.recorded() > told);

            assertThat(cache.gaps()).containsExactly(new Gap(begin, end, GapCause.DISK_FULL));
        }
    }

    @Test
    void aDamagedFileAsksForANewStartAndNoPatience() throws Exception {
        try (Recording cache = new Recording()) {
            cache.fail(new SQLiteException("malformed", SQLiteErrorCode.SQLITE_CORRUPT));

            assertThat(cache.remedy()).contains("start it anew");
            assertThat(Salvage.wanted(folder.resolve("cache.db"))).isTrue();
        }
    }

    @Test
    void aDiskThatFailsIsTriedAgainAndThatIsSaid() throws Exception {
        try (Recording cache = new Recording()) {
            cache.fail(new SQLiteException("read-only", SQLiteErrorCode.SQLITE_READONLY));

            assertThat(cache.remedy()).contains("tried again by itself");
        }
    }

    @Test
    void aFaultOfTheProgramAsksForANewStart() throws Exception {
        try (Recording cache = new Recording()) {
            var unused = cache.writer.submit(connection -> {
                throw new StackOverflowError("told by the test");
            });

            assertThat(cache.remedy()).contains("start it anew");
        }
    }
}
