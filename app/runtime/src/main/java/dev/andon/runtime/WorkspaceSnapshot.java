package dev.andon.runtime;

import dev.andon.cache.Bounds;
import dev.andon.cache.Cache;
import dev.andon.cache.Snapshot;
import dev.andon.cache.Unavailable;
import dev.andon.connector.Secrets;
import dev.andon.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text files of a workspace as they were when they were last read without a mistake, kept in the cache: what Andon goes by when the folder is
 * gone, a stick that was pulled out or a share that does not answer. No certificates, keys or plans of floors are in it.
 */
public final class WorkspaceSnapshot {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceSnapshot.class);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm (VV)");

    private WorkspaceSnapshot() {}

    /** Keeps the files of a workspace where there are some and something is recorded; later, on a thread of its own: the folder may be far away. */
    static void keepSoon(Recording recording, Workspace workspace, long now) {
        Path folder = workspace.folder();
        // What comes with the program is always there.
        if (folder != null && folder.getFileSystem().equals(FileSystems.getDefault()) && recording.records()) {
            Thread.ofVirtual()
                    .name("workspace-snapshot")
                    .start(() -> recording.cache().ifPresent(cache -> keep(cache, folder, now)));
        }
    }

    /** Keeps the files of a folder; does nothing while there is a mistake in one. Blocks on the disk. */
    static void keep(Cache cache, Path folder, long now) {
        // Read anew: a password in the open is a mistake, so that none is ever kept.
        if (!WorkspaceReader.read(folder, name -> Optional.empty()).problems().isEmpty()) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String file : WorkspaceReader.files(folder)) {
                zip.putNextEntry(new ZipEntry(file));
                Files.copy(folder.resolve(file), zip);
            }
        } catch (IOException e) {
            LOG.warn("the files of {} could not be kept", folder, e);
            return;
        }
        if (bytes.size() > Snapshot.MOST_BYTES) {
            LOG.warn("the files of {} are too large to be kept: {} bytes", folder, bytes.size());
        } else {
            cache.keep(new Snapshot(name(folder), now, bytes.toByteArray()));
        }
    }

    /** Whether the folder cannot be reached, or is the empty place where it would be. */
    public static boolean gone(Path folder) {
        return Files.notExists(folder.resolve(WorkspaceReader.ROOT)) && Files.notExists(folder.resolve("connections"));
    }

    /**
     * What was kept of a folder, with a word on it; empty: nothing was.
     *
     * @param recording open for reading at least
     */
    public static Optional<WorkspaceReading> read(Recording recording, Path folder, Secrets secrets) {
        try {
            for (Snapshot snapshot : recording.cache().isEmpty()
                    ? List.<Snapshot>of()
                    : recording.cache().get().snapshots()) {
                if (snapshot.name().equals(name(folder))) {
                    return Optional.of(told(
                            WorkspaceReader.readKept(folder, files(snapshot), secrets),
                            new Workspace.Kept(folder, snapshot.time())));
                }
            }
        } catch (Unavailable | IOException e) {
            LOG.warn("what was kept of {} cannot be read", folder, e);
        }
        return Optional.empty();
    }

    /** What is kept of each connection that the cache knows, by its name there: as the workspaces said that were kept, else everything. */
    public static Function<String, Bounds> bounds(Cache cache) throws Unavailable {
        List<Workspace> workspaces = new ArrayList<>();
        for (Snapshot snapshot : cache.snapshots()) {
            try {
                workspaces.add(
                        WorkspaceReader.readKept(Path.of(snapshot.name()), files(snapshot), name -> Optional.empty())
                                .workspace());
            } catch (IOException e) {
                LOG.warn("what was kept of {} cannot be read", snapshot.name(), e);
            }
        }
        return name -> workspaces.stream()
                .filter(workspace -> new CacheNames(workspace.id()).ours(name))
                .map(workspace -> workspace.keep().of(new CacheNames(workspace.id()).connection(name), true))
                .findFirst()
                // As whoever records has it: what no workspace speaks of is left alone.
                .orElse(ofUrl(name) ? Bounds.DEFAULT : Keeping.EVERYTHING);
    }

    /** Whether it was recorded of a URL on the command line: a workspace of one connection, which has its name. */
    private static boolean ofUrl(String name) {
        int middle = name.length() / 2;
        return name.length() % 2 == 1
                && name.charAt(middle) == '/'
                && name.substring(0, middle).equals(name.substring(middle + 1));
    }

    private static WorkspaceReading told(WorkspaceReading reading, Workspace.Kept kept) {
        List<Problem> problems = new ArrayList<>();
        problems.add(problem(kept));
        problems.addAll(reading.problems());
        return new WorkspaceReading(reading.workspace().from(kept), problems);
    }

    /** What those are told who see no mark of it. */
    public static Problem problem(Workspace.Kept kept) {
        String when =
                WHEN.format(Instant.EPOCH.plus(kept.time(), ChronoUnit.MICROS).atZone(ZoneId.systemDefault()));
        return new Problem(
                kept.folder().toString(),
                "this folder cannot be reached; its files are used as they were on " + when + ", and cannot be changed",
                "bring the folder back and start anew");
    }

    private static Map<String, byte[]> files(Snapshot snapshot) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(snapshot.content()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String name(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }
}
