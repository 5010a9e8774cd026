package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a workspace's connections, changed the way a person would: comments stay, nothing is written over a change by someone else, and
 * what is removed is only put aside. Any thread; blocks on the disk.
 */
public final class ConnectionFiles {

    private static final String FOLDER = "connections";
    private static final String ASIDE = ".removed";
    private static final String NAME = "name";
    private static final String AUTHORITY = "authority";

    private final Path workspace;

    /** @param workspace the workspace's folder */
    public ConnectionFiles(Path workspace) {
        this.workspace = workspace;
    }

    /** Those of a workspace that has a folder which can be written to. */
    public static Optional<ConnectionFiles> of(Workspace workspace) {
        return Optional.ofNullable(workspace.folder())
                .filter(folder -> folder.getFileSystem().equals(FileSystems.getDefault()) && Files.isWritable(folder))
                .map(ConnectionFiles::new);
    }

    /**
     * Begins a workspace in a folder, with the connections there are; their names must be those of files ({@link #id}).
     *
     * @throws Wrong when the folder holds one already
     */
    public static ConnectionFiles begin(Path folder, Workspace workspace, List<ConnectionSettings> connections)
            throws IOException {
        Path root = folder.resolve(WorkspaceReader.ROOT);
        if (Files.exists(root)) {
            throw new Wrong(
                    "there is a workspace in " + folder + " already", "choose an empty folder, or open that one");
        }
        ConnectionFiles files = new ConnectionFiles(folder);
        for (ConnectionSettings connection : connections) {
            files.save(connection.name(), keys(connection));
        }
        YamlEdit begun = YamlEdit.read(root).set(id(workspace.id()), "id");
        // Last: it is what makes the folder a workspace.
        begun.set(workspace.name(), "name").write();
        return files;
    }

    /** The workspace's folder. */
    public Path folder() {
        return workspace;
    }

    /** The keys of a connection as they stand in its file; empty when it has none. */
    public Optional<Map<String, Object>> keys(String name) throws IOException {
        Optional<Entry> entry = find(name);
        return entry.isEmpty() ? Optional.empty() : entry.get().keys();
    }

    /**
     * Gives a connection these keys, in the file that it stands in, or in a new one of its name.
     *
     * @throws Wrong when the file was changed in the meantime, or cannot be changed without harm
     */
    public void save(String name, Map<String, ?> keys) throws IOException {
        Optional<Entry> there = find(name);
        if (there.isPresent()) {
            Entry entry = there.get();
            entry.edit.set(keys, entry.path).write();
        } else {
            YamlEdit fresh = YamlEdit.read(folderOfFiles().resolve(Written.id(name) + ".yaml"));
            fresh.set(keys).write();
        }
    }

    /**
     * Gives a connection another name, and these keys: its file follows when it is called after it, and so does what {@link WorkspaceReader#ROOT}
     * says of it.
     *
     * @throws Wrong when the name is taken, or a file was changed in the meantime
     */
    public void rename(String from, String to, Map<String, ?> keys) throws IOException {
        Optional<Entry> there = find(from);
        if (find(to).isPresent()) {
            throw new Wrong("there is a connection " + to + " already", "choose another name");
        }
        if (there.isEmpty()) {
            save(to, keys);
            return;
        }
        Entry entry = there.get();
        Path file = entry.file;
        boolean follows = entry.path.length == 0 && stem(file).equals(from);
        Path moved = follows ? file.resolveSibling(Written.id(to) + ".yaml") : file;
        if (follows && Files.exists(moved)) {
            throw new Wrong("there is a file " + moved.getFileName() + " already", "choose another name");
        }
        Map<String, Object> named = new LinkedHashMap<>(keys);
        if (!follows || named.containsKey(NAME)) {
            named.put(NAME, to);
        }
        entry.edit.set(named, entry.path).write();
        if (follows) {
            Files.move(file, moved);
        }
        YamlEdit root = YamlEdit.read(workspace.resolve(WorkspaceReader.ROOT));
        if (root.value(AUTHORITY).filter(from::equals).isPresent()) {
            root.set(to, AUTHORITY).write();
        }
    }

