package dev.andon.cache;

import dev.andon.model.Problem;

/** A file that this program cannot use: of a newer version, or no cache. Nothing in it was touched. */
public final class OtherVersion extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    OtherVersion(String where, String what, String remedy) {
        this(new Problem(where, what, remedy));
    }

    private OtherVersion(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** The file, what it is, and what to do. */
    public Problem problem() {
        return problem;
    }
}
