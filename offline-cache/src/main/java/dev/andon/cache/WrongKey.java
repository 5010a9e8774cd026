package dev.andon.cache;

import dev.andon.model.Problem;

/** The cache is sealed under another key than the one that was given. Nothing in the file was touched. */
public final class WrongKey extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    WrongKey(String where, String what, String remedy) {
        this(new Problem(where, what, remedy));
    }

    private WrongKey(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** The file, what is wrong with the key, and what to do. */
    public Problem problem() {
        return problem;
    }
}
