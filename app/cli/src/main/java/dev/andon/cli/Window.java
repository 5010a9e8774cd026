package dev.andon.cli;

import dev.andon.model.Problem;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.Workspace;
import java.nio.file.Path;
import java.util.List;

/** Opens the window; what the program with a window brings to the command line. */
@FunctionalInterface
public interface Window {

    /**
     * Shows the workspace until the window is closed. Called on the main thread.
     *
     * @param problems mistakes in the workspace's files and secrets that are missing, for the screen
     * @param secrets of this machine, where the connections' passwords are found and new ones kept
     * @param data the folder for the program's own files
     * @return the exit code of the process
     */
    int show(Workspace workspace, List<Problem> problems, SecretSources secrets, Path data);
}
