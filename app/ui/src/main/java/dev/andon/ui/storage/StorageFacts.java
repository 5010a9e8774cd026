package dev.andon.ui.storage;

import dev.andon.cache.Cache;
import dev.andon.cache.LastValue;
import dev.andon.cache.Loss;
import dev.andon.cache.Salvaged;
import dev.andon.cache.Usage;
import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretSources;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to be told of a cache, as it was a moment ago.
 *
 * @param file the file; what belongs to it lies beside it, under names that begin with its own
 * @param bytes of all of them; -1: they cannot be looked at
 * @param key where the key is
 * @param recorded rows that came since it was opened
 * @param dropped rows for which there was no room since then
 * @param late rows that came since then for a time of which only minutes or hours are left
 * @param shares of the connections, by name
 * @param salvaged what became of a damaged file; null: nothing was damaged at the start
 * @param losses what was found damaged since
 */
record StorageFacts(
        Path file,
        long bytes,
        Key key,
        long recorded,
        long dropped,
        long late,
        List<Share> shares,
        @Nullable Salvaged salvaged,
        List<Loss> losses) {

    /** Where the key of what is written is. */
    enum Key {
        /** There is none: it is not encrypted. */
        NONE,
        /** In the key store of the system. */
        SYSTEM,
        /** In the file under a passphrase. */
        PASSPHRASE,
        /** Somewhere else: in the environment, above all. */
        ELSEWHERE
    }

    /** Nothing was ever measured. */
    static final long NEVER = Long.MIN_VALUE;

    /**
     * What is of one connection.
     *
     * @param points of which something was recorded
     * @param connection as the cache has it
     * @param newest when the newest of it was measured, microseconds since 1970 UTC; {@link #NEVER} where that is not known
     * @param usage what it takes; null: nothing yet
     */
    record Share(
            String connection,
            int points,
            long newest,
            @Nullable Usage usage) {

        Share and(Share other) {
            return new Share(connection, points + other.points, Math.max(newest, other.newest), usage);
        }
    }

    /** Looks at a cache. Waits for the disk, and for the key store: beside the screen's thread. */
    static StorageFacts of(Cache cache, SecretSources secrets) {
        Map<String, Usage> usages = new TreeMap<>();
        cache.usage().forEach(usage -> usages.merge(usage.connection(), usage, StorageFacts::together));
        Map<String, Share> shares = new TreeMap<>();
        for (int point = 0; point < cache.points(); point++) {
            LastValue last = cache.last(point);
            String connection = cache.key(point).connection();
            long newest = last == null ? NEVER : last.time();
            shares.merge(connection, new Share(connection, 1, newest, usages.get(connection)), Share::and);
        }
        return new StorageFacts(
                cache.file(),
                bytes(cache.file()),
                cache.encrypted() ? key(secrets) : Key.NONE,
                cache.recorded(),
                cache.dropped(),
                cache.late(),
                new ArrayList<>(shares.values()),
                cache.salvaged(),
                cache.losses());
    }

    /** Of several connections whose names are lost there is no more to tell than of one. */
    static Usage together(Usage one, Usage other) {
        return new Usage(
                one.connection(),
                one.bounds(),
                one.bytes() + other.bytes(),
                one.rows() + other.rows(),
                Math.min(one.oldestFine(), other.oldestFine()),
                Math.min(one.oldestCoarse(), other.oldestCoarse()),
                Math.min(one.fullInDays(), other.fullInDays()),
                Stream.of(one, other)
                        .map(Usage::next)
                        .filter(Objects::nonNull)
                        .min(Comparator.comparingLong(Usage.Drop::at))
                        .orElse(null));
    }

    private static Key key(SecretSources secrets) {
        if (secrets.file().names().contains(Recording.KEY)) {
            return Key.PASSPHRASE;
        }
        return secrets.names().contains(Recording.KEY) ? Key.SYSTEM : Key.ELSEWHERE;
    }

    private static long bytes(Path file) {
        long bytes = 0;
        try (DirectoryStream<Path> beside =
                Files.newDirectoryStream(file.toAbsolutePath().getParent(), file.getFileName() + "*")) {
            for (Path part : beside) {
                bytes += size(part);
            }
        } catch (IOException e) {
            return -1;
        }
        return bytes;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            // SQLite takes its log away when it has no more need of it.
            return 0;
        }
    }
}
