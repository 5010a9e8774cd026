package dev.andon.cache;

import dev.andon.model.Problem;

/** The cache, or a part of it, cannot be used now; nothing in it was changed. */
public final class Unavailable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Unavailable(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /** The file, what is wrong with it, and what to do. */
    public Problem problem() {
        return problem;
    }
}
