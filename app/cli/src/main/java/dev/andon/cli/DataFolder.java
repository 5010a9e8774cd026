package dev.andon.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the system keeps the data of programs. */
final class DataFolder {

    private DataFolder() {}

    /** The chosen folder, or that of this system: Library on macOS, Local on Windows, XDG elsewhere. */
    static Path of(@Nullable Path chosen) {
        return chosen != null
                ? chosen
                : usual(
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", ".")),
                        System.getenv());
    }

    static Path usual(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Andon");
        }
        if (name.startsWith("windows")) {
            return named(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                    .resolve("Andon");
        }
        return named(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"))
                .resolve("andon");
    }

    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        String folder = environment.getOrDefault(variable, "");
        // XDG: a relative path is invalid and to be ignored.
        return folder.isEmpty() || !Path.of(folder).isAbsolute() ? otherwise : Path.of(folder);
    }
}
