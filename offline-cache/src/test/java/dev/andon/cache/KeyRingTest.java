package dev.andon.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a cache, in a real file. */
class KeyRingTest {

    @TempDir
    Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void makeAFileWithOneBody() throws Exception {
        path = folder.resolve("andon.db");
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            put(file, ring, 1, "first");
        }
    }

    @Test
    void theSameKeyOpensItAgain() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);

            assertThat(body(file, ring, 1)).isEqualTo("first");
        }
    }

    @Test
    void aWrongKeyIsToldAndTouchesNothing() throws Exception {
        byte[] before = Files.readAllBytes(path);
        try (CacheFile file = CacheFile.readOnly(path)) {
            WrongKey wrong = catchThrowableOfType(WrongKey.class, () -> file.ring(CacheFile.OTHER_KEY));

            assertThat(wrong.problem().where()).isEqualTo(path.toString());
            assertThat(wrong).hasMessageContaining("sealed under another key").hasMessageContaining("give the key");
        }
        try (CacheFile file = CacheFile.bare(path)) {
            assertThatThrownBy(() -> file.ring(CacheFile.OTHER_KEY)).isInstanceOf(WrongKey.class);
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void aKeyThatIsBegunWhereNothingCanBeWrittenIsWrittenBeforeTheFirstTransaction() throws Exception {
        Path fresh = folder.resolve("fresh.db");
        CacheFile.at(fresh).close();
        try (CacheFile still = CacheFile.readOnly(fresh);
                CacheFile file = CacheFile.at(fresh)) {
            KeyRing ring = still.ring(CacheFile.KEY);

            ring.keep(file.connection);
            put(file, ring, 1, "first");
        }

        try (CacheFile file = CacheFile.at(fresh)) {
            assertThat(body(file, file.ring(CacheFile.KEY), 1)).isEqualTo("first");
        }
    }

    @Test
    void noKeyForAnEncryptedCacheAndAKeyForAnOpenOneAreToldApart() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            assertThatThrownBy(() -> KeyRing.open(file.connection, "andon.db", null))
                    .isInstanceOf(WrongKey.class)
                    .hasMessageContaining("encrypted, and no key was given");
        }
        try (CacheFile open = CacheFile.at(folder.resolve("open.db"))) {
            assertThat(KeyRing.open(open.connection, "open.db", null).encrypts())
                    .isFalse();
            assertThatThrownBy(() -> open.ring(CacheFile.KEY))
                    .isInstanceOf(WrongKey.class)
                    .hasMessageContaining("not encrypted, but a key");
        }
    }

    @Test
    void aDamagedKeyIsMendedFromItsSpare() throws Exception {
        for (String table : new String[] {"key", "spare"}) {
            try (CacheFile file = CacheFile.at(path)) {
                byte[] wrapped = file.bytes("SELECT wrapped FROM " + table);
                file.tamper("UPDATE " + table + " SET wrapped = ?", CacheFile.flipped(wrapped, 20));

                KeyRing ring = file.ring(CacheFile.KEY);
                assertThat(body(file, ring, 1)).isEqualTo("first");
                ring.keep(file.connection);
                assertThat(file.number("SELECT count(DISTINCT wrapped) FROM (SELECT wrapped FROM key UNION ALL"
                                + " SELECT wrapped FROM spare)"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aFileWhoseKeysAreGoneIsNotTakenForANewOne() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            file.tamper("DELETE FROM key");
            file.tamper("DELETE FROM spare");

            assertThatThrownBy(() -> file.ring(CacheFile.KEY))
                    .isInstanceOf(Damaged.class)
                    .hasMessageContaining("lost its keys");
            assertThat(file.number("SELECT count(*) FROM key")).isZero();
        }
    }

    @Test
    void damageToBothCopiesIsNotCalledAWrongKey() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            byte[] wrapped = file.bytes("SELECT wrapped FROM key");
            file.tamper("UPDATE key SET wrapped = ?", CacheFile.flipped(wrapped, 20));
            file.tamper("UPDATE spare SET wrapped = ?", CacheFile.flipped(wrapped, 3));

            assertThatThrownBy(() -> file.ring(CacheFile.KEY)).isInstanceOf(Damaged.class);
        }
    }

    @Test
    void aLostGenerationLeavesTheOthersReadable() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            file.tamper("UPDATE key SET sealed = ?", KeyRing.FULL);
            KeyRing ring = file.ring(CacheFile.KEY);
            ring.keep(file.connection);
            put(file, ring, 2, "second");
            assertThat(Seal.generation(file.bytes("SELECT bytes FROM body WHERE id = 2")))
                    .isEqualTo(2);
            file.tamper("UPDATE key SET wrapped = x'00' WHERE generation = 2");
            file.tamper("UPDATE spare SET wrapped = x'00' WHERE generation = 2");

            KeyRing again = file.ring(CacheFile.KEY);

            assertThat(again.lost()).containsExactly(2);
            assertThat(body(file, again, 1)).isEqualTo("first");
            assertThatThrownBy(() -> body(file, again, 2)).isInstanceOf(Damaged.class);
            put(file, again, 3, "third");
            assertThat(Seal.generation(file.bytes("SELECT bytes FROM body WHERE id = 3")))
                    .isEqualTo(3);
        }
    }

    @Test
    void whoIsBeingToldWhichKeysAreLostIsNotDisturbedByWhoFollows() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            file.tamper("UPDATE key SET sealed = ?", KeyRing.FULL);
            file.ring(CacheFile.KEY).keep(file.connection);
            byte[] wrapped = file.bytes("SELECT wrapped FROM key WHERE generation = 2");
            file.tamper("UPDATE key SET wrapped = x'00' WHERE generation = 2");
            file.tamper("UPDATE spare SET wrapped = x'00' WHERE generation = 2");
            KeyRing ring = file.ring(CacheFile.KEY);
            Iterator<Integer> told = ring.lost().iterator();

            file.tamper("UPDATE key SET wrapped = ? WHERE generation = 2", wrapped);
            ring.follow(file.connection);

            assertThat(told.next()).isEqualTo(2);
            assertThat(ring.lost()).isEmpty();
        }
    }

    @Test
    void aGenerationEndsByItselfBeforeItsKeyIsWornOut() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            file.tamper("UPDATE key SET sealed = ?", KeyRing.FULL - 1);
            KeyRing ring = file.ring(CacheFile.KEY);
            put(file, ring, 2, "the last of the old");
            ring.keep(file.connection);
            put(file, ring, 3, "the first of the new");

            assertThat(Seal.generation(file.bytes("SELECT bytes FROM body WHERE id = 2")))
                    .isEqualTo(1);
            assertThat(Seal.generation(file.bytes("SELECT bytes FROM body WHERE id = 3")))
                    .isEqualTo(2);
        }
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            assertThat(body(file, ring, 1)).isEqualTo("first");
            assertThat(body(file, ring, 3)).isEqualTo("the first of the new");
            assertThat(ring.resealing()).isFalse();
        }
    }

    @Test
    void whatWasSealedIsWrittenDownBeforehand() throws Exception {
        try (CacheFile file = CacheFile.at(path)) {
            KeyRing ring = file.ring(CacheFile.KEY);
            Seal seal = ring.seal();
            for (int i = 0; i < 300_000; i++) {
                if (i % 1_000 == 0) {
                    ring.keep(file.connection);
                }
                seal.close(Sealed.BODY, new byte[1], i);
                if (i % 50_000 == 0) {
                    assertThat(file.number("SELECT sealed FROM key"))
                            .isGreaterThanOrEqualTo(ring.active().frames());
                }
            }
            assertThat(file.number("SELECT sealed FROM key")).isGreaterThan(300_000);
        }
    }

    static void put(CacheFile file, KeyRing ring, long id, String text) throws SQLException {
        file.tamper("INSERT INTO body VALUES (?, ?)", id, ring.seal().close(Sealed.BODY, text.getBytes(UTF_8), id));
    }

    static String body(CacheFile file, KeyRing ring, long id) throws SQLException, Damaged {
        byte[] frame = file.bytes("SELECT bytes FROM body WHERE id = " + id);
        return new String(ring.seal().open(Sealed.BODY, frame, id), UTF_8);
    }
}
