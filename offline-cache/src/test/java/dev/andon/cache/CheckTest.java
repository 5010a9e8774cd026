package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full check finds each sort of damage for what it is. */
class CheckTest {

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_700_000_000 * SECOND;

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws Exception {
        try (Cache cache = Cache.open(folder, "the test", CacheFile.KEY, () -> NOON)) {
            Rows rows = cache.take();
            int point = cache.point(new PointKey("plant", "press", "pressure", Kind.NUMBER));
            for (int second = 0; second < 2 * Blocks.ROWS; second++) {
                rows.sample(point, NOON + second * SECOND, second, null, Quality.GOOD, false);
            }
            cache.put(rows);
            await().until(() -> cache.recorded() == 2 * Blocks.ROWS);
        }
        assertThat(Check.full(folder, CacheFile.KEY, part -> {}).whole()).isTrue();
    }

    @Test
    void anAuditWithoutItsFirstEntryIsBroken() throws Exception {
        tamper("UPDATE audit SET sealed = zeroblob(60)");

        assertThat(found()).contains("the audit is broken at entry 1");
    }

    @Test
    void anAuditThatWasEmptiedIsBroken() throws Exception {
        tamper("DELETE FROM audit");

        assertThat(found()).contains("the audit is broken at entry 1");
    }

    @Test
    void whoeverOpensItIsToldThatTheAuditIsBroken() throws Exception {
        assertThat(toldAtTheStart()).isEmpty();
        tamper("DELETE FROM audit");

        assertThat(toldAtTheStart()).contains("the audit is broken at entry 1");
        try (Cache cache = Cache.read(folder, CacheFile.KEY, () -> NOON)) {
            assertThat(cache.losses())
                    .extracting(Loss::what)
                    .singleElement()
                    .asString()
                    .contains("the audit is broken");
        }
    }

    @Test
    void aFileThatWasMadeAndNothingMoreBeginsItsAuditWhenItIsOpenedNext() throws Exception {
        tamper("DELETE FROM audit");
        tamper("DELETE FROM setting");
        for (String table : List.of("point", "block", "body", "journal", "last", "ledger")) {
            tamper("DELETE FROM " + table);
        }

        assertThat(toldAtTheStart()).isEmpty();
        try (Cache cache = Cache.read(folder, CacheFile.KEY, () -> NOON)) {
            assertThat(cache.verifyAudit().entries()).isEqualTo(1);
        }
    }

    private String toldAtTheStart() throws Exception {
        try (Cache cache = Cache.open(folder, "the test", CacheFile.KEY, () -> NOON)) {
            assertThat(cache.salvaged()).isNull();
            return String.join("\n", cache.losses().stream().map(Loss::what).toList());
        }
    }

    @Test
    void whatIsMissingIsSaidInPlainWordsBeforeItsPlaceInTheFile() throws Exception {
        tamper("DELETE FROM body WHERE id = 1");

        assertThat(found()).contains("a block of values is missing (body 1)");
    }

    @Test
    void aHeaderThatWasChangedIsFound() throws Exception {
        tamper("UPDATE block SET n = n + 1 WHERE t0 = " + NOON);

        assertThat(found()).contains("block");
    }

    @Test
    void minutesOfOtherRowsAreFound() throws Exception {
        reseal(
                "UPDATE block SET rolled = ? WHERE t0 = " + NOON,
                head -> {
                    PartialsCodec codec = new PartialsCodec();
                    Partials minutes = codec.decode(head, 0, head.length);
                    minutes.counts[1]++;
                    return Arrays.copyOf(codec.bytes(), codec.encode(minutes));
                },
                NOON);

        assertThat(found()).contains("has minutes of other rows");
    }

    @Test
    void blocksThatOverlapAreFound() throws Exception {
        tamper("UPDATE block SET t0 = " + (NOON + 1) + " WHERE t0 > " + NOON);
        reseal("UPDATE block SET rolled = ? WHERE t0 = " + (NOON + 1), head -> head, NOON + Blocks.ROWS * SECOND);

        assertThat(found()).contains("begins before the one before ends");
    }

    @Test
    void aBodyWithOtherRowsThanItsHeaderSaysIsFound() throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            Seal seal = file.ring(CacheFile.KEY).seal();
            Block block = new Block();
            Run run = new Run(Kind.NUMBER, Blocks.ROWS);
            byte[] plain = seal.open(Sealed.BODY, file.bytes("SELECT bytes FROM body WHERE id = 1"), 1);
            block.decode(0, plain, 0, plain.length, run);
            Run fewer = new Run(Kind.NUMBER, Blocks.ROWS);
            fewer.append(run, 0, 10);
            fewer.append(run, 11, run.size);
            int length = block.encode(0, fewer, 0, fewer.size);
            file.tamper(
                    "UPDATE body SET bytes = ? WHERE id = 1", seal.closePart(Sealed.BODY, block.bytes(), 0, length, 1));
        }

        assertThat(found()).contains("does not fit what it heads");
    }

    @Test
    void whatSqliteItselfFindsIsTold() throws Exception {
        // Of how many free pages the file has to say in its header (sqlite.org/fileformat2.html, 1.3).
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("cache.db").toFile(), "rw")) {
            file.seek(36);
            int free = file.readInt();
            file.seek(36);
            file.writeInt(free + 3);
        }

        assertThat(found())
                .contains("the file is not as it was written (SQLite: ")
                .contains("reelist");
    }

    @Test
    void aKeyThatIsLostIsTold() throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            file.tamper("UPDATE key SET sealed = ?", KeyRing.FULL);
            file.ring(CacheFile.KEY).keep(file.connection);
            for (String table : List.of("key", "spare")) {
                byte[] wrapped = file.bytes("SELECT wrapped FROM " + table + " WHERE generation = 2");
                file.tamper(
                        "UPDATE " + table + " SET wrapped = ? WHERE generation = 2", CacheFile.flipped(wrapped, 20));
            }
        }

        assertThat(found()).contains("key 2 is lost");
    }

    private interface Change {
        byte[] of(byte[] plain) throws Damaged;
    }

    /** Seals a header of the only point anew, as whoever has the key can; it was sealed with this beginning. */
    private void reseal(String sql, Change change, long sealedAt) throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            Seal seal = file.ring(CacheFile.KEY).seal();
            String where = sql.substring(sql.indexOf(" WHERE"));
            long start = file.number("SELECT t0 FROM block" + where);
            long end = file.number("SELECT t1 FROM block" + where);
            long rows = file.number("SELECT n FROM block" + where);
            long body = file.number("SELECT body FROM block" + where);
            long size = file.number("SELECT size FROM block" + where);
            byte[] frame = file.bytes("SELECT rolled FROM block" + where);
            byte[] plain = seal.open(Sealed.BLOCK, frame, 0, sealedAt, end, rows, body, size);
            file.tamper(sql, seal.close(Sealed.BLOCK, change.of(plain), 0, start, end, rows, body, size));
        }
    }

    @Test
    void aFrameOfAnotherTableIsFound() throws Exception {
        tamper("UPDATE setting SET sealed = zeroblob(60) WHERE id = " + Setting.ALIVE.id());

        assertThat(found()).contains("setting");
    }

    private String found() throws Exception {
        return Check.full(folder, CacheFile.KEY, part -> {}).losses().stream()
                .map(Loss::what)
                .reduce("", (all, one) -> all + one + "\n");
    }

    private void tamper(String sql) throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("cache.db"))) {
            file.tamper(sql);
        }
    }
}