    /**
     * Takes a connection out: its file is put aside under a name that is not read, and stays there. Nothing happens when it has none.
     *
     * @return what undoes it
     */
    public Undo remove(String name) throws IOException {
        Optional<Entry> there = find(name);
        if (there.isEmpty()) {
            return () -> {};
        }
        Entry entry = there.get();
        Path file = entry.file;
        if (entry.path.length > 0) {
            byte[] before = Files.readAllBytes(file);
            entry.edit.remove(entry.path).write();
            byte[] after = Files.readAllBytes(file);
            return () -> {
                if (!Arrays.equals(after, Files.readAllBytes(file))) {
                    throw new Wrong(file.getFileName() + " was changed in the meantime", "add the connection anew");
                }
                AtomicFile.write(file, before);
            };
        }
        Path aside = free(file);
        Files.move(file, aside);
        return () -> {
            if (Files.exists(file)) {
                throw new Wrong("there is a " + file.getFileName() + " again", "look at " + aside);
            }
            Files.move(aside, file);
        };
    }

    /** Puts back what was removed; called once. */
    @FunctionalInterface
    public interface Undo {

        /**
         * Does so.
         *
         * @throws Wrong when something else is in its place by now
         */
        void run() throws IOException;
    }

    private static Path free(Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ASIDE);
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(file.getFileName() + ASIDE + "-" + i);
        }
        return aside;
    }

    /** Where a connection stands: the file, or an element of the list in it. */
    private record Entry(Path file, YamlEdit edit, Object... path) {

        @SuppressWarnings("unchecked") // what a file holds is known
        Optional<Map<String, Object>> keys() {
            return edit.value(path).filter(Map.class::isInstance).map(map -> (Map<String, Object>) map);
        }
    }

    private Optional<Entry> find(String name) throws IOException {
        for (Path file : files()) {
            YamlEdit edit = YamlEdit.read(file);
            String stem = stem(file);
            Object root = edit.value().orElse(Map.of());
            if (root instanceof List<?> list) {
                for (int index = 0; index < list.size(); index++) {
                    if (named(list.get(index), stem).equals(name)) {
                        return Optional.of(new Entry(file, edit, index));
                    }
                }
            } else if (named(root, stem).equals(name)) {
                return Optional.of(new Entry(file, edit));
            }
        }
        return Optional.empty();
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    private static String named(Object keys, String stem) {
        return keys instanceof Map<?, ?> map && map.get(NAME) != null ? String.valueOf(map.get(NAME)) : stem;
    }

    private List<Path> files() throws IOException {
        Path folder = folderOfFiles();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
                    })
                    .sorted()
                    .toList();
        }
    }

    private Path folderOfFiles() {
        return workspace.resolve(FOLDER);
    }

    /** The nearest to a text that can be the name of a file and of a connection in it: {@code host-1883} for {@code host:1883}. */
    public static String id(String text) {
        String id = text.replaceAll("[^\\p{L}\\p{N}._-]", "-").replaceAll("^[._-]+", "");
        return id.isEmpty() ? "workspace" : id;
    }

    /** The keys that a connection would be written with. */
    public static Map<String, Object> keys(ConnectionSettings settings) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("url", settings.url().toString());
        if (!settings.topics().isEmpty()) {
            keys.put("topics", settings.topics());
        }
        put(keys, "username", settings.username());
        put(keys, "password", reference(settings.password()));
        put(keys, "token", reference(settings.token()));
        ConnectionSettings.Tls tls = settings.tls();
        Map<String, Object> trust = new LinkedHashMap<>();
        put(trust, "ca", path(tls.ca()));
        put(trust, "certificate", path(tls.certificate()));
        put(trust, "key", path(tls.key()));
        put(trust, tls.key() == null ? "key" : "keyPassword", reference(tls.keySecret()));
        if (!trust.isEmpty()) {
            keys.put("tls", trust);
        }
        settings.options().forEach((key, value) -> {
            if (!key.contains(".")) {
                keys.put(key, value);
            }
        });
        return keys;
    }

    private static void put(Map<String, Object> keys, String key, @Nullable String value) {
        if (value != null) {
            keys.put(key, value);
        }
    }

    private static @Nullable String reference(@Nullable String secret) {
        return secret == null ? null : SecretKey.REFERENCE + secret;
    }

    private static @Nullable String path(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath().toString();
    }
}
