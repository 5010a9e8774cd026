package dev.andon.runtime;

import dev.andon.model.Problem;
import java.util.List;

/**
 * What was counted since the start; only what is counted here is ever dropped.
 *
 * @param samples handed over by connectors
 * @param dropped oldest samples thrown away because ingest fell behind
 * @param waiting samples that wait for ingest now
 * @param historical samples that came late and went to history only
 * @param bad samples that could not be read or that their source called bad
 * @param unreadable messages that could not be read
 * @param ignored addresses that carry no telemetry, listed and left alone
 * @param problems the newest ones first, at most 100, without repeats of the same place
 */
public record Health(
        long samples,
        long dropped,
        long waiting,
        long historical,
        long bad,
        long unreadable,
        long ignored,
        List<Problem> problems) {}
