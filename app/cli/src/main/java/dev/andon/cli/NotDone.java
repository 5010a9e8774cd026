package dev.andon.cli;

import dev.andon.model.Problem;

/** A command cannot do what it was asked, for a reason that a person can mend: it is told on the standard error, and the exit code is 1. */
public final class NotDone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public NotDone(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
