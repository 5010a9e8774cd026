package dev.andon.model;

import java.time.Instant;

/**
 * A condition with a life, needing a person's timely action: one instance per rule and point.
 *
 * @param rule id of the rule that raised it
 * @param since when it entered its state
 * @param occurrences how often the condition came true since it was last normal and acknowledged; 1 at the first
 * @param message what a person reads
 */
public record Alarm(
        String id,
        String rule,
        PointId point,
        Priority priority,
        AlarmState state,
        Instant since,
        int occurrences,
        String message) {}
