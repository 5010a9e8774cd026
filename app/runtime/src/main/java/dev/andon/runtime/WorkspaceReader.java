package dev.andon.runtime;

import dev.andon.cache.Bounds;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a workspace's folder. What comes out depends on the files alone, and a mistake in one of them never stops the rest. Any thread;
 * blocks on the disk.
 */
public final class WorkspaceReader {

    /** The file that makes a folder a workspace. */
    public static final String ROOT = "workspace.yaml";

    private static final List<String> FOLDERS =
            List.of("connections", "profiles", "places", "rules", "dashboards", "oncall");

    private final Path folder;
    private final @Nullable Map<String, byte[]> kept;
    private final Set<String> schemes;
    private final Secrets secrets;
    private final List<Mistake> mistakes = new ArrayList<>();

    private final List<ConnectionSettings> connections = new ArrayList<>();
    private final Map<String, String> connectionNames = new HashMap<>();
    private final Map<String, Bounds> keeping = new HashMap<>();
    private Bounds keepingAll = Bounds.DEFAULT;
    private final List<Profile> profiles = new ArrayList<>();
    private final Map<String, String> profileIds = new HashMap<>();
    private final PlaceReader places = new PlaceReader();
    private final RuleReader rules = new RuleReader();
    private final OncallReader oncall = new OncallReader();

    private WorkspaceReader(Path folder, @Nullable Map<String, byte[]> kept, Set<String> schemes, Secrets secrets) {
        this.folder = folder.toAbsolutePath().normalize();
        this.kept = kept;
        this.schemes = schemes;
        this.secrets = secrets;
    }

    /** Reads a folder for the connectors on the class path, with secrets from the environment. */
    public static WorkspaceReading read(Path folder) {
        return read(folder, ConnectionUrl.schemes(), new EnvironmentSecrets(System.getenv()));
    }

    /** Reads a folder for the connectors on the class path; none of the secrets is asked for here. */
    public static WorkspaceReading read(Path folder, Secrets secrets) {
        return read(folder, ConnectionUrl.schemes(), secrets);
    }

    /**
     * Reads a folder.
     *
     * @param schemes that connections may have, in lower case
     * @param secrets handed on to the connections; none is asked for here
     */
    static WorkspaceReading read(Path folder, Set<String> schemes, Secrets secrets) {
        return new WorkspaceReader(folder, null, schemes, secrets).read();
    }

    /**
     * Reads what was kept of the files of a folder that cannot be reached. Nothing can be written there: the workspace has no folder.
     *
     * @param kept the bytes of the files, by their path below the folder with {@code /}
     */
    static WorkspaceReading readKept(Path folder, Map<String, byte[]> kept, Secrets secrets) {
        return new WorkspaceReader(folder, kept, ConnectionUrl.schemes(), secrets).read();
    }

    /** The paths of the files that a folder's workspace is read from, below it and with {@code /}; in their order. */
    static List<String> files(Path folder) {
        WorkspaceReader reader = new WorkspaceReader(folder, null, Set.of(), name -> Optional.empty());
        List<String> files = new ArrayList<>();
        if (Files.exists(reader.folder.resolve(ROOT))) {
            files.add(ROOT);
        }
        FOLDERS.forEach(kind -> files.addAll(reader.yamlFiles(kind)));
        return files;
    }

    private WorkspaceReading read() {
        if (kept == null && !Files.isDirectory(folder)) {
            mistakes.add(
                    new Mistake(folder.toString(), 0, "there is no such folder", "name the folder that holds " + ROOT));
        }
        Mapping root = rootFile();
        // Of a file that cannot be read nobody knows what was to be kept.
        keepingAll = root == null ? Keeping.EVERYTHING : KeepReader.read(root, Bounds.DEFAULT);
        each("connections", this::connection);
        each("profiles", this::profile);
        each("places", places::read);
        each("rules", rules::read);
        each("dashboards", BoardReader::read);
        each("oncall", oncall::read);
        oncall.lookUp();
        misspeltFolders();
        Workspace workspace = workspace(root);
        return new WorkspaceReading(
                workspace, mistakes.stream().sorted().map(Mistake::problem).toList());
    }

    private @Nullable Mapping rootFile() {
        if (kept == null ? Files.exists(folder.resolve(ROOT)) : kept.containsKey(ROOT)) {
            WorkspaceFile file = new WorkspaceFile(folder, ROOT, mistakes, kept == null);
            return parse(file).flatMap(node -> Mapping.of(file, node)).orElse(null);
        }
        if (kept == null && Files.isDirectory(folder)) {
            mistakes.add(new Mistake(ROOT, 0, "is missing", "add it, with at least an id: to name the workspace"));
        }
        return null;
    }

