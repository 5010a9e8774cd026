package dev.andon.runtime;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One file of the workspace while it is read, and where its mistakes go.
 *
 * @param folder the workspace's
 * @param name its path below the folder, with {@code /}
 * @param mistakes of all files; grows while reading
 * @param there whether the folder can be reached; where it cannot, the files that keys name are believed to be there
 */
record WorkspaceFile(Path folder, String name, List<Mistake> mistakes, boolean there) {

    void mistake(Node at, String what, String remedy) {
        mistake(line(at), what, remedy);
    }

    void mistake(Node at, IllegalArgumentException wrong) {
        String what = wrong.getMessage() == null ? "cannot be read" : wrong.getMessage();
        mistake(at, what, wrong instanceof Wrong known ? known.remedy() : "");
    }

    void mistake(int line, String what, String remedy) {
        mistakes.add(new Mistake(name, line, what, remedy));
    }

    /** The place of a node for a person: {@code file:line}. */
    String where(Node at) {
        return name + ":" + line(at);
    }

    /** The file's own name without its ending. */
    String stem() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.substring(0, last.lastIndexOf('.'));
    }

    /**
     * A file that a key names, relative to the workspace's folder unless it is absolute; either separator parts folders.
     *
     * @throws Wrong when there is no such file
     */
    Path beside(String text) {
        Path path;
        try {
            path = folder.resolve(text.replace('\\', '/'));
        } catch (InvalidPathException e) {
            throw new Wrong(
                    "'" + text + "' is no path of a file", "write it relative to the workspace, such as certs/ca.pem");
        }
        if (there && !Files.isRegularFile(path)) {
            throw new Wrong(
                    "there is no file '" + text + "'",
                    text.matches("[A-Za-z]:.*")
                                    && !folder.getFileSystem().getPath(text).isAbsolute()
                            ? "that is a Windows path; write it relative to the workspace, such as certs/ca.pem"
                            : "paths are relative to " + folder);
        }
        return path;
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
