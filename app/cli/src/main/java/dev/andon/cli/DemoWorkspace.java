package dev.andon.cli;

import dev.andon.connector.ConnectionSettings;
import dev.andon.runtime.Workspace;
import dev.andon.runtime.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The workspace of the demo plant, which comes with the program. */
final class DemoWorkspace {

    private static final String ROOT = "/dev/andon/assets/demo/" + WorkspaceReader.ROOT;
    private static final URI PLANT = URI.create("demo://plant");

    private DemoWorkspace() {}

    /**
     * Reads it.
     *
     * @param options of the plant, in place of those in its file
     */
    static Workspace read(Map<String, String> options) {
        URL root = DemoWorkspace.class.getResource(ROOT);
        Workspace demo = root == null
                ? Workspace.of(ConnectionSettings.of("plant", PLANT))
                : WorkspaceReader.read(folder(root)).workspace();
        List<ConnectionSettings> connections =
                demo.connections().stream().map(plant -> with(plant, options)).toList();
        return new Workspace(
                demo.id(),
                demo.name(),
                demo.timeZone(),
                demo.authority(),
                connections,
                demo.profiles(),
                demo.places(),
                demo.folder());
    }

    private static ConnectionSettings with(ConnectionSettings plant, Map<String, String> options) {
        Map<String, String> all = new HashMap<>(plant.options());
        all.putAll(options);
        return new ConnectionSettings(
                plant.name(),
                plant.url(),
                plant.topics(),
                plant.username(),
                plant.password(),
                plant.token(),
                plant.tls(),
                all,
                plant.secrets());
    }

    private static Path folder(URL root) {
        try {
            URI uri = root.toURI();
            if (uri.getScheme().equals("jar")) {
                openJar(uri);
            }
            return Path.of(uri).resolveSibling("").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource has no URI: " + root, e);
        }
    }

    /** Left open for as long as the process lives: screens read floor plans from it later. */
    private static void openJar(URI uri) {
        try {
            FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
