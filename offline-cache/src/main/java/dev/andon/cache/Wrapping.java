package dev.andon.cache;

import dev.andon.cache.DataKey.Role;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the keys of a cache under the cache key. A wrapped key is a byte that tells whether there is one, then role and key (as nonce,
 * ciphertext and tag of AES-256-GCM where there is), then a CRC32C of it all: it tells damage from a wrong key. Bound to the generation.
 */
final class Wrapping {

    private static final byte OPEN = 0;
    private static final byte LOCKED = 1;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final @Nullable SecretKey cacheKey;
    private final Gcm gcm = new Gcm();

    /** @param cacheKey 32 bytes; null for a cache without encryption */
    Wrapping(byte @Nullable [] cacheKey) {
        if (cacheKey != null && cacheKey.length != Gcm.KEY) {
            throw new IllegalArgumentException("a cache key has " + Gcm.KEY + " bytes, not " + cacheKey.length);
        }
        this.cacheKey = cacheKey == null ? null : new SecretKeySpec(cacheKey, "AES");
    }

    boolean locks() {
        return cacheKey != null;
    }

    /** Whether a wrapped key needs a cache key. */
    static boolean locked(byte[] wrapped) {
        return wrapped[0] != OPEN;
    }

    byte[] close(DataKey data) {
        byte[] bytes = data.bytes();
        byte[] plain = new byte[1 + bytes.length];
        plain[0] = (byte) data.role().ordinal();
        System.arraycopy(bytes, 0, plain, 1, bytes.length);
        Arrays.fill(bytes, (byte) 0);
        int length = 1 + plain.length + (cacheKey == null ? 0 : Gcm.NONCE + Gcm.TAG);
        byte[] wrapped = new byte[length + Integer.BYTES];
        if (cacheKey == null) {
            wrapped[0] = OPEN;
            System.arraycopy(plain, 0, wrapped, 1, plain.length);
        } else {
            wrapped[0] = LOCKED;
            byte[] bound = bound(data.generation());
            gcm.close(cacheKey, bound, bound.length, plain, 0, plain.length, wrapped, 1);
        }
        Arrays.fill(plain, (byte) 0);
        INT.set(wrapped, length, checksum(wrapped, length));
        return wrapped;
    }

    /** The key again; empty when it was wrapped under another cache key, or under none and one was given, or the other way round. */
    Optional<DataKey> open(int generation, byte[] wrapped) throws Damaged {
        int length = wrapped.length - Integer.BYTES;
        if (length < 2 || checksum(wrapped, length) != (int) INT.get(wrapped, length)) {
            throw new Damaged("key " + generation + " was changed since it was written");
        }
        if (locked(wrapped) != locks()) {
            return Optional.empty();
        }
        byte[] plain;
        if (cacheKey == null) {
            plain = Arrays.copyOfRange(wrapped, 1, length);
        } else {
            plain = new byte[Math.max(0, length - 1 - Gcm.NONCE - Gcm.TAG)];
            byte[] bound = bound(generation);
            if (plain.length == 0 || !gcm.open(cacheKey, bound, bound.length, wrapped, 1, length - 1, plain, 0)) {
                return Optional.empty();
            }
        }
        Role[] roles = Role.values();
        int bytes = generation == DataKey.PLAIN ? 0 : Gcm.KEY;
        if (plain[0] < 0 || plain[0] >= roles.length || plain.length != 1 + bytes) {
            throw new Damaged("key " + generation + " was not written by this program");
        }
        DataKey key = new DataKey(generation, roles[plain[0]], Arrays.copyOfRange(plain, 1, plain.length));
        Arrays.fill(plain, (byte) 0);
        return Optional.of(key);
    }

    private static byte[] bound(int generation) {
        return new byte[] {'k', 'e', 'y', (byte) generation};
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
