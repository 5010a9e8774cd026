// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import dev.andon.runtime.SecretSources;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.runtime.WorkspaceReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one workspace of a phone, a folder in the program's own: begun with nothing in it, filled on the connections screen. */
final class PhoneWorkspace {

    private static final String FOLDER = "workspace";
    private static final String FRESH = "id: phone\nname: Andon\n";

    private PhoneWorkspace() {}

    /**
     * Reads it, and begins it where there is none.
     *
     * @param storage the program's own folder, made where it is missing
     * @throws UncheckedIOException when nothing can be written there
     */
    static WorkspaceReading read(Path storage, SecretSources secrets) {
        Path folder = storage.resolve(FOLDER);
        Path root = folder.resolve(WorkspaceReader.ROOT);
        try {
            Files.createDirectories(folder);
            if (Files.notExists(root)) {
                Files.writeString(root, FRESH, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can be written to " + folder, e);
        }
        return WorkspaceReader.read(folder, secrets);
    }
}
