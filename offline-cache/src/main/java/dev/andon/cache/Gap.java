package dev.andon.cache;

/**
 * A stretch of which nothing is known of a point.
 *
 * @param from its beginning, microseconds since 1970 UTC
 * @param to its end: when the next sample was measured; {@link Long#MAX_VALUE} while it lasts
 */
public record Gap(long from, long to, GapCause cause) {}
