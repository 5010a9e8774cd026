// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Run by the build: writes the {@link Reachability} of its own class path in the form that GraalVM's {@code native-image} finds in a jar under
 * {@code META-INF/native-image} (Reachability Metadata, "Computing and Specifying").
 */
final class ReachabilityMetadata {

    static final String REFLECTION = "reflect-config.json";
    static final String RESOURCES = "resource-config.json";

    private ReachabilityMetadata() {}

    /**
     * Writes the files.
     *
     * @param arguments the folder to write into
     * @throws IOException when it cannot be written to
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Reachability reached =
                Reachability.of(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(REFLECTION), reflection(reached));
        Files.writeString(folder.resolve(RESOURCES), resources(reached));
    }

    static String reflection(Reachability reached) {
        return list(
                        reached.types(),
                        type -> "{\"name\": \"" + type
                                + "\", \"allDeclaredConstructors\": true, \"allDeclaredFields\": true}")
                + "\n";
    }

    static String resources(Reachability reached) {
        String files = list(
                reached.resources(),
                name -> "{\"pattern\": \"" + Pattern.quote(name).replace("\\", "\\\\") + "\"}");
        return "{\"resources\": {\"includes\": " + files + "},\n\"bundles\": "
                + list(reached.bundles(), name -> "{\"name\": \"" + name + "\"}") + "}\n";
    }

    private static String list(SortedSet<String> names, UnaryOperator<String> form) {
        return names.stream().map(form).collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }
}
