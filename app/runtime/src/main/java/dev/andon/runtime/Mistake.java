package dev.andon.runtime;

import dev.andon.model.Problem;
import java.util.Comparator;

/**
 * Something wrong in a file of the workspace.
 *
 * @param file its path below the workspace's folder, with {@code /}
 * @param line 1 for the first; 0: the file as a whole
 */
record Mistake(String file, int line, String what, String remedy) implements Comparable<Mistake> {

    private static final Comparator<Mistake> ORDER =
            Comparator.comparing(Mistake::file).thenComparingInt(Mistake::line);

    Problem problem() {
        return new Problem(where(), what, remedy);
    }

    String where() {
        return line == 0 ? file : file + ":" + line;
    }

    @Override
    public int compareTo(Mistake other) {
        return ORDER.compare(this, other);
    }
}
