package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Place;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is watched, and how: a folder of text files, read.
 *
 * @param id names the workspace in shared topics
 * @param folder where it was read from; null: made from a URL on the command line, or the folder cannot be reached
 * @param authority name of the connection that carries the shared alarm state; null: none
 * @param keep what is kept of its history
 * @param kept what stands in for a folder that cannot be reached; null: nothing need do so
 */
public record Workspace(
        String id,
        String name,
        ZoneId timeZone,
        @Nullable String authority,
        List<ConnectionSettings> connections,
        List<Profile> profiles,
        List<Place> places,
        @Nullable Path folder,
        Keeping keep,
        @Nullable Kept kept) {

    /**
     * The files of a folder that cannot be reached, as they were read last without a mistake.
     *
     * @param time of that, microseconds since 1970 UTC
     */
    public record Kept(Path folder, long time) {}

    /** @throws NullPointerException when an element is null */
    public Workspace {
        connections = List.copyOf(connections);
        profiles = List.copyOf(profiles);
        places = List.copyOf(places);
    }

    /** One that says nothing of how long its history is kept. */
    public Workspace(
            String id,
            String name,
            ZoneId timeZone,
            @Nullable String authority,
            List<ConnectionSettings> connections,
            List<Profile> profiles,
            List<Place> places,
            @Nullable Path folder) {
        this(id, name, timeZone, authority, connections, profiles, places, folder, Keeping.DEFAULT, null);
    }

    /** A workspace of nothing but one connection. */
    public static Workspace of(ConnectionSettings connection) {
        return new Workspace(
                connection.name(),
                connection.name(),
                ZoneId.systemDefault(),
                null,
                List.of(connection),
                List.of(),
                List.of(),
                null);
    }

    /** The same, read from what was kept of its files. */
    Workspace from(Kept other) {
        return new Workspace(id, name, timeZone, authority, connections, profiles, places, folder, keep, other);
    }

    /** The first profile, in the order of the files, that fits the device. */
    public Optional<Profile> profileOf(String device) {
        return profiles.stream()
                .filter(profile -> profile.match().matches(device))
                .findFirst();
    }
}
