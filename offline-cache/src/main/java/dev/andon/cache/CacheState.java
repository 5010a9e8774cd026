package dev.andon.cache;

import dev.andon.model.Problem;

/** How the cache fares. */
public sealed interface CacheState {

    /** What comes in is kept. */
    record Recording() implements CacheState {}

    /** Nothing is kept here: another program records, or the folder cannot be written. */
    record ReadOnly(Problem why) implements CacheState {}

    /**
     * Nothing can be written at the moment. It is tried again and again, unless the problem says that a new start is needed.
     *
     * @param since microseconds since 1970 UTC
     */
    record Stopped(Problem why, long since) implements CacheState {}
}
