package dev.andon.cache;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** AES-256-GCM (NIST SP 800-38D) with random nonces. Keeps its cipher, so: one owner, one thread at a time. */
final class Gcm {

    static final int KEY = 32;
    static final int NONCE = 12;
    static final int TAG = 16;

    private static final int TAG_BITS = TAG * 8;
    // One call of the system's random source serves many nonces.
    private static final int NONCES = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] nonces = new byte[NONCES * NONCE];
    private int nextNonce = nonces.length;
    private @Nullable Cipher cipher;

    /** Writes nonce, ciphertext and tag; {@code length + NONCE + TAG} bytes. */
    void close(SecretKey key, byte[] bound, int bounds, byte[] plain, int from, int length, byte[] into, int at) {
        if (nextNonce == nonces.length) {
            random.nextBytes(nonces);
            nextNonce = 0;
        }
        System.arraycopy(nonces, nextNonce, into, at, NONCE);
        nextNonce += NONCE;
        try {
            Cipher c = cipher();
            c.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, into, at, NONCE));
            c.updateAAD(bound, 0, bounds);
            c.doFinal(plain, from, length, into, at + NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        }
    }

    /**
     * Reads what {@link #close} wrote.
     *
     * @param length of nonce, ciphertext and tag, at least {@code NONCE + TAG}
     * @return whether it is unchanged, of this key and bound to the same; {@code into} holds nothing of use otherwise
     */
    boolean open(SecretKey key, byte[] bound, int bounds, byte[] frame, int from, int length, byte[] into, int at) {
        try {
            Cipher c = cipher();
            c.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, frame, from, NONCE));
            c.updateAAD(bound, 0, bounds);
            c.doFinal(frame, from + NONCE, length - NONCE, into, at);
            return true;
        } catch (AEADBadTagException changed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        }
    }

    private Cipher cipher() throws GeneralSecurityException {
        if (cipher == null) {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        }
        return cipher;
    }
}
