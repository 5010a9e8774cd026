package dev.andon.ui.map;

import dev.andon.ui.track.Track;

/**
 * A track to be drawn.
 *
 * @param stale what went there is not heard any more: where it is now nobody knows
 */
record Course(Track track, boolean stale) {}
