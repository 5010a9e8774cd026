package dev.andon.runtime;

import static java.util.Objects.requireNonNull;

import dev.andon.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workspace folder that a test writes and reads; it begins with nothing but an id. */
record Folder(Path path) {

    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts", "ws", "wss", "demo");

    static Folder in(Path path) {
        return new Folder(path).file("workspace.yaml", "id: test\n");
    }

    /** A workspace among the resources, in a folder or in a jar. */
    static Folder resource(String name) {
        try {
            URI root = requireNonNull(Folder.class.getResource("/" + name + "/workspace.yaml"))
                    .toURI();
            if (root.getScheme().equals("jar")) {
                openJar(root);
            }
            return new Folder(requireNonNull(Path.of(root).getParent()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void openJar(URI uri) {
        try {
            FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            // Opened by an earlier test, and never closed.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Folder file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Folder file(String name, byte[] bytes) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WorkspaceReading read() {
        return WorkspaceReader.read(path, SCHEMES, name -> Optional.empty());
    }

    /** What is wrong, as a person reads it. */
    List<String> mistakes() {
        return read().problems().stream().map(Problem::toString).toList();
    }
}
