package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full in the midst of a batch: recording stops and says so, what is dropped is counted and a gap, and it goes on by itself. */
class FullDiskTest {

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final int BATCH = Rows.CAPACITY;
    private static final PointKey NOISE = new PointKey("plant", "press 1", "noise", Kind.NUMBER);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON);
    private final Random random = new Random(1);
    private long next;

    /** Every row that is there, as its number. */
    private static final class Told implements RowVisitor {
        final List<Long> rows = new ArrayList<>();
        final List<GapCause> gaps = new ArrayList<>();

        @Override
        public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
            rows.add(time - NOON);
        }

        @Override
        public void gap(long time, GapCause cause) {
            gaps.add(cause);
        }
    }

    @Test
    void aFullFileStopsRecordingUntilThereIsRoom() throws Exception {
        Path file = folder.resolve("cache.db");
        Connection connection = Database.write(file);
        Opened opened = new Opened(connection, "here", CacheFile.KEY, new Losses(), clock::get);
        Writer writer = new Writer(new Openings(file, opened), connection, opened, clock::get);
        int point = opened.catalogue.number(NOISE);
        writer.start();
        put(writer, point);
        await().until(() -> writer.recorded() == BATCH);
        // The same as a full disk, for this connection alone: the next one has room.
        assertThat(writer.submit(FullDiskTest::fill).get(10, TimeUnit.SECONDS)).isPositive();
        while (writer.stopped() == null) {
            clock.addAndGet(SECOND);
            long before = writer.recorded();
            put(writer, point);
            await().until(() -> writer.recorded() > before || writer.stopped() != null);
        }
        assertThat(writer.stopped().full()).isTrue();
        while (writer.dropped() == 0) {
            put(writer, point);
        }
        long taken = next - BATCH;
        clock.addAndGet(10 * SECOND);
        // Taken again as soon as the gap is told.
        await().until(() -> writer.stopped() == null && writer.recorded() > taken);
        put(writer, point);
        assertThat(writer.close(20_000)).isTrue();

        try (Cache cache = Cache.open(folder, "the test", CacheFile.KEY, clock::get)) {
            Told told = told(cache);
            assertThat(told.rows)
                    .hasSize((int) next - BATCH)
                    .contains(taken - 1, next - 1)
                    .doesNotContain(taken);
            assertThat(told.gaps).containsExactly(GapCause.DISK_FULL, GapCause.NOT_RUNNING);
        }
    }

    @Test
    void aFullDiskStopsRecordingUntilThereIsRoom() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeThat(Mounts.run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk.toString()))
                .as("no disk can be mounted here: not tested")
                .isTrue();
        try {
            full(disk);
        } finally {
            assertThat(Mounts.run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void aStartOnAFullDiskShowsWhatIsThereAndRecordsWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeThat(Mounts.run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()))
                .as("no disk can be mounted here: not tested")
                .isTrue();
        try {
            try (Cache cache = Cache.open(disk, "the test", CacheFile.KEY, clock::get)) {
                put(cache, cache.point(NOISE));
            }
            Path ballast = disk.resolve("ballast");
            Mounts.run("dd", "if=/dev/zero", "of=" + ballast, "bs=4096");
            try (Cache cache = Cache.open(disk, "the test", CacheFile.KEY, clock::get)) {
                assertThat(told(cache).rows).hasSize(BATCH);
                put(cache, cache.point(NOISE));
                await().until(() -> {
                    clock.addAndGet(SECOND);
                    return !(cache.state() instanceof CacheState.Recording);
                });
                Files.delete(ballast);
                await().until(() -> {
                    clock.addAndGet(SECOND);
                    return cache.state() instanceof CacheState.Recording;
                });
                assertThat(told(cache).rows).hasSize(2 * BATCH);
            }
        } finally {
            assertThat(Mounts.run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void whereThereIsNoRoomToSaveWhatIsDamagedItIsSaidAndTheNextStartSavesIt() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeThat(Mounts.run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()))
                .as("no disk can be mounted here: not tested")
                .isTrue();
        try {
            try (Cache cache = Cache.open(disk, "the test", CacheFile.KEY, clock::get)) {
                put(cache, cache.point(NOISE));
            }
            try (RandomAccessFile file =
                    new RandomAccessFile(disk.resolve("cache.db").toFile(), "rw")) {
                file.write(new byte[Database.PAGE]);
            }
            byte[] before = Files.readAllBytes(disk.resolve("cache.db"));
            Path ballast = disk.resolve("ballast");
            Mounts.run("dd", "if=/dev/zero", "of=" + ballast, "bs=4096");
            assertThatThrownBy(() -> Cache.open(disk, "the test", CacheFile.KEY, clock::get))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            told -> assertThat(told.problem().toString())
                                    .contains("there is no room to save what can be read of it")
                                    .contains("make room for 2 times as much as it takes")
                                    .contains("start it anew"));
            assertThat(disk.resolve("cache.db")).hasBinaryContent(before);
            Files.delete(ballast);
            try (Cache cache = Cache.open(disk, "the test", CacheFile.KEY, clock::get)) {
                assertThat(cache.salvaged()).isNotNull();
                assertThat(told(cache).rows).hasSize(BATCH);
            }
        } finally {
            assertThat(Mounts.run("umount", disk.toString())).isTrue();
        }
    }

    private void full(Path disk) throws Exception {
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[92 << 20]);
        try (Cache cache = Cache.open(disk, "the test", CacheFile.KEY, clock::get)) {
            int point = cache.point(NOISE);
            while (cache.state() instanceof CacheState.Recording) {
                clock.addAndGet(SECOND);
                long before = cache.recorded();
                put(cache, point);
                await().until(() -> cache.recorded() > before || !(cache.state() instanceof CacheState.Recording));
            }
            assertThat(cache.state())
                    .isInstanceOfSatisfying(
                            CacheState.Stopped.class,
                            stopped -> assertThat(stopped.why().what()).isEqualTo("there is no room to record"));
            while (cache.dropped() == 0) {
                put(cache, point);
            }
            assertThat(told(cache).rows).as("all that was taken is read").isNotEmpty();
            Files.delete(ballast);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                clock.addAndGet(SECOND);
                return cache.state() instanceof CacheState.Recording && cache.recorded() > next - cache.dropped();
            });
            put(cache, point);
        }
        try (Cache cache = Cache.open(disk, "the test", CacheFile.KEY, clock::get)) {
            Told told = told(cache);
            assertThat(told.rows).hasSize((int) next - BATCH).contains(0L, next - 1);
            assertThat(told.gaps).containsExactly(GapCause.DISK_FULL, GapCause.NOT_RUNNING);
        }
    }

    private static long fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pages = statement.executeQuery("PRAGMA max_page_count = 30")) {
            return pages.next() ? pages.getLong(1) : 0;
        }
    }

    private void put(Writer writer, int point) {
        Rows rows = writer.take();
        noise(rows, point);
        writer.put(rows);
    }

    private void put(Cache cache, int point) {
        Rows rows = cache.take();
        noise(rows, point);
        cache.put(rows);
    }

    /** Rows that nothing makes shorter. */
    private void noise(Rows rows, int point) {
        while (!rows.full()) {
            rows.sample(point, NOON + next++, random.nextGaussian(), null, Quality.GOOD, false);
        }
    }

    private static Told told(Cache cache) throws Unavailable {
        Told told = new Told();
        assertThat(cache.rows(cache.point(NOISE), 0, Long.MAX_VALUE, told)).isZero();
        return told;
    }
}
