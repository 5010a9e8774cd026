package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever lays hands on the audit is noticed. */
@SuppressWarnings("NullAway.Init")
class AuditTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.5Z");
    private static final int ENTRIES = 10;

    @TempDir
    Path folder;

    private CacheFile file;
    private Seal seal;
    private Audit audit;

    @BeforeEach
    void writeTenEntries() throws Exception {
        file = CacheFile.at(folder.resolve("andon.db"));
        fill(file.ring(CacheFile.KEY));
    }

    private void fill(KeyRing ring) throws Exception {
        seal = ring.seal();
        audit = new Audit(file.connection, seal);
        audit.begin(NOW, "the console");
        for (int i = 2; i <= ENTRIES; i++) {
            assertThat(audit.append(
                            NOW.plusSeconds(i), "Ann", "command.sent", "pump-7", Map.of("action", "stop", "n", "" + i)))
                    .isEqualTo(i);
        }
        file.connection.commit();
    }

    @AfterEach
    void close() throws Exception {
        file.close();
    }

    @Test
    void anUntouchedChainIsIntactAndItsHeadIsTold() throws Exception {
        assertThat(audit.verify()).isInstanceOfSatisfying(Audit.Intact.class, intact -> {
            assertThat(intact.entries()).isEqualTo(ENTRIES);
            assertThat(intact.head()).hasSize(64);
        });
        assertThat(audit.check()).isEqualTo(audit.verify());
    }

    @Test
    void aChangedEntryIsNamed() throws Exception {
        byte[] frame = file.bytes("SELECT sealed FROM audit WHERE seq = 4");
        file.tamper("UPDATE audit SET sealed = ? WHERE seq = 4", CacheFile.flipped(frame, 30));

        broken(audit.verify(), 4, "was changed since it was written (audit 4)");
    }

    @Test
    void aRemovedEntryIsNamed() throws Exception {
        file.tamper("DELETE FROM audit WHERE seq = 5");

        broken(audit.verify(), 5, "taken out");
    }

    @Test
    void aRemovedEntryIsNamedEvenWhenTheOthersAreMovedUp() throws Exception {
        file.tamper("DELETE FROM audit WHERE seq = 5");
        file.tamper("UPDATE audit SET seq = seq - 1 WHERE seq > 5");

        broken(audit.verify(), 5, "was changed since it was written (audit 5)");
    }

    @Test
    void twoSwappedEntriesAreNoticed() throws Exception {
        file.tamper("UPDATE audit SET seq = 100 WHERE seq = 3");
        file.tamper("UPDATE audit SET seq = 3 WHERE seq = 7");
        file.tamper("UPDATE audit SET seq = 7 WHERE seq = 100");

        broken(audit.verify(), 3, "was changed since it was written (audit 3)");
    }

    @Test
    void aCutEndIsNoticedAtOnce() throws Exception {
        file.tamper("DELETE FROM audit WHERE seq > 8");

        broken(audit.verify(), 9, "up to 10");
        broken(audit.check(), 10, "taken out");
    }

    @Test
    void anEmptiedAuditIsNotTakenForANewOne() throws Exception {
        file.tamper("DELETE FROM audit");
        file.tamper("DELETE FROM setting");

        broken(audit.verify(), 1, "mark was taken away");
        broken(audit.check(), 1, "mark was taken away");
        assertThatThrownBy(() -> audit.append(NOW, "Ann", "x", "y", Map.of())).isInstanceOf(Damaged.class);
    }

    @Test
    void aForeignFirstEntryIsNoticedAtTheStart() throws Exception {
        byte[] frame = file.bytes("SELECT sealed FROM audit WHERE seq = 1");
        file.tamper("UPDATE audit SET sealed = ? WHERE seq = 1", CacheFile.flipped(frame, 40));

        broken(audit.check(), 1, "was changed since it was written (audit 1)");
    }

    @Test
    void whereAnotherEntryComesFirstThanTheOneThatBeginsItIsNoticedAtTheStart() throws Exception {
        byte[] frame = seal.close(Sealed.AUDIT, chained("forged", 1), 1);
        file.tamper("UPDATE audit SET sealed = ? WHERE seq = 1", frame);

        broken(audit.check(), 1, "entry 1 was changed");
    }

    @Test
    void anEntryBeyondTheEndIsNoticed() throws Exception {
        byte[] frame = seal.close(Sealed.AUDIT, chained("forged", 11), 11);
        file.tamper("INSERT INTO audit VALUES (11, ?)", frame);

        broken(audit.verify(), 10, "entry 10 was changed");
        assertThat(audit.check()).isInstanceOf(Audit.Broken.class);
    }

    @Test
    void withoutEncryptionTheChainStillTells() throws Exception {
        file.close();
        file = CacheFile.at(folder.resolve("open.db"));
        fill(KeyRing.open(file.connection, "open.db", null));
        byte[] row = seal.open(Sealed.AUDIT, file.bytes("SELECT sealed FROM audit WHERE seq = 6"), 6);
        row[row.length - 1] ^= 1;

        file.tamper("UPDATE audit SET sealed = ? WHERE seq = 6", seal.close(Sealed.AUDIT, row, 6));
        broken(audit.verify(), 6, "entry 6 was changed");

        byte[] last = seal.open(Sealed.AUDIT, file.bytes("SELECT sealed FROM audit WHERE seq = 10"), 10);
        last[last.length - 1] ^= 1;
        file.tamper("UPDATE audit SET sealed = ? WHERE seq = 10", seal.close(Sealed.AUDIT, last, 10));
        broken(audit.check(), 10, "entry 10 was changed");
    }

    @Test
    void anEntryIsWrittenWithWhatItTellsOfOrNotAtAll() throws Exception {
        audit.append(NOW, "Ann", "command.sent", "pump-7", Map.of());
        file.connection.rollback();

        assertThat(audit.verify()).isEqualTo(audit.check()).isInstanceOf(Audit.Intact.class);
        assertThat(audit.append(NOW, "Ann", "command.sent", "pump-7", Map.of())).isEqualTo(ENTRIES + 1);
    }

    @Test
    void itBeginsOnce() {
        assertThatThrownBy(() -> audit.begin(NOW, "the console")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itIsReadAsLinesOfJson() throws Exception {
        audit.append(
                NOW, "J\u00fcrgen \"J\"", "alarm.acknowledged", "tank\\1\n", Map.of("b", "2", "a", "\u2028\u0001"));
        StringBuilder out = new StringBuilder();

        Audit.Verdict verdict = AuditLines.write(audit, out);

        assertThat(verdict).isInstanceOf(Audit.Intact.class);
        assertThat(out.toString().lines()).hasSize(ENTRIES + 1);
        assertThat(out.toString().lines().toList().getLast())
                .startsWith("{\"seq\":11,\"at\":\"2026-03-01T10:00:00.5Z\",\"by\":\"J\u00fcrgen \\\"J\\\"\","
                        + "\"what\":\"alarm.acknowledged\",\"subject\":\"tank\\\\1\\u000a\","
                        + "\"details\":{\"a\":\"\\u2028\\u0001\",\"b\":\"2\"},\"hash\":\"")
                .endsWith(((Audit.Intact) verdict).head() + "\"}");
    }

    @Test
    void aBrokenChainIsReadUpToTheBreak() throws Exception {
        file.tamper("DELETE FROM audit WHERE seq = 5");
        StringBuilder out = new StringBuilder();

        broken(AuditLines.write(audit, out), 5, "taken out");

        assertThat(out.toString().lines()).hasSize(4);
    }

    private static byte[] chained(String what, long seq) {
        byte[] canonical = new AuditEntry(seq, NOW, "Eve", what, "", new TreeMap<>()).canonical();
        byte[] row = new byte[AuditEntry.HASH + canonical.length];
        System.arraycopy(canonical, 0, row, AuditEntry.HASH, canonical.length);
        return row;
    }

    private static void broken(Audit.Verdict verdict, long seq, String what) {
        assertThat(verdict).isInstanceOfSatisfying(Audit.Broken.class, broken -> {
            assertThat(broken.what()).contains(what);
            assertThat(broken.seq()).isEqualTo(seq);
        });
    }
}
