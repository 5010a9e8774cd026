package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Secrets;
import dev.andon.model.FloorPlan;
import dev.andon.model.Place;
import dev.andon.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In what the files of a workspace, as they are now, differ from what runs. Comments and layout are no difference, nor are the spots on floor
 * plans, which are drawn from the files themselves.
 *
 * @param fresh connections that are new in the files, or otherwise than those that run
 * @param gone the names of those that run and stand in no file any more
 * @param mistakes in the files of connections, or that the folder cannot be reached; while there are some, nothing is fresh and nothing gone
 * @param keep what is to be kept of the history from now on; empty: as before
 * @param rest whether profiles, places or the workspace itself are otherwise, which are read at the start alone
 */
public record WorkspaceChanges(
        List<ConnectionSettings> fresh,
        List<String> gone,
        List<Problem> mistakes,
        Optional<Keeping> keep,
        boolean rest) {

    private static final String CONNECTIONS = "connections/";
    private static final List<String> ELSEWHERE = List.of("profiles/", "places/", "rules/", "dashboards/", "oncall/");

    /** @throws NullPointerException when an element is null */
    public WorkspaceChanges {
        fresh = List.copyOf(fresh);
        gone = List.copyOf(gone);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * Reads the files and compares them with what runs; empty: they are alike. Any thread; blocks on the disk.
     *
     * @param secrets of the connections that are read
     */
    public static Optional<WorkspaceChanges> look(Path folder, Monitor monitor, Secrets secrets) {
        return between(WorkspaceReader.read(folder, secrets), folder, monitor);
    }

    /** Compares what was just read of the files with what runs; empty: they are alike. */
    public static Optional<WorkspaceChanges> between(WorkspaceReading disk, Path folder, Monitor monitor) {
        if (!Files.isDirectory(folder)) {
            // A network share or a stick that is away has taken nothing out of the workspace.
            return Optional.of(new WorkspaceChanges(List.of(), List.of(), disk.problems(), Optional.empty(), false));
        }
        Workspace there = disk.workspace();
        List<ConnectionSettings> running = monitor.connections();
        List<Problem> mistakes = disk.problems().stream()
                .filter(problem -> problem.where().startsWith(CONNECTIONS))
                .toList();
        // One that cannot be read must not count as one that was taken out.
        boolean sound = mistakes.isEmpty();
        List<ConnectionSettings> fresh = there.connections().stream()
                .filter(one -> sound && running.stream().noneMatch(other -> alike(one, other)))
                .toList();
        List<String> gone = running.stream()
                .map(ConnectionSettings::name)
                .filter(name -> sound
                        && there.connections().stream()
                                .noneMatch(one -> one.name().equals(name)))
                .toList();
        boolean rest = !atTheStart(there).equals(atTheStart(monitor.workspace()));
        // Also a folder that is gone tells nothing of what is to be kept.
        boolean clear =
                disk.problems().stream().allMatch(problem -> ELSEWHERE.stream().anyMatch(problem.where()::startsWith));
        Optional<Keeping> keep = Optional.of(there.keep()).filter(wanted -> clear && !wanted.equals(monitor.keep()));
        return fresh.isEmpty() && gone.isEmpty() && keep.isEmpty() && sound && !rest
                ? Optional.empty()
                : Optional.of(new WorkspaceChanges(fresh, gone, mistakes, keep, rest));
    }

    /** Connects and disconnects as the files say; the rest waits for the next start. Returns at once. */
    public void takeOver(Monitor monitor) {
        gone.forEach(monitor::disconnect);
        fresh.forEach(monitor::connect);
        keep.ifPresent(monitor::keep);
        monitor.remember();
    }

    /** Whoever may know the secrets. */
    private static boolean alike(ConnectionSettings one, ConnectionSettings other) {
        return one.equals(new ConnectionSettings(
                other.name(),
                other.url(),
                other.topics(),
                other.username(),
                other.password(),
                other.token(),
                other.tls(),
                other.options(),
                one.secrets()));
    }

    /** What of a workspace is read at the start alone, wherever in the files it stands. */
    private static List<?> atTheStart(Workspace workspace) {
        return List.of(
                workspace.id(),
                workspace.name(),
                workspace.timeZone(),
                workspace.profiles().stream()
                        .map(WorkspaceChanges::withoutSource)
                        .toList(),
                workspace.places().stream().map(WorkspaceChanges::withoutSpots).toList());
    }

    private static Profile withoutSource(Profile of) {
        return new Profile(
                of.id(), of.title(), of.match(), of.points(), of.key(), of.position(), of.health(), of.actions(), "");
    }

    private static Place withoutSpots(Place of) {
        FloorPlan plan = of.plan();
        return new Place(
                of.id(),
                of.title(),
                of.level(),
                of.position(),
                of.devices(),
                plan == null ? null : new FloorPlan(plan.image(), Map.of()),
                of.key(),
                of.children().stream().map(WorkspaceChanges::withoutSpots).toList());
    }
}