    private Workspace workspace(@Nullable Mapping keys) {
        String fallback = folder.getFileName() == null
                ? "workspace"
                : folder.getFileName().toString();
        String id = null;
        String name = null;
        ZoneId zone = null;
        String authority = null;
        if (keys != null) {
            id = keys.needed("id", Written::id);
            name = keys.text("name");
            zone = keys.text("timeZone", WorkspaceReader::zone);
            keys.text("language", WorkspaceReader::language);
            authority = keys.text("authority", this::authority);
            keys.end();
        }
        return new Workspace(
                id == null ? fallback : id,
                name == null ? (id == null ? fallback : id) : name,
                zone == null ? ZoneId.systemDefault() : zone,
                authority,
                connections,
                profiles,
                places.tree(),
                kept == null ? folder : null,
                Keeping.of(keepingAll, keeping, mistakes.isEmpty()),
                null);
    }

    private String authority(String name) {
        // Also one that is left out for a mistake of its own is a connection that somebody named.
        if (!connectionNames.containsKey(name)) {
            List<String> known = connectionNames.keySet().stream().sorted().toList();
            throw new Wrong(
                    "authority names the connection " + name + ", and there is none",
                    known.isEmpty() ? "add connections/" + name + ".yaml" : Spelling.advice(name, known));
        }
        return name;
    }

    private void connection(Mapping keys) {
        String stem = keys.file().stem();
        String named = keys.text("name", Written::id);
        String name = named == null ? stem : named;
        boolean taken = taken(connectionNames, name, keys, "name");
        if (keys.has(KeepReader.KEY) && !taken) {
            keeping.put(name, KeepReader.read(keys, keepingAll));
        }
        ConnectionSettings settings = new ConnectionReader(keys, name, schemes).read(secrets);
        if (settings != null && !taken) {
            connections.add(settings);
        }
    }

    private void profile(Mapping keys) {
        Profile profile = ProfileReader.read(keys);
        if (profile != null && !taken(profileIds, profile.id(), keys, "id")) {
            profiles.add(profile);
        }
    }

    private static boolean taken(Map<String, String> names, String name, Mapping keys, String key) {
        String first = names.putIfAbsent(name, keys.file().where(keys.node()));
        if (first != null) {
            keys.mistake(key, "the " + key + " " + name + " is taken by " + first, "give one of them another " + key);
        }
        return first != null;
    }

    /** Gives every entry of every file of a folder to its reader, in the order of the files' names. */
    private void each(String kind, Consumer<Mapping> reader) {
        for (String path : yamlFiles(kind)) {
            WorkspaceFile file = new WorkspaceFile(folder, path, mistakes, kept == null);
            Node root = parse(file).orElse(null);
            if (root instanceof SequenceNode list) {
                list.getValue().forEach(entry -> Mapping.of(file, entry).ifPresent(reader));
            } else if (root != null) {
                Mapping.of(file, root).ifPresent(reader);
            }
        }
    }

    private List<String> yamlFiles(String kind) {
        if (kept != null) {
            return kept.keySet().stream()
                    .filter(path -> path.startsWith(kind + "/"))
                    .sorted()
                    .toList();
        }
        Path place = folder.resolve(kind);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
                    })
                    .sorted()
                    .map(file -> kind + "/" + file.getFileName())
                    .toList();
        } catch (IOException e) {
            mistakes.add(new Mistake(kind, 0, "cannot be listed: " + e.getMessage(), "check the rights of the folder"));
            return List.of();
        }
    }

    private Optional<Node> parse(WorkspaceFile file) {
        if (kept != null) {
            return YamlText.parse(file, kept.getOrDefault(file.name(), new byte[0]));
        }
        Path path = folder.resolve(file.name());
        try {
            long size = Files.size(path);
            byte[] bytes = size > YamlText.SIZE_LIMIT ? new byte[YamlText.SIZE_LIMIT + 1] : Files.readAllBytes(path);
            return YamlText.parse(file, bytes);
        } catch (IOException e) {
            file.mistake(0, "cannot be read: " + e.getMessage(), "check that it is a file and its rights");
            return Optional.empty();
        }
    }

    /** A folder with a name like one of ours would be passed over in silence. */
    private void misspeltFolders() {
        try (Stream<Path> entries = kept == null && Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path entry : entries.filter(Files::isDirectory).sorted().toList()) {
                String name = entry.getFileName().toString().replace("/", "");
                Spelling.nearest(name, FOLDERS)
                        .filter(meant ->
                                !meant.equals(name) && Spelling.distance(name.toLowerCase(Locale.ROOT), meant) == 1)
                        .ifPresent(meant -> mistakes.add(
                                new Mistake(name, 0, "is no folder that is read", "did you mean " + meant + "?")));
            }
        } catch (IOException e) {
            mistakes.add(new Mistake(
                    folder.toString(), 0, "cannot be listed: " + e.getMessage(), "check the rights of the folder"));
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Wrong(
                    "there is no time zone " + text,
                    Spelling.nearest(
                                    text,
                                    ZoneId.getAvailableZoneIds().stream()
                                            .sorted()
                                            .toList())
                            .map(zone -> "did you mean " + zone + "?")
                            .orElse("write it like Europe/Berlin or UTC"));
        }
    }

    private static Locale language(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build();
        } catch (IllformedLocaleException e) {
            throw new Wrong("'" + text + "' is no language tag", "write it like en, de or pt-BR");
        }
    }
}
