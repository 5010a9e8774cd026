package dev.andon.cli;

import dev.andon.model.Problem;
import dev.andon.runtime.Workspace;
import java.util.List;

/** Opens the window; what the program with a window brings to the command line. */
@FunctionalInterface
public interface Window {

    /**
     * Shows the workspace until the window is closed. Called on the main thread.
     *
     * @param problems mistakes in the workspace's files and secrets that are missing, for the screen
     * @param opening how it opens
     * @return the exit code of the process
     */
    int show(Workspace workspace, List<Problem> problems, Opening opening);
}
