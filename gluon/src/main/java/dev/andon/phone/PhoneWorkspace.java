// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import dev.andon.model.Problem;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.runtime.WorkspaceReading;
import dev.andon.runtime.YamlEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one workspace of a phone, a folder in the program's own: begun with nothing in it, filled on the connections screen. */
final class PhoneWorkspace {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneWorkspace.class);

    private static final String FOLDER = "workspace";

    private PhoneWorkspace() {}

    /**
     * Reads it, and begins it where there is none. Where nothing can be written it is read as it is, and that is told with it.
     *
     * @param storage the program's own folder, made where it is missing
     */
    static WorkspaceReading read(Path storage, SecretSources secrets) {
        Path folder = storage.resolve(FOLDER);
        List<Problem> problems = new ArrayList<>();
        try {
            Path root = Files.createDirectories(folder).resolve(WorkspaceReader.ROOT);
            if (Files.notExists(root)) {
                // Whole or not at all: half a file would be the workspace from then on.
                YamlEdit.read(root).set("phone", "id").set("Andon", "name").write();
            }
        } catch (IOException e) {
            LOG.warn("nothing can be written to {}", folder, e);
            problems.add(new Problem(
                    folder.toString(),
                    "nothing can be written there: " + e.getMessage(),
                    "make room on this device, then start the program anew"));
        }
        WorkspaceReading read = WorkspaceReader.read(folder, secrets);
        problems.addAll(read.problems());
        return new WorkspaceReading(read.workspace(), problems);
    }
}
