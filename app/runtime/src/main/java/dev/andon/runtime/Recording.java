package dev.andon.runtime;

import dev.andon.cache.Cache;
import dev.andon.cache.CacheState;
import dev.andon.cache.Check;
import dev.andon.cache.OtherVersion;
import dev.andon.cache.Report;
import dev.andon.cache.Unavailable;
import dev.andon.cache.WrongKey;
import dev.andon.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offline cache as a program has it: open, or with the reason why not. Whoever opens it closes it, after the monitor that records into it. Any
 * thread; opening waits for the disk and for whoever keeps the key.
 */
public final class Recording implements AutoCloseable {

    /** The name of the secret that the cache is sealed under. */
    public static final String KEY = CacheKey.NAME;

    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final String FILE = "cache.db";

    private final @Nullable Cache cache;
    private final @Nullable Problem obstacle;
    // Whether anything is to be recorded; who only reads is hindered by nothing.
    private final boolean wanted;

    private Recording(@Nullable Cache cache, @Nullable Problem obstacle, boolean wanted) {
        this.cache = cache;
        this.obstacle = obstacle;
        this.wanted = wanted;
    }

    /** How a file that is not there yet is begun. */
    public enum Begin {
        /** Under a key, which is made where there is none. */
        SEALED,
        /** Without encryption, as somebody asked for. */
        PLAIN
    }

    /** Nothing is recorded, on purpose. */
    public static Recording none() {
        return new Recording(null, null, false);
    }

    /**
     * Opens the cache of a data folder. A file that is there decides itself whether it is encrypted; one that is not begins as it is said.
     *
     * @param program what this one is called for others that want to record: {@code andon watch}
     */
    public static Recording open(Path data, SecretStore secrets, String program, Begin begin) {
        boolean there = there(data.resolve(FILE));
        boolean plain = !there && begin == Begin.PLAIN;
        return opened(
                data,
                secrets,
                !there && !plain,
                true,
                key -> key == null && begin == Begin.SEALED
                        ? Cache.openPlain(data, program, Recording::now)
                        : Cache.open(data, program, plain ? null : key, Recording::now));
    }

