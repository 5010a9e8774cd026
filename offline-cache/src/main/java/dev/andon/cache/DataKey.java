package dev.andon.cache;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** One generation of the keys that rows are sealed under. Generation 0 is none: frames with a checksum. May be used from any thread. */
final class DataKey {

    /** The generation without encryption. */
    static final int PLAIN = 0;
    /** A frame names its generation in one byte. */
    static final int GENERATIONS = 256;

    /** What a generation is still for; the order is stored. */
    enum Role {
        /** Seals what is written now; there is one. */
        ACTIVE,
        /** Opens what was sealed before. */
        KEPT,
        /** Opens what has not yet been sealed anew, and goes then. */
        RETIRING
    }

    // SP 800-38D, 8.3: at most 2^32 frames under one key with random nonces.
    private static final long MOST_FRAMES = 1L << 32;

    private final int generation;
    private final Role role;
    private final @Nullable SecretKey key;
    private final AtomicLong frames;

    /** @param bytes the key; empty for {@link #PLAIN} */
    DataKey(int generation, Role role, byte[] bytes) {
        this(generation, role, generation == PLAIN ? null : new SecretKeySpec(bytes, "AES"), new AtomicLong());
    }

    private DataKey(int generation, Role role, @Nullable SecretKey key, AtomicLong frames) {
        this.generation = generation;
        this.role = role;
        this.key = key;
        this.frames = frames;
    }

    static DataKey fresh(int generation) {
        byte[] bytes = new byte[generation == PLAIN ? 0 : Gcm.KEY];
        new SecureRandom().nextBytes(bytes);
        return new DataKey(generation, Role.ACTIVE, bytes);
    }

    DataKey as(Role other) {
        return new DataKey(generation, other, key, frames);
    }

    int generation() {
        return generation;
    }

    Role role() {
        return role;
    }

    /** Null for {@link #PLAIN}. */
    @Nullable
    SecretKey key() {
        return key;
    }

    byte[] bytes() {
        return key == null ? new byte[0] : key.getEncoded();
    }

    /** How many frames were sealed under it, at most. */
    long frames() {
        return frames.get();
    }

    void frames(long sealed) {
        frames.set(sealed);
    }

    void count() {
        if (frames.incrementAndGet() > MOST_FRAMES) {
            throw new IllegalStateException("too many frames under one key: KeyRing.keep was not called");
        }
    }
}
