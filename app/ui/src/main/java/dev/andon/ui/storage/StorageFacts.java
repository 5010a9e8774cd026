package dev.andon.ui.storage;

import dev.andon.cache.Cache;
import dev.andon.cache.LastValue;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there is to be told of a cache, as it was a moment ago.
 *
 * @param file the file; what belongs to it lies beside it, under names that begin with its own
 * @param bytes of all of them; -1: they cannot be looked at
 * @param recorded rows that came since it was opened
 * @param dropped rows for which there was no room since then
 * @param shares of the connections, by name
 */
record StorageFacts(Path file, long bytes, boolean encrypted, long recorded, long dropped, List<Share> shares) {

    /** Nothing was ever measured. */
    static final long NEVER = Long.MIN_VALUE;

    /**
     * What is of one connection.
     *
     * @param points of which something was recorded
     * @param newest when the newest of it was measured, microseconds since 1970 UTC; {@link #NEVER} where that is not known
     */
    record Share(String connection, int points, long newest) {}

    /** Looks at a cache. Waits for the disk: beside the screen's thread. */
    static StorageFacts of(Cache cache) {
        Map<String, Share> shares = new TreeMap<>();
        for (int point = 0; point < cache.points(); point++) {
            LastValue last = cache.last(point);
            shares.merge(
                    cache.key(point).connection(),
                    new Share(cache.key(point).connection(), 1, last == null ? NEVER : last.time()),
                    (one, other) -> new Share(
                            one.connection(), one.points() + other.points(), Math.max(one.newest(), other.newest())));
        }
        return new StorageFacts(
                cache.file(),
                bytes(cache.file()),
                cache.encrypted(),
                cache.recorded(),
                cache.dropped(),
                new ArrayList<>(shares.values()));
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
