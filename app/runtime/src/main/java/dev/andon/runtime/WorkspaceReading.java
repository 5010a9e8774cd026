package dev.andon.runtime;

import dev.andon.model.Problem;
import java.util.List;

/**
 * A workspace as read from its folder, and what is wrong in its files. What is wrong is left out of the workspace, and nothing else is.
 *
 * @param problems each with {@code file:line} as its place, the file's path below the folder with {@code /}; in the order of files and lines
 */
public record WorkspaceReading(Workspace workspace, List<Problem> problems) {

    /** @throws NullPointerException when a problem is null */
    public WorkspaceReading {
        problems = List.copyOf(problems);
    }
}
