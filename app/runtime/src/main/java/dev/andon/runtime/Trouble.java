package dev.andon.runtime;

import dev.andon.model.Problem;

/**
 * A problem and when it was there.
 *
 * @param problem as it was told last
 * @param since when it was first told since it was last mended or another took its place, microseconds since 1970 UTC
 * @param last when it was told last, microseconds since 1970 UTC
 * @param count how often it was told in that time, from 1
 */
public record Trouble(Problem problem, long since, long last, long count) {

    /** The trouble of a place that is told of once more, where that is the same one; otherwise a new one. */
    Trouble again(Problem told, long now) {
        return same(told) ? new Trouble(told, since, now, count + 1) : new Trouble(told, now, now, 1);
    }

    // What is said changes with its figures; what is to be done about it does not.
    private boolean same(Problem told) {
        return problem.where().equals(told.where()) && problem.remedy().equals(told.remedy());
    }
}
