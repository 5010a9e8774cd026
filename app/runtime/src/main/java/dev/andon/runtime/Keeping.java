package dev.andon.runtime;

import dev.andon.cache.Bounds;
import dev.andon.connector.ConnectionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is kept of the history of a workspace's connections.
 *
 * @param all of those that say nothing of their own
 * @param own of the others, by the connection's name
 * @param unknown of connections that stand in no file: {@code all}, or everything while a mistake leaves open what was meant
 */
public record Keeping(Bounds all, Map<String, Bounds> own, Bounds unknown) {

    /** Nothing is ever dropped: what a mistake is about must not be lost by it. */
    public static final Bounds EVERYTHING =
            new Bounds(Duration.ofDays(365_000), Duration.ofDays(365_000), Long.MAX_VALUE);

    /** Where nothing is said. */
    public static final Keeping DEFAULT = of(Bounds.DEFAULT, Map.of(), true);

    /** @throws NullPointerException when one of them is null */
    public Keeping {
        own = Map.copyOf(own);
    }

    /** @param sound whether all files could be read as they are meant */
    static Keeping of(Bounds all, Map<String, Bounds> own, boolean sound) {
        return new Keeping(all, own, sound ? all : EVERYTHING);
    }

    /**
     * What is kept of a connection.
     *
     * @param known whether it is one of the workspace's
     */
    Bounds of(String connection, boolean known) {
        Bounds said = own.get(connection);
        return said != null ? said : known ? all : unknown;
    }

    /**
     * What is kept of a connection by its name in the cache; everything where it is another workspace's.
     *
     * @param running the connections as they are now
     */
    Bounds of(String name, CacheNames names, List<ConnectionSettings> running) {
        if (!names.ours(name)) {
            return EVERYTHING;
        }
        String connection = names.connection(name);
        return of(
                connection,
                running.stream().anyMatch(settings -> settings.name().equals(connection)));
    }
}
