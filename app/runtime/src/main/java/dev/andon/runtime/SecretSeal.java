package dev.andon.runtime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The key of one file of secrets: made from a passphrase by Argon2id (RFC 9106), and used by AES-256-GCM (NIST SP 800-38D) with a fresh nonce
 * for each entry. What an entry is called is bound to it, so that entries cannot be swapped.
 */
final class SecretSeal {

    /** How hard a passphrase is to guess. RFC 9106, 4: the second recommended option, for machines without 2 GiB to spare. */
    record Cost(int memoryKiB, int passes, int lanes) {

        static final Cost RECOMMENDED = new Cost(65_536, 3, 4);
        /** More than this no honest file asks for: 1 GiB. */
        private static final Cost MOST = new Cost(1 << 20, 64, 64);

        boolean sane() {
            return memoryKiB >= RECOMMENDED.memoryKiB
                    && memoryKiB <= MOST.memoryKiB
                    && passes >= RECOMMENDED.passes
                    && passes <= MOST.passes
                    && lanes >= 1
                    && lanes <= MOST.lanes;
        }
    }

    /** RFC 9106, 3.1: 128 bits suffice. */
    static final int SALT_BYTES = 16;

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    private SecretSeal(byte[] key) {
        this.key = key;
    }

    /** Takes half a second and the memory of the cost. */
    static SecretSeal of(char[] passphrase, byte[] salt, Cost cost) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKiB)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        byte[] plain = bytes(passphrase);
        byte[] key = new byte[KEY_BYTES];
        try {
            argon.generateBytes(plain, key);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return new SecretSeal(key);
    }

    static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    /** A secret as one word. */
    String close(String name, char[] secret) {
        byte[] plain = bytes(secret);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The secret again; empty when the word was sealed with another key or for another name, or was changed. */
    Optional<char[]> open(String name, String word) {
        byte[] plain = new byte[0];
        try {
            byte[] whole = Base64.getDecoder().decode(word);
            if (whole.length < NONCE_BYTES) {
                return Optional.empty();
            }
            plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES), name)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(chars(plain));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    void wipe() {
        Arrays.fill(key, (byte) 0);
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] bytes(char[] text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear();
        encoded.put(new byte[encoded.capacity()]);
        return bytes;
    }

    private static char[] chars(byte[] text) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(text));
        char[] chars = new char[decoded.remaining()];
        decoded.get(chars);
        decoded.clear();
        decoded.put(new char[decoded.capacity()]);
        return chars;
    }
}
