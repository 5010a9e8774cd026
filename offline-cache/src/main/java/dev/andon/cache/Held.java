package dev.andon.cache;

import dev.andon.model.Problem;

/** Another program has the cache open for writing. It can still be read. */
public final class Held extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Held(String where, String holder) {
        this(new Problem(
                where, "the cache is written by " + holder, "end that program to record here, or only read meanwhile"));
    }

    private Held(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** The file, who holds it, and what to do. */
    public Problem problem() {
        return problem;
    }
}