    /** Of an empty file nothing was begun. */
    private static boolean there(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException e) {
            return Files.exists(file);
        }
    }

    /** Opens what was recorded in a data folder, for reading alone. */
    public static Recording read(Path data, SecretStore secrets) {
        return opened(data, secrets, false, false, key -> Cache.read(data, key, Recording::now));
    }

    /** The same; {@link #none} where nothing was recorded yet. */
    public static Recording readIfThere(Path data, SecretStore secrets) {
        return there(data.resolve(FILE)) ? read(data, secrets) : none();
    }

    /**
     * Goes through all that was recorded in a data folder and tells what is damaged; changes nothing, and may run while a program records. Takes a
     * minute for some gigabytes.
     *
     * @param progress is told how far it is, 0 to 1
     * @throws Refused when it cannot be looked at
     */
    public static Report check(Path data, SecretStore secrets, DoubleConsumer progress) throws Refused {
        return asked(data, secrets, false, key -> Check.full(data, key, progress));
    }

    private static long now() {
        return Micros.of(Clock.systemUTC().instant());
    }

    private interface Opening<T> {
        T with(byte @Nullable [] key) throws WrongKey, OtherVersion, Unavailable;
    }

    private static Recording opened(
            Path data, SecretStore secrets, boolean makeKey, boolean wanted, Opening<Cache> opening) {
        try {
            return new Recording(asked(data, secrets, makeKey, opening), null, wanted);
        } catch (Refused refused) {
            LOG.info("{}", refused.problem, refused);
            return new Recording(null, refused.problem, wanted);
        }
    }

    private static <T> T asked(Path data, SecretStore secrets, boolean makeKey, Opening<T> opening) throws Refused {
        byte @Nullable [] key = null;
        try {
            key = key(secrets, makeKey);
            return open(opening, secrets, key);
        } catch (Wrong wrong) {
            throw new Refused(new Problem(data.toString(), wrong.what(), wrong.remedy()), wrong);
        } catch (IOException e) {
            throw new Refused(
                    new Problem(secrets.place(), "the key of the cache cannot be kept: " + e.getMessage(), "check it"),
                    e);
        } catch (WrongKey e) {
            throw new Refused(key == null ? locked(data, secrets, e) : e.problem(), e);
        } catch (OtherVersion e) {
            throw new Refused(e.problem(), e);
        } catch (Unavailable e) {
            throw new Refused(e.problem(), e);
        } finally {
            if (key != null) {
                Arrays.fill(key, (byte) 0);
            }
        }
    }

    /** The cache cannot be opened. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        private Refused(Problem problem, @Nullable Exception cause) {
            super(problem.what(), cause);
            this.problem = problem;
        }

        /** Why, and what to do. */
        public Problem problem() {
            return problem;
        }
    }

    /** The key; a fresh one is made where that is wanted and there is none. */
    private static byte @Nullable [] key(SecretStore secrets, boolean make) throws IOException, Refused {
        byte @Nullable [] known = CacheKey.find(secrets, CacheKey.NAME);
        if (known != null || !make) {
            return known;
        }
        Optional<Problem> obstacle = secrets.obstacle();
        if (obstacle.isPresent()) {
            throw new Refused(CacheKey.nowhere(obstacle.get()), null);
        }
        return CacheKey.keep(secrets, CacheKey.NAME, CacheKey.fresh());
    }

    /** With the key, or without one where the file was begun without encryption. */
    private static <T> T open(Opening<T> opening, SecretStore secrets, byte @Nullable [] key)
            throws IOException, WrongKey, OtherVersion, Unavailable {
        try {
            return opening.with(key);
        } catch (WrongKey wrong) {
            return otherwise(opening, secrets, wrong);
        }
    }

    /** Perhaps it went over to another key and was ended in the midst of it, or was begun without encryption. */
    private static <T> T otherwise(Opening<T> opening, SecretStore secrets, WrongKey wrong)
            throws IOException, WrongKey, OtherVersion, Unavailable {
        byte @Nullable [] next = CacheKey.find(secrets, CacheKey.NEXT);
        if (next == null) {
            return unsealed(opening, wrong);
        }
        try {
            T opened = opening.with(next);
            CacheKey.keep(secrets, CacheKey.NAME, next);
            return opened;
        } catch (WrongKey sealed) {
            return unsealed(opening, wrong);
        } finally {
            Arrays.fill(next, (byte) 0);
        }
    }

    private static <T> T unsealed(Opening<T> opening, WrongKey wrong) throws WrongKey, OtherVersion, Unavailable {
        try {
            return opening.with(null);
        } catch (WrongKey sealed) {
            wrong.addSuppressed(sealed);
            throw wrong;
        }
    }

    private static Problem locked(Path data, SecretStore secrets, WrongKey e) {
        String file = data.resolve(FILE).toString();
        return secrets.obstacle()
                .map(obstacle -> new Problem(
                        file, e.problem().what() + "; a key cannot be got at: " + obstacle.what(), obstacle.remedy()))
                .orElseGet(() -> new Problem(
                        file,
                        e.problem().what() + ": there is no secret " + CacheKey.NAME + " in " + secrets.place(),
                        "put it back with andon secret set " + CacheKey.NAME
                                + ", or set the file aside to begin anew"));
    }

    /** The cache; empty where there is none, for {@link #obstacle}. */
    public Optional<Cache> cache() {
        return Optional.ofNullable(cache);
    }

    /** Why nothing is kept at the moment, and what to do; empty while it records, or was not asked to. */
    public Optional<Problem> obstacle() {
        if (cache == null) {
            return Optional.ofNullable(obstacle);
        }
        return switch (cache.state()) {
            case CacheState.Recording recording -> Optional.empty();
            case CacheState.ReadOnly only -> wanted ? Optional.of(only.why()) : Optional.empty();
            case CacheState.Stopped stopped -> Optional.of(stopped.why());
        };
    }

    /** Whether what comes in is kept now. */
    public boolean records() {
        return cache != null && cache.state() instanceof CacheState.Recording;
    }

    /**
     * Seals the cache under a fresh key, and keeps that in place of the one before. Takes as long as reading and writing all of it; killed in the
     * midst of it, it opens under the fresh key, and the next call goes on.
     *
     * @param progress is told how far it is, 0 to 1
     * @return rows that were damaged before, and stay as they are
     * @throws Wrong when there is nowhere to keep a key
     * @throws IOException when the key cannot be kept
     * @throws Unavailable when nothing can be written
     * @throws IllegalStateException when there is no cache
     */
    public long rekey(SecretStore secrets, DoubleConsumer progress) throws IOException, Unavailable {
        if (cache == null) {
            throw new IllegalStateException("there is no cache to seal anew");
        }
        // Kept before it is used: a cache whose key is nowhere is lost.
        byte[] key = CacheKey.keep(secrets, CacheKey.NEXT, CacheKey.fresh());
        try {
            long unreadable = cache.rekey(key, progress);
            CacheKey.keep(secrets, CacheKey.NAME, key);
            secrets.remove(CacheKey.NEXT);
            return unreadable;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public void close() {
        if (cache != null) {
            cache.close();
        }
    }
}
