package dev.andon.runtime;

import dev.andon.model.Problem;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of the offline cache, which is a secret like any other: in the key store of the system, or in the file under a passphrase. */
final class CacheKey {

    /** The secret's name. */
    static final String NAME = "andon-cache-key";

    /** Under which a key is kept while the cache goes over from the one to the other. */
    static final String NEXT = NAME + "-next";

    static final int BYTES = 32;

    private CacheKey() {}

    /**
     * The key that is kept; null when there is none, or none that can be got at.
     *
     * @throws Wrong when the secret of that name is no key
     */
    static byte @Nullable [] find(SecretStore secrets, String name) {
        Optional<char[]> kept = secrets.find(name);
        if (kept.isEmpty()) {
            return null;
        }
        char[] digits = kept.get();
        try {
            byte[] key = new byte[BYTES];
            if (digits.length != 2 * BYTES) {
                throw new IllegalArgumentException("its length is " + digits.length);
            }
            for (int i = 0; i < BYTES; i++) {
                key[i] =
                        (byte) (HexFormat.fromHexDigit(digits[2 * i]) << 4 | HexFormat.fromHexDigit(digits[2 * i + 1]));
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new Wrong(
                    "the secret " + name + " is no key of a cache",
                    "it is " + 2 * BYTES + " hexadecimal digits; put the right one there with andon secret set "
                            + name);
        } finally {
            Arrays.fill(digits, '\0');
        }
    }

    /** A fresh key that is kept nowhere yet. */
    static byte[] fresh() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /**
     * Keeps a key, in place of another.
     *
     * @return the key that is kept now: another program may have been quicker with its own
     * @throws Wrong when a person must do something first, which its remedy says
     */
    static byte[] keep(SecretStore secrets, String name, byte[] key) throws IOException {
        char[] digits = new char[2 * BYTES];
        try {
            for (int i = 0; i < BYTES; i++) {
                digits[2 * i] = HexFormat.of().toHighHexDigit(key[i]);
                digits[2 * i + 1] = HexFormat.of().toLowHexDigit(key[i]);
            }
            secrets.put(name, digits);
        } finally {
            Arrays.fill(digits, '\0');
        }
        byte @Nullable [] kept = find(secrets, name);
        if (kept == null) {
            throw new IOException("what was put into " + secrets.place() + " is not there");
        }
        return kept;
    }

    /** What a person can do where no key can be kept. */
    static Problem nowhere(Problem obstacle) {
        return new Problem(
                "history",
                "nothing is recorded, since there is nowhere to keep its key: " + obstacle.what(),
                "choose a passphrase and put it into the environment variable ANDON_PASSPHRASE (or unlock the secrets in"
                        + " the window, under Connections), or record without encryption with --cache plain");
    }
}
