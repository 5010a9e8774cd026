package dev.andon.cache;

import dev.andon.model.Quality;
import org.jspecify.annotations.Nullable;

/**
 * The newest sample of a point that the cache knows of.
 *
 * @param time when it was measured, microseconds since 1970 UTC
 * @param number the number; 1 or 0 for a flag, 0 for a text
 * @param text of a text point, null for the others
 * @param quality as it was judged then
 * @param until since when nothing is known of the point; {@link Long#MAX_VALUE} while it is heard
 */
public record LastValue(
        int point, long time, double number, @Nullable String text, Quality quality, boolean historical, long until) {}
