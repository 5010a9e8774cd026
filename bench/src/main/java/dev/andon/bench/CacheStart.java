package dev.andon.bench;

import dev.andon.cache.Cache;
import java.nio.file.Path;

/** How long it takes until a cache can be written and read: {@code FOLDER}, one that was filled sealed, or a new one. Prints milliseconds, and how many points it knows. */
public final class CacheStart {

    private CacheStart() {}

    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        try (Cache cache = Cache.open(
                Path.of(arguments[0]), "the benchmark", new byte[32], () -> System.currentTimeMillis() * 1_000)) {
            long points = cache.points();
            System.out.printf("%d %d%n", (System.nanoTime() - begin) / 1_000_000, points);
        }
    }
}
