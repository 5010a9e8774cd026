package dev.andon.runtime;

import dev.andon.model.Problem;

/**
 * A problem and when it was there.
 *
 * @param problem as it was told last
 * @param since when it was first told of this place since it was last mended, microseconds since 1970 UTC
 * @param last when it was told last, microseconds since 1970 UTC
 * @param count how often it was told in that time, from 1
 */
public record Trouble(Problem problem, long since, long last, long count) {

    Trouble again(Problem told, long now) {
        return new Trouble(told, since, now, count + 1);
    }
}
