package dev.andon.cache;

import java.nio.file.Path;

/**
 * A damaged cache was set aside, and what could be read of it is in a new one.
 *
 * @param why what was found, a clause for people
 * @param aside where the damaged one is
 * @param report what could be read of it, and what is lost
 */
public record Salvaged(String why, Path aside, Report report) {}
