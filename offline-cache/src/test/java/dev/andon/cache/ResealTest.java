package dev.andon.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another key for a cache, while it goes on. */
class ResealTest {

    private static final int BODIES = 57;
    private static final int STEP = 10;

    @TempDir
    Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void fillEveryTable() throws Exception {
        path = folder.resolve("andon.db");
        try (CacheFile file = CacheFile.at(path)) {
            fill(file, file.ring(CacheFile.KEY));
        }
    }

    @Test
    void theOldKeyOpensNothingAsSoonAsThereIsANewOne() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            file.ring(CacheFile.KEY).rekey(file.connection, CacheFile.OTHER_KEY);
        }
        try (CacheFile file = CacheFile.at(path)) {
            assertThatThrownBy(() -> file.ring(CacheFile.KEY)).isInstanceOf(WrongKey.class);
            KeyRing ring = file.ring(CacheFile.OTHER_KEY);
            assertThat(ring.resealing()).isTrue();
            allReadable(file, ring);
        }
    }

    @Test
    void aChangeOfKeysThatFailsMidwayChangesNothing() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            file.tamper("CREATE TRIGGER full BEFORE INSERT ON spare WHEN new.generation = 2"
                    + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");

            assertThatThrownBy(() -> ring.rekey(file.connection, CacheFile.OTHER_KEY))
                    .hasMessageContaining("disk full");

            file.connection.commit();
            assertThat(ring.resealing()).isFalse();
            allReadable(file, file.ring(CacheFile.KEY));
        }
    }

    @Test
    void everyRowIsSealedAnewAndThenTheOldKeyIsGone() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            ring.rekey(file.connection, CacheFile.OTHER_KEY);
            Reseal reseal = new Reseal(ring, STEP);
            double part = 0;
            while (reseal.step(file.connection)) {
                assertThat(file.number("SELECT count(*) FROM key")).isEqualTo(2);
                assertThat(reseal.progress().part()).isBetween(part, 0.99);
                part = reseal.progress().part();
                allReadable(file, ring);
            }

            assertThat(reseal.progress().part()).isEqualTo(1);
            assertThat(reseal.progress().resealed()).isEqualTo(rows());
            assertThat(file.number("SELECT generation FROM key")).isEqualTo(2);
            for (Sealed place : Sealed.values()) {
                assertThat(file.number(
                                "SELECT min(substr(" + place.column() + ", 1, 1) = x'02') FROM " + place.table()))
                        .as(place.table())
                        .isEqualTo(1);
            }
            allReadable(file, file.ring(CacheFile.OTHER_KEY));
        }
    }

    @Test
    void theOldWrappedKeyIsNowhereInTheFileAnyMore() throws Exception {
        byte[] wrapped;
        byte[] wrappedAnew;
        try (CacheFile file = CacheFile.at(path)) {
            wrapped = file.bytes("SELECT wrapped FROM key");
            assertThat(holds(wrapped)).isTrue();
            KeyRing ring = file.ring(CacheFile.KEY);
            ring.rekey(file.connection, CacheFile.OTHER_KEY);
            wrappedAnew = file.bytes("SELECT wrapped FROM key WHERE generation = 1");
            assertThat(holds(wrappedAnew)).isTrue();
            finish(file, new Reseal(ring, STEP));
        }

        assertThat(holds(wrapped)).isFalse();
        assertThat(holds(wrappedAnew)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aKillAtAnyStepLosesNothing(int seed) throws Exception {
        Random random = new Random(seed);
        try (CacheFile file = CacheFile.at(path)) {
            file.ring(CacheFile.KEY).rekey(file.connection, CacheFile.OTHER_KEY);
        }
        boolean more = true;
        while (more) {
            try (CacheFile file = CacheFile.at(path)) {
                KeyRing ring = file.ring(CacheFile.OTHER_KEY);
                Reseal reseal = new Reseal(ring, STEP);
                for (int step = random.nextInt(40); more && step >= 0; step--) {
                    more = reseal.step(file.connection);
                }
                allReadable(file, ring);
            }
        }
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.OTHER_KEY);
            assertThat(ring.resealing()).isFalse();
            assertThat(file.number("SELECT count(*) FROM key")).isEqualTo(1);
            allReadable(file, ring);
        }
    }

    @Test
    void rowsWrittenMeanwhileAreOfTheNewKey() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            ring.rekey(file.connection, CacheFile.OTHER_KEY);
            Reseal reseal = new Reseal(ring, STEP);
            for (int id = BODIES + 1; reseal.step(file.connection); id++) {
                KeyRingTest.put(file, ring, id, "body " + id);
                file.tamper("DELETE FROM body WHERE id = ?", id - BODIES);
            }
            assertThat(file.number("SELECT min(substr(bytes, 1, 1) = x'02') FROM body"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aDamagedRowStopsNothingAndIsCounted() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            file.tamper(
                    "UPDATE body SET bytes = ? WHERE id = 3",
                    CacheFile.flipped(file.bytes("SELECT bytes FROM body WHERE id = 3"), 20));
            KeyRing ring = file.ring(CacheFile.KEY);
            ring.rekey(file.connection, CacheFile.OTHER_KEY);
            Reseal reseal = new Reseal(ring, STEP);
            finish(file, reseal);

            assertThat(reseal.progress().unreadable()).isEqualTo(1);
            assertThat(reseal.progress().resealed()).isEqualTo(rows() - 1);
            assertThat(KeyRingTest.body(file, ring, 4)).isEqualTo("body 4");
            assertThatThrownBy(() -> KeyRingTest.body(file, ring, 3)).isInstanceOf(Damaged.class);
        }
    }

    @Test
    void encryptionCanBeEndedAndBegunAgain() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            ring.rekey(file.connection, null);
            finish(file, new Reseal(ring, STEP));
            assertThat(new String(file.bytes("SELECT bytes FROM body WHERE id = 1"), UTF_8))
                    .contains("body 1");
        }
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = KeyRing.open(file.connection, "andon.db", null);
            allReadable(file, ring);
            ring.rekey(file.connection, CacheFile.KEY);
            finish(file, new Reseal(ring, STEP));
        }
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            allReadable(file, ring);
            byte[] forged = {0, 'o', 'k', 0, 0, 0, 0};
            assertThatThrownBy(() -> ring.seal().open(Sealed.BODY, forged, 1)).hasMessageContaining("does not hold");
        }
    }

    @Test
    void whatStoodInTheOpenIsNowhereInTheFileAnyMore() throws Exception {
        Path within = Files.createDirectories(folder.resolve("open"));
        Path open = within.resolve("andon.db");
        try (CacheFile file = CacheFile.at(open)) {
            KeyRing plain = KeyRing.open(file.connection, "andon.db", null);
            for (int id = 1; id <= BODIES; id++) {
                KeyRingTest.put(file, plain, id, "recipe of batch " + id);
            }
            file.tamper("DELETE FROM body WHERE id < 5");
            assertThat(holds(within, "recipe of batch".getBytes(UTF_8))).isTrue();
            plain.rekey(file.connection, CacheFile.KEY);
            finish(file, new Reseal(plain, STEP));

            assertThat(holds(within, "recipe of batch".getBytes(UTF_8))).isFalse();
            assertThat(KeyRingTest.body(file, plain, BODIES)).isEqualTo("recipe of batch " + BODIES);
        }
        assertThat(holds(within, "recipe of batch".getBytes(UTF_8))).isFalse();
        try (CacheFile file = CacheFile.at(open)) {
            assertThat(KeyRingTest.body(file, file.ring(CacheFile.KEY), 5)).isEqualTo("recipe of batch 5");
        }
    }

    @Test
    void aSecondRekeyInTheMidstOfTheFirstIsFine() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            ring.rekey(file.connection, CacheFile.OTHER_KEY);
            Reseal reseal = new Reseal(ring, STEP);
            for (int step = 0; step < 6; step++) {
                reseal.step(file.connection);
            }
            ring.rekey(file.connection, CacheFile.KEY);
            finish(file, new Reseal(ring, STEP));
        }
        try (CacheFile file = CacheFile.at(path)) {
            allReadable(file, file.ring(CacheFile.KEY));
            assertThat(file.number("SELECT count(*) FROM key")).isEqualTo(1);
        }
    }

    private static void fill(CacheFile file, KeyRing ring) throws SQLException {
        for (int id = 1; id <= BODIES; id++) {
            KeyRingTest.put(file, ring, id, "body " + id);
        }
        Seal seal = ring.seal();
        for (int t0 = 0; t0 < 25; t0++) {
            byte[] frame = seal.close(Sealed.BLOCK, new byte[] {5}, 1 + t0 / 7, t0, t0 + 9, 4, t0, 0);
            file.tamper("INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?)", 1 + t0 / 7, t0, t0 + 9, 4, t0, 0, frame);
        }
        file.tamper("INSERT INTO fold VALUES (1, 2, 3, 4, ?)", seal.close(Sealed.FOLD, new byte[] {6}, 1, 2, 3, 4));
        for (Sealed place :
                new Sealed[] {Sealed.POINT, Sealed.JOURNAL, Sealed.LAST, Sealed.AUDIT, Sealed.SESSION, Sealed.SETTING
                }) {
            file.tamper("INSERT INTO " + place.table() + " VALUES (1, ?)", seal.close(place, new byte[] {7}, 1));
        }
        file.tamper("INSERT INTO outbox VALUES (1, 2, 3, 4, ?)", seal.close(Sealed.OUTBOX, new byte[] {8}, 1, 2, 3, 4));
        file.tamper("INSERT INTO ledger VALUES (1, 2, ?)", seal.close(Sealed.LEDGER, new byte[] {9}, 1, 2));
    }

    private static long rows() {
        return BODIES + 25 + 1 + 6 + 1 + 1;
    }

    private static void allReadable(CacheFile file, KeyRing ring) throws SQLException, Damaged {
        for (int id = 1; id <= BODIES; id++) {
            assertThat(KeyRingTest.body(file, ring, id)).isEqualTo("body " + id);
        }
        Seal seal = ring.seal();
        assertThat(seal.open(
                        Sealed.BLOCK,
                        file.bytes("SELECT rolled FROM block WHERE t0 = 24"),
                        1 + 24 / 7,
                        24,
                        33,
                        4,
                        24,
                        0))
                .containsExactly(5);
        assertThat(seal.open(Sealed.FOLD, file.bytes("SELECT rolled FROM fold"), 1, 2, 3, 4))
                .containsExactly(6);
        assertThat(seal.open(Sealed.SETTING, file.bytes("SELECT sealed FROM setting"), 1))
                .containsExactly(7);
        assertThat(seal.open(Sealed.OUTBOX, file.bytes("SELECT sealed FROM outbox"), 1, 2, 3, 4))
                .containsExactly(8);
        file.connection.commit();
    }

    private static void finish(CacheFile file, Reseal reseal) throws SQLException {
        while (reseal.step(file.connection)) {
            assertThat(reseal.progress().part()).isLessThan(1);
        }
    }

    private boolean holds(byte[] needle) throws Exception {
        return holds(folder, needle);
    }

    private static boolean holds(Path folder, byte[] needle) throws Exception {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] all = Files.readAllBytes(file);
                for (int i = 0; i + needle.length <= all.length; i++) {
                    if (Arrays.equals(all, i, i + needle.length, needle, 0, needle.length)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
