package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill leaves of the log: what was committed is there, what was not is not called a loss, and what cannot be read is. */
class WriteAheadLogTest {

    private static final int COMMITS = 5;

    @TempDir
    Path folder;

    private Path copy = Path.of("");
    private byte[] log = {};

    @BeforeEach
    void commitFiveTimesAndCopyWhatStandsThere() throws Exception {
        Path path = folder.resolve("cache.db");
        copy = folder.resolve("copy.db");
        try (CacheFile file = CacheFile.at(path)) {
            file.connection.setAutoCommit(true);
            file.number("PRAGMA wal_checkpoint(TRUNCATE)");
            file.connection.setAutoCommit(false);
            for (int i = 1; i <= COMMITS; i++) {
                file.tamper("INSERT INTO body VALUES (?, zeroblob(10))", i);
            }
            Files.copy(path, copy);
            log = Files.readAllBytes(folder.resolve("cache.db-wal"));
        }
    }

    @Test
    void aWholeLogIsBroughtIn() throws Exception {
        recover(log);

        assertThat(bodies()).isEqualTo(COMMITS);
    }

    @Test
    void aCommitThatWasCutOffIsNoLoss() throws Exception {
        recover(Arrays.copyOf(log, log.length - 1));

        assertThat(bodies()).isEqualTo(COMMITS - 1);
    }

    @Test
    void aLogThatWasHardlyBegunIsNoLoss() {
        for (int length : new int[] {0, 1, 10, 31, 32, 33, 55, 56, 57, 1_000}) {
            assertThatCode(() -> recover(Arrays.copyOf(log, length)))
                    .as("%d bytes", length)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aCommittedPageThatCannotBeReadIsALoss() throws Exception {
        byte[] broken = CacheFile.flipped(log, log.length / 2);

        assertThatThrownBy(() -> recover(broken)).isInstanceOf(Damaged.class).hasMessageContaining("is lost");
        assertThat(bodies()).isLessThan(COMMITS);
    }

    @Test
    void aLogWhoseHeaderCannotBeReadIsALoss() {
        byte[] broken = CacheFile.flipped(log, 10);

        assertThatThrownBy(() -> recover(broken)).isInstanceOf(Damaged.class);
    }

    private void recover(byte[] bytes) throws Exception {
        write(bytes);
        WriteAheadLog.recover(copy);
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(folder.resolve("copy.db-wal"), bytes);
    }

    private long bodies() throws Exception {
        try (CacheFile file = CacheFile.bare(copy)) {
            return file.number("SELECT count(*) FROM body");
        }
    }
}
