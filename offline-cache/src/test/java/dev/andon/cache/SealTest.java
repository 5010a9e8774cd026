package dev.andon.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What is sealed comes back as it was, in its own row, or is told to be damaged. */
@SuppressWarnings("NullAway.Init")
class SealTest {

    private static Path folder;
    private static CacheFile sealedFile;
    private static CacheFile plainFile;
    private static Seal sealed;
    private static Seal plain;

    @BeforeContainer
    static void openTwoFiles() throws Exception {
        folder = Files.createTempDirectory("seal");
        sealedFile = CacheFile.at(folder.resolve("sealed.db"));
        plainFile = CacheFile.at(folder.resolve("plain.db"));
        sealed = sealedFile.ring(CacheFile.KEY).seal();
        plain = KeyRing.open(plainFile.connection, "plain.db", null).seal();
    }

    @AfterContainer
    static void closeThem() throws Exception {
        sealedFile.close();
        plainFile.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 300)
    void anythingComesBack(@ForAll byte[] content, @ForAll long id, @ForAll boolean encrypted) throws Damaged {
        Seal seal = encrypted ? sealed : plain;

        byte[] frame = seal.close(Sealed.BODY, content, id);

        assertThat(seal.open(Sealed.BODY, frame, id)).isEqualTo(content);
        assertThat(Seal.room(frame)).isEqualTo(content.length);
    }

    @Property(tries = 300)
    void partOfABufferComesBackIntoABuffer(@ForAll byte[] content, @ForAll boolean encrypted) throws Damaged {
        Seal seal = encrypted ? sealed : plain;
        byte[] buffer = new byte[content.length + 9];
        System.arraycopy(content, 0, buffer, 5, content.length);
        byte[] into = new byte[content.length + 3];

        int length = seal.open(
                Sealed.FOLD, seal.closePart(Sealed.FOLD, buffer, 5, content.length, 1, 2, 3, 4), into, 1, 2, 3, 4);

        assertThat(Arrays.copyOf(into, length)).isEqualTo(content);
    }

    @Property(tries = 300)
    void aFlippedBitIsNoticed(@ForAll byte[] content, @ForAll Random random, @ForAll boolean encrypted) {
        Seal seal = encrypted ? sealed : plain;
        byte[] frame = seal.close(Sealed.BODY, content, 3);
        frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));

        assertThat(damage(seal, Sealed.BODY, frame, 3)).contains("body 3");
    }

    @Property(tries = 300)
    void arbitraryBytesAreDamage(@ForAll byte[] frame, @ForAll boolean encrypted) {
        assertThat(damage(encrypted ? sealed : plain, Sealed.LAST, frame, 1)).contains("last 1");
    }

    @Property(tries = 200)
    void aShortenedFrameIsDamage(@ForAll byte[] content, @ForAll Random random, @ForAll boolean encrypted) {
        Seal seal = encrypted ? sealed : plain;
        byte[] frame = seal.close(Sealed.BODY, content, 3);

        assertThat(damage(seal, Sealed.BODY, Arrays.copyOf(frame, random.nextInt(frame.length)), 3))
                .isNotNull();
    }

    @Property(tries = 50)
    void aMovedRowAndAChangedHeaderAreNoticed(@ForAll boolean encrypted) throws Damaged {
        Seal seal = encrypted ? sealed : plain;
        byte[] frame = seal.close(Sealed.BLOCK, "minutes".getBytes(UTF_8), 1, 10, 20, 7, 5, 9);

        assertThat(seal.open(Sealed.BLOCK, frame, 1, 10, 20, 7, 5, 9))
                .asString(UTF_8)
                .isEqualTo("minutes");
        long[] header = {1, 10, 20, 7, 5, 9};
        for (int i = 0; i < header.length; i++) {
            long[] changed = header.clone();
            changed[i]++;
            assertThat(damage(seal, Sealed.BLOCK, frame, changed)).contains("was changed since it was written");
        }
    }

    @Property(tries = 50)
    void aFrameOfAnotherTableIsNoticed(@ForAll boolean encrypted) {
        Seal seal = encrypted ? sealed : plain;

        assertThat(damage(seal, Sealed.BODY, seal.close(Sealed.LAST, new byte[] {1}, 3), 3))
                .isNotNull();
    }

    @Property(tries = 1)
    void aFrameWithoutEncryptionIsRefusedWhereThereIsEncryption() {
        byte[] forged = plain.close(Sealed.BODY, "all is well".getBytes(UTF_8), 3);

        assertThat(damage(sealed, Sealed.BODY, forged, 3)).contains("key 0, which this file does not hold");
    }

    @Property(tries = 1)
    void nothingReadableIsLeftInAFrame() {
        byte[] frame = sealed.close(Sealed.POINT, "Boiler 7 pressure".getBytes(UTF_8), 1);

        assertThat(new String(frame, UTF_8)).doesNotContain("Boiler");
        assertThat(sealed.close(Sealed.POINT, "Boiler 7 pressure".getBytes(UTF_8), 1))
                .as("never the same nonce")
                .isNotEqualTo(frame);
    }

    @Property(tries = 1)
    void aForgottenColumnIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> sealed.close(Sealed.BLOCK, new byte[0], 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("t1");
    }

    private static @Nullable String damage(Seal seal, Sealed place, byte[] frame, long... columns) {
        try {
            seal.open(place, frame, columns);
            return null;
        } catch (Damaged damaged) {
            return damaged.getMessage();
        }
    }
}
