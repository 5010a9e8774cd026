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
 * @param folder where it was read from; null: made from a URL on the command line
 * @param authority name of the connection that carries the shared alarm state; null: none
 * @param keep what is kept of its history
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
        Keeping keep) {

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
        this(id, name, timeZone, authority, connections, profiles, places, folder, Keeping.DEFAULT);
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

    /** The first profile, in the order of the files, that fits the device. */
    public Optional<Profile> profileOf(String device) {
        return profiles.stream()
                .filter(profile -> profile.match().matches(device))
                .findFirst();
    }
}
