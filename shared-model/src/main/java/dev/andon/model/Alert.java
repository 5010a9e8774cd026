package dev.andon.model;

import java.time.Instant;

/**
 * What a person is shown or sent about an alarm.
 *
 * @param alarm id of the alarm
 * @param person id of the one it is for
 * @param channel the way it takes, such as {@code ntfy} or {@code mail}
 */
public record Alert(String id, String alarm, String person, String channel, Instant at, String text) {}
