package dev.andon.runtime;

import dev.andon.cache.CacheState;
import dev.andon.model.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted since the start; only what is counted here is ever dropped.
 *
 * @param samples handed over by connectors: those that were worked on, dropped or still wait
 * @param dropped oldest samples thrown away because ingest fell behind
 * @param unheard samples besides, handed over for connections that had been taken out, replaced or paused, and left aside
 * @param waiting samples that wait for ingest now
 * @param historical samples that came late and went to history only
 * @param bad samples that could not be read or that their source called bad
 * @param unreadable messages that could not be read
 * @param ignored addresses that carry no telemetry, listed and left alone
 * @param troubles what went wrong, the newest first, at most 100, without repeats of the same place
 * @param recorded rows that the cache has taken, gaps among them
 * @param unrecorded rows that it could not take: they are missing in the history, which shows a gap
 * @param recording how the cache fares; null: nothing is recorded
 * @param stalledSince since when nothing that arrived has been worked on; null: all is well. Meanwhile nothing is shown as live
 */
public record Health(
        long samples,
        long dropped,
        long unheard,
        long waiting,
        long historical,
        long bad,
        long unreadable,
        long ignored,
        long recorded,
        long unrecorded,
        @Nullable CacheState recording,
        List<Trouble> troubles,
        @Nullable Instant stalledSince) {

    /** What went wrong without when, the newest first. */
    public List<Problem> problems() {
        return troubles.stream().map(Trouble::problem).toList();
    }
}
